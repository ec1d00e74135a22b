/* signet-status-cell.h: whether a credential works, as an icon and a word
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-cell.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_STATUS_CELL (signet_status_cell_get_type ())

G_DECLARE_FINAL_TYPE (SignetStatusCell, signet_status_cell, SIGNET, STATUS_CELL, SignetCell)

GtkWidget  *signet_status_cell_new           (SignetRowContext *context);
const char *signet_status_cell_get_icon_name (SignetStatus      status);
const char *signet_status_cell_get_css_class (SignetStatus      status);

G_END_DECLS
