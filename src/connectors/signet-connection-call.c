/* signet-connection-call.c: one change through a connection, until it is answered
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-connection-call.h"

#include "signet-connection-private.h"
#include "signet-error.h"

/* Every change goes the same way: the connector is asked, its answer is shown in the list, and
 * whoever asked is told. What a failure says about the rest of the list is heeded here, too.
 */
typedef struct
{
  char *client_id;     /* (owned) (nullable) where it is about a credential that is there */
  GPtrArray *problems; /* (owned) (nullable) */
} Call;

/*
 * Helpers
 */

static void
free_call (gpointer data)
{
  Call *call = data;

  g_free (call->client_id);
  g_clear_pointer (&call->problems, g_ptr_array_unref);
  g_free (call);
}

/* What a failure says about the rest: that the person may not see anything any more, or that
 * nobody knows what is there now.
 */
static void
heed_failure (SignetConnection *self,
              const GError     *error)
{
  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_FORBIDDEN))
    signet_connection_ask_access (self);
  else if (self->state == SIGNET_CONNECTION_STATE_READY &&
           (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_INTERRUPTED) ||
            g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_TIMED_OUT)))
    signet_connection_load (self);
}

/*
 * Public
 */

/**
 * signet_connection_call_new:
 * @connection: a connection
 * @tag: the function that was called
 * @client_id: (nullable): the credential that it is about, %NULL for a new one
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Returns: (transfer full): a task to be returned by one of the functions here
 */
GTask *
signet_connection_call_new (SignetConnection    *connection,
                            gpointer             tag,
                            const char          *client_id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task;
  Call *call;

  g_return_val_if_fail (SIGNET_IS_CONNECTION (connection), NULL);

  call = g_new0 (Call, 1);
  call->client_id = g_strdup (client_id);
  task = g_task_new (connection, cancellable, callback, user_data);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, call, free_call);

  return task;
}

/**
 * signet_connection_call_get_client_id:
 * @call: a call
 *
 * Returns: (nullable): the credential that it is about
 */
const char *
signet_connection_call_get_client_id (GTask *call)
{
  g_return_val_if_fail (G_IS_TASK (call), NULL);

  return ((Call *) g_task_get_task_data (call))->client_id;
}

/**
 * signet_connection_call_return_credential:
 * @call: a call
 * @credential: (transfer full) (nullable): the credential as it is now
 * @problems: (transfer full) (nullable) (element-type SignetProblem): what is wrong with the fields
 * @error: (transfer full) (nullable): why there is no @credential
 *
 * Shows the credential in the list and ends the call.
 */
void
signet_connection_call_return_credential (GTask            *call,
                                          SignetCredential *credential,
                                          GPtrArray        *problems,
                                          GError           *error)
{
  g_return_if_fail (G_IS_TASK (call));

  ((Call *) g_task_get_task_data (call))->problems = problems;
  if (credential == NULL)
    {
      signet_connection_call_return_error (call, error);
      return;
    }

  signet_connection_show (g_task_get_source_object (call), credential);
  g_task_return_pointer (call, credential, g_object_unref);
}

/**
 * signet_connection_call_return_issued:
 * @call: a call
 * @issued: (transfer full) (nullable): the credential with its secret
 * @problems: (transfer full) (nullable) (element-type SignetProblem): what is wrong with the fields
 * @error: (transfer full) (nullable): why there is nothing in @issued
 *
 * Shows the credential in the list and ends the call.
 */
void
signet_connection_call_return_issued (GTask        *call,
                                      SignetIssued *issued,
                                      GPtrArray    *problems,
                                      GError       *error)
{
  g_return_if_fail (G_IS_TASK (call));

  ((Call *) g_task_get_task_data (call))->problems = problems;
  if (issued == NULL)
    {
      signet_connection_call_return_error (call, error);
      return;
    }

  signet_connection_show (g_task_get_source_object (call), signet_issued_get_credential (issued));
  g_task_return_pointer (call, issued, (GDestroyNotify) signet_issued_unref);
}

/**
 * signet_connection_call_return_error:
 * @call: a call
 * @error: (transfer full): what went wrong
 *
 * Shows in the list what the failure says about it, and ends the call.
 */
void
signet_connection_call_return_error (GTask  *call,
                                     GError *error)
{
  SignetConnection *self;
  const char *client_id;

  g_return_if_fail (G_IS_TASK (call));
  g_return_if_fail (error != NULL);

  self = g_task_get_source_object (call);
  client_id = signet_connection_call_get_client_id (call);
  if (client_id != NULL && g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND))
    signet_connection_show_removed (self, client_id);
  heed_failure (self, error);
  g_task_return_error (call, error);
}

/**
 * signet_connection_call_finish:
 * @connection: a connection
 * @result: what the callback was given
 * @tag: the function that was called
 * @problems: (out) (optional) (nullable) (transfer full) (element-type SignetProblem): what is
 *   wrong with the fields
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what the call was returned with, or %NULL with @error set
 */
gpointer
signet_connection_call_finish (SignetConnection  *connection,
                               GAsyncResult      *result,
                               gpointer           tag,
                               GPtrArray        **problems,
                               GError           **error)
{
  Call *call;

  g_return_val_if_fail (g_task_is_valid (result, connection), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), NULL);

  call = g_task_get_task_data (G_TASK (result));
  if (problems != NULL)
    *problems = g_steal_pointer (&call->problems);

  return g_task_propagate_pointer (G_TASK (result), error);
}
