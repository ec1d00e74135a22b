/* signet-connection-move.c: secrets that shall belong to another connection
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-connection.h"

#include "signet-connection-private.h"

/*
 * Helpers
 */

/* Whoever shows the list sees what is in the keyring now. */
static void
look_again (SignetConnection *self)
{
  if (self->state == SIGNET_CONNECTION_STATE_READY)
    signet_connection_load_quietly (self);
}

/*
 * Callbacks
 */

static void
move_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  gboolean moved = signet_keyring_move_finish (SIGNET_KEYRING (source), result, &error);

  /* It may be in both places then. */
  look_again (g_task_get_source_object (task));
  look_again (g_task_get_task_data (task));
  if (moved)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/*
 * Public
 */

/**
 * signet_connection_move_kept_async:
 * @self: a connection
 * @kept: a secret of it that was read from the keyring
 * @target: another connection
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Lets a secret in the keyring belong to @target, which may be the same issuer under another
 * name. If something goes wrong on the way, it belongs to both and not to none.
 */
void
signet_connection_move_kept_async (SignetConnection    *self,
                                   SignetKeptSecret    *kept,
                                   SignetConnection    *target,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  SignetKeyringItem item;

  g_return_if_fail (SIGNET_IS_CONNECTION (self));
  g_return_if_fail (kept != NULL);
  g_return_if_fail (SIGNET_IS_CONNECTION (target));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_connection_move_kept_async);
  g_task_set_task_data (task, g_object_ref (target), g_object_unref);

  item.connection_id = signet_connection_get_id (target);
  item.connection_name = signet_connection_get_name (target);
  item.client_id = signet_kept_secret_get_client_id (kept);
  item.display_name = signet_kept_secret_get_display_name (kept);
  item.secret_id = signet_kept_secret_get_secret_id (kept);
  signet_keyring_move_async (self->keyring, kept, &item, cancellable, move_cb,
                             g_object_ref (task));
}

/**
 * signet_connection_move_kept_finish:
 * @self: a connection
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] of the keyring or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connection.move_kept_async].
 *
 * Returns: whether the secret belongs to the other connection alone
 */
gboolean
signet_connection_move_kept_finish (SignetConnection  *self,
                                    GAsyncResult      *result,
                                    GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
