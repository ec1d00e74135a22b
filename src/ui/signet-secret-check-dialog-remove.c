/* signet-secret-check-dialog-remove.c: takes secrets out of the keyring
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-secret-check-dialog-private.h"

#include "signet-place.h"
#include "signet-question.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

/* What is asked about. */
typedef struct
{
  SignetSecretCheckDialog *dialog; /* (weak): a reference would keep a closed window alive */
  GPtrArray *items;                /* (owned) (element-type SignetSecretCheckItem) */
} Question;

/*
 * Helpers
 */

static void
free_question (gpointer  user_data,
               GClosure *closure)
{
  Question *question = user_data;

  g_clear_weak_pointer (&question->dialog);
  g_ptr_array_unref (question->items);
  g_free (question);
}

static void
say_failure (SignetSecretCheckDialog *self,
             const GError            *error)
{
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (self), signet_words_get_error_title (error),
                            signet_words_get_keyring_body (error));

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("Close"));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  signet_question_present (ADW_MESSAGE_DIALOG (dialog));
}

/* One that still is good is another matter than those that nothing can make work again. */
static char *
describe_loss (GPtrArray *items)
{
  SignetSecretCheckItem *item = g_ptr_array_index (items, 0);

  if (items->len > 1)
    return g_strdup (_("They were ended, or their credentials are gone. Nothing makes them work "
                       "again, so no program loses anything."));
  if (signet_secret_check_item_is_useless (item))
    return g_strdup (_("Nothing makes it work again, so no program loses anything."));

  return g_strdup (_("Nobody can read it again, unless it is kept elsewhere too."));
}

/*
 * Callbacks
 */

static void
remove_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SignetSecretCheckDialog) self = signet_place_take (user_data);
  g_autoptr(GError) error = NULL;

  signet_secret_check_remove_finish (SIGNET_SECRET_CHECK (source), result, NULL, &error);
  if (self == NULL || self->shown == NULL)
    return;

  self->removing = FALSE;
  signet_secret_check_dialog_update (self);
  if (error != NULL)
    say_failure (self, error);
}

static void
on_question_response_cb (AdwMessageDialog *dialog,
                         const char       *response,
                         Question         *question)
{
  SignetSecretCheckDialog *self = question->dialog;

  if (self == NULL || self->removing || !g_str_equal (response, "remove"))
    return;

  self->removing = TRUE;
  signet_secret_check_dialog_update (self);
  signet_secret_check_remove_async (self->check, question->items, NULL,
                                    remove_cb, signet_place_new (self));
}

/*
 * Public
 */

/**
 * signet_secret_check_dialog_remove:
 * @self: a dialog
 * @items: (element-type SignetSecretCheckItem): one, or all that are useless
 *
 * Asks once, and removes them from the keyring.
 */
void
signet_secret_check_dialog_remove (SignetSecretCheckDialog *self,
                                   GPtrArray               *items)
{
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  AdwMessageDialog *dialog;
  Question *question;

  g_return_if_fail (SIGNET_IS_SECRET_CHECK_DIALOG (self));
  g_return_if_fail (items != NULL && items->len > 0);

  heading = signet_words_remove_secrets (items);
  body = describe_loss (items);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (self), heading, body));
  adw_message_dialog_add_response (dialog, "cancel", _("Cancel"));
  adw_message_dialog_add_response (dialog, "remove", _("Remove"));
  adw_message_dialog_set_response_appearance (dialog, "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);

  question = g_new0 (Question, 1);
  question->items = g_ptr_array_ref (items);
  g_set_weak_pointer (&question->dialog, self);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_question_response_cb),
                         question, free_question, 0);
  signet_question_present (ADW_MESSAGE_DIALOG (dialog));
}
