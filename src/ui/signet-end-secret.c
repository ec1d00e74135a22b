/* signet-end-secret.c: asks before a secret ends, and ends it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-end-secret.h"

#include "signet-error.h"
#include "signet-question.h"
#include "signet-time.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

/* Asks, ends the secret, removes it from the keyring, and where that fails says why and asks
 * again, until it is ended or the person has enough.
 *
 *     ask ── end at the issuer ── forget in the keyring ── the words for a toast
 *      ▲          │
 *      └──────────┘ failed, or changed meanwhile
 */
typedef struct
{
  SignetConnection *connection; /* (owned) */
  SignetCredential *credential; /* (owned) as it was last seen */
  char *secret_id;              /* (owned) */
  SignetSecretEnding ending;
  GtkWindow *parent;            /* (weak): a reference would keep a closed window alive */
} Ending;

static void ask (GTask        *task,
                 const GError *error);

/*
 * Helpers
 */

static void
free_ending (gpointer data)
{
  Ending *ending = data;

  g_object_unref (ending->connection);
  g_object_unref (ending->credential);
  g_free (ending->secret_id);
  g_clear_weak_pointer (&ending->parent);
  g_free (ending);
}

static gboolean
has_secret (Ending *ending)
{
  for (guint i = 0; i < signet_credential_get_n_secrets (ending->credential); i++)
    {
      SignetSecretInfo *secret = signet_credential_get_secret (ending->credential, i);

      if (g_str_equal (signet_secret_info_get_id (secret), ending->secret_id))
        return TRUE;
    }

  return FALSE;
}

/* Whether it still is the secret that ends in this way. */
static gboolean
is_possible (Ending *ending)
{
  if (ending->ending == SIGNET_SECRET_ENDING_REVOKE)
    return has_secret (ending);

  return g_strcmp0 (signet_end_secret_choose (ending->credential, ending->ending),
                    ending->secret_id) == 0;
}

static GtkWidget *
make_question (Ending *ending)
{
  gint64 now = signet_time_now ();
  g_autofree char *heading = signet_words_end_question (ending->credential, ending->ending);
  g_autofree char *body = signet_words_end_effect (ending->credential, ending->secret_id,
                                                   ending->ending, now);

  return adw_message_dialog_new (ending->parent, heading, body);
}

/* Somebody else changed it after this person saw it. */
static GtkWidget *
make_second_question (Ending *ending)
{
  gint64 now = signet_time_now ();
  const char *who = signet_credential_get_updated_by (ending->credential);
  g_autofree char *heading = signet_words_end_question (ending->credential, ending->ending);
  g_autofree char *effect = signet_words_end_effect (ending->credential, ending->secret_id,
                                                     ending->ending, now);
  /* Translators: the first %s is a person, the second tells what it means to go on */
  g_autofree char *body = g_strdup_printf (_("%s changed it a moment ago.\n\n%s"), who, effect);

  return adw_message_dialog_new (ending->parent, heading, body);
}

static GtkWidget *
make_failure (Ending       *ending,
              const GError *error)
{
  g_autofree char *body = NULL;

  if (is_possible (ending))
    /* Translators: what happened, and what to do about it */
    body = g_strdup_printf (_("%s.\n%s"), signet_words_get_error_title (error),
                            signet_words_get_error_body (error));
  else
    body = g_strdup (signet_words_get_end_moot (ending->ending));

  return adw_message_dialog_new (ending->parent, signet_words_get_end_failure (ending->ending),
                                 body);
}

static void
add_responses (AdwMessageDialog *dialog,
               Ending           *ending,
               gboolean          failed)
{
  gboolean harmless = ending->ending == SIGNET_SECRET_ENDING_COMPLETE && !failed &&
                      !signet_words_completion_is_risky (ending->credential, signet_time_now ());

  if (!is_possible (ending))
    {
      adw_message_dialog_add_response (dialog, "keep", _("Close"));
      adw_message_dialog_set_close_response (dialog, "keep");
      return;
    }

  adw_message_dialog_add_response (dialog, "keep", _("Cancel"));
  adw_message_dialog_add_response (dialog, "end", failed ? _("Try Again")
                                   : signet_words_get_end_verb (ending->ending));
  adw_message_dialog_set_response_appearance (dialog, "end",
                                              harmless ? ADW_RESPONSE_SUGGESTED
                                                       : ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, harmless ? "end" : "keep");
  adw_message_dialog_set_close_response (dialog, "keep");
}

/*
 * Callbacks
 */

/* What is ended is ended, whatever the keyring says. */
static void
forget_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Ending *ending = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  gboolean forgotten =
    signet_connection_forget_secret_finish (SIGNET_CONNECTION (source), result, &error);

  if (error != NULL)
    g_task_return_pointer (task, (gpointer) signet_words_get_end_kept (ending->ending), NULL);
  else
    g_task_return_pointer (task, (gpointer) signet_words_get_end_done (ending->ending, forgotten),
                           NULL);
}

/* Takes the task over. */
static void
forget (GTask *task)
{
  Ending *ending = g_task_get_task_data (task);

  signet_connection_forget_secret_async (ending->connection,
                                         signet_credential_get_client_id (ending->credential),
                                         ending->secret_id, g_task_get_cancellable (task),
                                         forget_cb, task);
}

static void
refresh_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Ending *ending = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) changed = NULL;
  g_autoptr(SignetCredential) credential =
    signet_connection_refresh_finish (SIGNET_CONNECTION (source), result, &error);

  if (credential == NULL)
    {
      ask (g_steal_pointer (&task), error);
      return;
    }

  changed = g_error_new_literal (SIGNET_ERROR, SIGNET_ERROR_CHANGED, "Changed meanwhile");
  g_set_object (&ending->credential, credential);
  if (has_secret (ending))
    ask (g_steal_pointer (&task), changed);
  else
    forget (g_steal_pointer (&task));
}

static void
end_secret_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Ending *ending = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  SignetConnection *connection = SIGNET_CONNECTION (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetCredential) credential =
    signet_connection_end_secret_finish (connection, result, &error);

  if (credential != NULL)
    forget (g_steal_pointer (&task));
  else if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED) ||
           g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_CONFLICT))
    signet_connection_refresh_async (connection,
                                     signet_credential_get_client_id (ending->credential),
                                     cancellable, refresh_cb, g_steal_pointer (&task));
  else
    ask (g_steal_pointer (&task), error);
}

static void
answer_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Ending *ending = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autofree char *response = signet_question_ask_finish (result, NULL);

  if (g_strcmp0 (response, "end") != 0)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Not ended");
      return;
    }

  signet_connection_end_secret_async (ending->connection, ending->credential, ending->secret_id,
                                      ending->ending, cancellable,
                                      end_secret_cb, g_steal_pointer (&task));
}

/* Takes the task over. Without an error it is the first question. */
static void
ask (GTask        *task,
     const GError *error)
{
  g_autoptr(GTask) owned = task;
  Ending *ending = g_task_get_task_data (task);
  gboolean failed = FALSE;
  GtkWidget *dialog;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (ending->parent == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The window is closed");
      return;
    }

  if (error == NULL)
    dialog = make_question (ending);
  else if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED) && is_possible (ending))
    dialog = make_second_question (ending);
  else
    {
      dialog = make_failure (ending, error);
      failed = TRUE;
    }

  add_responses (ADW_MESSAGE_DIALOG (dialog), ending, failed);
  signet_question_ask_async (ADW_MESSAGE_DIALOG (dialog), g_task_get_cancellable (task),
                             answer_cb, g_steal_pointer (&owned));
}

/*
 * Public
 */

/**
 * signet_end_secret_choose:
 * @credential: a credential
 * @ending: %SIGNET_SECRET_ENDING_COMPLETE or %SIGNET_SECRET_ENDING_CANCEL
 *
 * Returns: (nullable): the id of the secret that ends in this way, %NULL without a rotation
 */
const char *
signet_end_secret_choose (SignetCredential   *credential,
                          SignetSecretEnding  ending)
{
  guint index = ending == SIGNET_SECRET_ENDING_COMPLETE ? 0 : 1;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);

  if (signet_credential_get_n_secrets (credential) != 2)
    return NULL;

  return signet_secret_info_get_id (signet_credential_get_secret (credential, index));
}

/**
 * signet_end_secret_run_async:
 * @parent: the window that asks
 * @connection: where the credential is
 * @credential: the credential as it was seen
 * @secret_id: which of its secrets
 * @ending: in which way it shall end
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Says when the secret was used and who is hit, and ends it if that is wanted, in the keyring
 * too. An error on the way is shown here, and lets the person try again.
 */
void
signet_end_secret_run_async (GtkWindow           *parent,
                             SignetConnection    *connection,
                             SignetCredential    *credential,
                             const char          *secret_id,
                             SignetSecretEnding   ending,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Ending *data;
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (SIGNET_IS_CONNECTION (connection));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (credential));
  g_return_if_fail (secret_id != NULL);

  data = g_new0 (Ending, 1);
  data->connection = g_object_ref (connection);
  data->credential = g_object_ref (credential);
  data->secret_id = g_strdup (secret_id);
  data->ending = ending;
  g_set_weak_pointer (&data->parent, parent);

  task = g_task_new (connection, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_end_secret_run_async);
  g_task_set_task_data (task, data, free_ending);
  ask (task, NULL);
}

/**
 * signet_end_secret_run_finish:
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Ends [func@Signet.end_secret_run_async].
 *
 * Returns: (nullable): a few words that say what was done, %NULL if the secret lives on
 */
const char *
signet_end_secret_run_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, signet_end_secret_run_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
