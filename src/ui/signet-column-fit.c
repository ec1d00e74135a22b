/* signet-column-fit.c: which columns have room
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-column-fit.h"

/* The first column begins further from the edge, and the scroll bar wants its place. */
#define EDGES 24

/* What goes first when there is no room for all. What was switched on by hand goes last. */
static const SignetColumn dispensable[] = {
  SIGNET_COLUMN_SCOPE,
  SIGNET_COLUMN_LAST_USED,
  SIGNET_COLUMN_EXPIRES,
  SIGNET_COLUMN_CREATED_BY,
  SIGNET_COLUMN_CREATED,
  SIGNET_COLUMN_OWNER,
  SIGNET_COLUMN_CLIENT_ID,
};

/*
 * Helpers
 */

static double
sum_widths (const SignetColumnFit *fit)
{
  double sum = EDGES;

  for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
    sum += fit->shown[i] ? fit->widths[i] : 0;

  return sum;
}

static double
get_excess (const SignetColumnFit *fit,
            SignetColumn           column)
{
  return fit->shown[column] ? MAX (fit->widths[column] - signet_column_get_width (column), 0) : 0;
}

/* Takes @missing from the widths that are greater than by default, from each in proportion, as
 * far as that goes.
 */
static void
squeeze (SignetColumnFit *fit,
         double           missing)
{
  double excess = 0;

  for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
    excess += get_excess (fit, i);
  if (excess <= 0)
    return;

  for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
    fit->widths[i] -= get_excess (fit, i) * MIN (missing / excess, 1);
}

/*
 * Public
 */

/**
 * signet_column_fit:
 * @layout: a layout
 * @width: the width there is, in pixels at a text size of 100 %
 * @fit: (out): what has room
 *
 * Takes columns away until the rest has room. If those that always stay were made too wide for
 * that, they give back what is more than by default. When that is not enough either, only the
 * name, the mark of the keyring and the button are left, and the name has to tell the rest.
 */
void
signet_column_fit (SignetColumnLayout *layout,
                   double              width,
                   SignetColumnFit    *fit)
{
  g_return_if_fail (SIGNET_IS_COLUMN_LAYOUT (layout));
  g_return_if_fail (fit != NULL);

  for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
    {
      fit->shown[i] = signet_column_layout_get_wanted (layout, i);
      fit->widths[i] = signet_column_layout_get_width (layout, i);
    }

  for (guint i = 0; i < G_N_ELEMENTS (dispensable) && sum_widths (fit) > width; i++)
    fit->shown[dispensable[i]] = FALSE;
  if (sum_widths (fit) > width)
    squeeze (fit, sum_widths (fit) - width);

  /* What was squeezed just enough may be too wide by a rounding error. */
  fit->narrow = sum_widths (fit) > width + 0.01;
  for (guint i = 0; fit->narrow && i < SIGNET_N_COLUMNS; i++)
    fit->shown[i] = fit->shown[i] && !signet_column_is_optional (i);
  fit->slack = MAX (width - sum_widths (fit), 0);
}
