/* signet-window-actions.c: what can be done in the window
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-window-private.h"

#include "signet-clipboard.h"
#include "signet-columns-window.h"
#include "signet-delete-dialog.h"
#include "signet-editor-dialog.h"
#include "signet-link.h"
#include "signet-token-dialog.h"
#include "signet-policy-dialog.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

/* What “activate” and “deactivate” have to remember until the issuer has answered. */
typedef struct
{
  SignetWindow *window; /* (owned) */
  char *client_id;      /* (owned) */
  char *display_name;   /* (owned) */
  gboolean active;
} Switching;

/*
 * Helpers
 */

static void
free_switching (Switching *switching)
{
  g_object_unref (switching->window);
  g_free (switching->client_id);
  g_free (switching->display_name);
  g_free (switching);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Switching, free_switching)

/* The credential may have been deleted since its menu was opened. */
static SignetCredential *
find_credential (SignetWindow *self,
                 GVariant     *parameter)
{
  return signet_credential_list_find (signet_connection_get_credentials (self->connection),
                                      g_variant_get_string (parameter, NULL));
}

static void
copy (SignetWindow *self,
      const char   *name,
      const char   *text)
{
  g_autofree char *toast = NULL;

  signet_clipboard_copy_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  /* Translators: %s is what was copied, for example “Client ID” */
  toast = g_strdup_printf (_("Copied %s"), name);
  signet_window_show_toast (self, toast);
}

/*
 * Callbacks
 */

static void
on_toast_dismissed_cb (SignetWindow *self,
                       AdwToast     *toast)
{
  g_assert (SIGNET_IS_WINDOW (self));

  if (self->toasts != NULL)
    g_ptr_array_remove (self->toasts, toast);
}

static void
on_search_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_field));
}

static void
on_clear_search_cb (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);

  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

static void
on_columns_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);
  GtkWidget *window =
    signet_columns_window_new (signet_credential_view_get_layout (self->view));

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_reload_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);

  signet_condition_bar_clear (self->condition_bar);
  signet_connection_load (self->connection);
}

static void
add_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(SignetWindow) self = SIGNET_WINDOW (user_data);
  g_autoptr(SignetCredential) credential = signet_editor_dialog_run_finish (result, NULL);

  if (credential == NULL)
    return;

  signet_window_reveal (self, signet_credential_get_client_id (credential));
  signet_window_show_toast (self, _("Credential issued"));
}

static void
on_add_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);

  if (signet_connection_can_issue (self->connection))
    signet_editor_dialog_run_async (GTK_WINDOW (self), self->connection, NULL,
                                    self->cancellable, add_cb, g_object_ref (self));
  else
    signet_window_keep (self, NULL);
}

static void
edit_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SignetWindow) self = SIGNET_WINDOW (user_data);
  g_autoptr(SignetCredential) credential = signet_editor_dialog_run_finish (result, NULL);
  g_autofree char *toast = NULL;

  if (credential == NULL)
    return;

  /* Translators: %s is the name of a credential */
  toast = g_strdup_printf (_("Saved “%s”"), signet_credential_get_display_name (credential));
  signet_window_show_toast (self, toast);
}

static void
on_edit_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);
  SignetCredential *credential = find_credential (self, parameter);

  if (credential == NULL)
    return;

  if (signet_connection_can_edit (self->connection))
    signet_editor_dialog_run_async (GTK_WINDOW (self), self->connection, credential,
                                    self->cancellable, edit_cb, g_object_ref (self));
  else
    signet_window_keep (self, credential);
}

static void
on_duplicate_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);
  SignetCredential *credential = find_credential (self, parameter);

  if (credential != NULL && signet_connection_can_issue (self->connection))
    signet_editor_dialog_duplicate_async (GTK_WINDOW (self), self->connection, credential,
                                          self->cancellable, add_cb, g_object_ref (self));
}

static void
on_set_expiry_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);
  g_autoptr(GPtrArray) credentials = g_ptr_array_new ();
  SignetCredential *credential = find_credential (self, parameter);

  if (credential == NULL)
    return;

  g_ptr_array_add (credentials, credential);
  signet_window_change_many (self, SIGNET_BULK_KIND_SET_EXPIRY, credentials);
}

static void
policy_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SignetWindow) self = SIGNET_WINDOW (user_data);
  g_autoptr(SignetPolicy) policy = signet_policy_dialog_run_finish (result, NULL);

  if (policy != NULL)
    signet_window_show_toast (self, _("Saved the expiry rules"));
}

static void
on_policy_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);

  signet_policy_dialog_run_async (GTK_WINDOW (self), self->connection, self->cancellable,
                                  policy_cb, g_object_ref (self));
}

static void
on_export_all_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);
  g_autoptr(GPtrArray) found = signet_credential_view_dup_found (self->view);

  signet_window_export_many (self, found);
}

static void
on_copy_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  const char *name;
  const char *text;

  g_variant_get (parameter, "(&s&s)", &name, &text);
  copy (SIGNET_WINDOW (widget), name, text);
}

static void
on_copy_client_id_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  copy (SIGNET_WINDOW (widget), _("Client ID"), g_variant_get_string (parameter, NULL));
}

static void
on_copy_link_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  g_autofree char *link = signet_link_new (g_variant_get_string (parameter, NULL));

  copy (SIGNET_WINDOW (widget), C_("what was copied", "Link"), link);
}

static void
on_get_token_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);
  SignetCredential *credential = find_credential (self, parameter);

  if (credential != NULL)
    signet_token_dialog_present (GTK_WINDOW (self), self->connection, credential, NULL);
}

static void
refresh_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(SignetCredential) credential =
    signet_connection_refresh_finish (SIGNET_CONNECTION (source), result, NULL);
}

/* The toast offers the way back. Both ways are the same edit. */
static void
show_switched (const Switching *switching)
{
  g_autofree char *escaped = g_markup_escape_text (switching->display_name, -1);
  g_autofree char *title = NULL;
  AdwToast *toast;

  if (switching->active)
    /* Translators: %s is the name of a credential */
    title = g_strdup_printf (_("Activated “%s”"), escaped);
  else
    /* Translators: %s is the name of a credential */
    title = g_strdup_printf (_("Deactivated “%s”"), escaped);

  toast = adw_toast_new (title);
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_action_target (toast, "s", switching->client_id);
  adw_toast_set_action_name (toast, switching->active ? "credential.deactivate"
                                                      : "credential.activate");
  signet_window_offer_undo (switching->window, toast);
}

static void
switch_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Switching) switching = user_data;
  SignetConnection *connection = SIGNET_CONNECTION (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetCredential) credential =
    signet_connection_edit_finish (connection, result, NULL, &error);

  if (!signet_window_is_at (switching->window, connection))
    return;

  if (credential != NULL)
    {
      show_switched (switching);
      return;
    }

  /* The row shows what is not so any more, so it is asked for anew before anybody tries again. */
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    signet_connection_refresh_async (connection, switching->client_id,
                                     switching->window->cancellable, refresh_cb, NULL);
  signet_window_show_error (switching->window, error);
}

static void
switch_credential (SignetWindow *self,
                   GVariant     *parameter,
                   gboolean      active)
{
  SignetCredential *credential = find_credential (self, parameter);
  g_autoptr(SignetDraft) draft = NULL;
  Switching *switching;

  if (credential == NULL || signet_credential_get_active (credential) == active ||
      !signet_connection_can_edit (self->connection))
    return;

  draft = signet_draft_new_from_credential (credential);
  signet_draft_set_active (draft, active);

  switching = g_new0 (Switching, 1);
  switching->window = g_object_ref (self);
  switching->client_id = g_strdup (signet_credential_get_client_id (credential));
  switching->display_name = g_strdup (signet_credential_get_display_name (credential));
  switching->active = active;
  signet_connection_edit_async (self->connection, credential, draft, self->cancellable,
                                switch_cb, switching);
}

static void
on_activate_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  switch_credential (SIGNET_WINDOW (widget), parameter, TRUE);
}

static void
on_deactivate_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  switch_credential (SIGNET_WINDOW (widget), parameter, FALSE);
}

static void
delete_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SignetWindow) self = SIGNET_WINDOW (user_data);
  g_autoptr(SignetCredential) credential = signet_delete_dialog_run_finish (result, NULL);
  g_autofree char *toast = NULL;

  if (credential == NULL || !signet_window_is_at (self, source))
    return;

  /* Translators: %s is the name of a credential */
  toast = g_strdup_printf (_("Deleted “%s”"), signet_credential_get_display_name (credential));
  signet_window_show_toast (self, toast);
}

static void
on_delete_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);
  SignetCredential *credential = find_credential (self, parameter);
  g_autoptr(GPtrArray) one = g_ptr_array_new ();

  if (credential == NULL)
    return;

  g_ptr_array_add (one, credential);
  if (signet_connection_can_keep (self->connection))
    signet_window_forget_many (self, one);
  else
    signet_delete_dialog_run_async (GTK_WINDOW (self), self->connection, credential,
                                    self->cancellable, delete_cb, g_object_ref (self));
}

/*
 * Public
 */

/**
 * signet_window_install_actions:
 * @widget_class: the class of the window
 *
 * Installs what the header bar, the menus, the list and the pages ask for.
 */
void
signet_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.add", NULL, on_add_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, on_search_cb);
  gtk_widget_class_install_action (widget_class, "win.clear-search", NULL, on_clear_search_cb);
  gtk_widget_class_install_action (widget_class, "win.columns", NULL, on_columns_cb);
  gtk_widget_class_install_action (widget_class, "win.reload", NULL, on_reload_cb);
  gtk_widget_class_install_action (widget_class, "win.export-all", NULL, on_export_all_cb);
  gtk_widget_class_install_action (widget_class, "win.policy", NULL, on_policy_cb);
  gtk_widget_class_install_action (widget_class, "win.copy", "(ss)", on_copy_cb);

  gtk_widget_class_install_action (widget_class, "credential.edit", "s", on_edit_cb);
  gtk_widget_class_install_action (widget_class, "credential.duplicate", "s", on_duplicate_cb);
  gtk_widget_class_install_action (widget_class, "credential.copy-client-id", "s",
                                   on_copy_client_id_cb);
  gtk_widget_class_install_action (widget_class, "credential.copy-link", "s", on_copy_link_cb);
  gtk_widget_class_install_action (widget_class, "credential.get-token", "s", on_get_token_cb);
  gtk_widget_class_install_action (widget_class, "credential.set-expiry", "s", on_set_expiry_cb);
  gtk_widget_class_install_action (widget_class, "credential.activate", "s", on_activate_cb);
  gtk_widget_class_install_action (widget_class, "credential.deactivate", "s", on_deactivate_cb);
  gtk_widget_class_install_action (widget_class, "credential.delete", "s", on_delete_cb);
  signet_window_install_secret_actions (widget_class);
  signet_window_install_audit_actions (widget_class);
}

/**
 * signet_window_add_toast:
 * @self: a window
 * @toast: (transfer full): says what was done
 *
 * Shows it, until its time is over or the window shows another connection.
 */
void
signet_window_add_toast (SignetWindow *self,
                         AdwToast     *toast)
{
  g_return_if_fail (SIGNET_IS_WINDOW (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  g_ptr_array_add (self->toasts, toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_toast_dismissed_cb),
                           self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/**
 * signet_window_show_toast:
 * @self: a window
 * @title: a few words about something that happened, as plain text
 *
 * Says them for a few seconds.
 */
void
signet_window_show_toast (SignetWindow *self,
                          const char   *title)
{
  g_autofree char *markup = NULL;

  g_return_if_fail (SIGNET_IS_WINDOW (self));
  g_return_if_fail (title != NULL);

  /* The title of a toast is markup, and names are not ours. */
  markup = g_markup_escape_text (title, -1);
  signet_window_add_toast (self, adw_toast_new (markup));
}

/**
 * signet_window_show_error:
 * @self: a window
 * @error: why something that was asked for did not happen
 *
 * Says in words what was wrong.
 */
void
signet_window_show_error (SignetWindow *self,
                          const GError *error)
{
  g_return_if_fail (SIGNET_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    signet_window_show_toast (self, signet_words_get_error_title (error));
}
