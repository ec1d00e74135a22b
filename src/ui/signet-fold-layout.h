/* signet-fold-layout.h: two children side by side, or the second below the first
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_FOLD_LAYOUT (signet_fold_layout_get_type ())

G_DECLARE_FINAL_TYPE (SignetFoldLayout, signet_fold_layout, SIGNET, FOLD_LAYOUT, GtkLayoutManager)


G_END_DECLS
