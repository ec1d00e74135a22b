/* signet-fold-layout.c: two children side by side, or the second below the first
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-fold-layout.h"

/* Between the children, both ways. */
#define SPACING 6

/* Words and what to do about them: beside each other, with the second at the end, as long as the
 * words need no more lines, or keep half of the room. How long they are in a language, and how
 * large, decides.
 */
struct _SignetFoldLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (SignetFoldLayout, signet_fold_layout, GTK_TYPE_LAYOUT_MANAGER)

/* A child that takes no room is %NULL here. */
typedef struct
{
  GtkWidget *first;  /* (borrowed) (nullable) */
  GtkWidget *second; /* (borrowed) (nullable) */
  int first_min, first_nat;
  int second_min, second_nat;
  int spacing;
} Parts;

/*
 * Helpers
 */

static void
measure_width (GtkWidget *child,
               int       *minimum,
               int       *natural)
{
  *minimum = *natural = 0;
  if (child != NULL)
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
}

static int
measure_height (GtkWidget *child,
                int        width)
{
  int height = 0;

  if (child != NULL)
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);

  return height;
}

static void
measure_parts (GtkWidget *widget,
               Parts     *parts)
{
  parts->first = gtk_widget_get_first_child (widget);
  parts->second = gtk_widget_get_next_sibling (parts->first);
  if (!gtk_widget_should_layout (parts->first))
    parts->first = NULL;
  if (!gtk_widget_should_layout (parts->second))
    parts->second = NULL;
  parts->spacing = parts->first != NULL && parts->second != NULL ? SPACING : 0;
  measure_width (parts->first, &parts->first_min, &parts->first_nat);
  measure_width (parts->second, &parts->second_min, &parts->second_nat);
}

static gboolean
is_folded (const Parts *parts,
           int          width)
{
  int wanted = MAX (parts->first_min, MIN (parts->first_nat, width / 2));

  return width >= 0 && parts->spacing > 0 &&
         width - parts->second_nat - parts->spacing < wanted;
}

/*
 * Virtual methods
 */

static GtkSizeRequestMode
signet_fold_layout_get_request_mode (GtkLayoutManager *manager,
                                     GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
signet_fold_layout_measure (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            GtkOrientation    orientation,
                            int               for_size,
                            int              *minimum,
                            int              *natural,
                            int              *minimum_baseline,
                            int              *natural_baseline)
{
  Parts parts;

  measure_parts (widget, &parts);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (parts.first_min, parts.second_min);
      *natural = parts.first_nat + parts.spacing + parts.second_nat;
      return;
    }

  if (for_size < 0)
    for_size = parts.first_nat + parts.spacing + parts.second_nat;
  if (is_folded (&parts, for_size))
    *minimum = measure_height (parts.first, for_size) + parts.spacing +
               measure_height (parts.second, for_size);
  else
    *minimum = MAX (measure_height (parts.first,
                                    for_size - parts.spacing - parts.second_nat),
                    measure_height (parts.second, parts.second_nat));
  *natural = *minimum;
}

static void
signet_fold_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             int               width,
                             int               height,
                             int               baseline)
{
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation first = { 0, 0, width, height };
  GtkAllocation second = { 0, 0, width, height };
  Parts parts;

  measure_parts (widget, &parts);
  if (is_folded (&parts, width))
    {
      second.height = measure_height (parts.second, width);
      first.height = height - parts.spacing - second.height;
      second.y = first.height + parts.spacing;
    }
  else
    {
      second.width = MIN (parts.second_nat, width);
      first.width = width - second.width - parts.spacing;
      second.x = is_rtl ? 0 : first.width + parts.spacing;
      first.x = is_rtl ? second.width + parts.spacing : 0;
    }

  if (parts.first != NULL)
    gtk_widget_size_allocate (parts.first, &first, -1);
  if (parts.second != NULL)
    gtk_widget_size_allocate (parts.second, &second, -1);
}

/*
 * GObject
 */

static void
signet_fold_layout_class_init (SignetFoldLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = signet_fold_layout_get_request_mode;
  layout_class->measure = signet_fold_layout_measure;
  layout_class->allocate = signet_fold_layout_allocate;
}

static void
signet_fold_layout_init (SignetFoldLayout *self)
{
}

/*
 * Public
 */
