/* signet-keyring.c: Client Secrets in the keyring of the person
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-keyring-private.h"

#include "signet-keyring-call.h"
#include "signet-sandbox.h"

G_DEFINE_FINAL_TYPE (SignetKeyring, signet_keyring, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (SignetKeyringStore, signet_keyring_store,
                    G_DEFINE_ENUM_VALUE (SIGNET_KEYRING_STORE_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (SIGNET_KEYRING_STORE_SERVICE, "service"),
                    G_DEFINE_ENUM_VALUE (SIGNET_KEYRING_STORE_PORTAL, "portal"))

enum
{
  PROP_0,
  PROP_SANDBOXED,
  PROP_STORE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/*
 * GObject
 */

static void
signet_keyring_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SignetKeyring *self = SIGNET_KEYRING (object);

  switch (property_id)
    {
    case PROP_STORE:
      g_value_set_enum (value, self->store);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_keyring_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  SignetKeyring *self = SIGNET_KEYRING (object);

  switch (property_id)
    {
    case PROP_SANDBOXED:
      self->sandboxed = g_value_get_boolean (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_keyring_class_init (SignetKeyringClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = signet_keyring_get_property;
  object_class->set_property = signet_keyring_set_property;

  /**
   * SignetKeyring:sandboxed:
   *
   * Whether this runs where the Secret portal may answer.
   */
  properties[PROP_SANDBOXED] =
    g_param_spec_boolean ("sandboxed", NULL, NULL, FALSE,
                          G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * SignetKeyring:store:
   *
   * Where secrets were last kept or found.
   */
  properties[PROP_STORE] =
    g_param_spec_enum ("store", NULL, NULL,
                       SIGNET_TYPE_KEYRING_STORE, SIGNET_KEYRING_STORE_UNKNOWN,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
signet_keyring_init (SignetKeyring *self)
{
}

/*
 * Public
 */

/**
 * signet_keyring_new:
 *
 * Returns: (transfer full): the keyring of the person who runs this
 */
SignetKeyring *
signet_keyring_new (void)
{
  return g_object_new (SIGNET_TYPE_KEYRING,
                       "sandboxed", signet_sandbox_is_here (),
                       NULL);
}

/**
 * signet_keyring_note_store:
 * @self: a keyring
 * @result: a call that was returned
 *
 * Remembers who answered.
 */
void
signet_keyring_note_store (SignetKeyring *self,
                           GAsyncResult  *result)
{
  SignetKeyringStore store;

  g_return_if_fail (SIGNET_IS_KEYRING (self));

  store = signet_keyring_call_get_store (G_TASK (result));
  if (store == SIGNET_KEYRING_STORE_UNKNOWN || store == self->store)
    return;

  self->store = store;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
}

/**
 * signet_keyring_get_store:
 * @self: a keyring
 *
 * Returns: where secrets were last kept or found
 */
SignetKeyringStore
signet_keyring_get_store (SignetKeyring *self)
{
  g_return_val_if_fail (SIGNET_IS_KEYRING (self), SIGNET_KEYRING_STORE_UNKNOWN);

  return self->store;
}

/**
 * signet_keyring_save_async:
 * @self: a keyring
 * @item: what @secret belongs to
 * @secret: a Client Secret
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Keeps a secret. A locked keyring asks the person to unlock it, who has a minute for that.
 */
void
signet_keyring_save_async (SignetKeyring           *self,
                           const SignetKeyringItem *item,
                           SecretValue             *secret,
                           GCancellable            *cancellable,
                           GAsyncReadyCallback      callback,
                           gpointer                 user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (SIGNET_IS_KEYRING (self));
  g_return_if_fail (item != NULL);
  g_return_if_fail (secret != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_keyring_save_async);
  signet_keyring_call_save (task, self->sandboxed, item, secret);
}

/**
 * signet_keyring_save_finish:
 * @self: a keyring
 * @result: what the callback was given
 * @error: return location for %SIGNET_ERROR_KEYRING_ABSENT, %SIGNET_ERROR_KEYRING_LOCKED,
 *   %SIGNET_ERROR_KEYRING_REFUSED or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Keyring.save_async].
 *
 * Returns: whether the secret is kept; [method@Signet.Keyring.get_store] says where
 */
gboolean
signet_keyring_save_finish (SignetKeyring  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  signet_keyring_note_store (self, result);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * signet_keyring_search_async:
 * @self: a keyring
 * @connection_id: a connection
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Asks which credentials of a connection have a secret here, by one search, without
 * unlocking anything and without reading any secret.
 */
void
signet_keyring_search_async (SignetKeyring       *self,
                             const char          *connection_id,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (SIGNET_IS_KEYRING (self));
  g_return_if_fail (connection_id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_keyring_search_async);
  signet_keyring_call_search (task, self->sandboxed, connection_id);
}

/**
 * signet_keyring_search_finish:
 * @self: a keyring
 * @result: what the callback was given
 * @error: return location, as for [method@Signet.Keyring.save_finish]
 *
 * Ends [method@Signet.Keyring.search_async].
 *
 * Returns: (transfer full) (nullable): the credentials, or %NULL with @error set
 */
SignetKeyringMatches *
signet_keyring_search_finish (SignetKeyring  *self,
                              GAsyncResult   *result,
                              GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  signet_keyring_note_store (self, result);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * signet_keyring_remove_async:
 * @self: a keyring
 * @connection_id: a connection
 * @client_id: (nullable): a Client ID, %NULL for all of the connection
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Removes all secrets of a credential, or of a connection. If there are any and the keyring is
 * locked, it asks the person to unlock it.
 */
void
signet_keyring_remove_async (SignetKeyring       *self,
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
  g_task_set_source_tag (task, signet_keyring_remove_async);
  signet_keyring_call_remove (task, self->sandboxed, connection_id, client_id, NULL);
}

/**
 * signet_keyring_remove_finish:
 * @self: a keyring
 * @result: what the callback was given
 * @error: return location, as for [method@Signet.Keyring.save_finish]
 *
 * Ends [method@Signet.Keyring.remove_async].
 *
 * Returns: whether the credential has no secret here any more
 */
gboolean
signet_keyring_remove_finish (SignetKeyring  *self,
                              GAsyncResult   *result,
                              GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  signet_keyring_note_store (self, result);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * signet_keyring_remove_secret_async:
 * @self: a keyring
 * @connection_id: a connection
 * @client_id: a Client ID
 * @secret_id: one of its secrets
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Removes one secret of a credential, as [method@Signet.Keyring.remove_async] removes all.
 */
void
signet_keyring_remove_secret_async (SignetKeyring       *self,
                                    const char          *connection_id,
                                    const char          *client_id,
                                    const char          *secret_id,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (SIGNET_IS_KEYRING (self));
  g_return_if_fail (connection_id != NULL);
  g_return_if_fail (client_id != NULL);
  g_return_if_fail (secret_id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_keyring_remove_secret_async);
  signet_keyring_call_remove (task, self->sandboxed, connection_id, client_id, secret_id);
}

/**
 * signet_keyring_remove_secret_finish:
 * @self: a keyring
 * @result: what the callback was given
 * @error: return location, as for [method@Signet.Keyring.save_finish]
 *
 * Ends [method@Signet.Keyring.remove_secret_async].
 *
 * Returns: whether the secret is not here any more
 */
gboolean
signet_keyring_remove_secret_finish (SignetKeyring  *self,
                                     GAsyncResult   *result,
                                     GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  signet_keyring_note_store (self, result);

  return g_task_propagate_boolean (G_TASK (result), error);
}
