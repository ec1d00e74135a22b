/* signet-connection-kept.c: the secrets of a connection that are in the keyring
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-connection-private.h"
#include "signet-error.h"

/* What is removed, one after the other. */
typedef struct
{
  GPtrArray *kept;   /* (owned) (element-type SignetKeptSecret) */
  guint n_discarded; /* how many of them are gone */
  GError *error;     /* (owned) (nullable) why the next one is not */
} Discarding;

/* What was answered about a secret. */
typedef struct
{
  SignetSecretState state;
  char *secret_id; /* (owned) (nullable) */
} Answer;

static void discard_next (GTask *task);

/*
 * Helpers
 */

static void
free_discarding (gpointer data)
{
  Discarding *discarding = data;

  g_ptr_array_unref (discarding->kept);
  g_clear_error (&discarding->error);
  g_free (discarding);
}

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_free (answer->secret_id);
  g_free (answer);
}

static void
free_array (gpointer data)
{
  g_ptr_array_unref (data);
}

/* The list takes away the marks that are in its last set and not in the next, so that has to be
 * another one.
 */
static GHashTable *
copy_marks (SignetConnection *self)
{
  GHashTable *client_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  const char *client_id;

  g_hash_table_iter_init (&iter, self->in_keyring);
  while (g_hash_table_iter_next (&iter, (gpointer *) &client_id, NULL))
    g_hash_table_add (client_ids, g_strdup (client_id));

  return client_ids;
}

/* Marks one credential, or takes its mark away. */
static void
mark_one (SignetConnection *self,
          const char       *client_id,
          gboolean          in_keyring)
{
  g_autoptr(GHashTable) client_ids = copy_marks (self);

  if (in_keyring)
    g_hash_table_add (client_ids, g_strdup (client_id));
  else
    g_hash_table_remove (client_ids, client_id);
  signet_connection_mark_keyring (self, client_ids);
}

static void
mark_all (SignetConnection *self,
          GPtrArray        *kept)
{
  g_autoptr(GHashTable) client_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < kept->len; i++)
    g_hash_table_add (client_ids,
                      g_strdup (signet_kept_secret_get_client_id (g_ptr_array_index (kept, i))));
  signet_connection_mark_keyring (self, client_ids);
}

static void
end_discarding (GTask *task)
{
  Discarding *discarding = g_task_get_task_data (task);

  if (discarding->error != NULL)
    g_task_return_error (task, g_error_copy (discarding->error));
  else
    g_task_return_boolean (task, TRUE);
}

/*
 * Callbacks
 */

static void
load_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetConnection *self = g_task_get_source_object (task);
  const char *client_id = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) kept =
    signet_keyring_load_finish (SIGNET_KEYRING (source), result, &error);

  if (kept == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* Somebody may have changed the keyring since the list was loaded. */
  if (client_id != NULL)
    mark_one (self, client_id, kept->len > 0);
  else
    mark_all (self, kept);
  g_task_return_pointer (task, g_steal_pointer (&kept), free_array);
}

static void
search_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetConnection *self = g_task_get_source_object (task);
  Discarding *discarding = g_task_get_task_data (task);
  g_autoptr(SignetKeyringMatches) left =
    signet_keyring_search_finish (SIGNET_KEYRING (source), result, NULL);
  g_autoptr(GHashTable) client_ids = copy_marks (self);

  for (guint i = 0; left != NULL && i < discarding->n_discarded; i++)
    {
      const char *client_id =
        signet_kept_secret_get_client_id (g_ptr_array_index (discarding->kept, i));

      if (!signet_keyring_matches_contains (left, client_id))
        g_hash_table_remove (client_ids, client_id);
    }

  signet_connection_mark_keyring (self, client_ids);
  end_discarding (task);
}

static void
discard_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Discarding *discarding = g_task_get_task_data (task);

  if (signet_keyring_discard_finish (SIGNET_KEYRING (source), result, &discarding->error))
    discarding->n_discarded++;
  discard_next (task);
}

/* Which credentials still have a secret there is asked once, at the end. */
static void
discard_next (GTask *task)
{
  SignetConnection *self = g_task_get_source_object (task);
  Discarding *discarding = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (discarding->error == NULL && discarding->n_discarded < discarding->kept->len)
    signet_keyring_discard_async (self->keyring,
                                  g_ptr_array_index (discarding->kept, discarding->n_discarded),
                                  cancellable, discard_cb, g_object_ref (task));
  else if (discarding->n_discarded > 0)
    signet_keyring_search_async (self->keyring, self->id, NULL, search_cb, g_object_ref (task));
  else
    end_discarding (task);
}

static void
check_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetConnection *self = g_task_get_source_object (task);
  Answer *answer = g_new0 (Answer, 1);
  GError *error = NULL;

  if (signet_connector_check_secret_finish (SIGNET_CONNECTOR (source), result, &answer->state,
                                            &answer->secret_id, &error))
    {
      g_task_return_pointer (task, answer, free_answer);
      return;
    }

  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_FORBIDDEN))
    signet_connection_ask_access (self);
  free_answer (answer);
  g_task_return_error (task, error);
}

/*
 * Public
 */

/**
 * signet_connection_can_check_secrets:
 * @self: a connection
 *
 * Returns: whether its issuer can tell what a secret is worth
 */
gboolean
signet_connection_can_check_secrets (SignetConnection *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), FALSE);

  return signet_connector_can_check_secrets (self->connector);
}

/**
 * signet_connection_load_kept_async:
 * @self: a connection
 * @client_id: (nullable): a Client ID, %NULL for all
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Reads what the keyring has of a credential, or of all, and lets the marks in the list follow. A
 * locked keyring asks the person to unlock it.
 */
void
signet_connection_load_kept_async (SignetConnection    *self,
                                   const char          *client_id,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (SIGNET_IS_CONNECTION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_connection_load_kept_async);
  g_task_set_task_data (task, g_strdup (client_id), g_free);

  signet_keyring_load_async (self->keyring, self->id, client_id, cancellable,
                             load_cb, g_object_ref (task));
}

/**
 * signet_connection_load_kept_finish:
 * @self: a connection
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] of the keyring or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connection.load_kept_async].
 *
 * Returns: (transfer full) (nullable) (element-type SignetKeptSecret): what is kept, or %NULL with
 *   @error set
 */
GPtrArray *
signet_connection_load_kept_finish (SignetConnection  *self,
                                    GAsyncResult      *result,
                                    GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * signet_connection_discard_async:
 * @self: a connection
 * @kept: (element-type SignetKeptSecret): what was read from the keyring
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Removes secrets from the keyring, one after the other until one cannot be removed, and takes the
 * marks away from those credentials that have none there any more.
 */
void
signet_connection_discard_async (SignetConnection    *self,
                                 GPtrArray           *kept,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Discarding *discarding;

  g_return_if_fail (SIGNET_IS_CONNECTION (self));
  g_return_if_fail (kept != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_connection_discard_async);
  /* What is gone is gone, whether or not somebody stopped it meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  discarding = g_new0 (Discarding, 1);
  discarding->kept = g_ptr_array_ref (kept);
  g_task_set_task_data (task, discarding, free_discarding);

  discard_next (task);
}

/**
 * signet_connection_discard_finish:
 * @self: a connection
 * @result: what the callback was given
 * @n_discarded: (out) (optional): how many are gone, from the first on
 * @error: return location for a [error@Signet.Error] of the keyring or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connection.discard_async].
 *
 * Returns: whether all of them are gone
 */
gboolean
signet_connection_discard_finish (SignetConnection  *self,
                                  GAsyncResult      *result,
                                  guint             *n_discarded,
                                  GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (n_discarded != NULL)
    *n_discarded = ((Discarding *) g_task_get_task_data (G_TASK (result)))->n_discarded;

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * signet_connection_check_secret_async:
 * @self: a connection that can check secrets
 * @client_id: a Client ID
 * @secret: what may be its Client Secret
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Asks the issuer what @secret is worth. That does not count as a use.
 */
void
signet_connection_check_secret_async (SignetConnection    *self,
                                      const char          *client_id,
                                      SecretValue         *secret,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (SIGNET_IS_CONNECTION (self));
  g_return_if_fail (client_id != NULL);
  g_return_if_fail (secret != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_connection_check_secret_async);

  signet_connector_check_secret_async (self->connector, client_id, secret, cancellable,
                                       check_cb, g_object_ref (task));
}

/**
 * signet_connection_check_secret_finish:
 * @self: a connection
 * @result: what the callback was given
 * @state: (out): what the secret is worth
 * @secret_id: (out) (transfer full) (nullable): which of the secrets of the credential it is, if
 *   the issuer knows it
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connection.check_secret_async].
 *
 * Returns: whether there is an answer
 */
gboolean
signet_connection_check_secret_finish (SignetConnection   *self,
                                       GAsyncResult       *result,
                                       SignetSecretState  *state,
                                       char              **secret_id,
                                       GError            **error)
{
  Answer *answer;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (state != NULL, FALSE);
  g_return_val_if_fail (secret_id != NULL, FALSE);

  answer = g_task_propagate_pointer (G_TASK (result), error);
  if (answer == NULL)
    return FALSE;

  *state = answer->state;
  *secret_id = g_steal_pointer (&answer->secret_id);
  free_answer (answer);

  return TRUE;
}
