/* signet-help.h: the help for what a person is looking at
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void signet_help_show   (GtkWindow *window);
void signet_help_follow (void);

G_END_DECLS
