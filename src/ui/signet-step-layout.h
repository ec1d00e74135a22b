/* signet-step-layout.h: children side by side, all of them long or all of them short
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_STEP_LAYOUT (signet_step_layout_get_type ())

G_DECLARE_FINAL_TYPE (SignetStepLayout, signet_step_layout, SIGNET, STEP_LAYOUT, GtkLayoutManager)


G_END_DECLS
