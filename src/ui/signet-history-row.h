/* signet-history-row.h: leads to all changes of a credential
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "signet-connection.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_HISTORY_ROW (signet_history_row_get_type ())

G_DECLARE_FINAL_TYPE (SignetHistoryRow, signet_history_row, SIGNET, HISTORY_ROW, AdwActionRow)

void signet_history_row_set_credential (SignetHistoryRow *self,
                                        SignetConnection *connection,
                                        SignetCredential *credential);

G_END_DECLS
