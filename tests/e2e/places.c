/* places.c: tells where things are in a window, where GTK tells it wrongly
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gtk/gtk.h>

/* Since 4.10 the place of a widget is told from where the content of its parent begins, and summed
 * up as if that were the edge of the parent: all that is between the two is lost. A person sees
 * where things are; the tests know it from here. This is loaded into the program before all else.
 */

static void
get_edges (GtkWidget       *widget,
           GtkWidget       *root,
           graphene_rect_t *edges)
{
  if (!gtk_widget_compute_bounds (widget, root, edges))
    graphene_rect_init (edges, 0, 0, 0, 0);
}

static gboolean
get_bounds (GtkAccessible *accessible,
            int           *x,
            int           *y,
            int           *width,
            int           *height)
{
  GtkWidget *widget = GTK_WIDGET (accessible);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));
  GtkWidget *parent = gtk_widget_get_parent (widget);
  graphene_rect_t edges, around;

  *x = *y = *width = *height = 0;
  if (root == NULL || !gtk_widget_get_mapped (widget))
    return TRUE;

  get_edges (widget, root, &edges);
  get_edges (parent != NULL ? parent : widget, root, &around);
  *x = (int) (edges.origin.x - around.origin.x);
  *y = (int) (edges.origin.y - around.origin.y);
  *width = (int) edges.size.width;
  *height = (int) edges.size.height;

  return TRUE;
}

/* Between a stack and what it shows stands a page, which would add the same place again. */
static gboolean
get_page_bounds (GtkAccessible *accessible,
                 int           *x,
                 int           *y,
                 int           *width,
                 int           *height)
{
  GtkWidget *child = gtk_stack_page_get_child (GTK_STACK_PAGE (accessible));
  gboolean known = get_bounds (GTK_ACCESSIBLE (child), x, y, width, height);

  *x = *y = 0;

  return known;
}

static void
override (GType   type,
          gboolean (*function) (GtkAccessible *accessible,
                                int           *x,
                                int           *y,
                                int           *width,
                                int           *height))
{
  GtkAccessibleInterface *interface = g_type_interface_peek (g_type_class_ref (type),
                                                             GTK_TYPE_ACCESSIBLE);

  interface->get_bounds = function;
}

__attribute__ ((constructor))
static void
load (void)
{
  override (GTK_TYPE_WIDGET, get_bounds);
  override (GTK_TYPE_STACK_PAGE, get_page_bounds);
  /* The issuer that the program starts has no widgets. */
  g_unsetenv ("LD_PRELOAD");
}
