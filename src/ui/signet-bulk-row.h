/* signet-bulk-row.h: a credential in a list before or after a bulk change
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_BULK_ROW (signet_bulk_row_get_type ())

G_DECLARE_FINAL_TYPE (SignetBulkRow, signet_bulk_row, SIGNET, BULK_ROW, GtkBox)

GtkWidget *signet_bulk_row_new (void);
void       signet_bulk_row_say (SignetBulkRow *self,
                                const char    *name,
                                const char    *facts);

G_END_DECLS
