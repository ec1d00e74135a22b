/* signet-connection-row.h: one connection in the switcher
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "signet-connection-list.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_CONNECTION_ROW (signet_connection_row_get_type ())

G_DECLARE_FINAL_TYPE (SignetConnectionRow, signet_connection_row,
                      SIGNET, CONNECTION_ROW, AdwActionRow)

GtkWidget        *signet_connection_row_new            (SignetConnection       *connection,
                                                        SignetConnectionConfig *config);
SignetConnection *signet_connection_row_get_connection (SignetConnectionRow    *self);
void              signet_connection_row_set_current    (SignetConnectionRow    *self,
                                                        gboolean                current);

G_END_DECLS
