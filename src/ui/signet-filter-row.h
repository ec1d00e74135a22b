/* signet-filter-row.h: a value of a filter among those to choose from
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-facets.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_FILTER_ROW (signet_filter_row_get_type ())

G_DECLARE_FINAL_TYPE (SignetFilterRow, signet_filter_row, SIGNET, FILTER_ROW, GtkWidget)

GtkWidget *signet_filter_row_new           (void);
void       signet_filter_row_set_list_item (SignetFilterRow *self,
                                            GtkListItem     *list_item);
gboolean   signet_filter_row_is_heading    (SignetFilterRow *self);
void       signet_filter_row_update        (SignetFilterRow *self,
                                            SignetFacet      facet,
                                            SignetFilter    *filter,
                                            SignetFacets    *facets);

G_END_DECLS
