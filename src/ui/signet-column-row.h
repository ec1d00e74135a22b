/* signet-column-row.h: what can be done with one column
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "signet-column-layout.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_COLUMN_ROW (signet_column_row_get_type ())

G_DECLARE_FINAL_TYPE (SignetColumnRow, signet_column_row, SIGNET, COLUMN_ROW, AdwActionRow)

GtkWidget    *signet_column_row_new        (SignetColumnLayout *layout,
                                            SignetColumn        column);
SignetColumn  signet_column_row_get_column (SignetColumnRow    *self);

G_END_DECLS
