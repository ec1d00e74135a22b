/* signet-column-sorter.c: which header of the list was clicked
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-column-sorter.h"

/* Makes the header of a column one that can be clicked, and tells which one was. It orders
 * nothing: that is done by [class@Signet.CredentialIndex].
 */
struct _SignetColumnSorter
{
  GtkSorter parent_instance;

  SignetColumn column;
};

G_DEFINE_FINAL_TYPE (SignetColumnSorter, signet_column_sorter, GTK_TYPE_SORTER)

/* The first sorter that was asked during a probe, see signet_column_sorter_probe(). */
static SignetColumnSorter *probed;
static gboolean probing;

/*
 * Virtual methods
 */

static GtkOrdering
signet_column_sorter_compare (GtkSorter *sorter,
                              gpointer   item1,
                              gpointer   item2)
{
  SignetColumnSorter *self = SIGNET_COLUMN_SORTER (sorter);

  if (!probing)
    return GTK_ORDERING_EQUAL;

  if (probed == NULL)
    probed = self;

  return GTK_ORDERING_SMALLER;
}

static GtkSorterOrder
signet_column_sorter_get_order (GtkSorter *sorter)
{
  return GTK_SORTER_ORDER_PARTIAL;
}

/*
 * GObject
 */

static void
signet_column_sorter_class_init (SignetColumnSorterClass *klass)
{
  GtkSorterClass *sorter_class = GTK_SORTER_CLASS (klass);

  sorter_class->compare = signet_column_sorter_compare;
  sorter_class->get_order = signet_column_sorter_get_order;
}

static void
signet_column_sorter_init (SignetColumnSorter *self)
{
}

/*
 * Public
 */

/**
 * signet_column_sorter_new:
 * @column: a column
 *
 * Returns: (transfer full): what tells whether the header of @column was clicked
 */
GtkSorter *
signet_column_sorter_new (SignetColumn column)
{
  SignetColumnSorter *self;

  g_return_val_if_fail (column < SIGNET_N_COLUMNS, NULL);

  self = g_object_new (SIGNET_TYPE_COLUMN_SORTER, NULL);
  self->column = column;

  return GTK_SORTER (self);
}

/**
 * signet_column_sorter_probe:
 * @sorter: the sorter of a column view
 * @column: (out): the column that the view is sorted by
 * @descending: (out): whether from the greatest to the least
 *
 * GTK 4.8 does not tell which header was clicked. So the sorter of the view is asked to
 * compare two things, and the first sorter of a column that it asks in turn says the
 * column; whether its answer comes out turned round says the direction.
 *
 * Returns: whether the view is sorted by any column
 */
gboolean
signet_column_sorter_probe (GtkSorter    *sorter,
                            SignetColumn *column,
                            gboolean     *descending)
{
  g_autoptr(GObject) left = NULL;
  g_autoptr(GObject) right = NULL;
  GtkOrdering order;

  g_return_val_if_fail (GTK_IS_SORTER (sorter), FALSE);
  g_return_val_if_fail (column != NULL && descending != NULL, FALSE);

  left = g_object_new (G_TYPE_OBJECT, NULL);
  right = g_object_new (G_TYPE_OBJECT, NULL);
  probed = NULL;
  probing = TRUE;
  order = gtk_sorter_compare (sorter, left, right);
  probing = FALSE;
  if (probed == NULL)
    return FALSE;

  *column = probed->column;
  *descending = order == GTK_ORDERING_LARGER;

  return TRUE;
}
