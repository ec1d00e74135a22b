/* signet-forget-dialog.c: asks before kept credentials are forgotten, and forgets them
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-forget-dialog.h"

#include "signet-question.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Asks, and forgets one after the other until all are gone or one fails. */
typedef struct
{
  GPtrArray *credentials; /* (owned) (element-type SignetCredential) those still to forget */
  guint n_forgotten;
} Question;

/* One dialog on screen. It can be answered, and it can vanish with the window. */
typedef struct
{
  GTask *task; /* (owned) (nullable) until it is answered */
} Asking;

static void forget_next (GTask *task);

/*
 * Helpers
 */

static void
free_question (gpointer data)
{
  Question *question = data;

  g_ptr_array_unref (question->credentials);
  g_free (question);
}

static char *
make_heading (GPtrArray *credentials)
{
  if (credentials->len == 1)
    /* Translators: %s is the name of a credential */
    return g_strdup_printf (_("Forget “%s”?"), signet_credential_get_display_name
                                                 (g_ptr_array_index (credentials, 0)));

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Forget %u Credential?",
                                       "Forget %u Credentials?", credentials->len),
                          credentials->len);
}

/*
 * Callbacks
 */

static void
delete_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Question *question = g_task_get_task_data (task);
  GError *error = NULL;

  if (!signet_connection_delete_finish (SIGNET_CONNECTION (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  question->n_forgotten++;
  g_ptr_array_remove_index (question->credentials, 0);
  forget_next (task);
}

static void
forget_next (GTask *task)
{
  Question *question = g_task_get_task_data (task);

  if (question->credentials->len == 0)
    g_task_return_boolean (task, TRUE);
  else
    signet_connection_delete_async (g_task_get_source_object (task),
                                    g_ptr_array_index (question->credentials, 0),
                                    g_task_get_cancellable (task), delete_cb,
                                    g_object_ref (task));
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

  if (g_str_equal (response, "forget"))
    forget_next (task);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Not forgotten");
}

/*
 * Public
 */

/**
 * signet_forget_dialog_run_async:
 * @parent: the window that asks
 * @connection: a connection that keeps credentials
 * @credentials: (element-type SignetCredential): one or more of them
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Says what forgetting means and what it does not, and forgets if that is wanted.
 */
void
signet_forget_dialog_run_async (GtkWindow           *parent,
                                SignetConnection    *connection,
                                GPtrArray           *credentials,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autofree char *heading = NULL;
  Question *question;
  Asking *asking;
  GtkWidget *dialog;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (SIGNET_IS_CONNECTION (connection));
  g_return_if_fail (credentials != NULL && credentials->len > 0);

  question = g_new0 (Question, 1);
  question->credentials = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < credentials->len; i++)
    g_ptr_array_add (question->credentials, g_object_ref (g_ptr_array_index (credentials, i)));
  asking = g_new0 (Asking, 1);
  asking->task = g_task_new (connection, cancellable, callback, user_data);
  g_task_set_source_tag (asking->task, signet_forget_dialog_run_async);
  g_task_set_task_data (asking->task, question, free_question);

  heading = make_heading (credentials);
  dialog = adw_message_dialog_new (parent, heading,
                                   g_dngettext (GETTEXT_PACKAGE,
                                                "Its Client Secret is removed from your keyring. "
                                                "The credential itself lives on at the issuer, "
                                                "where programs can still get tokens with it. To "
                                                "end it, delete it where it was made.",
                                                "Their Client Secrets are removed from your "
                                                "keyring. The credentials themselves live on at "
                                                "the issuer, where programs can still get tokens "
                                                "with them. To end them, delete them where they "
                                                "were made.", credentials->len));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "forget", _("Forget"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "forget",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_dialog_response_cb),
                         asking, on_dialog_gone_cb, 0);
  signet_question_present (ADW_MESSAGE_DIALOG (dialog));
}

/**
 * signet_forget_dialog_run_finish:
 * @connection: the connection
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [func@Signet.forget_dialog_run_async].
 *
 * Returns: how many were forgotten; if @error is set, not all of them
 */
guint
signet_forget_dialog_run_finish (SignetConnection  *connection,
                                 GAsyncResult      *result,
                                 GError           **error)
{
  Question *question;

  g_return_val_if_fail (g_task_is_valid (result, connection), 0);

  question = g_task_get_task_data (G_TASK (result));
  g_task_propagate_boolean (G_TASK (result), error);

  return question->n_forgotten;
}
