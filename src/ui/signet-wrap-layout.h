/* signet-wrap-layout.h: three children on one line, or on two
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_WRAP_LAYOUT (signet_wrap_layout_get_type ())

G_DECLARE_FINAL_TYPE (SignetWrapLayout, signet_wrap_layout, SIGNET, WRAP_LAYOUT, GtkLayoutManager)


G_END_DECLS
