/* signet-clip-bar.h: a strip that says how long a copied secret can be pasted
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_CLIP_BAR (signet_clip_bar_get_type ())

G_DECLARE_FINAL_TYPE (SignetClipBar, signet_clip_bar, SIGNET, CLIP_BAR, GtkWidget)


G_END_DECLS
