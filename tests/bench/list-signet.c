/* list-signet.c: Signet's list, as it ships, measured from inside
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "list-bench.h"
#include "signet-application.h"
#include "signet-credential-view.h"

#include <stdlib.h>

typedef struct
{
  SignetConnection *connection; /* (borrowed) */
  SignetCredentialView *view;   /* (borrowed) */
} Signet;

/*
 * Helpers
 */

static GtkWidget *
find_view (GtkWidget *widget)
{
  GtkWidget *found = SIGNET_IS_CREDENTIAL_VIEW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_view (child);

  return found;
}

/*
 * Callbacks
 */

static gboolean
has_rows (gpointer data)
{
  Signet *signet = data;

  return gtk_widget_get_mapped (GTK_WIDGET (signet->view)) &&
         !signet_credential_view_get_empty (signet->view);
}

static gboolean
is_complete (gpointer data)
{
  return signet_connection_get_complete (((Signet *) data)->connection);
}

static gboolean
is_settled (gpointer data)
{
  Signet *signet = data;

  return !signet_credential_index_get_pending (signet_credential_view_get_index (signet->view));
}

static void
search (gpointer    data,
        const char *text)
{
  g_object_set (((Signet *) data)->view, "search", text, NULL);
}

/*
 * Public
 */

int
main (int   argc,
      char *argv[])
{
  gint64 start = list_bench_read_start (argc, argv);
  g_autoptr(SignetApplication) application = signet_application_new (NULL);
  Signet signet;
  ListBenchSubject subject = {
    .has_rows = has_rows, .is_complete = is_complete, .is_settled = is_settled,
    .search = search, .data = &signet,
  };
  int status;

  if (!g_application_register (G_APPLICATION (application), NULL, NULL))
    return EXIT_FAILURE;

  g_application_activate (G_APPLICATION (application));
  subject.window = gtk_application_get_active_window (GTK_APPLICATION (application));
  signet.connection = signet_application_get_connection (application);
  signet.view = SIGNET_CREDENTIAL_VIEW (find_view (GTK_WIDGET (subject.window)));
  status = list_bench_run (&subject, start, argc > 2);

  gtk_window_destroy (subject.window);

  return status;
}
