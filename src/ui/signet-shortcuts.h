/* signet-shortcuts.h: every key of the application, in one table
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void                signet_shortcuts_install        (GtkApplication  *application);
void                signet_shortcuts_bind           (GtkWidgetClass  *widget_class,
                                                     const char      *action,
                                                     GtkShortcutFunc  callback);
void                signet_shortcuts_bind_action    (GtkWidgetClass  *widget_class,
                                                     const char      *action,
                                                     const char      *own_action);
GtkEventController *signet_shortcuts_new_controller (const char      *action,
                                                     GtkShortcutFunc  callback);
GtkWidget          *signet_shortcuts_new_window     (void);

G_END_DECLS
