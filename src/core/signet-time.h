/* signet-time.h: points in time on the wire
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *signet_time_to_string   (gint64      time);
gboolean signet_time_from_string (const char *text,
                                  gint64     *time);
gint64   signet_time_now         (void);

G_END_DECLS
