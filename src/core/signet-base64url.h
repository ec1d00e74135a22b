/* signet-base64url.h: bytes as text that needs no escapes in a URL
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char   *signet_base64url_encode (const guint8 *data,
                                 gsize         length);
guint8 *signet_base64url_decode (const char   *text,
                                 gsize         text_length,
                                 gsize        *length);

G_END_DECLS
