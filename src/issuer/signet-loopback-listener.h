/* signet-loopback-listener.h: a TCP socket for programs on this computer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

int signet_loopback_listener_open (guint16   wanted,
                                   guint16  *port,
                                   GError  **error);

G_END_DECLS
