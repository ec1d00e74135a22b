/* signet-accessible.h: names for what GTK leaves without one
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void signet_accessible_init         (void);
void signet_accessible_set_name     (GtkWidget  *widget,
                                     const char *name);
void signet_accessible_name_lists   (GtkWidget  *widget,
                                     const char *name);
void signet_accessible_name_buttons (GtkWidget  *widget);
void signet_accessible_explain      (GtkWidget  *widget,
                                     const char *explanation);

G_END_DECLS
