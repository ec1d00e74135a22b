/* signet-keyring-matches.c: which credentials have a secret in the keyring
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-keyring-matches.h"

#define ATTRIBUTE "client_id"
/* What gnome-keyring shows of a collection that was not unlocked since it started: the MD5 of
 * each attribute.
 */
#define HASHED_ATTRIBUTE "gkr:compat:hashed:" ATTRIBUTE

struct _SignetKeyringMatches
{
  GHashTable *client_ids; /* (owned) set */
  GHashTable *hashes;     /* (owned) set of those that are not known better */
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
 * Adds the credential that the item belongs to.
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
  hash = g_hash_table_lookup (attributes, HASHED_ATTRIBUTE);
  if (client_id != NULL)
    g_hash_table_add (self->client_ids, g_strdup (client_id));
  else if (hash != NULL)
    g_hash_table_add (self->hashes, g_strdup (hash));
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
