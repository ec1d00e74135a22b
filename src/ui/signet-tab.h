/* signet-tab.h: where Tab leads to
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     signet_tab_install_list       (GtkWidget        *list);
void     signet_tab_install_entry_rows (void);
gboolean signet_tab_focus              (GtkWidget        *widget,
                                        GtkDirectionType  direction);

G_END_DECLS
