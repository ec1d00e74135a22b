/* bare-window.c: the smallest libadwaita program, the rival of every start-up time
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

/*
 * Callbacks
 */

static void
on_application_activate_cb (GtkApplication *application,
                            gpointer        user_data)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_title (GTK_WINDOW (window), "Bare");
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 720);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window),
                                      gtk_label_new ("An empty window"));
  gtk_window_present (GTK_WINDOW (window));
}

/*
 * Public
 */

int
main (int   argc,
      char *argv[])
{
  g_autoptr(AdwApplication) application =
    adw_application_new (SIGNET_APP_ID ".Bare", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (on_application_activate_cb), NULL);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
