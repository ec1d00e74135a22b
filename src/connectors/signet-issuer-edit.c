/* signet-issuer-edit.c: turning a credential into what a draft says
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-issuer-edit.h"

#include "signet-error.h"
#include "signet-issuer-messages.h"

typedef struct
{
  SignetCredential *original; /* (owned) */
  SignetDraft *draft;         /* (owned) */
  GPtrArray *problems;        /* (owned) (nullable) */
  GError *lost;               /* (owned) (nullable) how the answer was lost */
} Edit;

/*
 * Helpers
 */

static void
free_edit (gpointer data)
{
  Edit *edit = data;

  g_clear_object (&edit->original);
  g_clear_object (&edit->draft);
  g_clear_pointer (&edit->problems, g_ptr_array_unref);
  g_clear_error (&edit->lost);
  g_free (edit);
}

static gboolean
is_already (SignetDraft      *draft,
            SignetCredential *credential)
{
  g_autoptr(JsonNode) patch = signet_draft_to_patch (draft, credential);

  return json_object_get_size (json_node_get_object (patch)) == 0;
}

/*
 * Callbacks
 */

static void
find_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Edit *edit = g_task_get_task_data (task);
  g_autoptr(SignetHttpReply) reply =
    signet_issuer_channel_send_finish (SIGNET_ISSUER_CHANNEL (source), result, NULL, NULL);
  g_autoptr(SignetCredential) credential = NULL;

  if (reply != NULL)
    credential = signet_issuer_messages_read_credential (reply, NULL);

  if (credential != NULL && is_already (edit->draft, credential))
    g_task_return_pointer (task, g_steal_pointer (&credential), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&edit->lost));
}

/* An edit is not repeated blindly: if it was carried out, the second would be told that
 * somebody else was faster. Its result tells whether it was.
 */
static void
handle_error (GTask               *task,
              SignetIssuerChannel *channel,
              GError              *error)
{
  Edit *edit = g_task_get_task_data (task);
  g_autoptr(SignetHttpRequest) request = NULL;

  if (!g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_INTERRUPTED) &&
      !g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_TIMED_OUT))
    {
      g_task_return_error (task, error);
      return;
    }

  edit->lost = error;
  request = signet_issuer_messages_find (signet_credential_get_client_id (edit->original));
  signet_issuer_channel_send_async (channel, request, g_task_get_cancellable (task),
                                    find_cb, g_object_ref (task));
}

static void
send_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Edit *edit = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetHttpReply) reply =
    signet_issuer_channel_send_finish (SIGNET_ISSUER_CHANNEL (source), result,
                                       &edit->problems, &error);
  g_autoptr(SignetCredential) credential = NULL;

  if (reply == NULL)
    {
      handle_error (task, SIGNET_ISSUER_CHANNEL (source), g_steal_pointer (&error));
      return;
    }

  credential = signet_issuer_messages_read_credential (reply, &error);
  if (credential != NULL)
    g_task_return_pointer (task, g_steal_pointer (&credential), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/*
 * Public
 */

/**
 * signet_issuer_edit_async:
 * @channel: a channel to the issuer
 * @original: the credential as it was seen
 * @draft: what it shall become
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Turns a credential into what @draft says, unless somebody else changed it meanwhile. If the
 * answer is lost, the credential is asked for and tells whether it was done.
 */
void
signet_issuer_edit_async (SignetIssuerChannel *channel,
                          SignetCredential    *original,
                          SignetDraft         *draft,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(JsonNode) patch = NULL;
  g_autoptr(SignetHttpRequest) request = NULL;
  Edit *edit;

  g_return_if_fail (SIGNET_IS_ISSUER_CHANNEL (channel));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (original));
  g_return_if_fail (SIGNET_IS_DRAFT (draft));

  task = g_task_new (channel, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_issuer_edit_async);
  edit = g_new0 (Edit, 1);
  edit->original = g_object_ref (original);
  edit->draft = g_object_ref (draft);
  g_task_set_task_data (task, edit, free_edit);

  if (is_already (draft, original))
    {
      g_task_return_pointer (task, g_object_ref (original), g_object_unref);
      return;
    }

  patch = signet_draft_to_patch (draft, original);
  request = signet_issuer_messages_edit (original, patch);
  signet_issuer_channel_send_async (channel, request, cancellable, send_cb, g_object_ref (task));
}

/**
 * signet_issuer_edit_finish:
 * @channel: a channel to the issuer
 * @result: what the callback was given
 * @problems: (out) (optional) (nullable) (transfer full) (element-type SignetProblem): what is
 *   wrong with the fields, where the error is %SIGNET_ERROR_INVALID
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [func@Signet.issuer_edit_async].
 *
 * Returns: (transfer full) (nullable): what it became, or %NULL with @error set
 */
SignetCredential *
signet_issuer_edit_finish (SignetIssuerChannel  *channel,
                           GAsyncResult         *result,
                           GPtrArray           **problems,
                           GError              **error)
{
  Edit *edit;

  g_return_val_if_fail (g_task_is_valid (result, channel), NULL);

  edit = g_task_get_task_data (G_TASK (result));
  if (problems != NULL)
    *problems = g_steal_pointer (&edit->problems);

  return g_task_propagate_pointer (G_TASK (result), error);
}
