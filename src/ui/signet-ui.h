/* signet-ui.h: what every widget needs before it can be made
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void   signet_ui_init           (void);
double signet_ui_get_text_scale (GtkWidget *widget);

G_END_DECLS
