/* signet-selection-bar.h: what can be done to the rows that are selected
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-row-selection.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_SELECTION_BAR (signet_selection_bar_get_type ())

G_DECLARE_FINAL_TYPE (SignetSelectionBar, signet_selection_bar,
                      SIGNET, SELECTION_BAR, GtkWidget)

void signet_selection_bar_set_selection (SignetSelectionBar *self,
                                         SignetRowSelection *selection);
void signet_selection_bar_set_keeping   (SignetSelectionBar *self,
                                         gboolean            keeping);

G_END_DECLS
