/* signet-flow-layout.h: children side by side in the middle, on as many lines as they need
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_FLOW_LAYOUT (signet_flow_layout_get_type ())

G_DECLARE_FINAL_TYPE (SignetFlowLayout, signet_flow_layout, SIGNET, FLOW_LAYOUT, GtkLayoutManager)


G_END_DECLS
