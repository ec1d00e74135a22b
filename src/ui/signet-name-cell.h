/* signet-name-cell.h: who a credential is for
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-cell.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_NAME_CELL (signet_name_cell_get_type ())

G_DECLARE_FINAL_TYPE (SignetNameCell, signet_name_cell, SIGNET, NAME_CELL, SignetCell)

GtkWidget *signet_name_cell_new (SignetRowContext *context);

G_END_DECLS
