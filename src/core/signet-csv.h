/* signet-csv.h: cells of a table that spreadsheets read
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void signet_csv_add_text (GString    *table,
                          const char *text);

G_END_DECLS
