/* signet-application-actions.c: what can be done with the application as a whole
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-application-private.h"

#include "signet-debug-info.h"
#include "signet-help.h"
#include "signet-preferences-window.h"
#include "signet-shortcuts.h"
#include "signet-window.h"

#include <glib/gi18n-lib.h>

#define WEBSITE "https://github.com/signet-app/signet"

/*
 * Helpers
 */

/* The bus can start an action, and the application for it, when there is no window. */
static GtkWindow *
get_window (gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  if (window == NULL)
    window = GTK_WINDOW (signet_application_show_window (user_data, NULL));

  return window;
}

/*
 * Callbacks
 */

static void
on_about_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  const char *developers[] = { "The Signet authors", NULL };
  GtkWindow *window = get_window (user_data);
  g_autofree char *debug_info =
    signet_debug_info_describe (window, signet_application_get_connections (user_data));

  adw_show_about_window (window,
                         "application-name", "Signet",
                         "application-icon", SIGNET_APP_ID,
                         "version", SIGNET_VERSION,
                         "developer-name", _("The Signet authors"),
                         "developers", developers,
                         "copyright", "© 2026 The Signet authors",
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Issue API credentials, and keep track of them."),
                         "website", WEBSITE,
                         "issue-url", WEBSITE "/issues",
                         "debug-info", debug_info,
                         "debug-info-filename", "signet-debug-info.txt",
                         /* Translators: your names, one on each line */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

/* A port or a file may have been the reason that the issuer could not be reached. */
static gboolean
on_preferences_close_request_cb (GtkWindow         *window,
                                 SignetApplication *self)
{
  SignetConnection *connection = signet_application_get_connection (self);

  if (signet_connection_get_state (connection) == SIGNET_CONNECTION_STATE_UNREACHABLE)
    signet_connection_load (connection);

  return GDK_EVENT_PROPAGATE;
}

static void
on_preferences_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  SignetApplication *self = user_data;
  GtkWidget *window =
    signet_preferences_window_new (signet_application_get_settings (self),
                                   signet_application_get_background_stay (self));

  gtk_window_set_transient_for (GTK_WINDOW (window), get_window (self));
  g_signal_connect_object (window, "close-request",
                           G_CALLBACK (on_preferences_close_request_cb), self, 0);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_shortcuts_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  GtkWidget *window = signet_shortcuts_new_window ();

  gtk_window_set_transient_for (GTK_WINDOW (window), get_window (user_data));
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_help_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  signet_help_show (get_window (user_data));
}

/* By way of the windows, which may have something to ask before. One that closes leaves the
 * list of the application at once. Where there is none, the application stays only for the
 * issuer, and whoever asks it to end means that too.
 */
static void
on_quit_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  g_autoptr(GList) windows =
    g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  if (windows == NULL)
    g_application_quit (G_APPLICATION (user_data));

  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (SIGNET_IS_WINDOW (l->data))
        gtk_window_close (l->data);
    }
}

/*
 * Public
 */

/**
 * signet_application_add_actions:
 * @self: the application
 *
 * Adds the actions of the “app” group.
 */
void
signet_application_add_actions (SignetApplication *self)
{
  const GActionEntry entries[] = {
    { .name = "about", .activate = on_about_cb },
    { .name = "help", .activate = on_help_cb },
    { .name = "preferences", .activate = on_preferences_cb },
    { .name = "shortcuts", .activate = on_shortcuts_cb },
    { .name = "quit", .activate = on_quit_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  signet_application_add_outside (self);
}
