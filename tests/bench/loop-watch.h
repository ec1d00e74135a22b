/* loop-watch.h: how long the turns of the main loop are
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void   loop_watch_start           (void);
void   loop_watch_add_frames      (GtkWindow *window);
void   loop_watch_reset           (void);
double loop_watch_get_longest     (void);
double loop_watch_get_longest_cpu (void);
gint64 loop_watch_get_active      (void);
gint64 loop_watch_get_frame       (void);

G_END_DECLS
