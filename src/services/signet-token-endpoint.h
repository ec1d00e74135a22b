/* signet-token-endpoint.h: where an issuer gives out access tokens
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SignetTokenAuth:
 * @SIGNET_TOKEN_AUTH_BASIC: in a header, `client_secret_basic`
 * @SIGNET_TOKEN_AUTH_POST: in the body, `client_secret_post`
 *
 * How a client shows its secret (RFC 6749 §2.3.1).
 */
typedef enum
{
  SIGNET_TOKEN_AUTH_BASIC,
  SIGNET_TOKEN_AUTH_POST,
} SignetTokenAuth;

typedef struct _SignetTokenEndpoint SignetTokenEndpoint;

SignetTokenEndpoint *signet_token_endpoint_new               (const char           *url,
                                                              GError              **error);
SignetTokenEndpoint *signet_token_endpoint_new_from_metadata (JsonNode             *metadata,
                                                              GError              **error);
SignetTokenEndpoint *signet_token_endpoint_ref               (SignetTokenEndpoint  *self);
void                 signet_token_endpoint_unref             (SignetTokenEndpoint  *self);
GUri                *signet_token_endpoint_get_uri           (SignetTokenEndpoint  *self);
GUri                *signet_token_endpoint_get_keys_uri      (SignetTokenEndpoint  *self);
const char          *signet_token_endpoint_get_issuer        (SignetTokenEndpoint  *self);
const char *const   *signet_token_endpoint_get_scopes        (SignetTokenEndpoint  *self);
gboolean             signet_token_endpoint_get_auth          (SignetTokenEndpoint  *self,
                                                              guint                 attempt,
                                                              SignetTokenAuth      *auth);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetTokenEndpoint, signet_token_endpoint_unref)

G_END_DECLS
