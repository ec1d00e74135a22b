/* signet-saved-row.h: a saved filter among others
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_SAVED_ROW (signet_saved_row_get_type ())

G_DECLARE_FINAL_TYPE (SignetSavedRow, signet_saved_row, SIGNET, SAVED_ROW, GtkListBoxRow)

GtkWidget  *signet_saved_row_new        (const char     *name,
                                         const char     *words);
const char *signet_saved_row_get_name   (SignetSavedRow *self);
GtkWidget  *signet_saved_row_add_delete (SignetSavedRow *self);

G_END_DECLS
