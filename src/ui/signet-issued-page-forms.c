/* signet-issued-page-forms.c: copies and saves a secret as other programs want it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-issued-page-private.h"

#include "signet-clipboard.h"
#include "signet-private-file.h"
#include "signet-save-dialog.h"
#include "signet-secret-form.h"
#include "signet-secret-memory.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

/*
 * Helpers
 */

static SignetSecretForm
get_form (GVariant *parameter)
{
  SignetSecretForm form = SIGNET_SECRET_FORM_JSON;

  signet_secret_form_from_id (g_variant_get_string (parameter, NULL), &form);

  return form;
}

/* Wiped when it is given up, wherever it went. */
static SecretValue *
make_text (SignetIssuedPage *self,
           SignetSecretForm  form)
{
  SignetCredential *credential = signet_issued_get_credential (self->issued);
  SecretValue *secret = signet_issued_get_secret (self->issued);
  char *text = signet_secret_form_write (form, signet_credential_get_display_name (credential),
                                         signet_credential_get_client_id (credential),
                                         signet_issued_page_get_token_url (self),
                                         secret_value_get_text (secret));

  return secret_value_new_full (text, -1, "text/plain", signet_secret_memory_free);
}

static GMenuModel *
make_menu (SignetIssuedPage *self,
           const char       *action)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < SIGNET_N_SECRET_FORMS; i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (signet_words_get_form (i), NULL);

      if (signet_secret_form_needs_url (i) && signet_issued_page_get_token_url (self) == NULL)
        continue;
      g_menu_item_set_action_and_target (item, action, "s", signet_secret_form_get_id (i));
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

/*
 * Callbacks
 */

static void
on_copy_as_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  SignetIssuedPage *self = SIGNET_ISSUED_PAGE (widget);
  g_autoptr(SecretValue) text = make_text (self, get_form (parameter));

  signet_clipboard_copy_secret (gtk_widget_get_clipboard (widget), text);
  signet_issued_page_secure (self);
}

static void
write_secret (GFile               *file,
              guint                chosen,
              gpointer             data,
              GCancellable        *cancellable,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  SecretValue *text = data;
  gsize length;
  const char *characters = secret_value_get (text, &length);
  g_autoptr(GBytes) bytes = g_bytes_new_with_free_func (characters, length, secret_value_unref,
                                                        secret_value_ref (text));

  signet_private_file_write_async (file, bytes, cancellable, callback, user_data);
}

static void
save_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SignetIssuedPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = signet_save_dialog_run_finish (SIGNET_SAVE_DIALOG (source), result,
                                                         &error);
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;

  if (file == NULL)
    return;

  name = g_file_get_basename (file);
  shown = g_filename_display_name (name);
  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_("Saved to “%s”, which only this user can read"), shown);
  gtk_label_set_label (self->file_label, text);
  gtk_widget_set_visible (self->file_status, TRUE);
  signet_issued_page_secure (self);
}

static void
on_save_as_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  SignetIssuedPage *self = SIGNET_ISSUED_PAGE (widget);
  SignetCredential *credential = signet_issued_get_credential (self->issued);
  SignetSecretForm form = get_form (parameter);
  g_autofree char *name =
    signet_secret_form_dup_file_name (form, signet_credential_get_display_name (credential));
  g_autoptr(SignetSaveDialog) dialog = NULL;

  if (self->window == NULL)
    return;

  dialog = signet_save_dialog_new (self->window, _("Save Client Secret"), _("_Save"), name);
  signet_save_dialog_set_writer (dialog, write_secret, signet_private_file_write_finish,
                                 make_text (self, form), secret_value_unref);
  signet_save_dialog_run_async (dialog, self->cancellable, save_cb, g_object_ref (self));
}

/*
 * Public
 */

/**
 * signet_issued_page_install_forms:
 * @widget_class: the class of the page
 *
 * Adds the actions that copy and save.
 */
void
signet_issued_page_install_forms (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "issued.copy-as", "s", on_copy_as_cb);
  gtk_widget_class_install_action (widget_class, "issued.save-as", "s", on_save_as_cb);
}

/**
 * signet_issued_page_offer_forms:
 * @self: a page with a secret
 *
 * Offers the forms that it can have in the menus of both.
 */
void
signet_issued_page_offer_forms (SignetIssuedPage *self)
{
  g_autoptr(GMenuModel) copy_menu = make_menu (self, "issued.copy-as");
  g_autoptr(GMenuModel) save_menu = make_menu (self, "issued.save-as");

  g_return_if_fail (SIGNET_IS_ISSUED_PAGE (self));

  gtk_menu_button_set_menu_model (self->copy_as_button, copy_menu);
  gtk_menu_button_set_menu_model (self->save_file_button, save_menu);
}
