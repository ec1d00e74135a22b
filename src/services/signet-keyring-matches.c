/* signet-keyring-matches.c: which credentials have a secret in the keyring
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-keyring-matches.h"

#include "signet-credential.h"

#define ATTRIBUTE "client_id"
#define SECRET_ATTRIBUTE "secret_id"
/* What gnome-keyring shows of a collection that was not unlocked since it started: the MD5 of
 * each attribute.
 */
#define HASHED "gkr:compat:hashed:"

struct _SignetKeyringMatches
{
  GHashTable *client_ids; /* (owned) set */
  GHashTable *hashes;     /* (owned) set of those that are not known better */
  GHashTable *secret_ids; /* (owned) set, with the hashes of those that are not known better */
};

G_DEFINE_BOXED_TYPE (SignetKeyringMatches, signet_keyring_matches,
                     signet_keyring_matches_ref, signet_keyring_matches_unref)

/*
 * Helpers
 */

static void
clear_matches (gpointer data)
{
  SignetKeyringMatches *self = data;

  g_hash_table_unref (self->client_ids);
  g_hash_table_unref (self->hashes);
  g_hash_table_unref (self->secret_ids);
}

static void
add_secret (SignetKeyringMatches *self,
            GHashTable           *attributes)
{
  const char *secret_id = g_hash_table_lookup (attributes, SECRET_ATTRIBUTE);

  if (secret_id == NULL)
    secret_id = g_hash_table_lookup (attributes, HASHED SECRET_ATTRIBUTE);
  if (secret_id != NULL)
    g_hash_table_add (self->secret_ids, g_strdup (secret_id));
}

/* What is recognised, and among which. */
typedef struct
{
  SignetKeyringMatches *matches; /* (owned) */
  GPtrArray *credentials;        /* (owned) (element-type SignetCredential) */
} Recognition;

static void
free_recognition (gpointer data)
{
  Recognition *recognition = data;

  signet_keyring_matches_unref (recognition->matches);
  g_ptr_array_unref (recognition->credentials);
  g_free (recognition);
}

/*
 * Callbacks
 */

static void
recognise_in_thread (GTask        *task,
                     gpointer      source,
                     gpointer      data,
                     GCancellable *cancellable)
{
  Recognition *recognition = data;
  GHashTable *client_ids = signet_keyring_matches_dup_client_ids (recognition->matches);

  for (guint i = 0; i < recognition->credentials->len; i++)
    {
      SignetCredential *credential = g_ptr_array_index (recognition->credentials, i);
      const char *client_id = signet_credential_get_client_id (credential);

      if (signet_keyring_matches_contains (recognition->matches, client_id))
        g_hash_table_add (client_ids, g_strdup (client_id));
    }

  g_task_return_pointer (task, client_ids, (GDestroyNotify) g_hash_table_unref);
}

/*
 * Public
 */

/**
 * signet_keyring_matches_new:
 *
 * Returns: (transfer full): an empty set
 */
SignetKeyringMatches *
signet_keyring_matches_new (void)
{
  SignetKeyringMatches *self = g_atomic_rc_box_new0 (SignetKeyringMatches);

  self->client_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->secret_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * signet_keyring_matches_ref:
 * @self: a set
 *
 * Returns: (transfer full): @self
 */
SignetKeyringMatches *
signet_keyring_matches_ref (SignetKeyringMatches *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * signet_keyring_matches_unref:
 * @self: (transfer full): a set
 *
 * Gives up one reference.
 */
void
signet_keyring_matches_unref (SignetKeyringMatches *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_matches);
}

/**
 * signet_keyring_matches_add:
 * @self: a set
 * @attributes: (element-type utf8 utf8): the attributes of an item in the keyring
 *
 * Adds the credential and the secret that the item belongs to.
 */
void
signet_keyring_matches_add (SignetKeyringMatches *self,
                            GHashTable           *attributes)
{
  const char *client_id;
  const char *hash;

  g_return_if_fail (self != NULL);
  g_return_if_fail (attributes != NULL);

  client_id = g_hash_table_lookup (attributes, ATTRIBUTE);
  hash = g_hash_table_lookup (attributes, HASHED ATTRIBUTE);
  if (client_id != NULL)
    g_hash_table_add (self->client_ids, g_strdup (client_id));
  else if (hash != NULL)
    g_hash_table_add (self->hashes, g_strdup (hash));
  add_secret (self, attributes);
}

/**
 * signet_keyring_matches_contains:
 * @self: a set
 * @client_id: a Client ID
 *
 * Returns: whether a secret of that credential is in the keyring
 */
gboolean
signet_keyring_matches_contains (SignetKeyringMatches *self,
                                 const char           *client_id)
{
  g_autofree char *hash = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (client_id != NULL, FALSE);

  if (g_hash_table_contains (self->client_ids, client_id))
    return TRUE;

  if (signet_keyring_matches_is_exact (self))
    return FALSE;

  hash = g_compute_checksum_for_string (G_CHECKSUM_MD5, client_id, -1);

  return g_hash_table_contains (self->hashes, hash);
}

/**
 * signet_keyring_matches_contains_secret:
 * @self: a set
 * @secret_id: the id of a secret
 *
 * Returns: whether that secret is in the keyring
 */
gboolean
signet_keyring_matches_contains_secret (SignetKeyringMatches *self,
                                        const char           *secret_id)
{
  g_autofree char *hash = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (secret_id != NULL, FALSE);

  hash = g_compute_checksum_for_string (G_CHECKSUM_MD5, secret_id, -1);

  return g_hash_table_contains (self->secret_ids, secret_id) ||
         g_hash_table_contains (self->secret_ids, hash);
}

/**
 * signet_keyring_matches_dup_client_ids:
 * @self: a set
 *
 * Returns: (transfer full) (element-type utf8 utf8): the set of the Client IDs that are known
 */
GHashTable *
signet_keyring_matches_dup_client_ids (SignetKeyringMatches *self)
{
  GHashTable *client_ids;
  GHashTableIter iter;
  const char *client_id;

  g_return_val_if_fail (self != NULL, NULL);

  client_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, self->client_ids);
  while (g_hash_table_iter_next (&iter, (gpointer *) &client_id, NULL))
    g_hash_table_add (client_ids, g_strdup (client_id));

  return client_ids;
}

/**
 * signet_keyring_matches_is_exact:
 * @self: a set
 *
 * Returns: whether all Client IDs in it are known. Those of a keyring that was not unlocked yet
 *   can only be recognised.
 */
gboolean
signet_keyring_matches_is_exact (SignetKeyringMatches *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return g_hash_table_size (self->hashes) == 0;
}

/**
 * signet_keyring_matches_recognise_async:
 * @self: a set that nobody changes any more
 * @credentials: (element-type SignetCredential): those that could be in it
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Looks for each of @credentials in the set, in a thread of its own, because what is only
 * recognised takes its time.
 */
void
signet_keyring_matches_recognise_async (SignetKeyringMatches *self,
                                        GPtrArray            *credentials,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data)
{
  g_autoptr(GTask) task = NULL;
  Recognition *recognition;

  g_return_if_fail (self != NULL);
  g_return_if_fail (credentials != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_keyring_matches_recognise_async);

  recognition = g_new0 (Recognition, 1);
  recognition->matches = signet_keyring_matches_ref (self);
  recognition->credentials = g_ptr_array_ref (credentials);
  g_task_set_task_data (task, recognition, free_recognition);

  g_task_run_in_thread (task, recognise_in_thread);
}

/**
 * signet_keyring_matches_recognise_finish:
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.KeyringMatches.recognise_async].
 *
 * Returns: (transfer full) (nullable) (element-type utf8 utf8): the Client IDs that are known and
 *   those that were recognised, or %NULL with @error set
 */
GHashTable *
signet_keyring_matches_recognise_finish (GAsyncResult  *result,
                                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
