/* signet-step-layout.c: children side by side, all of them long or all of them short
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-step-layout.h"

/* Between two children. */
#define SPACING 6

/* A box would give what room there is to one child after the other, and leave some between their
 * short and their long form. Here each gets its natural width, or, where that is too much in all,
 * each gets its minimum. Who asks for none then takes no room at all. What is left over is at the
 * end, or at the start of a widget that is aligned to the end.
 */
struct _SignetStepLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (SignetStepLayout, signet_step_layout, GTK_TYPE_LAYOUT_MANAGER)

/*
 * Helpers
 */

static int
measure_child (GtkWidget *child,
               gboolean   is_long)
{
  int minimum;
  int natural;

  if (!gtk_widget_should_layout (child))
    return 0;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);

  return is_long ? natural : minimum;
}

static int
measure_all (GtkWidget *widget,
             gboolean   is_long)
{
  int sum = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int width = measure_child (child, is_long);

      if (width > 0)
        sum += sum > 0 ? SPACING + width : width;
    }

  return sum;
}

/*
 * Virtual methods
 */

static GtkSizeRequestMode
signet_step_layout_get_request_mode (GtkLayoutManager *manager,
                                     GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
signet_step_layout_measure (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            GtkOrientation    orientation,
                            int               for_size,
                            int              *minimum,
                            int              *natural,
                            int              *minimum_baseline,
                            int              *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = measure_all (widget, FALSE);
      *natural = measure_all (widget, TRUE);
      return;
    }

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum = 0;
      int child_natural = 0;

      if (gtk_widget_should_layout (child))
        gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
signet_step_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             int               width,
                             int               height,
                             int               baseline)
{
  gboolean is_long = measure_all (widget, TRUE) <= width;
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;

  if (gtk_widget_get_halign (widget) == GTK_ALIGN_END)
    x = MAX (width - measure_all (widget, is_long), 0);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_width = measure_child (child, is_long);
      GtkAllocation allocation = { is_rtl ? width - x - child_width : x, 0, child_width, height };

      if (gtk_widget_should_layout (child))
        gtk_widget_size_allocate (child, &allocation, -1);
      if (child_width > 0)
        x += child_width + SPACING;
    }
}

/*
 * GObject
 */

static void
signet_step_layout_class_init (SignetStepLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = signet_step_layout_get_request_mode;
  layout_class->measure = signet_step_layout_measure;
  layout_class->allocate = signet_step_layout_allocate;
}

static void
signet_step_layout_init (SignetStepLayout *self)
{
}

/*
 * Public
 */
