/* signet-order-array.c: arrays of credentials that are kept in order
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-order.h"

/* Up to this many are taken out of an array one by one; more are left out in one pass. */
#define FEW 32

/*
 * Helpers
 */

static int
compare_pointers (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  return signet_order_compare (user_data, *(SignetCredential *const *) a,
                                          *(SignetCredential *const *) b);
}

static gboolean
begins_after (const SignetOrder *self,
              GPtrArray                   *sorted,
              GPtrArray                   *batch)
{
  return sorted->len == 0 ||
         signet_order_compare (self,
                                          g_ptr_array_index (sorted, sorted->len - 1),
                                          g_ptr_array_index (batch, 0)) < 0;
}

static void
remove_in_one_pass (GPtrArray *sorted,
                    GPtrArray *batch)
{
  g_autoptr(GHashTable) gone = g_hash_table_new (NULL, NULL);
  guint n_kept = 0;

  for (guint i = 0; i < batch->len; i++)
    g_hash_table_add (gone, g_ptr_array_index (batch, i));

  for (guint i = 0; i < sorted->len; i++)
    {
      if (!g_hash_table_contains (gone, sorted->pdata[i]))
        sorted->pdata[n_kept++] = sorted->pdata[i];
    }

  g_ptr_array_set_size (sorted, (int) n_kept);
}

/*
 * Public
 */

/**
 * signet_order_search:
 * @self: an order
 * @sorted: (element-type SignetCredential): credentials in that order
 * @credential: a credential
 *
 * Returns: how many of @sorted come before @credential
 */
guint
signet_order_search (const SignetOrder *self,
                     GPtrArray         *sorted,
                     SignetCredential  *credential)
{
  guint start = 0;
  guint end = sorted->len;

  while (start < end)
    {
      guint middle = start + (end - start) / 2;

      if (signet_order_compare (self, g_ptr_array_index (sorted, middle),
                                           credential) < 0)
        start = middle + 1;
      else
        end = middle;
    }

  return start;
}

/**
 * signet_order_find:
 * @self: an order
 * @sorted: (element-type SignetCredential): credentials in that order
 * @credential: a credential
 * @position: (out): where it stands
 *
 * Returns: whether this very object is in @sorted
 */
gboolean
signet_order_find (const SignetOrder *self,
                   GPtrArray         *sorted,
                   SignetCredential  *credential,
                   guint             *position)
{
  *position = signet_order_search (self, sorted, credential);

  return *position < sorted->len && g_ptr_array_index (sorted, *position) == credential;
}

/**
 * signet_order_insert:
 * @self: an order
 * @sorted: (element-type SignetCredential): credentials in that order, which borrows them
 * @batch: (element-type SignetCredential): some more; the array is put in order too
 *
 * Puts each of @batch in its place.
 */
void
signet_order_insert (const SignetOrder *self,
                     GPtrArray         *sorted,
                     GPtrArray         *batch)
{
  guint end = sorted->len;

  if (batch->len == 0)
    return;

  g_ptr_array_sort_with_data (batch, compare_pointers, (gpointer) self);
  if (begins_after (self, sorted, batch))
    {
      g_ptr_array_extend (sorted, batch, NULL, NULL);
      return;
    }

  /* From the last to the first, so that each credential moves once. */
  g_ptr_array_set_size (sorted, (int) (end + batch->len));
  for (guint i = batch->len; i > 0; i--)
    {
      SignetCredential *credential = g_ptr_array_index (batch, i - 1);
      GPtrArray before = { .pdata = sorted->pdata, .len = end };
      guint position = signet_order_search (self, &before, credential);

      memmove (sorted->pdata + position + i, sorted->pdata + position,
               (end - position) * sizeof (gpointer));
      sorted->pdata[position + i - 1] = credential;
      end = position;
    }
}

/**
 * signet_order_remove:
 * @self: an order
 * @sorted: (element-type SignetCredential): credentials in that order, which borrows them
 * @batch: (element-type SignetCredential): some of them
 *
 * Takes those of @batch out that are there.
 */
void
signet_order_remove (const SignetOrder *self,
                     GPtrArray         *sorted,
                     GPtrArray         *batch)
{
  if (batch->len > FEW)
    {
      remove_in_one_pass (sorted, batch);
      return;
    }

  for (guint i = 0; i < batch->len; i++)
    {
      guint position;

      if (signet_order_find (self, sorted, g_ptr_array_index (batch, i), &position))
        g_ptr_array_remove_index (sorted, position);
    }
}
