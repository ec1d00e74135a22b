/* signet-delete-dialog.c: asks before a credential is deleted, and deletes it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-delete-dialog.h"

#include "signet-error.h"
#include "signet-question.h"
#include "signet-time.h"
#include "signet-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Asks, deletes, and where that fails says why and asks again, until the credential is gone
 * or the person has enough. The task data is the credential as it was last seen.
 */

/* What has to live as long as the question. */
typedef struct
{
  SignetConnection *connection; /* (owned) */
  SignetCredential *credential; /* (owned) */
  GtkWindow *parent;            /* (weak): a reference would keep a closed window alive */
} Question;

/* One dialog on screen. It can be answered, and it can vanish with the window. */
typedef struct
{
  GTask *task; /* (owned) (nullable) until it is answered */
} Asking;

static void ask (GTask        *task,
                 const GError *error);

/*
 * Helpers
 */

static void
free_question (gpointer data)
{
  Question *question = data;

  g_object_unref (question->connection);
  g_object_unref (question->credential);
  g_clear_weak_pointer (&question->parent);
  g_free (question);
}

static char *
describe_use (SignetCredential *credential)
{
  gint64 last_used = signet_credential_get_last_used (credential);
  g_autofree char *when = NULL;

  if (last_used == 0)
    return g_strdup (C_ ("credential", "It was never used."));

  when = signet_words_relative (last_used, signet_time_now ());

  /* Translators: %s is a time like “5 minutes ago” or “3 Sep 2026” */
  return g_strdup_printf (_("Last used: %s"), when);
}

static char *
describe_loss (SignetCredential *credential)
{
  g_autofree char *use = describe_use (credential);
  const char *loss;
  const char *keyring = "";

  if (signet_credential_get_active (credential))
    loss = C_ ("deletion", "Programs that use it stop getting access tokens at once.");
  else
    loss = C_ ("deletion",
               "It is inactive, so programs get no access tokens with it even now.");

  if (signet_credential_get_in_keyring (credential))
    keyring = _("\nIts Client Secret is removed from your keyring too.");

  /* Translators: what stops working, when it was last used, and perhaps what happens to the
   * keyring
   */
  return g_strdup_printf (_("%s\n%s%s\n\nThis cannot be undone."), loss, use, keyring);
}

static AdwMessageDialog *
make_question (Question *question)
{
  const char *name = signet_credential_get_display_name (question->credential);
  g_autofree char *body = describe_loss (question->credential);
  GtkWidget *dialog = adw_message_dialog_new (question->parent, NULL, body);

  /* Translators: %s is the name of a credential */
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _("Delete “%s”?"), name);

  return ADW_MESSAGE_DIALOG (dialog);
}

/* Somebody else changed it after this person saw it: perhaps for a reason to keep it. */
static AdwMessageDialog *
make_second_question (Question *question)
{
  const char *name = signet_credential_get_display_name (question->credential);
  g_autofree char *loss = describe_loss (question->credential);
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  /* Translators: the first %s is a person, the second tells what deleting means */
  body = g_strdup_printf (_("%s changed it a moment ago. Delete it all the same?\n\n%s"),
                          signet_credential_get_updated_by (question->credential), loss);
  dialog = adw_message_dialog_new (question->parent, NULL, body);

  /* Translators: %s is the name of a credential */
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog),
                                     _("“%s” Was Changed Meanwhile"), name);

  return ADW_MESSAGE_DIALOG (dialog);
}

static AdwMessageDialog *
make_failure (Question     *question,
              const GError *error)
{
  const char *name = signet_credential_get_display_name (question->credential);
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  /* Translators: what happened, and what to do about it */
  body = g_strdup_printf (_("%s.\n%s"), signet_words_get_error_title (error),
                          signet_words_get_error_body (error));
  dialog = adw_message_dialog_new (question->parent, NULL, body);

  /* Translators: %s is the name of a credential */
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog),
                                     _("“%s” Was Not Deleted"), name);

  return ADW_MESSAGE_DIALOG (dialog);
}

/*
 * Callbacks
 */

/* Deleted by somebody else is deleted, too. */
static void
refresh_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Question *question = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) changed = NULL;
  g_autoptr(SignetCredential) credential =
    signet_connection_refresh_finish (SIGNET_CONNECTION (source), result, &error);

  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND))
    {
      g_task_return_pointer (task, g_object_ref (question->credential), g_object_unref);
      return;
    }

  if (credential == NULL)
    {
      ask (g_steal_pointer (&task), error);
      return;
    }

  changed = g_error_new_literal (SIGNET_ERROR, SIGNET_ERROR_CHANGED, "Changed meanwhile");
  g_set_object (&question->credential, credential);
  ask (g_steal_pointer (&task), changed);
}

static void
delete_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Question *question = g_task_get_task_data (task);
  SignetConnection *connection = SIGNET_CONNECTION (source);
  g_autoptr(GError) error = NULL;

  if (signet_connection_delete_finish (connection, result, &error))
    {
      g_task_return_pointer (task, g_object_ref (question->credential), g_object_unref);
      return;
    }

  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED) ||
      g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND))
    {
      GCancellable *cancellable = g_task_get_cancellable (task);
      const char *client_id = signet_credential_get_client_id (question->credential);

      signet_connection_refresh_async (connection, client_id, cancellable,
                                       refresh_cb, g_steal_pointer (&task));
      return;
    }

  ask (g_steal_pointer (&task), error);
}

static void
on_dialog_gone_cb (gpointer  user_data,
                   GClosure *closure)
{
  Asking *asking = user_data;

  if (asking->task != NULL)
    g_task_return_new_error (asking->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Not answered");
  g_clear_object (&asking->task);
  g_free (asking);
}

static void
on_dialog_response_cb (AdwMessageDialog *dialog,
                       const char       *response,
                       Asking           *asking)
{
  g_autoptr(GTask) task = g_steal_pointer (&asking->task);
  Question *question = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (!g_str_equal (response, "delete"))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Not deleted");
      return;
    }

  signet_connection_delete_async (question->connection, question->credential, cancellable,
                                  delete_cb, g_steal_pointer (&task));
}

/* Takes the task over. Without an error it is the first question. */
static void
ask (GTask        *task,
     const GError *error)
{
  g_autoptr(GTask) owned = task;
  Question *question = g_task_get_task_data (task);
  AdwMessageDialog *dialog;
  Asking *asking;
  gboolean failed = FALSE;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (question->parent == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The window is closed");
      return;
    }

  if (error == NULL)
    dialog = make_question (question);
  else if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED))
    dialog = make_second_question (question);
  else
    {
      dialog = make_failure (question, error);
      failed = TRUE;
    }

  adw_message_dialog_add_response (dialog, "cancel", _("Cancel"));
  adw_message_dialog_add_response (dialog, "delete", failed ? _("Try Again") : _("Delete"));
  adw_message_dialog_set_response_appearance (dialog, "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  asking = g_new0 (Asking, 1);
  asking->task = g_steal_pointer (&owned);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_dialog_response_cb),
                         asking, on_dialog_gone_cb, 0);
  signet_question_present (ADW_MESSAGE_DIALOG (dialog));
}

/*
 * Public
 */

/**
 * signet_delete_dialog_run_async:
 * @parent: the window that asks
 * @connection: where the credential is
 * @credential: the credential
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Names the credential, says what stops working, and deletes it if that is wanted. An error on
 * the way is shown here, and lets the person try again.
 */
void
signet_delete_dialog_run_async (GtkWindow           *parent,
                                SignetConnection    *connection,
                                SignetCredential    *credential,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Question *question;
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (SIGNET_IS_CONNECTION (connection));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (credential));

  question = g_new0 (Question, 1);
  question->connection = g_object_ref (connection);
  question->credential = g_object_ref (credential);
  g_set_weak_pointer (&question->parent, parent);

  task = g_task_new (connection, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_delete_dialog_run_async);
  g_task_set_task_data (task, question, free_question);
  ask (task, NULL);
}

/**
 * signet_delete_dialog_run_finish:
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Ends [func@Signet.delete_dialog_run_async].
 *
 * Returns: (transfer full) (nullable): the credential, if it is gone
 */
SignetCredential *
signet_delete_dialog_run_finish (GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, signet_delete_dialog_run_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
