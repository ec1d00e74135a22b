/* signet-application-links.c: opens links to credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-application-private.h"

#include "signet-credential-search.h"
#include "signet-link.h"

#include <glib/gi18n-lib.h>

/* So many whose text has the Client ID of a link are looked at, to find the one that has it as its
 * Client ID.
 */
#define N_EACH 50

/* How long a link waits for issuers, in milliseconds. It may have started Signet, and the built-in
 * issuer takes up to 20 seconds to start.
 */
#define LIMIT 30000

/* A link can come from anywhere, so it only shows, and is itself repeated nowhere: it may be a
 * secret that somebody pasted in the wrong place.
 */
typedef struct
{
  SignetApplication *application; /* (owned) and held */
  SignetWindow *window;           /* (weak) (nullable) once it is closed */
  GCancellable *cancellable;      /* (owned) for when it is closed */
  char *client_id;                /* (owned) */
} Opening;

/*
 * Helpers
 */

static void
free_opening (Opening *opening)
{
  g_application_release (G_APPLICATION (opening->application));
  g_object_unref (opening->application);
  g_clear_weak_pointer (&opening->window);
  g_object_unref (opening->cancellable);
  g_free (opening->client_id);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, free_opening)

static void
show_credential (Opening          *opening,
                 SignetConnection *connection)
{
  signet_window_want (opening->window, connection, "credential.edit",
                      g_variant_new_string (opening->client_id), opening->client_id);
}

/*
 * Callbacks
 */

static void
search_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Opening) opening = user_data;
  g_autoptr(GPtrArray) hits =
    signet_credential_search_finish (SIGNET_CONNECTION_LIST (source), result, NULL);
  SignetSearchHit *hit = hits == NULL ? NULL :
    signet_credential_search_choose (hits, NULL, opening->client_id);
  SignetConnection *here = signet_application_get_connection (opening->application);

  if (opening->window == NULL)
    return;

  /* Whoever has no list yet cannot say that it is not there, and the window waits for one. */
  if (hit != NULL)
    show_credential (opening, signet_search_hit_get_connection (hit));
  else if (signet_connection_get_state (here) != SIGNET_CONNECTION_STATE_READY)
    show_credential (opening, here);
  else
    signet_window_say (opening->window,
                       _("No credential with the Client ID of that link was found"));
}

/*
 * Public
 */

/**
 * signet_application_open_link:
 * @self: the application
 * @link: what may be a link
 *
 * Shows the credential that a link names, in whichever connection has it: this computer comes
 * first. If there is none, or it is no link, it says so.
 */
void
signet_application_open_link (SignetApplication *self,
                              const char        *link)
{
  g_autofree char *client_id = NULL;
  SignetWindow *window;
  Opening *opening;

  g_return_if_fail (SIGNET_IS_APPLICATION (self));
  g_return_if_fail (link != NULL);

  window = signet_application_show_window (self, NULL);
  client_id = signet_link_parse (link, NULL);
  if (client_id == NULL)
    {
      signet_window_say (window, _("That is not a link to a credential"));
      return;
    }

  opening = g_new0 (Opening, 1);
  opening->application = g_object_ref (self);
  g_set_weak_pointer (&opening->window, window);
  opening->cancellable = g_cancellable_new ();
  g_signal_connect_object (window, "destroy", G_CALLBACK (g_cancellable_cancel),
                           opening->cancellable, G_CONNECT_SWAPPED);
  opening->client_id = g_steal_pointer (&client_id);
  g_application_hold (G_APPLICATION (self));
  signet_credential_search_async (signet_application_get_connections (self), opening->client_id,
                                  N_EACH, LIMIT, opening->cancellable,
                                  search_cb, opening);
}
