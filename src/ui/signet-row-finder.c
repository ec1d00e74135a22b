/* signet-row-finder.c: from a place in the list to its credential, and back
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-row-finder.h"

#include "signet-cell.h"

/* GtkColumnView has no call for these questions in GTK 4.8. What its parts are called in
 * style sheets is documented, so that is what is gone by:
 *
 *   columnview
 *   ├── header
 *   └── listview
 *       └── row
 *           └── cell
 *               └── SignetCell, which knows its credential
 */

/*
 * Helpers
 */

static gboolean
is_node (GtkWidget  *widget,
         const char *name)
{
  return g_str_equal (gtk_widget_get_css_name (widget), name);
}

static GtkWidget *
find_row_above (GtkWidget *inside)
{
  for (GtkWidget *widget = inside; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *parent = gtk_widget_get_parent (widget);

      if (is_node (widget, "row") && parent != NULL && is_node (parent, "listview"))
        return widget;
    }

  return NULL;
}

static SignetCell *
get_first_cell (GtkWidget *row)
{
  for (GtkWidget *node = gtk_widget_get_first_child (row); node != NULL;
       node = gtk_widget_get_next_sibling (node))
    {
      GtkWidget *cell = gtk_widget_get_first_child (node);

      if (SIGNET_IS_CELL (cell))
        return SIGNET_CELL (cell);
    }

  return NULL;
}

static SignetCredential *
get_row_credential (GtkWidget *row)
{
  SignetCell *cell = get_first_cell (row);

  return cell != NULL ? signet_cell_get_credential (cell) : NULL;
}

/*
 * Public
 */

/**
 * signet_row_finder_get_credential:
 * @inside: (nullable): a row of the list, or something in it
 *
 * Returns: (transfer none) (nullable): the credential of that row
 */
SignetCredential *
signet_row_finder_get_credential (GtkWidget *inside)
{
  GtkWidget *row = inside != NULL ? find_row_above (inside) : NULL;

  return row != NULL ? get_row_credential (row) : NULL;
}

/**
 * signet_row_finder_get_position:
 * @inside: (nullable): a row of the list, or something in it
 *
 * Returns: where that row stands in the list, or %GTK_INVALID_LIST_POSITION
 */
guint
signet_row_finder_get_position (GtkWidget *inside)
{
  GtkWidget *row = inside != NULL ? find_row_above (inside) : NULL;
  SignetCell *cell = row != NULL ? get_first_cell (row) : NULL;

  return cell != NULL ? signet_cell_get_position (cell) : GTK_INVALID_LIST_POSITION;
}

/**
 * signet_row_finder_pick:
 * @view: the list
 * @widget: a widget around @view
 * @x: a place in @widget, in pixels
 * @y: a place in @widget, in pixels
 *
 * Returns: (transfer none) (nullable): the credential whose row is there
 */
SignetCredential *
signet_row_finder_pick (GtkColumnView *view,
                        GtkWidget     *widget,
                        double         x,
                        double         y)
{
  GtkWidget *picked;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  picked = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);
  if (picked == NULL || !gtk_widget_is_ancestor (picked, GTK_WIDGET (view)))
    return NULL;

  return signet_row_finder_get_credential (picked);
}

/**
 * signet_row_finder_get_row:
 * @view: the list
 * @client_id: the Client ID of a credential
 *
 * The list keeps rows only near the part that is on screen.
 *
 * Returns: (transfer none) (nullable): the row of that credential, if there is one now
 */
GtkWidget *
signet_row_finder_get_row (GtkColumnView *view,
                           const char    *client_id)
{
  GtkWidget *list;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (client_id != NULL, NULL);

  list = signet_row_finder_get_list (view);
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      SignetCredential *credential = get_row_credential (row);

      if (credential != NULL &&
          g_str_equal (signet_credential_get_client_id (credential), client_id))
        return row;
    }

  return NULL;
}

/**
 * signet_row_finder_get_list:
 * @view: the list
 *
 * Returns: (transfer none): the part of it that holds the rows
 */
GtkWidget *
signet_row_finder_get_list (GtkColumnView *view)
{
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (is_node (child, "listview"))
        return child;
    }

  g_return_val_if_reached (NULL);
}
