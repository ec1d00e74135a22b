/* signet-window-audit.c: the way from the window to the audit log
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-window-private.h"

#include "signet-audit-window.h"

#include <glib/gi18n-lib.h>

/*
 * Helpers
 */

static void
show (SignetWindow *self,
      const char   *client_id,
      const char   *display_name)
{
  if (signet_connector_keeps_audit (signet_connection_get_connector (self->connection)))
    signet_audit_window_show (GTK_WINDOW (self), self->connection, client_id, display_name);
  else
    signet_window_show_toast (self, _("This issuer keeps no audit log"));
}

/*
 * Callbacks
 */

static void
on_audit_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  show (SIGNET_WINDOW (widget), NULL, NULL);
}

/* The credential may have been deleted since its menu was opened; its history is still there. */
static void
on_history_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);
  const char *client_id = g_variant_get_string (parameter, NULL);
  SignetCredential *credential =
    signet_credential_list_find (signet_connection_get_credentials (self->connection), client_id);

  show (self, client_id,
        credential != NULL ? signet_credential_get_display_name (credential) : NULL);
}

/*
 * Public
 */

/**
 * signet_window_install_audit_actions:
 * @widget_class: the class of the window
 *
 * Installs what opens the audit log.
 */
void
signet_window_install_audit_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.audit", NULL, on_audit_cb);
  gtk_widget_class_install_action (widget_class, "credential.history", "s", on_history_cb);
}
