/* signet-hint-row.h: words about the field above it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_HINT_ROW (signet_hint_row_get_type ())

G_DECLARE_FINAL_TYPE (SignetHintRow, signet_hint_row, SIGNET, HINT_ROW, AdwPreferencesRow)

void       signet_hint_row_say   (SignetHintRow *self,
                                  const char    *hint);
void       signet_hint_row_blame (SignetHintRow *self,
                                  const char    *problem);
void       signet_hint_row_clear (SignetHintRow *self);

G_END_DECLS
