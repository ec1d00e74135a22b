/* signet-http-request.h: what is asked of a server
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef struct _SignetHttpRequest SignetHttpRequest;

SignetHttpRequest *signet_http_request_new                 (const char        *method,
                                                            const char        *target);
SignetHttpRequest *signet_http_request_ref                 (SignetHttpRequest *self);
void               signet_http_request_unref               (SignetHttpRequest *self);
void               signet_http_request_add_header          (SignetHttpRequest *self,
                                                            const char        *name,
                                                            const char        *value);
void               signet_http_request_set_body            (SignetHttpRequest *self,
                                                            const char        *content_type,
                                                            JsonNode          *body);
void               signet_http_request_take_body           (SignetHttpRequest *self,
                                                            const char        *content_type,
                                                            GBytes            *body);
void               signet_http_request_set_idempotency_key (SignetHttpRequest *self,
                                                            const char        *key);
void               signet_http_request_set_repeatable      (SignetHttpRequest *self);
void               signet_http_request_set_sensitive       (SignetHttpRequest *self);
void               signet_http_request_set_raw             (SignetHttpRequest *self);
void               signet_http_request_set_any_answer      (SignetHttpRequest *self);
gboolean           signet_http_request_is_repeatable       (SignetHttpRequest *self);
gboolean           signet_http_request_is_sensitive        (SignetHttpRequest *self);
gboolean           signet_http_request_is_raw              (SignetHttpRequest *self);
gboolean           signet_http_request_is_any_answer       (SignetHttpRequest *self);
SoupMessage       *signet_http_request_to_message          (SignetHttpRequest *self,
                                                            GUri              *base);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetHttpRequest, signet_http_request_unref)

G_END_DECLS
