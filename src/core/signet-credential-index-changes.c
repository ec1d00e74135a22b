/* signet-credential-index-changes.c: following a list that changes
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential-index-private.h"

/* Up to this many changes are announced one by one, so that the view keeps its rows, its focus
 * and its place. What comes in bulk is announced as one stretch.
 */
#define FEW 32

/*
 * Helpers
 */

/* A list that announces a stretch names also what stayed the same in it. */
static void
leave_out_common (GPtrArray *removed,
                  GPtrArray *added)
{
  g_autoptr(GHashTable) both = g_hash_table_new (NULL, NULL);
  guint n_removed = 0;
  guint n_added = 0;

  for (guint i = 0; i < removed->len; i++)
    g_hash_table_insert (both, removed->pdata[i], NULL);
  for (guint i = 0; i < added->len; i++)
    {
      if (g_hash_table_contains (both, added->pdata[i]))
        g_hash_table_insert (both, added->pdata[i], added->pdata[i]);
      else
        added->pdata[n_added++] = added->pdata[i];
    }
  for (guint i = 0; i < removed->len; i++)
    {
      if (g_hash_table_lookup (both, removed->pdata[i]) == NULL)
        removed->pdata[n_removed++] = removed->pdata[i];
    }

  g_ptr_array_set_size (added, (int) n_added);
  g_ptr_array_set_size (removed, (int) n_removed);
}

static void
take_from_found (SignetCredentialIndex *self,
                 GPtrArray             *gone)
{
  if (gone->len > FEW)
    {
      g_autoptr(GPtrArray) found = g_ptr_array_copy (self->found, NULL, NULL);

      signet_order_remove (self->order, found, gone);
      signet_credential_index_set_found (self, found);
      return;
    }

  for (guint i = 0; i < gone->len; i++)
    {
      guint position;

      if (!signet_order_find (self->order, self->found,
                                         g_ptr_array_index (gone, i), &position))
        continue;
      g_ptr_array_remove_index (self->found, position);
      g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
    }
}

static GPtrArray *
pick_matching (SignetCredentialIndex *self,
               GPtrArray             *credentials)
{
  GPtrArray *matching = g_ptr_array_new ();

  for (guint i = 0; i < credentials->len; i++)
    {
      SignetCredential *credential = g_ptr_array_index (credentials, i);

      if (signet_matcher_matches (self->matcher, credential))
        g_ptr_array_add (matching, credential);
    }

  return matching;
}

/* While a search is under way, what came meanwhile is looked for afterwards. So it is, too, when
 * many come that belong between the others: as the pages of a list come in another order than
 * it is shown in, each of them would move everything that is on screen.
 */
static void
add_to_found (SignetCredentialIndex *self,
              GPtrArray             *added)
{
  g_autoptr(GPtrArray) matching = pick_matching (self, added);
  guint length = self->found->len;

  if (matching->len == 0)
    return;

  if (self->scanned != NULL)
    {
      signet_credential_index_scan_soon (self);
      return;
    }

  if (matching->len > FEW)
    {
      if (signet_order_search (self->order, self->found,
                                          g_ptr_array_index (matching, 0)) < length)
        {
          signet_credential_index_scan_soon (self);
          return;
        }
      g_ptr_array_extend (self->found, matching, NULL, NULL);
      g_list_model_items_changed (G_LIST_MODEL (self), length, 0, matching->len);
      return;
    }

  for (guint i = 0; i < matching->len; i++)
    {
      SignetCredential *credential = g_ptr_array_index (matching, i);
      guint position = signet_order_search (self->order, self->found, credential);

      g_ptr_array_insert (self->found, (int) position, credential);
      g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
    }
}

/* An edit that leaves a credential where it stands is one change and not two, so that its row
 * does not jump.
 */
static gboolean
replace_in_found (SignetCredentialIndex *self,
                  SignetCredential      *before,
                  SignetCredential      *after)
{
  guint position;

  if (self->scanned != NULL ||
      !signet_matcher_matches (self->matcher, after) ||
      !signet_order_find (self->order, self->found, before, &position))
    return FALSE;

  if ((position > 0 &&
       signet_order_compare (self->order, self->found->pdata[position - 1],
                                        after) >= 0) ||
      (position + 1 < self->found->len &&
       signet_order_compare (self->order, after,
                                        self->found->pdata[position + 1]) >= 0))
    return FALSE;

  self->found->pdata[position] = after;
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 1);

  return TRUE;
}

static void
follow_order (SignetCredentialIndex *self,
              GPtrArray             *removed,
              GPtrArray             *added)
{
  signet_order_remove (self->name_order, self->by_name, removed);
  signet_order_insert (self->name_order, self->by_name, added);
  if (self->sorted == self->by_name)
    return;

  signet_order_remove (self->order, self->sorted, removed);
  signet_order_insert (self->order, self->sorted, added);
}

/* Makes room at a place of an array, or closes a gap. */
static void
resize_at (GPtrArray *array,
           guint      position,
           guint      n_before,
           guint      n_after)
{
  guint n_behind = array->len - position - n_before;

  if (n_after > n_before)
    g_ptr_array_set_size (array, (int) (array->len + n_after - n_before));
  memmove (array->pdata + position + n_after, array->pdata + position + n_before,
           n_behind * sizeof (gpointer));
  g_ptr_array_set_size (array, (int) (position + n_after + n_behind));
}

/*
 * Public
 */

/**
 * signet_credential_index_splice:
 * @self: an index
 * @position: where the list has changed
 * @n_removed: how many credentials were there before
 * @n_added: how many are there now
 *
 * Does with what was found what happened to the list.
 */
void
signet_credential_index_splice (SignetCredentialIndex *self,
                                guint                  position,
                                guint                  n_removed,
                                guint                  n_added)
{
  g_autoptr(GPtrArray) gone = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) removed = g_ptr_array_new ();
  g_autoptr(GPtrArray) added = g_ptr_array_new ();

  for (guint i = position; i < position + n_removed; i++)
    {
      g_ptr_array_add (gone, self->all->pdata[i]);
      g_ptr_array_add (removed, self->all->pdata[i]);
    }
  resize_at (self->all, position, n_removed, n_added);
  for (guint i = position; i < position + n_added; i++)
    {
      self->all->pdata[i] = g_list_model_get_item (G_LIST_MODEL (self->credentials), i);
      g_ptr_array_add (added, self->all->pdata[i]);
    }

  if (removed->len > 0 && added->len > 0)
    leave_out_common (removed, added);
  signet_credential_index_scan_without (self, removed);
  follow_order (self, removed, added);

  /* What is gone lives until here, because what was found only borrows it. */
  if (removed->len != 1 || added->len != 1 ||
      !replace_in_found (self, removed->pdata[0], added->pdata[0]))
    {
      take_from_found (self, removed);
      add_to_found (self, added);
    }
  signet_credential_index_count (self);
}

/**
 * signet_credential_index_set_found:
 * @self: an index
 * @found: (element-type SignetCredential): what is found, in the order of the index
 *
 * Takes the place of what was found before. Only the stretch that differs is announced.
 */
void
signet_credential_index_set_found (SignetCredentialIndex *self,
                                   GPtrArray             *found)
{
  GPtrArray *before = self->found;
  guint shortest = MIN (before->len, found->len);
  guint start = 0;
  guint end = 0;
  guint n_removed;
  guint n_added;

  while (start < shortest && before->pdata[start] == found->pdata[start])
    start++;
  while (end < shortest - start &&
         before->pdata[before->len - 1 - end] == found->pdata[found->len - 1 - end])
    end++;

  n_removed = before->len - start - end;
  n_added = found->len - start - end;

  self->found = g_ptr_array_ref (found);
  g_ptr_array_unref (before);
  if (n_removed > 0 || n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), start, n_removed, n_added);
}
