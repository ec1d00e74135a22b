/* signet-credential-list.c: all credentials of an issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential-list.h"

#include "signet-credential-changes.h"
#include "signet-text.h"

/* So many changes are announced one by one, each exactly. More of them would make everybody
 * who listens sort and filter again and again.
 */
#define EXACT_CHANGES 16

struct _SignetCredentialList
{
  GObject parent_instance;

  GPtrArray *items;      /* (owned) (element-type SignetCredential) */
  GHashTable *by_id;     /* (owned) Client ID (borrowed from the item) → item (borrowed) */
  GHashTable *in_keyring; /* (owned) (nullable) the Client IDs that are marked */

  SignetCredentialChanges *waiting; /* (owned) (nullable) what happened while it was frozen */
  guint n_freezes;
};

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
mark (SignetCredentialList *self,
      SignetCredential     *credential)
{
  const char *client_id = signet_credential_get_client_id (credential);

  signet_credential_set_in_keyring (credential,
                                    self->in_keyring != NULL &&
                                    g_hash_table_contains (self->in_keyring, client_id));
}

/* The table borrows its keys from the items, so the key is replaced with the item. */
static void
index_item (SignetCredentialList *self,
            SignetCredential     *credential)
{
  g_hash_table_replace (self->by_id,
                        (gpointer) signet_credential_get_client_id (credential), credential);
  mark (self, credential);
}

/* Only what stands between the first and the last difference is announced, so that a reload
 * that found one change leaves selection, focus and scroll position alone.
 */
static void
replace_range (SignetCredentialList *self,
               GPtrArray            *credentials)
{
  guint old_length = self->items->len;
  guint start = 0;
  guint end = 0;
  guint shortest = MIN (old_length, credentials->len);
  g_autoptr(GPtrArray) merged = g_ptr_array_new_full (credentials->len, g_object_unref);

  while (start < shortest &&
         g_ptr_array_index (self->items, start) == g_ptr_array_index (credentials, start))
    start++;
  while (end < shortest - start &&
         g_ptr_array_index (self->items, old_length - 1 - end) ==
         g_ptr_array_index (credentials, credentials->len - 1 - end))
    end++;

  g_hash_table_remove_all (self->by_id);
  for (guint i = 0; i < credentials->len; i++)
    {
      g_ptr_array_add (merged, g_object_ref (g_ptr_array_index (credentials, i)));
      index_item (self, g_ptr_array_index (credentials, i));
    }

  g_ptr_array_unref (self->items);
  self->items = g_steal_pointer (&merged);
  if (start < old_length - end || start < self->items->len - end)
    g_list_model_items_changed (G_LIST_MODEL (self), start,
                                old_length - end - start, self->items->len - end - start);
}

/* Gives what stands in the list now, whatever waits. */
static SignetCredential *
find_item (SignetCredentialList *self,
           const char           *client_id)
{
  return g_hash_table_lookup (self->by_id, client_id);
}

static void
put_item (SignetCredentialList *self,
          SignetCredential     *credential)
{
  SignetCredential *old = find_item (self, signet_credential_get_client_id (credential));
  guint position;

  if (old == NULL || !g_ptr_array_find (self->items, old, &position))
    {
      g_ptr_array_add (self->items, g_object_ref (credential));
      index_item (self, credential);
      g_list_model_items_changed (G_LIST_MODEL (self), self->items->len - 1, 0, 1);
      return;
    }

  self->items->pdata[position] = g_object_ref (credential);
  index_item (self, credential);
  g_object_unref (old);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 1);
}

static void
remove_item (SignetCredentialList *self,
             const char           *client_id)
{
  SignetCredential *credential = find_item (self, client_id);
  guint position;

  if (credential == NULL || !g_ptr_array_find (self->items, credential, &position))
    return;

  g_hash_table_remove (self->by_id, client_id);
  g_ptr_array_remove_index (self->items, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/* Announces what waits, and lets more of it wait if the list is still frozen. */
static void
publish (SignetCredentialList *self)
{
  g_autoptr(SignetCredentialChanges) changes = g_steal_pointer (&self->waiting);
  guint n_changes = changes != NULL ? signet_credential_changes_get_n (changes) : 0;

  if (n_changes > EXACT_CHANGES)
    {
      g_autoptr(GPtrArray) applied = signet_credential_changes_apply (changes, self->items);

      replace_range (self, applied);
      return;
    }

  for (guint i = 0; i < n_changes; i++)
    {
      SignetCredential *credential;
      const char *client_id = signet_credential_changes_get (changes, i, &credential);

      if (credential != NULL)
        put_item (self, credential);
      else
        remove_item (self, client_id);
    }
}

/* @credential is %NULL for one that is gone. */
static void
let_wait (SignetCredentialList *self,
          const char           *client_id,
          SignetCredential     *credential)
{
  if (self->waiting == NULL)
    self->waiting = signet_credential_changes_new ();

  if (credential != NULL)
    mark (self, credential);
  signet_credential_changes_add (self->waiting, client_id, credential);
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

  g_hash_table_unref (self->by_id);
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
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
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

  publish (self);
  position = self->items->len;
  for (guint i = 0; i < credentials->len; i++)
    {
      SignetCredential *credential = g_ptr_array_index (credentials, i);

      if (signet_credential_list_find (self,
                                       signet_credential_get_client_id (credential)) != NULL)
        continue;

      g_ptr_array_add (self->items, g_object_ref (credential));
      index_item (self, credential);
    }

  if (self->items->len > position)
    g_list_model_items_changed (G_LIST_MODEL (self), position, 0, self->items->len - position);
}

/**
 * signet_credential_list_replace:
 * @self: a list
 * @credentials: (element-type SignetCredential): all credentials
 *
 * Puts a fresh list in place of the old. A credential that was not changed meanwhile stays
 * the same object, and what is announced is only the stretch that differs.
 */
void
signet_credential_list_replace (SignetCredentialList *self,
                                GPtrArray            *credentials)
{
  g_autoptr(GPtrArray) kept = NULL;

  g_return_if_fail (SIGNET_IS_CREDENTIAL_LIST (self));
  g_return_if_fail (credentials != NULL);

  publish (self);
  kept = g_ptr_array_new_full (credentials->len, g_object_unref);
  for (guint i = 0; i < credentials->len; i++)
    {
      SignetCredential *fresh = g_ptr_array_index (credentials, i);
      SignetCredential *old =
        signet_credential_list_find (self, signet_credential_get_client_id (fresh));

      if (old != NULL &&
          signet_credential_get_revision (old) == signet_credential_get_revision (fresh) &&
          signet_credential_get_last_used (old) == signet_credential_get_last_used (fresh))
        fresh = old;
      g_ptr_array_add (kept, g_object_ref (fresh));
    }

  replace_range (self, kept);
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
    let_wait (self, signet_credential_get_client_id (credential), credential);
  else
    put_item (self, credential);
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
    let_wait (self, client_id, NULL);
  else
    remove_item (self, client_id);

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

  g_hash_table_remove_all (self->by_id);
  g_ptr_array_set_size (self->items, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, length, 0);
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

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_LIST (self), NULL);
  g_return_val_if_fail (client_id != NULL, NULL);

  if (self->waiting != NULL &&
      signet_credential_changes_find (self->waiting, client_id, &credential))
    return credential;

  return find_item (self, client_id);
}

/**
 * signet_credential_list_freeze:
 * @self: a list
 *
 * Lets what is put and removed wait until [method@Signet.CredentialList.thaw], to be announced
 * in one step: hundreds of changes one by one would keep everybody busy who sorts, filters or
 * shows the list. Finding a credential gives it as it is, even while that waits. Whatever
 * replaces many credentials anyway brings along what waits.
 *
 * It can be frozen several times, and then needs as many thaws.
 */
void
signet_credential_list_freeze (SignetCredentialList *self)
{
  g_return_if_fail (SIGNET_IS_CREDENTIAL_LIST (self));

  self->n_freezes++;
}

/**
 * signet_credential_list_thaw:
 * @self: a frozen list
 *
 * Announces what has waited since it was frozen.
 */
void
signet_credential_list_thaw (SignetCredentialList *self)
{
  g_return_if_fail (SIGNET_IS_CREDENTIAL_LIST (self));
  g_return_if_fail (self->n_freezes > 0);

  self->n_freezes--;
  if (self->n_freezes == 0)
    publish (self);
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
  g_autofree char *wanted = signet_text_fold (stripped);
  guint count = 0;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_LIST (self), 0);

  for (guint i = 0; i < self->items->len; i++)
    {
      SignetCredential *credential = g_ptr_array_index (self->items, i);
      g_autofree char *name = signet_text_fold (signet_credential_get_display_name (credential));

      if (g_str_equal (name, wanted) &&
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
  g_return_if_fail (SIGNET_IS_CREDENTIAL_LIST (self));
  g_return_if_fail (client_ids != NULL);

  g_hash_table_ref (client_ids);
  g_clear_pointer (&self->in_keyring, g_hash_table_unref);
  self->in_keyring = client_ids;

  publish (self);
  for (guint i = 0; i < self->items->len; i++)
    mark (self, g_ptr_array_index (self->items, i));
  g_signal_emit (self, signals[SIGNAL_KEYRING_MARKED], 0);
}
