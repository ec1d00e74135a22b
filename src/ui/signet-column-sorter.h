/* signet-column-sorter.h: which header of the list was clicked
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-column.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_COLUMN_SORTER (signet_column_sorter_get_type ())

G_DECLARE_FINAL_TYPE (SignetColumnSorter, signet_column_sorter,
                      SIGNET, COLUMN_SORTER, GtkSorter)

GtkSorter *signet_column_sorter_new   (SignetColumn  column);
gboolean   signet_column_sorter_probe (GtkSorter    *sorter,
                                       SignetColumn *column,
                                       gboolean     *descending);

G_END_DECLS
