/* signet-apis-cell.h: the APIs that a credential is for, as tags
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-cell.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_APIS_CELL (signet_apis_cell_get_type ())

G_DECLARE_FINAL_TYPE (SignetApisCell, signet_apis_cell, SIGNET, APIS_CELL, SignetCell)

/**
 * SIGNET_APIS_CELL_N_TAGS:
 *
 * How many APIs are shown. More would not fit, and one number is read faster than a third tag.
 */
#define SIGNET_APIS_CELL_N_TAGS 2

GtkWidget *signet_apis_cell_new (SignetRowContext *context);

G_END_DECLS
