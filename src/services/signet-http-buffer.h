/* signet-http-buffer.h: a body while it arrives
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SignetHttpBuffer SignetHttpBuffer;

SignetHttpBuffer *signet_http_buffer_new        (gboolean          sensitive);
void              signet_http_buffer_free       (SignetHttpBuffer *self);
guint8           *signet_http_buffer_reserve    (SignetHttpBuffer *self,
                                                 gsize             expected,
                                                 gsize            *room);
void              signet_http_buffer_add        (SignetHttpBuffer *self,
                                                 gsize             n_bytes);
gsize             signet_http_buffer_get_length (SignetHttpBuffer *self);
GBytes           *signet_http_buffer_peek       (SignetHttpBuffer *self);
GBytes           *signet_http_buffer_take       (SignetHttpBuffer *self);
void              signet_http_buffer_clear      (SignetHttpBuffer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetHttpBuffer, signet_http_buffer_free)

G_END_DECLS
