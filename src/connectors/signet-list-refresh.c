/* signet-list-refresh.c: a list that is loaded again
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-list-refresh.h"

/* A list of a hundred thousand is compared with the new one page by page, as the pages come, so
 * that nothing takes long when the last is there.
 */
struct _SignetListRefresh
{
  SignetCredentialList *list; /* (owned) */
  GPtrArray *credentials;     /* (owned) (element-type SignetCredential) what it shall be */
  GHashTable *seen;           /* (owned) set of their Client IDs (borrowed from them) */
};

/*
 * Helpers
 */

/* What was removed after its page had come. */
static void
drop_removed (SignetListRefresh *self,
              GHashTable        *removed)
{
  g_autoptr(GPtrArray) alive = NULL;

  if (g_hash_table_size (removed) == 0)
    return;

  alive = g_ptr_array_new_full (self->credentials->len, g_object_unref);
  for (guint i = 0; i < self->credentials->len; i++)
    {
      SignetCredential *credential = g_ptr_array_index (self->credentials, i);

      if (!g_hash_table_contains (removed, signet_credential_get_client_id (credential)))
        g_ptr_array_add (alive, g_object_ref (credential));
    }

  g_hash_table_remove_all (self->seen);
  g_ptr_array_unref (self->credentials);
  self->credentials = g_steal_pointer (&alive);
}

/*
 * Public
 */

/**
 * signet_list_refresh_new:
 * @list: a list that is shown
 *
 * Returns: (transfer full): what takes up all that @list shall hold instead
 */
SignetListRefresh *
signet_list_refresh_new (SignetCredentialList *list)
{
  SignetListRefresh *self;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_LIST (list), NULL);

  self = g_new0 (SignetListRefresh, 1);
  self->list = g_object_ref (list);
  self->credentials = g_ptr_array_new_with_free_func (g_object_unref);
  self->seen = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

/**
 * signet_list_refresh_free:
 * @self: (transfer full): a refresh
 *
 * Gives it up. The list stays as it is.
 */
void
signet_list_refresh_free (SignetListRefresh *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->seen);
  g_ptr_array_unref (self->credentials);
  g_object_unref (self->list);
  g_free (self);
}

/**
 * signet_list_refresh_add:
 * @self: a refresh
 * @credentials: (element-type SignetCredential): a page of the new list
 *
 * Takes up a page. A credential can move from one page to the next while the pages are fetched;
 * the first counts.
 */
void
signet_list_refresh_add (SignetListRefresh *self,
                         GPtrArray         *credentials)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (credentials != NULL);

  for (guint i = 0; i < credentials->len; i++)
    {
      SignetCredential *credential =
        signet_credential_list_recognise (self->list, g_ptr_array_index (credentials, i));

      if (g_hash_table_add (self->seen, (gpointer) signet_credential_get_client_id (credential)))
        g_ptr_array_add (self->credentials, g_object_ref (credential));
    }
}

/**
 * signet_list_refresh_apply:
 * @self: a refresh that has all pages
 * @removed: (element-type utf8 utf8): the Client IDs of what was deleted while they came
 * @put: (element-type utf8 SignetCredential): what was issued or changed while they came
 *
 * Makes the list what it shall be. What was changed here meanwhile is newer than a page that
 * was written before.
 */
void
signet_list_refresh_apply (SignetListRefresh *self,
                           GHashTable        *removed,
                           GHashTable        *put)
{
  GHashTableIter iter;
  SignetCredential *credential;

  g_return_if_fail (self != NULL);
  g_return_if_fail (removed != NULL);
  g_return_if_fail (put != NULL);

  drop_removed (self, removed);
  signet_credential_list_replace (self->list, self->credentials);

  g_hash_table_iter_init (&iter, put);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &credential))
    {
      SignetCredential *shown =
        signet_credential_list_find (self->list, signet_credential_get_client_id (credential));

      if (shown == NULL || signet_credential_get_revision (shown) <
                           signet_credential_get_revision (credential))
        signet_credential_list_put (self->list, credential);
    }
}
