/* test-row-list.c: the rows of the list, through all that happens to it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-row-list.h"

#include "world.h"

/* Stands for GtkColumnView, which holds the rows near the screen, and knows of the list only what
 * is announced.
 */
typedef struct
{
  SignetRowList *rows;
  GPtrArray *held; /* (owned) rows, %NULL for those that are not held */
  guint first;     /* of those that are held */
  guint n_rows;
  guint n_announced;
} Holder;

static gpointer
hold (Holder *holder,
      guint   position)
{
  return position >= holder->first && position < holder->first + holder->n_rows
           ? g_list_model_get_item (G_LIST_MODEL (holder->rows), position) : NULL;
}

static void
on_items_changed_cb (GListModel *model,
                     guint       position,
                     guint       n_removed,
                     guint       n_added,
                     Holder     *holder)
{
  g_autoptr(GPtrArray) before = g_steal_pointer (&holder->held);

  g_assert_cmpuint (position + n_removed, <=, before->len);
  holder->n_announced += n_removed + n_added;
  holder->held = g_ptr_array_new ();
  for (guint i = 0; i < position; i++)
    g_ptr_array_add (holder->held, g_steal_pointer (&before->pdata[i]));
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_add (holder->held, hold (holder, position + i));
  for (guint i = position + n_removed; i < before->len; i++)
    g_ptr_array_add (holder->held, g_steal_pointer (&before->pdata[i]));
  for (guint i = 0; i < n_removed; i++)
    g_clear_object ((GObject **) &before->pdata[position + i]);

  g_assert_cmpuint (holder->held->len, ==, g_list_model_get_n_items (model));
}

static void
holder_init (Holder *holder,
             World  *world,
             guint   limit)
{
  holder->rows = signet_row_list_new (world->index, limit);
  holder->held = g_ptr_array_new ();
  holder->first = 0;
  holder->n_rows = 40;
  holder->n_announced = 0;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (holder->rows)); i++)
    g_ptr_array_add (holder->held, hold (holder, i));
  g_signal_connect (holder->rows, "items-changed", G_CALLBACK (on_items_changed_cb), holder);
}

static void
holder_clear (Holder *holder)
{
  for (guint i = 0; i < holder->held->len; i++)
    g_clear_object ((GObject **) &holder->held->pdata[i]);
  g_ptr_array_unref (holder->held);
  g_object_unref (holder->rows);
}

static void
assert_right (Holder *holder,
              World  *world)
{
  GListModel *index = G_LIST_MODEL (world->index);
  GListModel *rows = G_LIST_MODEL (holder->rows);
  guint n_rows = MIN (g_list_model_get_n_items (index),
                      signet_row_list_get_limit (holder->rows));

  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, n_rows);
  g_assert_cmpuint (holder->held->len, ==, n_rows);
  g_assert_null (g_list_model_get_item (rows, n_rows));
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr(SignetCredential) credential = g_list_model_get_item (index, i);
      g_autoptr(SignetRow) row = g_list_model_get_item (rows, i);

      g_assert_true (signet_row_get_credential (row) == credential);
      g_assert_true (holder->held->pdata[i] == NULL || holder->held->pdata[i] == row);
    }
}

/* Rows that nobody held are made as they are needed, so what is looked at varies too. */
static void
test_always_right (World         *world,
                   gconstpointer  data)
{
  Holder holder;

  holder_init (&holder, world, 30);
  for (guint i = 0; i < 600; i++)
    {
      holder.first = world_chance (world, 60);
      world_change_anything (world);
      if (i % 100 == 50)
        signet_row_list_set_limit (holder.rows, world_chance (world, 3) == 0
                                                  ? G_MAXUINT : world_chance (world, 200));
      if (world_chance (world, 3) != 0)
        assert_right (&holder, world);
    }
  world_settle (world);
  assert_right (&holder, world);
  holder_clear (&holder);
}

static void
on_changed_cb (guint *n_changed)
{
  (*n_changed)++;
}

/* Another order announces nothing, and tells each row that is shown. */
static void
test_another_order (World         *world,
                    gconstpointer  data)
{
  g_autoptr(GPtrArray) page = world_make_page (world, 500);
  guint n_changed = 0;
  Holder holder;

  signet_credential_list_append (world->list, page);
  holder_init (&holder, world, G_MAXUINT);
  for (guint i = 0; i < holder.n_rows; i++)
    g_signal_connect_swapped (holder.held->pdata[i], "changed", G_CALLBACK (on_changed_cb),
                              &n_changed);

  signet_credential_index_set_sort (world->index, SIGNET_SORT_NAME, TRUE);
  g_assert_cmpuint (holder.n_announced, ==, 0);
  g_assert_cmpuint (n_changed, >, holder.n_rows / 2);
  g_assert_cmpuint (n_changed, <=, holder.n_rows);
  assert_right (&holder, world);

  signet_filter_set_search (world->filter, "no such words");
  world_settle (world);
  g_assert_cmpuint (holder.held->len, ==, 0);
  g_assert_cmpuint (holder.n_announced, ==, 500);
  holder_clear (&holder);
}

/* An edit, and many things at once, leave those rows alone whose credentials stay. */
static void
test_rows_follow (World         *world,
                  gconstpointer  data)
{
  g_autoptr(GPtrArray) page = world_make_page (world, 100);
  g_autoptr(GPtrArray) fewer = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(SignetRow) first = NULL;
  g_autoptr(SignetRow) row = NULL;
  g_autofree char *client_id = NULL;
  Holder holder;
  guint position;

  signet_credential_list_append (world->list, page);
  holder_init (&holder, world, G_MAXUINT);
  first = g_list_model_get_item (G_LIST_MODEL (holder.rows), 39);
  client_id = g_strdup (signet_credential_get_client_id (signet_row_get_credential (first)));

  for (guint i = 0; i < page->len; i++)
    {
      if (i % 2 == 0 || signet_row_get_credential (first) == page->pdata[i])
        g_ptr_array_add (fewer, g_object_ref (page->pdata[i]));
    }
  signet_credential_list_replace (world->list, fewer);
  g_assert_true (signet_credential_index_find (world->index, client_id, &position));
  g_assert_cmpuint (position, <, 39);
  row = g_list_model_get_item (G_LIST_MODEL (holder.rows), position);
  g_assert_true (row == first);
  assert_right (&holder, world);
  holder_clear (&holder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) \
  g_test_add (path, World, NULL, world_set_up, test, world_tear_down)

  ADD ("/row-list/always-right", test_always_right);
  ADD ("/row-list/another-order", test_another_order);
  ADD ("/row-list/rows-follow", test_rows_follow);

  return g_test_run ();
}
