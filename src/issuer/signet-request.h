/* signet-request.h: what a client asks the issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

#include <sys/types.h>

#include "signet-form.h"

G_BEGIN_DECLS

typedef struct _SignetRequest SignetRequest;

SignetRequest      *signet_request_new               (const char     *method,
                                                      const char     *target);
void                signet_request_free              (SignetRequest  *self);
const char         *signet_request_get_method        (SignetRequest  *self);
const char *const  *signet_request_get_segments      (SignetRequest  *self);
SignetForm         *signet_request_parse_query       (SignetRequest  *self);
void                signet_request_add_header        (SignetRequest  *self,
                                                      const char     *name,
                                                      const char     *value);
const char         *signet_request_get_header        (SignetRequest  *self,
                                                      const char     *name);
guint               signet_request_count_header      (SignetRequest  *self,
                                                      const char     *name);
gboolean            signet_request_has_content_type  (SignetRequest  *self,
                                                      const char     *type);
void                signet_request_set_peer          (SignetRequest  *self,
                                                      uid_t           uid);
gboolean            signet_request_get_peer          (SignetRequest  *self,
                                                      uid_t          *uid);
void                signet_request_set_parameter     (SignetRequest  *self,
                                                      const char     *name,
                                                      const char     *value);
const char         *signet_request_get_parameter     (SignetRequest  *self,
                                                      const char     *name);
void                signet_request_set_body_max      (SignetRequest  *self,
                                                      gsize           body_max);
void                signet_request_append_body       (SignetRequest  *self,
                                                      const char     *data,
                                                      gsize           length);
void                signet_request_refuse_body       (SignetRequest  *self);
const char         *signet_request_get_body          (SignetRequest  *self,
                                                      gsize          *length);
gboolean            signet_request_is_too_large      (SignetRequest  *self);
JsonNode           *signet_request_parse_json        (SignetRequest  *self,
                                                      GError        **error);
gboolean            signet_request_wait              (SignetRequest  *self,
                                                      guint           seconds);
void                signet_request_end_wait          (SignetRequest  *self);
gint64              signet_request_get_wait_end      (SignetRequest  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetRequest, signet_request_free)

G_END_DECLS
