/* signet-credential-list.c: all credentials of an issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential-list-private.h"

#include "signet-text.h"

enum
{
  SIGNAL_KEYRING_MARKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void signet_credential_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SignetCredentialList, signet_credential_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      signet_credential_list_model_init))

/*
 * Helpers
 */

static void
mark_all (SignetCredentialList *self,
          GHashTable           *client_ids)
{
  GHashTableIter iter;
  gpointer client_id;
  guint position;

  g_hash_table_iter_init (&iter, client_ids);
  while (g_hash_table_iter_next (&iter, &client_id, NULL))
    {
      if (signet_credential_list_find_place (self, client_id, &position))
        signet_credential_list_mark (self, signet_credential_list_peek (self, position));
    }
}

/*
 * Virtual methods
 */

static GType
signet_credential_list_get_item_type (GListModel *model)
{
  return SIGNET_TYPE_CREDENTIAL;
}

static guint
signet_credential_list_get_n_items (GListModel *model)
{
  return SIGNET_CREDENTIAL_LIST (model)->items->len;
}

static gpointer
signet_credential_list_get_item (GListModel *model,
                                 guint       position)
{
  SignetCredentialList *self = SIGNET_CREDENTIAL_LIST (model);

  if (position >= self->items->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->items, position));
}

static void
signet_credential_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = signet_credential_list_get_item_type;
  iface->get_n_items = signet_credential_list_get_n_items;
  iface->get_item = signet_credential_list_get_item;
}

/*
 * GObject
 */

static void
signet_credential_list_finalize (GObject *object)
{
  SignetCredentialList *self = SIGNET_CREDENTIAL_LIST (object);

  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->in_keyring, g_hash_table_unref);
  g_clear_pointer (&self->waiting, signet_credential_changes_free);

  G_OBJECT_CLASS (signet_credential_list_parent_class)->finalize (object);
}

static void
signet_credential_list_class_init (SignetCredentialListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_credential_list_finalize;

  /**
   * SignetCredentialList::keyring-marked:
   * @self: the list
   *
   * Emitted when other credentials than before are marked as being in the keyring.
   */
  signals[SIGNAL_KEYRING_MARKED] =
    g_signal_new ("keyring-marked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
signet_credential_list_init (SignetCredentialList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
}

/*
 * Public
 */

/**
 * signet_credential_list_new:
 *
 * Returns: (transfer full): an empty list
 */
SignetCredentialList *
signet_credential_list_new (void)
{
  return g_object_new (SIGNET_TYPE_CREDENTIAL_LIST, NULL);
}

/**
 * signet_credential_list_append:
 * @self: a list
 * @credentials: (element-type SignetCredential): a page of credentials
 *
 * Adds a page at the end, in one step. What is in the list already is passed over: a
 * credential can move from one page to the next while the pages are fetched.
 */
void
signet_credential_list_append (SignetCredentialList *self,
                               GPtrArray            *credentials)
{
  guint position;

  g_return_if_fail (SIGNET_IS_CREDENTIAL_LIST (self));
  g_return_if_fail (credentials != NULL);

  signet_credential_list_publish (self);
  position = self->items->len;
  for (guint i = 0; i < credentials->len; i++)
    {
      SignetCredential *credential = g_ptr_array_index (credentials, i);

      if (!g_hash_table_contains (self->places, signet_credential_get_client_id (credential)))
        signet_credential_list_add (self, credential);
    }

  if (self->items->len > position)
    signet_credential_list_announce (self, position, 0, self->items->len - position);
}

/**
 * signet_credential_list_put:
 * @self: a list
 * @credential: a credential
 *
 * Puts @credential in the place of the one with the same Client ID, or at the end.
 */
void
signet_credential_list_put (SignetCredentialList *self,
                            SignetCredential     *credential)
{
  g_return_if_fail (SIGNET_IS_CREDENTIAL_LIST (self));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (credential));

  if (self->n_freezes > 0)
    signet_credential_list_let_wait (self, signet_credential_get_client_id (credential),
                                     credential);
  else
    signet_credential_list_put_now (self, credential);
}

/**
 * signet_credential_list_remove:
 * @self: a list
 * @client_id: a Client ID
 *
 * Returns: whether the credential was in the list, where it is no more
 */
gboolean
signet_credential_list_remove (SignetCredentialList *self,
                               const char           *client_id)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_LIST (self), FALSE);
  g_return_val_if_fail (client_id != NULL, FALSE);

  if (signet_credential_list_find (self, client_id) == NULL)
    return FALSE;

  if (self->n_freezes > 0)
    signet_credential_list_let_wait (self, client_id, NULL);
  else
    signet_credential_list_remove_now (self, client_id);

  return TRUE;
}

/**
 * signet_credential_list_clear:
 * @self: a list
 *
 * Removes all credentials.
 */
void
signet_credential_list_clear (SignetCredentialList *self)
{
  guint length;

  g_return_if_fail (SIGNET_IS_CREDENTIAL_LIST (self));

  g_clear_pointer (&self->waiting, signet_credential_changes_free);
  length = self->items->len;
  if (length == 0)
    return;

  g_hash_table_remove_all (self->places);
  g_ptr_array_set_size (self->items, 0);
  self->n_moved = 0;
  signet_credential_list_announce (self, 0, length, 0);
}

/**
 * signet_credential_list_find:
 * @self: a list
 * @client_id: a Client ID
 *
 * Returns: (transfer none) (nullable): the credential of that Client ID, if it is in the list
 */
SignetCredential *
signet_credential_list_find (SignetCredentialList *self,
                             const char           *client_id)
{
  SignetCredential *credential;
  guint position;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_LIST (self), NULL);
  g_return_val_if_fail (client_id != NULL, NULL);

  if (self->waiting != NULL &&
      signet_credential_changes_find (self->waiting, client_id, &credential))
    return credential;

  if (!signet_credential_list_find_place (self, client_id, &position))
    return NULL;

  return signet_credential_list_peek (self, position);
}

/**
 * signet_credential_list_count_name:
 * @self: a list
 * @display_name: a name
 * @except_client_id: (nullable): a credential that does not count
 *
 * Two credentials may have one name, but whoever gives it again should know.
 *
 * Returns: how many credentials have that name, whatever its case and accents
 */
guint
signet_credential_list_count_name (SignetCredentialList *self,
                                   const char           *display_name,
                                   const char           *except_client_id)
{
  g_autofree char *stripped = signet_text_strip (display_name);
  g_autofree char *folded = signet_text_fold (stripped);
  /* What is searched in begins with the name, in a line of its own. */
  g_autofree char *line = g_strconcat (folded, "\n", NULL);
  guint count = 0;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_LIST (self), 0);

  for (guint i = 0; i < self->items->len; i++)
    {
      SignetCredential *credential = signet_credential_list_peek (self, i);

      if (g_str_has_prefix (signet_credential_get_folded_text (credential), line) &&
          g_strcmp0 (signet_credential_get_client_id (credential), except_client_id) != 0)
        count++;
    }

  return count;
}

/**
 * signet_credential_list_mark_keyring:
 * @self: a list
 * @client_ids: (element-type utf8 utf8): the set of Client IDs whose secret is in the keyring
 *
 * Marks those credentials and no others, now and as they arrive.
 */
void
signet_credential_list_mark_keyring (SignetCredentialList *self,
                                     GHashTable           *client_ids)
{
  g_autoptr(GHashTable) before = self->in_keyring;

  g_return_if_fail (SIGNET_IS_CREDENTIAL_LIST (self));
  g_return_if_fail (client_ids != NULL);

  self->in_keyring = g_hash_table_ref (client_ids);
  signet_credential_list_publish (self);
  if (before != NULL)
    mark_all (self, before);
  mark_all (self, client_ids);
  g_signal_emit (self, signals[SIGNAL_KEYRING_MARKED], 0);
}
