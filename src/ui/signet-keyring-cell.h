/* signet-keyring-cell.h: the mark of a credential whose secret is in the keyring
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-cell.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_KEYRING_CELL (signet_keyring_cell_get_type ())

G_DECLARE_FINAL_TYPE (SignetKeyringCell, signet_keyring_cell, SIGNET, KEYRING_CELL, SignetCell)

GtkWidget *signet_keyring_cell_new (SignetRowContext *context);

G_END_DECLS
