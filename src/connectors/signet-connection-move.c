/* signet-connection-move.c: kept secrets that shall belong to another connection
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-connection.h"

#include "signet-connection-private.h"
#include "signet-error.h"

/* One move: what is kept is kept there first, and forgotten here only then. */
typedef struct
{
  SignetConnection *target;     /* (owned) */
  SignetCredential *credential; /* (owned) */
  SecretValue *secret;          /* (owned) */
} Move;

/*
 * Helpers
 */

static void
free_move (gpointer data)
{
  Move *move = data;

  g_object_unref (move->target);
  g_object_unref (move->credential);
  secret_value_unref (move->secret);
  g_free (move);
}

/* Whoever shows the list sees what is kept now. */
static void
look_again (SignetConnection *self)
{
  if (self->state == SIGNET_CONNECTION_STATE_READY)
    signet_connection_load_quietly (self);
}

static SignetKeptDetails *
dup_details (SignetConnection *self,
             SignetCredential *credential)
{
  const char *client_id = signet_credential_get_client_id (credential);
  SignetKeptDetails *details = signet_connection_find_details (self, client_id);

  if (details != NULL)
    return signet_kept_details_ref (details);

  return signet_kept_details_new (signet_credential_get_display_name (credential), "", "", "");
}

/*
 * Callbacks
 */

static void
forget_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Move *move = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean forgotten = signet_connector_delete_finish (SIGNET_CONNECTOR (source), result, &error);

  look_again (g_task_get_source_object (task));
  look_again (move->target);
  if (forgotten)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
keep_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetConnection *self = g_task_get_source_object (task);
  Move *move = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(SignetCredential) kept =
    signet_connector_keep_finish (SIGNET_CONNECTOR (source), result, &error);

  if (kept == NULL)
    g_task_return_error (task, error);
  else
    signet_connector_delete_async (self->connector, move->credential,
                                   g_task_get_cancellable (task), forget_cb,
                                   g_object_ref (task));
}

/* What is kept there already must not be lost to what comes. */
static void
find_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetConnection *self = g_task_get_source_object (task);
  Move *move = g_task_get_task_data (task);
  g_autoptr(SignetKeptDetails) details = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetCredential) found =
    signet_connector_find_finish (SIGNET_CONNECTOR (source), result, &error);

  if (found != NULL)
    {
      g_task_return_new_error (task, SIGNET_ERROR, SIGNET_ERROR_CHANGED,
                               "The other connection keeps a secret of this credential already");
      return;
    }

  if (!g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  details = dup_details (self, move->credential);
  signet_connector_keep_async (SIGNET_CONNECTOR (source),
                               signet_credential_get_client_id (move->credential), details,
                               move->secret, g_task_get_cancellable (task), keep_cb,
                               g_object_ref (task));
}

/*
 * Public
 */

/**
 * signet_connection_can_move_to:
 * @self: a connection
 * @target: a connection
 *
 * Returns: whether what is kept of @self can be kept of @target instead: both only keep what was
 *   made elsewhere
 */
gboolean
signet_connection_can_move_to (SignetConnection *self,
                               SignetConnection *target)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), FALSE);
  g_return_val_if_fail (SIGNET_IS_CONNECTION (target), FALSE);

  return self != target && signet_connection_can_keep (self) &&
         signet_connection_can_keep (target);
}

/**
 * signet_connection_move_kept_async:
 * @self: a connection
 * @credential: a credential that is kept of it
 * @secret: its secret
 * @target: another connection, see [method@Signet.Connection.can_move_to]
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Lets a kept credential, with all that is said of it, belong to @target, which may be the same
 * issuer under another name. If something goes wrong on the way, it belongs to both and not to
 * none.
 */
void
signet_connection_move_kept_async (SignetConnection    *self,
                                   SignetCredential    *credential,
                                   SecretValue         *secret,
                                   SignetConnection    *target,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Move *move;

  g_return_if_fail (signet_connection_can_move_to (self, target));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (credential));
  g_return_if_fail (secret != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_connection_move_kept_async);
  move = g_new0 (Move, 1);
  move->target = g_object_ref (target);
  move->credential = g_object_ref (credential);
  move->secret = secret_value_ref (secret);
  g_task_set_task_data (task, move, free_move);

  signet_connector_find_async (target->connector,
                               signet_credential_get_client_id (credential), cancellable,
                               find_cb, g_object_ref (task));
}

/**
 * signet_connection_move_kept_finish:
 * @self: a connection
 * @result: what the callback was given
 * @error: return location for %SIGNET_ERROR_CHANGED if @target keeps that credential already,
 *   another [error@Signet.Error] of the keyring or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connection.move_kept_async].
 *
 * Returns: whether the credential belongs to the other connection alone
 */
gboolean
signet_connection_move_kept_finish (SignetConnection  *self,
                                    GAsyncResult      *result,
                                    GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
