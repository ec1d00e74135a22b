/* signet-filter-chip.h: one value of a filter, to be switched on and off
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-facets.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_FILTER_CHIP (signet_filter_chip_get_type ())

G_DECLARE_FINAL_TYPE (SignetFilterChip, signet_filter_chip, SIGNET, FILTER_CHIP, GtkToggleButton)

GtkWidget  *signet_filter_chip_new       (SignetFilter     *filter,
                                          SignetFacet       facet,
                                          const char       *value);
void        signet_filter_chip_update    (SignetFilterChip *self,
                                          SignetFacets     *facets);

G_END_DECLS
