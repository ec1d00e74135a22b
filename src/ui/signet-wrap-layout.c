/* signet-wrap-layout.c: three children on one line, or on two
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-wrap-layout.h"

/* Between two children, both ways. */
#define SPACING 12

/* The second child does not grow beyond this: a short search looks lost in a long entry. */
#define MIDDLE_MAX 242

/* Three children: the first at the start, the second and the third at the end. Where they
 * do not fit side by side, the second gets a line of its own below the others.
 */
struct _SignetWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (SignetWrapLayout, signet_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* The children and how wide they want to be. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *middle;
  GtkWidget *last;
  int first_min, first_nat;
  int middle_min, middle_nat;
  int last_min, last_nat;
} Parts;

/*
 * Helpers
 */

static void
measure_width (GtkWidget *widget,
               int       *minimum,
               int       *natural)
{
  *minimum = *natural = 0;
  if (gtk_widget_should_layout (widget))
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
}

static int
measure_height (GtkWidget *widget)
{
  int height = 0;

  if (gtk_widget_should_layout (widget))
    gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);

  return height;
}

static void
measure_parts (GtkWidget *widget,
               Parts     *parts)
{
  parts->first = gtk_widget_get_first_child (widget);
  parts->middle = gtk_widget_get_next_sibling (parts->first);
  parts->last = gtk_widget_get_next_sibling (parts->middle);

  measure_width (parts->first, &parts->first_min, &parts->first_nat);
  measure_width (parts->middle, &parts->middle_min, &parts->middle_nat);
  measure_width (parts->last, &parts->last_min, &parts->last_nat);
}

static gboolean
fits_one_line (const Parts *parts,
               int          width)
{
  return width < 0 || width >= parts->first_nat + parts->middle_nat + parts->last_nat +
                               2 * SPACING;
}

/* @x counts from the start, wherever that is. */
static void
place (GtkWidget *widget,
       GtkWidget *child,
       int        x,
       int        y,
       int        width,
       int        height)
{
  GtkAllocation allocation = { x, y, width, height };

  if (!gtk_widget_should_layout (child))
    return;

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    allocation.x = gtk_widget_get_width (widget) - x - width;

  gtk_widget_size_allocate (child, &allocation, -1);
}

/*
 * Virtual methods
 */

static GtkSizeRequestMode
signet_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                     GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
signet_wrap_layout_measure (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            GtkOrientation    orientation,
                            int               for_size,
                            int              *minimum,
                            int              *natural,
                            int              *minimum_baseline,
                            int              *natural_baseline)
{
  Parts parts;
  int ends;
  int middle;

  measure_parts (widget, &parts);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (parts.first_min + SPACING + parts.last_min, parts.middle_min);
      *natural = parts.first_nat + parts.middle_nat + parts.last_nat + 2 * SPACING;
      return;
    }

  ends = MAX (measure_height (parts.first), measure_height (parts.last));
  middle = measure_height (parts.middle);
  *minimum = fits_one_line (&parts, for_size) ? MAX (ends, middle) : ends + SPACING + middle;
  *natural = *minimum;
}

static void
signet_wrap_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             int               width,
                             int               height,
                             int               baseline)
{
  Parts parts;
  int last;
  int first;
  int middle;
  int line = height;

  measure_parts (widget, &parts);
  last = MIN (parts.last_nat, MAX (width - SPACING - parts.first_min, parts.last_min));
  first = MIN (parts.first_nat, width - SPACING - last);

  if (fits_one_line (&parts, width))
    {
      middle = MIN (width - first - last - 2 * SPACING, MAX (MIDDLE_MAX, parts.middle_nat));
      place (widget, parts.middle, width - last - SPACING - middle, 0, middle, height);
    }
  else
    {
      middle = measure_height (parts.middle);
      line = height - SPACING - middle;
      place (widget, parts.middle, 0, line + SPACING, width, middle);
    }

  place (widget, parts.first, 0, 0, first, line);
  place (widget, parts.last, width - last, 0, last, line);
}

/*
 * GObject
 */

static void
signet_wrap_layout_class_init (SignetWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = signet_wrap_layout_get_request_mode;
  layout_class->measure = signet_wrap_layout_measure;
  layout_class->allocate = signet_wrap_layout_allocate;
}

static void
signet_wrap_layout_init (SignetWrapLayout *self)
{
}

/*
 * Public
 */
