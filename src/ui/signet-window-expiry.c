/* signet-window-expiry.c: how somebody gets to secrets that end
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-window-private.h"

#include "signet-time.h"

/*
 * Helpers
 */

static void
open_editor (SignetWindow *self,
             const char   *client_id)
{
  GtkWindow *dialog = signet_window_find_dialog (self);

  /* What is being done there must not be covered. */
  if (dialog != NULL)
    {
      gtk_window_present (dialog);
      return;
    }

  signet_window_reveal (self, client_id);
  gtk_widget_activate_action (GTK_WIDGET (self), "credential.edit", "s", client_id);
}

/*
 * Callbacks
 */

static void
on_show_expiring_cb (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);
  SignetFilter *filter = signet_credential_view_get_filter (self->view);

  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  signet_filter_clear (filter);
  signet_filter_set_value (filter, SIGNET_FACET_STATUS, "active");
  signet_filter_set_value (filter, SIGNET_FACET_EXPIRES, g_variant_get_string (parameter, NULL));
}

/* The list looks at the clock once a minute, and must not say something else than the strip. */
static void
on_expiry_bar_changed_cb (SignetWindow *self)
{
  gint64 now = signet_time_now ();

  g_assert (SIGNET_IS_WINDOW (self));

  signet_row_context_set_now (signet_credential_view_get_context (self->view), now);
  signet_credential_index_set_now (signet_credential_view_get_index (self->view), now);
}

/* It may be on a page that is still on the way. */
static void
on_connection_notify_complete_cb (SignetWindow *self)
{
  g_autofree char *wanted = NULL;

  g_assert (SIGNET_IS_WINDOW (self));

  if (self->wanted == NULL || !signet_connection_get_complete (self->connection))
    return;

  wanted = g_steal_pointer (&self->wanted);
  signet_window_open_credential (self, wanted);
}

static void
on_signals_bind_cb (GSignalGroup     *signals,
                    SignetConnection *connection,
                    SignetWindow     *self)
{
  signet_expiry_bar_follow (self->expiry_bar, connection, self->settings);
}

/*
 * Public
 */

/**
 * signet_window_install_expiry:
 * @widget_class: the class of the window
 *
 * Installs what the strip above the list, and notifications, ask for.
 */
void
signet_window_install_expiry (GtkWidgetClass *widget_class)
{
  g_type_ensure (SIGNET_TYPE_EXPIRY_BAR);
  gtk_widget_class_install_action (widget_class, "win.show-expiring", "s", on_show_expiring_cb);
}

/**
 * signet_window_follow_expiry:
 * @self: a window that has no connection yet
 *
 * Lets the strip above the list come and go.
 */
void
signet_window_follow_expiry (SignetWindow *self)
{
  g_return_if_fail (SIGNET_IS_WINDOW (self));

  g_signal_connect_object (self->expiry_bar, "changed", G_CALLBACK (on_expiry_bar_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_group_connect_swapped (self->signals, "notify::complete",
                                  G_CALLBACK (on_connection_notify_complete_cb), self);
  g_signal_connect (self->signals, "bind", G_CALLBACK (on_signals_bind_cb), self);
}

/**
 * signet_window_open_credential:
 * @self: a window
 * @client_id: the Client ID of a credential
 *
 * Opens a credential in the editor, once it is known. A dialog that is open already stays what
 * it is.
 */
void
signet_window_open_credential (SignetWindow *self,
                               const char   *client_id)
{
  SignetCredentialList *credentials;

  g_return_if_fail (SIGNET_IS_WINDOW (self));
  g_return_if_fail (client_id != NULL);

  g_clear_pointer (&self->wanted, g_free);
  credentials = signet_connection_get_credentials (self->connection);
  if (signet_connection_get_organization (self->connection) != NULL &&
      signet_credential_list_find (credentials, client_id) != NULL)
    open_editor (self, client_id);
  else if (!signet_connection_get_complete (self->connection))
    self->wanted = g_strdup (client_id);
}
