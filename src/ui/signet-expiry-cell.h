/* signet-expiry-cell.h: when the secret of a credential ends
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-cell.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_EXPIRY_CELL (signet_expiry_cell_get_type ())

G_DECLARE_FINAL_TYPE (SignetExpiryCell, signet_expiry_cell, SIGNET, EXPIRY_CELL, SignetCell)

GtkWidget *signet_expiry_cell_new (SignetRowContext *context);

G_END_DECLS
