/* signet-connection-secrets.c: how secrets begin, are kept and end through a connection
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-connection-call.h"
#include "signet-connection-private.h"

/* What is to be forgotten. */
typedef struct
{
  char *client_id; /* (owned) */
  char *secret_id; /* (owned) */
} Forgetting;

/*
 * Helpers
 */

static void
free_forgetting (gpointer data)
{
  Forgetting *forgetting = data;

  g_free (forgetting->client_id);
  g_free (forgetting->secret_id);
  g_free (forgetting);
}

/* The list compares the marks with those it had, so they are not changed in place. */
static void
show_forgotten (SignetConnection *self,
                const char       *client_id)
{
  g_autoptr(GHashTable) client_ids =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  const char *other;

  g_hash_table_iter_init (&iter, self->in_keyring);
  while (g_hash_table_iter_next (&iter, (gpointer *) &other, NULL))
    {
      if (!g_str_equal (other, client_id))
        g_hash_table_add (client_ids, g_strdup (other));
    }
  signet_connection_mark_keyring (self, client_ids);
}

/*
 * Callbacks
 */

static void
start_rotation_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(GTask) call = user_data;
  GError *error = NULL;
  SignetIssued *issued =
    signet_connector_start_rotation_finish (SIGNET_CONNECTOR (source), result, &error);

  signet_connection_call_return_issued (call, issued, NULL, error);
}

static void
end_secret_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) call = user_data;
  GError *error = NULL;
  SignetCredential *credential =
    signet_connector_end_secret_finish (SIGNET_CONNECTOR (source), result, &error);

  signet_connection_call_return_credential (call, credential, NULL, error);
}

static void
save_secret_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetConnection *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;

  if (!signet_keyring_save_finish (SIGNET_KEYRING (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  signet_connection_show_saved (self, g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

static void
find_kept_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  SignetKeyringMatches *matches =
    signet_keyring_search_finish (SIGNET_KEYRING (source), result, &error);

  if (matches != NULL)
    g_task_return_pointer (task, matches, (GDestroyNotify) signet_keyring_matches_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Another secret of the same credential may be there still. If nobody knows, the mark stays. */
static void
search_left_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetConnection *self = g_task_get_source_object (task);
  Forgetting *forgetting = g_task_get_task_data (task);
  g_autoptr(SignetKeyringMatches) matches =
    signet_keyring_search_finish (SIGNET_KEYRING (source), result, NULL);

  if (matches != NULL && !signet_keyring_matches_contains (matches, forgetting->client_id))
    show_forgotten (self, forgetting->client_id);
  g_task_return_boolean (task, TRUE);
}

static void
remove_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetConnection *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;

  if (!signet_keyring_remove_secret_finish (self->keyring, result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  signet_keyring_search_async (self->keyring, self->id, g_task_get_cancellable (task),
                               search_left_cb, g_object_ref (task));
}

static void
search_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetConnection *self = g_task_get_source_object (task);
  Forgetting *forgetting = g_task_get_task_data (task);
  g_autoptr(SignetKeyringMatches) matches =
    signet_keyring_search_finish (SIGNET_KEYRING (source), result, NULL);

  /* Without a keyring there is nothing to be removed from it. */
  if (matches == NULL ||
      !signet_keyring_matches_contains_secret (matches, forgetting->secret_id))
    {
      g_task_return_boolean (task, FALSE);
      return;
    }

  signet_keyring_remove_secret_async (self->keyring, self->id, forgetting->client_id,
                                      forgetting->secret_id, g_task_get_cancellable (task),
                                      remove_cb, g_object_ref (task));
}

/*
 * Public
 */

/**
 * signet_connection_can_rotate:
 * @self: a connection
 *
 * Returns: whether the issuer can have two live secrets for a credential, and end either of them
 */
gboolean
signet_connection_can_rotate (SignetConnection *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), FALSE);

  return signet_connector_can_rotate (self->connector);
}

/**
 * signet_connection_start_rotation_async:
 * @self: a connection that can rotate
 * @credential: the credential as it was seen
 * @expires: when the new secret shall end, in Unix seconds, 0 for never, or
 *   %SIGNET_POLICY_EXPIRES
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Issues another secret for a credential, unless somebody else changed it meanwhile, and shows
 * in the list that it is rotating.
 */
void
signet_connection_start_rotation_async (SignetConnection    *self,
                                        SignetCredential    *credential,
                                        gint64               expires,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  g_autoptr(GTask) call = NULL;

  g_return_if_fail (SIGNET_IS_CONNECTION (self));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (credential));

  call = signet_connection_call_new (self, signet_connection_start_rotation_async,
                                     signet_credential_get_client_id (credential),
                                     cancellable, callback, user_data);

  signet_connector_start_rotation_async (self->connector, credential, expires, cancellable,
                                         start_rotation_cb, g_object_ref (call));
}

/**
 * signet_connection_start_rotation_finish:
 * @self: a connection
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connection.start_rotation_async].
 *
 * Returns: (transfer full) (nullable): the credential with its new secret, or %NULL with @error
 *   set
 */
SignetIssued *
signet_connection_start_rotation_finish (SignetConnection  *self,
                                         GAsyncResult      *result,
                                         GError           **error)
{
  return signet_connection_call_finish (self, result, signet_connection_start_rotation_async,
                                        NULL, error);
}

/**
 * signet_connection_end_secret_async:
 * @self: a connection that can rotate
 * @credential: the credential as it was seen
 * @secret_id: which of its secrets
 * @ending: in which way it ends
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Ends a secret of a credential, unless somebody else changed it meanwhile. In the keyring it is
 * still: see [method@Signet.Connection.forget_secret_async].
 */
void
signet_connection_end_secret_async (SignetConnection    *self,
                                    SignetCredential    *credential,
                                    const char          *secret_id,
                                    SignetSecretEnding   ending,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr(GTask) call = NULL;

  g_return_if_fail (SIGNET_IS_CONNECTION (self));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (credential));
  g_return_if_fail (secret_id != NULL);

  call = signet_connection_call_new (self, signet_connection_end_secret_async,
                                     signet_credential_get_client_id (credential),
                                     cancellable, callback, user_data);

  signet_connector_end_secret_async (self->connector, credential, secret_id, ending, cancellable,
                                     end_secret_cb, g_object_ref (call));
}

/**
 * signet_connection_end_secret_finish:
 * @self: a connection
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connection.end_secret_async].
 *
 * Returns: (transfer full) (nullable): the credential as it is now, or %NULL with @error set
 */
SignetCredential *
signet_connection_end_secret_finish (SignetConnection  *self,
                                     GAsyncResult      *result,
                                     GError           **error)
{
  return signet_connection_call_finish (self, result, signet_connection_end_secret_async,
                                        NULL, error);
}

/**
 * signet_connection_save_secret_async:
 * @self: a connection
 * @issued: a credential with its secret
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Keeps a secret in the keyring and marks its credential in the list.
 */
void
signet_connection_save_secret_async (SignetConnection    *self,
                                     SignetIssued        *issued,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  SignetCredential *credential;
  SignetKeyringItem item;

  g_return_if_fail (SIGNET_IS_CONNECTION (self));
  g_return_if_fail (issued != NULL);

  credential = signet_issued_get_credential (issued);
  item = (SignetKeyringItem) {
    .connection_id = self->id,
    .connection_name = self->name,
    .client_id = signet_credential_get_client_id (credential),
    .display_name = signet_credential_get_display_name (credential),
    .secret_id = signet_issued_get_secret_id (issued),
  };

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_connection_save_secret_async);
  g_task_set_task_data (task, g_strdup (item.client_id), g_free);

  signet_keyring_save_async (self->keyring, &item, signet_issued_get_secret (issued),
                             cancellable, save_secret_cb, g_object_ref (task));
}

/**
 * signet_connection_save_secret_finish:
 * @self: a connection
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connection.save_secret_async].
 *
 * Returns: whether the secret is kept; [method@Signet.Keyring.get_store] says where
 */
gboolean
signet_connection_save_secret_finish (SignetConnection  *self,
                                      GAsyncResult      *result,
                                      GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * signet_connection_find_kept_async:
 * @self: a connection
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Asks which secrets are in the keyring, without unlocking anything.
 */
void
signet_connection_find_kept_async (SignetConnection    *self,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (SIGNET_IS_CONNECTION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_connection_find_kept_async);
  signet_keyring_search_async (self->keyring, self->id, cancellable,
                               find_kept_cb, g_object_ref (task));
}

/**
 * signet_connection_find_kept_finish:
 * @self: a connection
 * @result: what the callback was given
 * @error: return location, as for [method@Signet.Keyring.save_finish]
 *
 * Ends [method@Signet.Connection.find_kept_async].
 *
 * Returns: (transfer full) (nullable): the secrets, or %NULL with @error set
 */
SignetKeyringMatches *
signet_connection_find_kept_finish (SignetConnection  *self,
                                    GAsyncResult      *result,
                                    GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * signet_connection_forget_secret_async:
 * @self: a connection
 * @client_id: a Client ID
 * @secret_id: a secret of it that was ended
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Removes a secret from the keyring, if it is there, because it is of no use any more. A locked
 * keyring asks the person to unlock it.
 */
void
signet_connection_forget_secret_async (SignetConnection    *self,
                                       const char          *client_id,
                                       const char          *secret_id,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Forgetting *forgetting;

  g_return_if_fail (SIGNET_IS_CONNECTION (self));
  g_return_if_fail (client_id != NULL);
  g_return_if_fail (secret_id != NULL);

  forgetting = g_new0 (Forgetting, 1);
  forgetting->client_id = g_strdup (client_id);
  forgetting->secret_id = g_strdup (secret_id);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_connection_forget_secret_async);
  g_task_set_task_data (task, forgetting, free_forgetting);
  signet_keyring_search_async (self->keyring, self->id, cancellable,
                               search_cb, g_object_ref (task));
}

/**
 * signet_connection_forget_secret_finish:
 * @self: a connection
 * @result: what the callback was given
 * @error: return location, as for [method@Signet.Keyring.save_finish]
 *
 * Ends [method@Signet.Connection.forget_secret_async].
 *
 * Returns: whether it was in the keyring and is no more; if not, @error may be set, and if that is
 *   not set either, it was not there
 */
gboolean
signet_connection_forget_secret_finish (SignetConnection  *self,
                                        GAsyncResult      *result,
                                        GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
