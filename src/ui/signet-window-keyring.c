/* signet-window-keyring.c: what can be done with the secrets in the keyring
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-window-private.h"

#include "signet-kept-secret-dialog.h"
#include "signet-secret-check-dialog.h"

/*
 * Callbacks
 */

static void
on_kept_secret_cb (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);
  SignetCredential *credential =
    signet_credential_list_find (signet_connection_get_credentials (self->connection),
                                 g_variant_get_string (parameter, NULL));

  if (credential != NULL)
    signet_kept_secret_dialog_present (GTK_WINDOW (self), self->connection,
                                       (GListModel *) self->connections, credential, NULL);
}

static void
on_check_secrets_cb (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);

  signet_secret_check_dialog_present (GTK_WINDOW (self), self->connection);
}

static void
on_connection_notify_state_cb (SignetWindow *self)
{
  gboolean ready;

  g_assert (SIGNET_IS_WINDOW (self));

  ready = signet_connection_get_state (self->connection) == SIGNET_CONNECTION_STATE_READY;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.check-secrets",
                                 ready && signet_connection_can_check_secrets (self->connection));
}

static void
on_signals_bind_cb (GSignalGroup     *signals,
                    SignetConnection *connection,
                    SignetWindow     *self)
{
  on_connection_notify_state_cb (self);
}

/*
 * Public
 */

/**
 * signet_window_install_keyring:
 * @widget_class: the class of the window
 *
 * Installs what can be done with the secrets in the keyring.
 */
void
signet_window_install_keyring (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "credential.kept-secret", "s",
                                   on_kept_secret_cb);
  gtk_widget_class_install_action (widget_class, "win.check-secrets", NULL, on_check_secrets_cb);
}

/**
 * signet_window_follow_keyring:
 * @self: a window that has no connection yet
 *
 * Offers to check the secrets while there is an issuer that can be asked.
 */
void
signet_window_follow_keyring (SignetWindow *self)
{
  g_return_if_fail (SIGNET_IS_WINDOW (self));

  g_signal_group_connect_swapped (self->signals, "notify::state",
                                  G_CALLBACK (on_connection_notify_state_cb), self);
  g_signal_connect (self->signals, "bind", G_CALLBACK (on_signals_bind_cb), self);
}
