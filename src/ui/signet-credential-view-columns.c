/* signet-credential-view-columns.c: the columns of the list and the order of its rows
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential-view-private.h"

#include "signet-cell.h"
#include "signet-column-sorter.h"
#include "signet-row-finder.h"

#include <glib/gi18n-lib.h>

/* What the list is ordered by when a header is clicked. */
static const SignetSort sorts[SIGNET_N_COLUMNS] = {
  [SIGNET_COLUMN_NAME] = SIGNET_SORT_NAME,
  [SIGNET_COLUMN_CLIENT_ID] = SIGNET_SORT_CLIENT_ID,
  [SIGNET_COLUMN_APIS] = SIGNET_SORT_APIS,
  [SIGNET_COLUMN_SCOPE] = SIGNET_SORT_SCOPE,
  [SIGNET_COLUMN_STATUS] = SIGNET_SORT_STATUS,
  [SIGNET_COLUMN_CREATED] = SIGNET_SORT_CREATED,
  [SIGNET_COLUMN_LAST_USED] = SIGNET_SORT_LAST_USED,
  [SIGNET_COLUMN_EXPIRES] = SIGNET_SORT_EXPIRES,
  [SIGNET_COLUMN_OWNER] = SIGNET_SORT_OWNER,
  [SIGNET_COLUMN_CREATED_BY] = SIGNET_SORT_CREATED_BY,
};

#if GTK_CHECK_VERSION (4, 12, 0)
/* Where the item of a row keeps its list. */
#define VIEW_KEY "signet-view"
#endif

/*
 * Helpers
 */

/* Sorting by NULL first: otherwise the column that was sorted by keeps its arrow. */
static void
apply_sort (SignetCredentialView *self)
{
  self->applying_sort = TRUE;
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  gtk_column_view_sort_by_column (self->view, self->columns[self->sort_column].column,
                                  self->sort_descending ? GTK_SORT_DESCENDING
                                                        : GTK_SORT_ASCENDING);
  self->applying_sort = FALSE;
}

static void
set_sort (SignetCredentialView *self,
          SignetColumn          column,
          gboolean              descending)
{
  GObject *object = G_OBJECT (self);

  g_object_freeze_notify (object);
  if (self->sort_column != column)
    g_object_notify (object, "sort-column");
  if (self->sort_descending != descending)
    g_object_notify (object, "sort-descending");
  self->sort_column = column;
  self->sort_descending = descending;
  signet_credential_index_set_sort (self->index, sorts[column], descending);
  g_object_thaw_notify (object);
}

/*
 * Callbacks
 */

static void
on_factory_setup_cb (GtkSignalListItemFactory *factory,
                     GtkListItem              *item,
                     SignetViewColumn         *column)
{
  GtkWidget *cell = signet_column_create_cell (column->id, column->self->context);

  signet_cell_set_list_item (SIGNET_CELL (cell), item);
  gtk_list_item_set_child (item, cell);
}

static void
on_factory_teardown_cb (GtkSignalListItemFactory *factory,
                        GtkListItem              *item,
                        SignetViewColumn         *column)
{
  GtkWidget *cell = gtk_list_item_get_child (item);

  if (cell != NULL)
    signet_cell_set_list_item (SIGNET_CELL (cell), NULL);
}

static void
on_factory_bind_cb (GtkSignalListItemFactory *factory,
                    GtkListItem              *item,
                    SignetViewColumn         *column)
{
  signet_cell_set_row (SIGNET_CELL (gtk_list_item_get_child (item)),
                       gtk_list_item_get_item (item));
}

static void
on_factory_unbind_cb (GtkSignalListItemFactory *factory,
                      GtkListItem              *item,
                      SignetViewColumn         *column)
{
  signet_cell_set_row (SIGNET_CELL (gtk_list_item_get_child (item)), NULL);
}

#if GTK_CHECK_VERSION (4, 12, 0)
static void
describe_row (GtkColumnViewRow *item)
{
  SignetCredentialView *self = g_object_get_data (G_OBJECT (item), VIEW_KEY);
  SignetRow *row = gtk_column_view_row_get_item (item);
  g_autofree char *text = signet_row_context_describe (self->context,
                                                       signet_row_get_credential (row));

  gtk_column_view_row_set_accessible_label (item, text);
}

static void
on_row_factory_bind_cb (GtkSignalListItemFactory *factory,
                        GtkColumnViewRow         *item,
                        SignetCredentialView     *self)
{
  g_object_set_data (G_OBJECT (item), VIEW_KEY, self);
  g_signal_connect_swapped (gtk_column_view_row_get_item (item), "changed",
                            G_CALLBACK (describe_row), item);
  /* The filter and the time change what is said of it, too. */
  g_signal_connect_swapped (self->context, "changed", G_CALLBACK (describe_row), item);
  g_signal_connect_swapped (self->context, "tick", G_CALLBACK (describe_row), item);
  describe_row (item);
}

static void
on_row_factory_unbind_cb (GtkSignalListItemFactory *factory,
                          GtkColumnViewRow         *item,
                          SignetCredentialView     *self)
{
  g_signal_handlers_disconnect_by_data (gtk_column_view_row_get_item (item), item);
  g_signal_handlers_disconnect_by_data (self->context, item);
}
#endif

static void
on_sorter_changed_cb (GtkSorter            *sorter,
                      GtkSorterChange       change,
                      SignetCredentialView *self)
{
  SignetColumn column;
  gboolean descending;

  g_assert (SIGNET_IS_CREDENTIAL_VIEW (self));

  if (!self->applying_sort && signet_column_sorter_probe (sorter, &column, &descending))
    set_sort (self, column, descending);
}

/*
 * GObject
 */

static void
add_column (SignetCredentialView *self,
            SignetColumn          id)
{
  SignetViewColumn *column = &self->columns[id];
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_factory_setup_cb), column);
  g_signal_connect (factory, "bind", G_CALLBACK (on_factory_bind_cb), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_factory_unbind_cb), column);
  g_signal_connect (factory, "teardown", G_CALLBACK (on_factory_teardown_cb), column);

  column->self = self;
  column->id = id;
  column->column = gtk_column_view_column_new (signet_column_get_title (id), factory);
  gtk_column_view_column_set_expand (column->column, id == SIGNET_COLUMN_NAME);
  if (signet_column_can_sort (id))
    {
      g_autoptr(GtkSorter) sorter = signet_column_sorter_new (id);

      gtk_column_view_column_set_sorter (column->column, sorter);
    }

  gtk_column_view_column_set_visible (column->column,
                                      signet_column_layout_get_wanted (self->layout, id));
  gtk_column_view_append_column (self->view, column->column);
  g_object_unref (column->column);
}

/* The screen reader says a row as a whole. Older versions of GTK know no factory for rows;
 * there the name cell labels its row.
 */
static void
label_rows (SignetCredentialView *self)
{
#if GTK_CHECK_VERSION (4, 12, 0)
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "bind", G_CALLBACK (on_row_factory_bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_row_factory_unbind_cb), self);
  gtk_column_view_set_row_factory (self->view, factory);
#endif

  /* What has the focus between two rows is the list inside the view, and the headers are told
   * as if they were a row.
   */
  gtk_accessible_update_property (GTK_ACCESSIBLE (signet_row_finder_get_list (self->view)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Credentials"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child
                                                  (GTK_WIDGET (self->view))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Column headers"), -1);
}

/*
 * Public
 */

/**
 * signet_credential_view_add_columns:
 * @self: a list that is being made
 *
 * Makes the columns, from the table in signet-column.c.
 */
void
signet_credential_view_add_columns (SignetCredentialView *self)
{
  self->layout = signet_column_layout_new ();
  for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
    add_column (self, i);

  signet_credential_view_follow_layout (self);
  label_rows (self);
  apply_sort (self);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (on_sorter_changed_cb), self, 0);
}

/**
 * signet_credential_view_get_sort_column:
 * @self: a list
 *
 * Returns: the id of the column that it is sorted by
 */
const char *
signet_credential_view_get_sort_column (SignetCredentialView *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_VIEW (self), NULL);

  return signet_column_get_id (self->sort_column);
}

/**
 * signet_credential_view_set_sort_column:
 * @self: a list
 * @sort_column: the id of a column; one that is not known is passed over
 *
 * Sorts the list by another column.
 */
void
signet_credential_view_set_sort_column (SignetCredentialView *self,
                                        const char           *sort_column)
{
  SignetColumn column;

  g_return_if_fail (SIGNET_IS_CREDENTIAL_VIEW (self));

  if (!signet_column_from_id (sort_column, &column) || !signet_column_can_sort (column) ||
      column == self->sort_column)
    return;

  set_sort (self, column, self->sort_descending);
  apply_sort (self);
}

/**
 * signet_credential_view_get_sort_descending:
 * @self: a list
 *
 * Returns: whether it is sorted from the greatest to the least
 */
gboolean
signet_credential_view_get_sort_descending (SignetCredentialView *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_VIEW (self), FALSE);

  return self->sort_descending;
}

/**
 * signet_credential_view_set_sort_descending:
 * @self: a list
 * @descending: whether to sort from the greatest to the least
 *
 * Sorts the list the other way round.
 */
void
signet_credential_view_set_sort_descending (SignetCredentialView *self,
                                            gboolean              descending)
{
  g_return_if_fail (SIGNET_IS_CREDENTIAL_VIEW (self));

  descending = !!descending;
  if (self->sort_descending == descending)
    return;

  set_sort (self, self->sort_column, descending);
  apply_sort (self);
}
