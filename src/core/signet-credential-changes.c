/* signet-credential-changes.c: what became of credentials and was not told yet
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential-changes.h"

/* What became of one credential. */
typedef struct
{
  char *client_id;              /* (owned) */
  SignetCredential *credential; /* (owned) (nullable) %NULL if it is gone */
} Change;

struct _SignetCredentialChanges
{
  GPtrArray *changes; /* (owned) (element-type Change) in the order in which they began */
  GHashTable *by_id;  /* (owned) Client ID (borrowed from the change) → change (borrowed) */
};

/*
 * Helpers
 */

static void
free_change (gpointer data)
{
  Change *change = data;

  g_free (change->client_id);
  g_clear_object (&change->credential);
  g_free (change);
}

/*
 * Public
 */

/**
 * signet_credential_changes_new:
 *
 * Returns: (transfer full): no changes
 */
SignetCredentialChanges *
signet_credential_changes_new (void)
{
  SignetCredentialChanges *self = g_new0 (SignetCredentialChanges, 1);

  self->changes = g_ptr_array_new_with_free_func (free_change);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

/**
 * signet_credential_changes_free:
 * @self: (transfer full): changes
 *
 * Forgets them.
 */
void
signet_credential_changes_free (SignetCredentialChanges *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

/**
 * signet_credential_changes_add:
 * @self: changes
 * @client_id: a Client ID
 * @credential: (nullable): the credential as it is now, %NULL if it is gone
 *
 * Adds a change. Of several to one credential the last counts.
 */
void
signet_credential_changes_add (SignetCredentialChanges *self,
                               const char              *client_id,
                               SignetCredential        *credential)
{
  Change *change;

  g_return_if_fail (self != NULL);
  g_return_if_fail (client_id != NULL);
  g_return_if_fail (credential == NULL || SIGNET_IS_CREDENTIAL (credential));

  change = g_hash_table_lookup (self->by_id, client_id);
  if (change == NULL)
    {
      change = g_new0 (Change, 1);
      change->client_id = g_strdup (client_id);
      g_ptr_array_add (self->changes, change);
      g_hash_table_insert (self->by_id, change->client_id, change);
    }

  g_set_object (&change->credential, credential);
}

/**
 * signet_credential_changes_find:
 * @self: changes
 * @client_id: a Client ID
 * @credential: (out) (transfer none) (nullable): what became of it, %NULL if it is gone
 *
 * Returns: whether there is a change to that credential
 */
gboolean
signet_credential_changes_find (SignetCredentialChanges  *self,
                                const char               *client_id,
                                SignetCredential        **credential)
{
  Change *change;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (client_id != NULL, FALSE);

  change = g_hash_table_lookup (self->by_id, client_id);
  *credential = change != NULL ? change->credential : NULL;

  return change != NULL;
}

/**
 * signet_credential_changes_get_n:
 * @self: changes
 *
 * Returns: how many credentials have changed
 */
guint
signet_credential_changes_get_n (SignetCredentialChanges *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->changes->len;
}

/**
 * signet_credential_changes_get:
 * @self: changes
 * @index: the place of one among them
 * @credential: (out) (transfer none) (nullable): what became of it, %NULL if it is gone
 *
 * Returns: the Client ID
 */
const char *
signet_credential_changes_get (SignetCredentialChanges  *self,
                               guint                     index,
                               SignetCredential        **credential)
{
  Change *change;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->changes->len, NULL);

  change = g_ptr_array_index (self->changes, index);
  *credential = change->credential;

  return change->client_id;
}
