/* signet-credential-list-places.c: where each credential of the list is
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential-list-private.h"

/* Marks are made anew when items are further from them than this. */
#define MAX_MOVED 2000

/*
 * Helpers
 */

/* The table borrows its keys from the items, so the key is replaced with the item. */
static void
set_place (SignetCredentialList *self,
           guint                 position)
{
  SignetCredential *credential = signet_credential_list_peek (self, position);
  const char *client_id = signet_credential_get_client_id (credential);

  g_hash_table_replace (self->places, (gpointer) client_id, GUINT_TO_POINTER (position));
}

/*
 * Public
 */

/**
 * signet_credential_list_peek:
 * @self: a list
 * @position: less than its length
 *
 * Returns: (transfer none): the credential there
 */
SignetCredential *
signet_credential_list_peek (SignetCredentialList *self,
                             guint                 position)
{
  return g_ptr_array_index (self->items, position);
}

/**
 * signet_credential_list_find_place:
 * @self: a list
 * @client_id: a Client ID
 * @position: (out): where it is
 *
 * Returns: whether a credential of that Client ID is in the list
 */
gboolean
signet_credential_list_find_place (SignetCredentialList *self,
                                   const char           *client_id,
                                   guint                *position)
{
  gpointer key;
  gpointer mark;
  guint i;

  if (!g_hash_table_lookup_extended (self->places, client_id, &key, &mark))
    return FALSE;

  i = MIN (GPOINTER_TO_UINT (mark), self->items->len - 1);
  while (signet_credential_get_client_id (signet_credential_list_peek (self, i)) != key)
    i--;
  *position = i;

  return TRUE;
}

/**
 * signet_credential_list_set_places:
 * @self: a list
 *
 * Takes note anew of where everything is.
 */
void
signet_credential_list_set_places (SignetCredentialList *self)
{
  g_hash_table_remove_all (self->places);
  for (guint i = 0; i < self->items->len; i++)
    set_place (self, i);
  self->n_moved = 0;
}

/**
 * signet_credential_list_mark:
 * @self: a list
 * @credential: one of its credentials
 *
 * Tells the credential whether it is one of those whose secret is in the keyring.
 */
void
signet_credential_list_mark (SignetCredentialList *self,
                             SignetCredential     *credential)
{
  const char *client_id = signet_credential_get_client_id (credential);

  signet_credential_set_in_keyring (credential,
                                    self->in_keyring != NULL &&
                                    g_hash_table_contains (self->in_keyring, client_id));
}

/**
 * signet_credential_list_add:
 * @self: a list
 * @credential: a credential that is not in it
 *
 * Puts it at the end, without a word.
 */
void
signet_credential_list_add (SignetCredentialList *self,
                            SignetCredential     *credential)
{
  g_ptr_array_add (self->items, g_object_ref (credential));
  set_place (self, self->items->len - 1);
  signet_credential_list_mark (self, credential);
}

/**
 * signet_credential_list_put_at:
 * @self: a list
 * @position: where the credential is
 * @credential: what it is now
 *
 * Puts it in the place of the old, without a word.
 */
void
signet_credential_list_put_at (SignetCredentialList *self,
                               guint                 position,
                               SignetCredential     *credential)
{
  g_autoptr(SignetCredential) old = signet_credential_list_peek (self, position);

  self->items->pdata[position] = g_object_ref (credential);
  set_place (self, position);
  signet_credential_list_mark (self, credential);
}

/**
 * signet_credential_list_put_now:
 * @self: a list
 * @credential: a credential
 *
 * Puts @credential in its place or at the end, frozen or not, and announces it.
 */
void
signet_credential_list_put_now (SignetCredentialList *self,
                                SignetCredential     *credential)
{
  guint position;

  if (signet_credential_list_find_place (self, signet_credential_get_client_id (credential),
                                         &position))
    {
      signet_credential_list_put_at (self, position, credential);
      signet_credential_list_announce (self, position, 1, 1);
      return;
    }

  signet_credential_list_add (self, credential);
  signet_credential_list_announce (self, self->items->len - 1, 0, 1);
}

/**
 * signet_credential_list_remove_now:
 * @self: a list
 * @client_id: a Client ID
 *
 * Takes a credential out, frozen or not, and announces it if there was one.
 */
void
signet_credential_list_remove_now (SignetCredentialList *self,
                                   const char           *client_id)
{
  guint position;

  if (!signet_credential_list_find_place (self, client_id, &position))
    return;

  signet_credential_list_remove_at (self, position, 1);
  signet_credential_list_announce (self, position, 1, 0);
}

/**
 * signet_credential_list_remove_at:
 * @self: a list
 * @position: the first to go
 * @n_items: how many go
 *
 * Takes credentials out, without a word.
 */
void
signet_credential_list_remove_at (SignetCredentialList *self,
                                  guint                 position,
                                  guint                 n_items)
{
  for (guint i = 0; i < n_items; i++)
    {
      SignetCredential *credential = signet_credential_list_peek (self, position + i);

      g_hash_table_remove (self->places, signet_credential_get_client_id (credential));
    }

  g_ptr_array_remove_range (self->items, position, n_items);
  self->n_moved += n_items;
  if (self->n_moved > MAX_MOVED)
    signet_credential_list_set_places (self);
}

/**
 * signet_credential_list_announce:
 * @self: a list
 * @position: where something changed
 * @n_removed: how many credentials went there
 * @n_added: how many came
 *
 * Tells those who watch.
 */
void
signet_credential_list_announce (SignetCredentialList *self,
                                 guint                 position,
                                 guint                 n_removed,
                                 guint                 n_added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}
