/* signet-column-order.h: which column stands where
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-column.h"

G_BEGIN_DECLS

void     signet_column_order_reset      (SignetColumn        order[SIGNET_N_COLUMNS]);
gboolean signet_column_order_is_default (const SignetColumn  order[SIGNET_N_COLUMNS]);
guint    signet_column_order_find       (const SignetColumn  order[SIGNET_N_COLUMNS],
                                         SignetColumn        column);
gboolean signet_column_order_move       (SignetColumn        order[SIGNET_N_COLUMNS],
                                         SignetColumn        column,
                                         guint               position);
void     signet_column_order_read       (SignetColumn        order[SIGNET_N_COLUMNS],
                                         const char * const *ids);
GStrv    signet_column_order_write      (const SignetColumn  order[SIGNET_N_COLUMNS]);

G_END_DECLS
