/* signet-token-request.h: what is asked of a token endpoint
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsecret/secret.h>

#include "signet-http-request.h"
#include "signet-token-endpoint.h"

G_BEGIN_DECLS

typedef struct _SignetTokenRequest SignetTokenRequest;

SignetTokenRequest *signet_token_request_new           (const char          *client_id,
                                                        SecretValue         *secret);
SignetTokenRequest *signet_token_request_ref           (SignetTokenRequest  *self);
void                signet_token_request_unref         (SignetTokenRequest  *self);
void                signet_token_request_set_scope     (SignetTokenRequest  *self,
                                                        const char          *scope);
void                signet_token_request_set_audience  (SignetTokenRequest  *self,
                                                        const char          *audience);
void                signet_token_request_add_resource  (SignetTokenRequest  *self,
                                                        const char          *resource);
SecretValue        *signet_token_request_get_secret    (SignetTokenRequest  *self);
SignetHttpRequest  *signet_token_request_to_http       (SignetTokenRequest  *self,
                                                        GUri                *uri,
                                                        SignetTokenAuth      auth);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetTokenRequest, signet_token_request_unref)

G_END_DECLS
