/* signet-application-outside.c: what the desktop asks for, with or without a window
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-application-private.h"

#include "signet-window.h"

/* Notifications and the menu of the application's icon come here by D-Bus, which starts Signet
 * for it if need be.
 */

/*
 * Helpers
 */

static SignetWindow *
find_window (SignetApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (SIGNET_IS_WINDOW (l->data))
        return l->data;
    }

  return NULL;
}

/* What is wanted of a credential of this computer. */
static void
want_here (SignetApplication *self,
           const char        *action,
           GVariant          *parameter,
           const char        *client_id)
{
  SignetConnection *connection = signet_application_get_connection (self);

  signet_window_want (signet_application_show_window (self, connection), connection,
                      action, parameter, client_id);
}

/* The connection on the screen, or the one that will be there, if it can do what is wanted; this
 * computer can.
 */
static SignetConnection *
choose_connection (SignetApplication  *self,
                   gboolean          (*can) (SignetConnection *connection))
{
  SignetWindow *window = find_window (self);
  SignetConnection *shown = window != NULL ? signet_window_get_connection (window) :
    signet_connection_list_get_last (signet_application_get_connections (self));

  return can (shown) ? shown : signet_application_get_connection (self);
}

static gboolean
keeps_audit (SignetConnection *connection)
{
  return signet_connector_keeps_audit (signet_connection_get_connector (connection));
}

/*
 * Callbacks
 */

static void
on_show_credential_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  want_here (user_data, "credential.edit", parameter, g_variant_get_string (parameter, NULL));
}

static void
on_rotate_secret_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  want_here (user_data, "credential.rotate", parameter, g_variant_get_string (parameter, NULL));
}

static void
on_show_expiring_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  want_here (user_data, "win.show-expiring", parameter, NULL);
}

static void
on_remind_later_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  signet_expiry_notifier_put_off (signet_application_get_expiry_notifier (user_data),
                                  g_variant_get_string (parameter, NULL));
}

static void
on_new_credential_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  SignetConnection *connection = choose_connection (user_data, signet_connection_can_issue);

  signet_window_want (signet_application_show_window (user_data, connection), connection,
                      "win.add", NULL, NULL);
}

static void
on_audit_log_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  SignetConnection *connection = choose_connection (user_data, keeps_audit);

  signet_window_want (signet_application_show_window (user_data, connection), connection,
                      "win.audit", NULL, NULL);
}

/*
 * Public
 */

/**
 * signet_application_add_outside:
 * @self: the application
 *
 * Adds the actions of the “app” group that need no window.
 */
void
signet_application_add_outside (SignetApplication *self)
{
  const GActionEntry entries[] = {
    { .name = "show-credential", .activate = on_show_credential_cb, .parameter_type = "s" },
    { .name = "rotate-secret", .activate = on_rotate_secret_cb, .parameter_type = "s" },
    { .name = "show-expiring", .activate = on_show_expiring_cb, .parameter_type = "s" },
    { .name = "remind-later", .activate = on_remind_later_cb, .parameter_type = "s" },
    { .name = "new-credential", .activate = on_new_credential_cb },
    { .name = "audit-log", .activate = on_audit_log_cb },
  };

  g_return_if_fail (SIGNET_IS_APPLICATION (self));

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/**
 * signet_application_show_window:
 * @self: the application
 * @connection: (nullable): what a new window shows, %NULL for what was shown last
 *
 * Shows the window with the list. One that is there already shows what it shows.
 *
 * Returns: (transfer none): the window
 */
SignetWindow *
signet_application_show_window (SignetApplication *self,
                                SignetConnection  *connection)
{
  SignetWindow *window;

  g_return_val_if_fail (SIGNET_IS_APPLICATION (self), NULL);

  window = find_window (self);
  if (window == NULL)
    {
      SignetConnectionList *connections = signet_application_get_connections (self);

      if (connection == NULL)
        connection = signet_connection_list_get_last (connections);
      window = SIGNET_WINDOW (signet_window_new (GTK_APPLICATION (self), connection,
                                                 signet_application_get_settings (self)));
      signet_window_set_connections (window, connections);
      /* The stripes of a window of what is being worked on. */
      if (!g_str_equal (SIGNET_APP_ID, SIGNET_BASE_ID))
        gtk_widget_add_css_class (GTK_WIDGET (window), "devel");
      signet_connection_load (connection);
    }

  gtk_window_present (GTK_WINDOW (window));

  return window;
}
