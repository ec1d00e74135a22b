/* signet-action-cell.h: the button at the end of a row
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-cell.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_ACTION_CELL (signet_action_cell_get_type ())

G_DECLARE_FINAL_TYPE (SignetActionCell, signet_action_cell, SIGNET, ACTION_CELL, SignetCell)

GtkWidget *signet_action_cell_new (SignetRowContext *context);

G_END_DECLS
