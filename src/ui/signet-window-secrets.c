/* signet-window-secrets.c: what can be done with secrets in the list
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-window-private.h"

#include "signet-end-secret.h"
#include "signet-rotate-dialog.h"

#include <glib/gi18n-lib.h>

/*
 * Helpers
 */

/* The credential may have been deleted since its menu was opened. */
static SignetCredential *
find_credential (SignetWindow *self,
                 GVariant     *parameter)
{
  return signet_credential_list_find (signet_connection_get_credentials (self->connection),
                                      g_variant_get_string (parameter, NULL));
}

/*
 * Callbacks
 */

static void
rotate_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SignetWindow) self = SIGNET_WINDOW (user_data);
  g_autoptr(SignetCredential) credential = signet_rotate_dialog_run_finish (result, NULL);

  if (credential == NULL)
    return;

  signet_window_show_toast (self, signet_credential_get_n_secrets (credential) == 2
                                    ? _("Rotation started: both secrets work")
                                    : _("New secret issued"));
}

static void
end_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(SignetWindow) self = SIGNET_WINDOW (user_data);
  const char *words = signet_end_secret_run_finish (result, NULL);

  if (words != NULL && signet_window_is_at (self, source))
    signet_window_show_toast (self, words);
}

static void
on_rotate_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);
  SignetCredential *credential = find_credential (self, parameter);

  if (credential == NULL || !signet_connection_can_rotate (self->connection))
    return;

  /* Of one that is rotating already, the editor shows how far it is. */
  if (signet_credential_get_n_secrets (credential) == 2)
    gtk_widget_activate_action_variant (widget, "credential.edit", parameter);
  else
    signet_rotate_dialog_run_async (GTK_WINDOW (self), self->connection, credential,
                                    self->cancellable, rotate_cb, g_object_ref (self));
}

static void
end_rotation (SignetWindow       *self,
              GVariant           *parameter,
              SignetSecretEnding  ending)
{
  SignetCredential *credential = find_credential (self, parameter);
  const char *secret_id = NULL;

  if (credential != NULL)
    secret_id = signet_end_secret_choose (credential, ending);
  if (secret_id != NULL)
    signet_end_secret_run_async (GTK_WINDOW (self), self->connection, credential, secret_id,
                                 ending, self->cancellable, end_cb, g_object_ref (self));
}

static void
on_complete_rotation_cb (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  end_rotation (SIGNET_WINDOW (widget), parameter, SIGNET_SECRET_ENDING_COMPLETE);
}

static void
on_cancel_rotation_cb (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  end_rotation (SIGNET_WINDOW (widget), parameter, SIGNET_SECRET_ENDING_CANCEL);
}

/*
 * Public
 */

/**
 * signet_window_install_secret_actions:
 * @widget_class: the class of the window
 *
 * Installs what the menu of a row asks for about secrets.
 */
void
signet_window_install_secret_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "credential.rotate", "s", on_rotate_cb);
  gtk_widget_class_install_action (widget_class, "credential.complete-rotation", "s",
                                   on_complete_rotation_cb);
  gtk_widget_class_install_action (widget_class, "credential.cancel-rotation", "s",
                                   on_cancel_rotation_cb);
}
