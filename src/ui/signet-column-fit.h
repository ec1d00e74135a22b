/* signet-column-fit.h: which columns have room
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-column-layout.h"

G_BEGIN_DECLS

/**
 * SignetColumnFit:
 * @shown: which columns have room
 * @widths: how wide they are, in pixels at a text size of 100 %; the name is at least that
 * @slack: how much room is left, in pixels at a text size of 100 %
 * @narrow: whether the rows have to take their narrow form
 *
 * What becomes of a layout where there is only so much room.
 */
typedef struct
{
  gboolean shown[SIGNET_N_COLUMNS];
  double widths[SIGNET_N_COLUMNS];
  double slack;
  gboolean narrow;
} SignetColumnFit;

void signet_column_fit (SignetColumnLayout *layout,
                        double              width,
                        SignetColumnFit    *fit);

G_END_DECLS
