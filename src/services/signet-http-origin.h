/* signet-http-origin.h: where a server is, and who can listen on the way
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean signet_http_origin_is_loopback (GUri *uri);
gboolean signet_http_origin_is_private  (GUri *uri);

G_END_DECLS
