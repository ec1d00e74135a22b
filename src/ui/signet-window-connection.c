/* signet-window-connection.c: which issuer the window shows
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-window-private.h"

#include "signet-accessible.h"
#include "signet-connection-dialog.h"
#include "signet-remove-connection-dialog.h"

#include <glib/gi18n-lib.h>

/*
 * Helpers
 */

/* What belongs to the connection that was shown goes: whatever is still under way for it is told
 * to its own list, and to nobody here (see signet_window_is_at()).
 */
static void
leave_connection (SignetWindow *self)
{
  for (guint i = self->toasts->len; i > 0; i--)
    adw_toast_dismiss (g_ptr_array_index (self->toasts, i - 1));
  signet_condition_bar_clear (self->condition_bar);
  signet_window_forget_wanted (self);
  signet_row_selection_set_selecting (signet_credential_view_get_selection (self->view), FALSE);
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  signet_filter_clear (signet_credential_view_get_filter (self->view));
}

/* What can be done is called by what it is. */
static void
update_words (SignetWindow *self)
{
  gboolean keeping = signet_connection_can_keep (self->connection);
  const char *add = keeping ? _("Keep a Credential…") : _("Add Credential");

  signet_short_label_set_label (self->add_label, add);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, add, -1);
  gtk_button_set_label (self->first_run_button, add);
  gtk_widget_set_visible (self->connect_button, !keeping && self->connections != NULL);
  if (keeping)
    {
      adw_status_page_set_title (self->first_run_page, _("No Credentials Kept Yet"));
      adw_status_page_set_description (self->first_run_page,
                                       _("Keep a Client ID and Client Secret that were made "
                                         "elsewhere in your keyring, and get tokens with them. "
                                         "Signet cannot issue, change or end them."));
    }
  else
    {
      adw_status_page_set_title (self->first_run_page, _("No Credentials Yet"));
      adw_status_page_set_description (self->first_run_page,
                                       _("Give a program its own Client ID and Client Secret, so "
                                         "that it can get access tokens. Nothing has to be set "
                                         "up first."));
    }
}

static SignetConnectionConfig *
get_config (SignetWindow *self)
{
  if (self->connections == NULL)
    return NULL;

  return signet_connection_list_get_config (self->connections, self->connection);
}

static void
update_actions (SignetWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean has_config = get_config (self) != NULL;

  gtk_widget_action_set_enabled (widget, "win.columns",
                                 !signet_connection_can_keep (self->connection));
  gtk_widget_action_set_enabled (widget, "win.audit",
                                 signet_connector_keeps_audit
                                   (signet_connection_get_connector (self->connection)));
  gtk_widget_action_set_enabled (widget, "win.add-connection", self->connections != NULL);
  gtk_widget_action_set_enabled (widget, "win.connection-settings", has_config);
  gtk_widget_action_set_enabled (widget, "win.remove-connection", has_config);
}

/*
 * Callbacks
 */

/* A connection that was removed cannot stay on the screen. */
static void
on_connections_changed_cb (SignetWindow *self)
{
  const char *id = signet_connection_get_id (self->connection);

  g_assert (SIGNET_IS_WINDOW (self));

  if (signet_connection_list_find (self->connections, id) == NULL)
    signet_window_set_connection (self, signet_connection_list_get (self->connections, 0));
}

static void
on_switch_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);
  SignetConnection *connection = self->connections == NULL ? NULL :
    signet_connection_list_find (self->connections, g_variant_get_string (parameter, NULL));

  if (connection != NULL)
    signet_window_set_connection (self, connection);
}

static void
on_switch_to_nth_cb (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);
  int number = g_variant_get_int32 (parameter);
  SignetConnection *connection = self->connections == NULL || number < 1 ? NULL :
    signet_connection_list_get (self->connections, (guint) number - 1);

  if (connection != NULL)
    signet_window_set_connection (self, connection);
}

static void
on_connections_cb (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  signet_connection_switcher_popup (SIGNET_WINDOW (widget)->switcher);
}

static void
add_connection_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(SignetWindow) self = SIGNET_WINDOW (user_data);
  g_autoptr(SignetConnectionConfig) config = signet_connection_dialog_run_finish (result, NULL);

  if (config != NULL && self->connections != NULL)
    signet_window_set_connection (self, signet_connection_list_add (self->connections, config));
}

static void
on_add_connection_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);

  signet_connection_dialog_run_async (GTK_WINDOW (self), NULL, self->cancellable,
                                      add_connection_cb, g_object_ref (self));
}

/* It may have another address now. */
static void
change_connection_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr(SignetWindow) self = SIGNET_WINDOW (user_data);
  g_autoptr(SignetConnectionConfig) config = signet_connection_dialog_run_finish (result, NULL);

  if (config != NULL && config == get_config (self))
    signet_connection_load (self->connection);
}

static void
on_connection_settings_cb (GtkWidget  *widget,
                           const char *action_name,
                           GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);

  if (get_config (self) != NULL)
    signet_connection_dialog_run_async (GTK_WINDOW (self), get_config (self), self->cancellable,
                                        change_connection_cb, g_object_ref (self));
}

static void
on_remove_connection_cb (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);

  if (get_config (self) != NULL)
    signet_remove_connection_dialog_present (GTK_WINDOW (self), self->connections,
                                             self->connection);
}

/*
 * Public
 */

/**
 * signet_window_install_connection:
 * @widget_class: the class of the window
 *
 * Installs what the switcher asks for.
 */
void
signet_window_install_connection (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.switch", "s", on_switch_cb);
  gtk_widget_class_install_action (widget_class, "win.switch-to", "i", on_switch_to_nth_cb);
  gtk_widget_class_install_action (widget_class, "win.connections", NULL, on_connections_cb);
  gtk_widget_class_install_action (widget_class, "win.add-connection", NULL,
                                   on_add_connection_cb);
  gtk_widget_class_install_action (widget_class, "win.connection-settings", NULL,
                                   on_connection_settings_cb);
  gtk_widget_class_install_action (widget_class, "win.remove-connection", NULL,
                                   on_remove_connection_cb);
}

/**
 * signet_window_attach_connection:
 * @self: a window
 *
 * Lets everything in the window follow its connection.
 */
void
signet_window_attach_connection (SignetWindow *self)
{
  SignetConnection *connection = self->connection;
  SignetCredentialList *credentials = signet_connection_get_credentials (connection);
  gboolean keeping = signet_connection_can_keep (connection);

  g_signal_group_set_target (self->signals, connection);
  g_signal_group_set_target (self->list_signals, credentials);
  signet_row_context_set_keeping (signet_credential_view_get_context (self->view), keeping);
  signet_column_layout_set_keeping (signet_credential_view_get_layout (self->view), keeping);
  signet_selection_bar_set_keeping (self->selection_bar, keeping);
  signet_credential_view_set_credentials (self->view, credentials);
  signet_connection_switcher_set_connection (self->switcher, connection);
  signet_connection_set_order (connection,
                               signet_credential_view_get_sort_column (self->view),
                               signet_credential_view_get_sort_descending (self->view));
  update_words (self);
  update_actions (self);
  signet_window_update (self);
}

/**
 * signet_window_is_at:
 * @self: a window
 * @connection: (type SignetConnection): where something was done
 *
 * Returns: whether that is what the window shows. If not, what came of it belongs nowhere here.
 */
gboolean
signet_window_is_at (SignetWindow *self,
                     gpointer      connection)
{
  return self->connection == connection;
}

/**
 * signet_window_set_connection:
 * @self: a window
 * @connection: the connection whose credentials to show
 *
 * Shows another connection, and opens it if it is not open. Search, filters, selection and what
 * could be undone were about the one before, and are gone.
 */
void
signet_window_set_connection (SignetWindow     *self,
                              SignetConnection *connection)
{
  g_return_if_fail (SIGNET_IS_WINDOW (self));
  g_return_if_fail (SIGNET_IS_CONNECTION (connection));

  if (self->connection == connection)
    return;

  /* While the window is made there is nothing to leave. */
  if (self->signals == NULL)
    {
      g_set_object (&self->connection, connection);
      return;
    }

  leave_connection (self);
  g_set_object (&self->connection, connection);
  signet_window_attach_connection (self);
  if (signet_connection_get_state (connection) == SIGNET_CONNECTION_STATE_CLOSED)
    signet_connection_load (connection);
  else
    signet_connection_freshen (connection);
  if (self->connections != NULL)
    signet_connection_list_set_last (self->connections, connection);
  if (self->has_list)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  g_object_notify (G_OBJECT (self), "connection");
}

/**
 * signet_window_set_connections:
 * @self: a window
 * @connections: all connections, that of the window among them
 *
 * Lets the window switch from one to the other. It is set once.
 */
void
signet_window_set_connections (SignetWindow         *self,
                               SignetConnectionList *connections)
{
  g_return_if_fail (SIGNET_IS_WINDOW (self));
  g_return_if_fail (SIGNET_IS_CONNECTION_LIST (connections));
  g_return_if_fail (self->connections == NULL);

  self->connections = g_object_ref (connections);
  g_signal_connect_object (connections, "items-changed",
                           G_CALLBACK (on_connections_changed_cb), self, G_CONNECT_SWAPPED);
  signet_connection_switcher_set_connections (self->switcher, connections);
  update_words (self);
  update_actions (self);
}
