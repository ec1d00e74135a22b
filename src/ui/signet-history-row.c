/* signet-history-row.c: leads to all changes of a credential
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-history-row.h"

#include "signet-audit-window.h"

#include <glib/gi18n-lib.h>

/* Stands where the last change is told. It is not there for an issuer that keeps no log. */
struct _SignetHistoryRow
{
  AdwActionRow parent_instance;

  SignetConnection *connection; /* (owned) (nullable) */
  SignetCredential *credential; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SignetHistoryRow, signet_history_row, ADW_TYPE_ACTION_ROW)

/*
 * Callbacks
 */

static void
on_activated_cb (SignetHistoryRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root) && self->credential != NULL)
    signet_audit_window_show (GTK_WINDOW (root), self->connection,
                              signet_credential_get_client_id (self->credential),
                              signet_credential_get_display_name (self->credential));
}

/*
 * GObject
 */

static void
signet_history_row_dispose (GObject *object)
{
  SignetHistoryRow *self = SIGNET_HISTORY_ROW (object);

  g_clear_object (&self->connection);
  g_clear_object (&self->credential);

  G_OBJECT_CLASS (signet_history_row_parent_class)->dispose (object);
}

static void
signet_history_row_class_init (SignetHistoryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = signet_history_row_dispose;
}

static void
signet_history_row_init (SignetHistoryRow *self)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Show All Changes"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect (self, "activated", G_CALLBACK (on_activated_cb), NULL);
}

/*
 * Public
 */

/**
 * signet_history_row_set_credential:
 * @self: a row
 * @connection: where the credential is
 * @credential: (nullable): a credential
 *
 * Sets whose changes the row leads to.
 */
void
signet_history_row_set_credential (SignetHistoryRow *self,
                                   SignetConnection *connection,
                                   SignetCredential *credential)
{
  SignetConnector *connector;

  g_return_if_fail (SIGNET_IS_HISTORY_ROW (self));
  g_return_if_fail (SIGNET_IS_CONNECTION (connection));

  connector = signet_connection_get_connector (connection);
  g_set_object (&self->connection, connection);
  g_set_object (&self->credential, credential);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          credential != NULL && signet_connector_keeps_audit (connector));
}
