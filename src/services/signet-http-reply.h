/* signet-http-reply.h: what a server answered
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef struct _SignetHttpReply SignetHttpReply;

SignetHttpReply *signet_http_reply_new        (guint               status,
                                               SoupMessageHeaders *headers,
                                               GUri               *uri,
                                               JsonNode           *body);
SignetHttpReply *signet_http_reply_new_raw    (guint               status,
                                               SoupMessageHeaders *headers,
                                               GUri               *uri,
                                               GBytes             *bytes);
void             signet_http_reply_unref      (SignetHttpReply    *self);
guint            signet_http_reply_get_status (SignetHttpReply    *self);
const char      *signet_http_reply_get_header (SignetHttpReply    *self,
                                               const char         *name);
JsonNode        *signet_http_reply_get_body   (SignetHttpReply    *self);
GBytes          *signet_http_reply_take_bytes (SignetHttpReply    *self);
char            *signet_http_reply_dup_link   (SignetHttpReply    *self,
                                               const char         *relation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetHttpReply, signet_http_reply_unref)

G_END_DECLS
