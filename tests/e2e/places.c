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

__attribute__ ((constructor))
static void
load (void)
{
  GTypeClass *klass = g_type_class_ref (GTK_TYPE_WIDGET);
  GtkAccessibleInterface *interface = g_type_interface_peek (klass, GTK_TYPE_ACCESSIBLE);

  interface->get_bounds = get_bounds;
  /* The issuer that the program starts has no widgets. */
  g_unsetenv ("LD_PRELOAD");
}
