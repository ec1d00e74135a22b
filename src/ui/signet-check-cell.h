/* signet-check-cell.h: whether a credential is selected
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-cell.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_CHECK_CELL (signet_check_cell_get_type ())

G_DECLARE_FINAL_TYPE (SignetCheckCell, signet_check_cell, SIGNET, CHECK_CELL, SignetCell)

GtkWidget *signet_check_cell_new          (SignetRowContext *context);
void       signet_check_cell_set_selected (SignetCheckCell  *self,
                                           gboolean          selected);

G_END_DECLS
