/* signet-paste-row.h: takes a Client Secret from the clipboard
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>
#include <libsecret/secret.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_PASTE_ROW (signet_paste_row_get_type ())

G_DECLARE_FINAL_TYPE (SignetPasteRow, signet_paste_row, SIGNET, PASTE_ROW, AdwActionRow)

SecretValue *signet_paste_row_get_secret   (SignetPasteRow *self);
void         signet_paste_row_set_optional (SignetPasteRow *self,
                                            gboolean        optional);

G_END_DECLS
