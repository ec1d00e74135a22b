/* signet-response.h: what the issuer answers
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _SignetResponse SignetResponse;

/**
 * SignetResponseHeaderFunc:
 * @name: a name
 * @value: its value
 * @user_data: what the caller gave
 *
 * Takes note of a header field.
 */
typedef void (*SignetResponseHeaderFunc) (const char *name,
                                          const char *value,
                                          gpointer    user_data);

SignetResponse *signet_response_new            (guint                     status);
SignetResponse *signet_response_new_json       (guint                     status,
                                                JsonNode                 *node);
SignetResponse *signet_response_new_text       (guint                     status,
                                                const char               *content_type,
                                                char                     *text);
SignetResponse *signet_response_new_bytes      (guint                     status,
                                                const char               *content_type,
                                                GBytes                   *bytes);
void            signet_response_free           (SignetResponse           *self);
void            signet_response_add_header     (SignetResponse           *self,
                                                const char               *name,
                                                const char               *value);
guint           signet_response_get_status     (SignetResponse           *self);
void            signet_response_foreach_header (SignetResponse           *self,
                                                SignetResponseHeaderFunc  func,
                                                gpointer                  user_data);
GBytes         *signet_response_get_body       (SignetResponse           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetResponse, signet_response_free)

G_END_DECLS
