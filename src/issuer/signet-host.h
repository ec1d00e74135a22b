/* signet-host.h: names of this computer for itself
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean signet_host_is_loopback (const char *host);

G_END_DECLS
