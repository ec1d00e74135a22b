/* signet-ui.h: what every widget needs before it can be made
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void signet_ui_init             (void);
void signet_ui_name_menu_button (GtkMenuButton *button,
                                 const char    *name);

G_END_DECLS
