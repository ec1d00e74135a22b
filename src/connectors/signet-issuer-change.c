/* signet-issuer-change.c: one change of a credential, whose answer may get lost
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-issuer-change.h"

#include "signet-error.h"
#include "signet-issuer-messages.h"

/* A change is not repeated blindly: if it was carried out, the second would be told that
 * somebody else was faster. What became of the credential tells whether it was. It also is
 * asked where it is as good if somebody else did it, and somebody was faster indeed, or libsoup
 * did repeat it (it does so with what HTTP calls idempotent).
 */
typedef struct
{
  char *client_id; /* (owned) */
  gboolean by_anybody;
  SignetIssuerIsDoneFunc is_done;
  gpointer data;
  GDestroyNotify free_data; /* (nullable) */
  GPtrArray *problems;      /* (owned) (nullable) */
  GError *doubt;            /* (owned) (nullable) why nobody knows what became of it */
} Change;

/*
 * Helpers
 */

static void
free_change (gpointer data)
{
  Change *change = data;

  if (change->free_data != NULL)
    change->free_data (change->data);
  g_free (change->client_id);
  g_clear_pointer (&change->problems, g_ptr_array_unref);
  g_clear_error (&change->doubt);
  g_free (change);
}

/* Whether nobody knows if the change was carried out, or if there is something left to do. */
static gboolean
is_doubt (Change       *change,
          const GError *error)
{
  return g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_INTERRUPTED) ||
         g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_TIMED_OUT) ||
         (change->by_anybody && g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED));
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
  Change *change = g_task_get_task_data (task);
  g_autoptr(SignetHttpReply) reply =
    signet_issuer_channel_send_finish (SIGNET_ISSUER_CHANNEL (source), result, NULL, NULL);
  g_autoptr(SignetCredential) credential = NULL;

  if (reply != NULL)
    credential = signet_issuer_messages_read_credential (reply, NULL);

  if (credential != NULL && change->is_done (credential, change->data))
    g_task_return_pointer (task, g_steal_pointer (&credential), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&change->doubt));
}

/* Takes @error over. */
static void
handle_error (GTask               *task,
              SignetIssuerChannel *channel,
              GError              *error)
{
  Change *change = g_task_get_task_data (task);
  g_autoptr(SignetHttpRequest) request = NULL;

  if (!is_doubt (change, error))
    {
      g_task_return_error (task, error);
      return;
    }

  change->doubt = error;
  request = signet_issuer_messages_find (change->client_id);
  signet_issuer_channel_send_async (channel, request, g_task_get_cancellable (task),
                                    find_cb, g_object_ref (task));
}

static void
send_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Change *change = g_task_get_task_data (task);
  SignetIssuerChannel *channel = SIGNET_ISSUER_CHANNEL (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetHttpReply) reply =
    signet_issuer_channel_send_finish (channel, result, &change->problems, &error);
  g_autoptr(SignetCredential) credential = NULL;

  if (reply == NULL)
    {
      handle_error (task, channel, g_steal_pointer (&error));
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
 * signet_issuer_change_async:
 * @channel: a channel to the issuer
 * @request: what changes a credential, and is answered with the credential
 * @client_id: the Client ID of the credential
 * @by_anybody: whether it is as good if somebody else did the same
 * @is_done: (scope async): tells whether the change was carried out
 * @data: (transfer full) (nullable): what to give to @is_done
 * @free_data: (nullable): what frees @data
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Sends a change. If the answer is lost, the credential is asked for and tells whether it is as it
 * was to be.
 */
void
signet_issuer_change_async (SignetIssuerChannel    *channel,
                            SignetHttpRequest      *request,
                            const char             *client_id,
                            gboolean                by_anybody,
                            SignetIssuerIsDoneFunc  is_done,
                            gpointer                data,
                            GDestroyNotify          free_data,
                            GCancellable           *cancellable,
                            GAsyncReadyCallback     callback,
                            gpointer                user_data)
{
  g_autoptr(GTask) task = NULL;
  Change *change;

  g_return_if_fail (SIGNET_IS_ISSUER_CHANNEL (channel));
  g_return_if_fail (request != NULL);
  g_return_if_fail (client_id != NULL);
  g_return_if_fail (is_done != NULL);

  change = g_new0 (Change, 1);
  change->client_id = g_strdup (client_id);
  change->by_anybody = by_anybody;
  change->is_done = is_done;
  change->data = data;
  change->free_data = free_data;

  task = g_task_new (channel, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_issuer_change_async);
  g_task_set_task_data (task, change, free_change);
  signet_issuer_channel_send_async (channel, request, cancellable, send_cb, g_object_ref (task));
}

/**
 * signet_issuer_change_finish:
 * @channel: a channel to the issuer
 * @result: what the callback was given
 * @problems: (out) (optional) (nullable) (transfer full) (element-type SignetProblem): what is
 *   wrong with the fields, where the error is %SIGNET_ERROR_INVALID
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [func@Signet.issuer_change_async].
 *
 * Returns: (transfer full) (nullable): the credential as it is now, or %NULL with @error set
 */
SignetCredential *
signet_issuer_change_finish (SignetIssuerChannel  *channel,
                             GAsyncResult         *result,
                             GPtrArray           **problems,
                             GError              **error)
{
  Change *change;

  g_return_val_if_fail (g_task_is_valid (result, channel), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, signet_issuer_change_async), NULL);

  change = g_task_get_task_data (G_TASK (result));
  if (problems != NULL)
    *problems = g_steal_pointer (&change->problems);

  return g_task_propagate_pointer (G_TASK (result), error);
}
