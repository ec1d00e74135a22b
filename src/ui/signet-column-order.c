/* signet-column-order.c: which column stands where
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-column-order.h"

/* An order is an array of all columns, hidden ones too. What is fixed stays at its end. */

/*
 * Helpers
 */

static guint
find (const SignetColumn *order,
      guint               n_columns,
      SignetColumn        column)
{
  for (guint i = 0; i < n_columns; i++)
    {
      if (order[i] == column)
        return i;
    }

  return G_MAXUINT;
}

static void
insert (SignetColumn *order,
        guint        *n_columns,
        guint         position,
        SignetColumn  column)
{
  for (guint i = *n_columns; i > position; i--)
    order[i] = order[i - 1];
  order[position] = column;
  (*n_columns)++;
}

/*
 * Public
 */

/**
 * signet_column_order_reset:
 * @order: (out): an order
 *
 * Makes it the default order.
 */
void
signet_column_order_reset (SignetColumn order[SIGNET_N_COLUMNS])
{
  for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
    order[i] = (SignetColumn) i;
}

/**
 * signet_column_order_is_default:
 * @order: an order
 *
 * Returns: whether it is the default order
 */
gboolean
signet_column_order_is_default (const SignetColumn order[SIGNET_N_COLUMNS])
{
  for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
    {
      if (order[i] != (SignetColumn) i)
        return FALSE;
    }

  return TRUE;
}

/**
 * signet_column_order_find:
 * @order: an order
 * @column: a column
 *
 * Returns: where it stands, counted from the start of the row
 */
guint
signet_column_order_find (const SignetColumn order[SIGNET_N_COLUMNS],
                          SignetColumn       column)
{
  return find (order, SIGNET_N_COLUMNS, column);
}

/**
 * signet_column_order_move:
 * @order: (inout): an order
 * @column: a column that is not fixed
 * @position: where it is to stand; what is fixed stays behind it
 *
 * Moves a column, and those between out of its way.
 *
 * Returns: whether it stood elsewhere before
 */
gboolean
signet_column_order_move (SignetColumn order[SIGNET_N_COLUMNS],
                          SignetColumn column,
                          guint        position)
{
  guint last = SIGNET_N_COLUMNS - 1;
  guint from = signet_column_order_find (order, column);

  g_return_val_if_fail (from < SIGNET_N_COLUMNS && !signet_column_is_fixed (column), FALSE);

  while (signet_column_is_fixed (order[last]))
    last--;
  position = MIN (position, last);
  if (from == position)
    return FALSE;

  for (; from < position; from++)
    order[from] = order[from + 1];
  for (; from > position; from--)
    order[from] = order[from - 1];
  order[position] = column;

  return TRUE;
}

/**
 * signet_column_order_read:
 * @order: (out): an order
 * @ids: (array zero-terminated=1): ids of columns
 *
 * Makes it the order of @ids. Columns that are not among them, because they are newer, come
 * after the one that is before them by default. What is not known or named twice is passed over.
 */
void
signet_column_order_read (SignetColumn        order[SIGNET_N_COLUMNS],
                          const char * const *ids)
{
  guint n_columns = 0;

  g_return_if_fail (ids != NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      SignetColumn column;

      if (signet_column_from_id (ids[i], &column) && !signet_column_is_fixed (column) &&
          find (order, n_columns, column) == G_MAXUINT)
        insert (order, &n_columns, n_columns, column);
    }

  for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
    {
      guint position = n_columns;

      if (find (order, n_columns, i) != G_MAXUINT)
        continue;

      if (!signet_column_is_fixed (i))
        position = i > 0 ? find (order, n_columns, i - 1) + 1 : 0;
      insert (order, &n_columns, position, i);
    }
}

/**
 * signet_column_order_write:
 * @order: an order
 *
 * Returns: (transfer full): what [func@Signet.column_order_read] reads. The default order is
 *   empty, so that it can be another one in a later version.
 */
GStrv
signet_column_order_write (const SignetColumn order[SIGNET_N_COLUMNS])
{
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; !signet_column_order_is_default (order) && i < SIGNET_N_COLUMNS; i++)
    {
      if (!signet_column_is_fixed (order[i]))
        g_strv_builder_add (ids, signet_column_get_id (order[i]));
    }

  return g_strv_builder_end (ids);
}
