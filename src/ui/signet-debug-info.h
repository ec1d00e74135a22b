/* signet-debug-info.h: what a report of a problem needs
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-connection-list.h"

G_BEGIN_DECLS

char *signet_debug_info_describe (GtkWindow            *window,
                                  SignetConnectionList *connections);

G_END_DECLS
