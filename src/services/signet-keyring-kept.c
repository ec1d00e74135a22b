/* signet-keyring-kept.c: what can be done with the secrets in the keyring
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-keyring-private.h"

#include "signet-error.h"
#include "signet-keyring-call.h"

/*
 * Helpers
 */

static void
unref_kept (gpointer data)
{
  signet_kept_secret_unref (data);
}

/*
 * Callbacks
 */

static void
discard_moved_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (signet_keyring_discard_finish (SIGNET_KEYRING (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
save_moved_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetKeyring *self = SIGNET_KEYRING (source);
  SignetKeptSecret *kept = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (!signet_keyring_save_finish (self, result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (kept == NULL)
    g_task_return_boolean (task, TRUE);
  else
    signet_keyring_discard_async (self, kept, g_task_get_cancellable (task),
                                  discard_moved_cb, g_object_ref (task));
}

/*
 * Public
 */

/**
 * signet_keyring_load_async:
 * @self: a keyring
 * @connection_id: a connection
 * @client_id: (nullable): a Client ID, %NULL for all of the connection
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Reads secrets. If there are any and the keyring is locked, it asks the person to unlock it,
 * once for all of them. A prompt that nobody answers stays when this is cancelled.
 */
void
signet_keyring_load_async (SignetKeyring       *self,
                           const char          *connection_id,
                           const char          *client_id,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (SIGNET_IS_KEYRING (self));
  g_return_if_fail (connection_id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_keyring_load_async);
  signet_keyring_call_load (task, self->sandboxed, connection_id, client_id);
}

/**
 * signet_keyring_load_finish:
 * @self: a keyring
 * @result: what the callback was given
 * @error: return location, as for [method@Signet.Keyring.save_finish]
 *
 * Ends [method@Signet.Keyring.load_async]. A secret that is there more than once is one here. One
 * that stayed locked while others opened has no text.
 *
 * Returns: (transfer full) (nullable) (element-type SignetKeptSecret): what is kept, or %NULL with
 *   @error set
 */
GPtrArray *
signet_keyring_load_finish (SignetKeyring  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  signet_keyring_note_store (self, result);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * signet_keyring_discard_async:
 * @self: a keyring
 * @kept: a secret that was read from it
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Removes one secret, from all places where it is. Nobody misses it if it was gone already.
 */
void
signet_keyring_discard_async (SignetKeyring       *self,
                              SignetKeptSecret    *kept,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (SIGNET_IS_KEYRING (self));
  g_return_if_fail (kept != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_keyring_discard_async);
  signet_keyring_call_discard (task, self->sandboxed, kept);
}

/**
 * signet_keyring_discard_finish:
 * @self: a keyring
 * @result: what the callback was given
 * @error: return location, as for [method@Signet.Keyring.save_finish]
 *
 * Ends [method@Signet.Keyring.discard_async].
 *
 * Returns: whether it is not there any more
 */
gboolean
signet_keyring_discard_finish (SignetKeyring  *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  signet_keyring_note_store (self, result);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * signet_keyring_move_async:
 * @self: a keyring
 * @kept: a secret that was read from it
 * @item: what it shall belong to from now on
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Lets a secret belong to something else, for a connection that was given another name or was
 * made anew. It is saved there before it is removed here: if something goes wrong in between, it
 * is in both places and not in none.
 */
void
signet_keyring_move_async (SignetKeyring           *self,
                           SignetKeptSecret        *kept,
                           const SignetKeyringItem *item,
                           GCancellable            *cancellable,
                           GAsyncReadyCallback      callback,
                           gpointer                 user_data)
{
  g_autoptr(GTask) task = NULL;
  SecretValue *secret;

  g_return_if_fail (SIGNET_IS_KEYRING (self));
  g_return_if_fail (kept != NULL);
  g_return_if_fail (item != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_keyring_move_async);
  secret = signet_kept_secret_get_secret (kept);
  if (secret == NULL)
    {
      g_task_return_new_error (task, SIGNET_ERROR, SIGNET_ERROR_KEYRING_LOCKED,
                               "The secret could not be read");
      return;
    }

  /* Saving replaces what has the same attributes, so only the name on it is new then. */
  if (!g_str_equal (item->connection_id, signet_kept_secret_get_connection_id (kept)) ||
      !g_str_equal (item->client_id, signet_kept_secret_get_client_id (kept)) ||
      g_strcmp0 (item->secret_id, signet_kept_secret_get_secret_id (kept)) != 0)
    g_task_set_task_data (task, signet_kept_secret_ref (kept), unref_kept);
  signet_keyring_save_async (self, item, secret, cancellable, save_moved_cb, g_object_ref (task));
}

/**
 * signet_keyring_move_finish:
 * @self: a keyring
 * @result: what the callback was given
 * @error: return location, as for [method@Signet.Keyring.save_finish]
 *
 * Ends [method@Signet.Keyring.move_async].
 *
 * Returns: whether it belongs to what was asked for, and to nothing else
 */
gboolean
signet_keyring_move_finish (SignetKeyring  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
