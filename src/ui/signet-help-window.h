/* signet-help-window.h: the help, topic by topic
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_HELP_WINDOW (signet_help_window_get_type ())

G_DECLARE_FINAL_TYPE (SignetHelpWindow, signet_help_window, SIGNET, HELP_WINDOW, AdwWindow)

GtkWidget  *signet_help_window_new        (void);
const char *signet_help_window_get_topic  (SignetHelpWindow *self);
void        signet_help_window_show_topic (SignetHelpWindow *self,
                                           const char       *topic);

G_END_DECLS
