/* signet-flow-layout.c: children side by side in the middle, on as many lines as they need
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-flow-layout.h"

/* Between two children, both ways. */
#define SPACING 12

/* Like words of a centred text: each child is as wide as it wants to be, unlike in a flow box,
 * where all are as wide as the widest.
 */
struct _SignetFlowLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (SignetFlowLayout, signet_flow_layout, GTK_TYPE_LAYOUT_MANAGER)

/* As many children as fit side by side. */
typedef struct
{
  GtkWidget *first; /* (borrowed) (nullable) %NULL after the last line */
  GtkWidget *end;   /* (borrowed) (nullable) the first of the next line */
  int width;
  int height;
} Line;

/*
 * Helpers
 */

static int
choose_width (GtkWidget *child,
              int        room)
{
  int minimum;
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);

  return MAX (minimum, MIN (natural, room));
}

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static GtkWidget *
get_next (GtkWidget *child)
{
  return skip_hidden (gtk_widget_get_next_sibling (child));
}

/* A line has at least one child, whatever the room. */
static Line
measure_line (GtkWidget *first,
              int        room)
{
  Line line = { .first = first, .end = first };

  while (line.end != NULL)
    {
      int child_width = choose_width (line.end, room);
      int width = line.width + (line.end == first ? 0 : SPACING) + child_width;
      int height;

      if (line.end != first && width > room)
        break;
      gtk_widget_measure (line.end, GTK_ORIENTATION_VERTICAL, child_width, &height, NULL, NULL,
                          NULL);
      line.width = width;
      line.height = MAX (line.height, height);
      line.end = get_next (line.end);
    }

  return line;
}

static int
measure_height (GtkWidget *first,
                int        room)
{
  int height = 0;

  for (Line line = measure_line (first, room); line.first != NULL;
       line = measure_line (line.end, room))
    height += (height > 0 ? SPACING : 0) + line.height;

  return height;
}

/*
 * Virtual methods
 */

static GtkSizeRequestMode
signet_flow_layout_get_request_mode (GtkLayoutManager *manager,
                                     GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
signet_flow_layout_measure (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            GtkOrientation    orientation,
                            int               for_size,
                            int              *minimum,
                            int              *natural,
                            int              *minimum_baseline,
                            int              *natural_baseline)
{
  GtkWidget *first = skip_hidden (gtk_widget_get_first_child (widget));

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = measure_height (first, for_size < 0 ? G_MAXINT : for_size);
      return;
    }

  for (GtkWidget *child = first; child != NULL; child = get_next (child))
    {
      int child_minimum;
      int child_natural;

      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (child == first ? 0 : SPACING);
    }
}

static void
signet_flow_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             int               width,
                             int               height,
                             int               baseline)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *first = skip_hidden (gtk_widget_get_first_child (widget));
  int y = 0;

  for (Line line = measure_line (first, width); line.first != NULL;
       line = measure_line (line.end, width))
    {
      int x = (width - line.width) / 2;

      for (GtkWidget *child = line.first; child != line.end; child = get_next (child))
        {
          int child_width = choose_width (child, width);
          GtkAllocation allocation = { rtl ? width - x - child_width : x, y, child_width,
                                       line.height };

          gtk_widget_size_allocate (child, &allocation, -1);
          x += child_width + SPACING;
        }
      y += line.height + SPACING;
    }
}

/*
 * GObject
 */

static void
signet_flow_layout_class_init (SignetFlowLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = signet_flow_layout_get_request_mode;
  layout_class->measure = signet_flow_layout_measure;
  layout_class->allocate = signet_flow_layout_allocate;
}

static void
signet_flow_layout_init (SignetFlowLayout *self)
{
}

/*
 * Public
 */
