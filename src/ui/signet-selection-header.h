/* signet-selection-header.h: the header bar while rows are selected
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-row-selection.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_SELECTION_HEADER (signet_selection_header_get_type ())

G_DECLARE_FINAL_TYPE (SignetSelectionHeader, signet_selection_header,
                      SIGNET, SELECTION_HEADER, GtkWidget)

void signet_selection_header_set_selection (SignetSelectionHeader *self,
                                            SignetRowSelection    *selection);

G_END_DECLS
