/* signet-http-error.h: what a failure of the network, or an answer, means
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

GError    *signet_http_error_from_transport (const GError  *error);
gboolean   signet_http_error_check_end      (SoupMessage   *message,
                                             gsize          length,
                                             GError       **error);
GError    *signet_http_error_from_answer    (guint          status,
                                             JsonNode      *body);
GPtrArray *signet_http_error_dup_problems   (JsonNode      *body);

G_END_DECLS
