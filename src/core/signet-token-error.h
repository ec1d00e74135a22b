/* signet-token-error.h: why there is no access token
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SIGNET_TOKEN_ERROR (signet_token_error_quark ())

/**
 * SignetTokenError:
 * @SIGNET_TOKEN_ERROR_DENIED: the issuer gives no token, and does not say why
 * @SIGNET_TOKEN_ERROR_CLIENT: the Client ID or the Client Secret is wrong, or the credential or
 *   its secret does not count any more; an issuer never tells which (RFC 6749 §5.2)
 * @SIGNET_TOKEN_ERROR_NOT_ALLOWED: the client is known, but may not get tokens in this way
 * @SIGNET_TOKEN_ERROR_NOT_GRANTED: the client is known, but has nothing at this API
 * @SIGNET_TOKEN_ERROR_AUDIENCE: the issuer does not know the audience or resource, or the client
 *   has nothing there
 * @SIGNET_TOKEN_ERROR_SCOPE: the scope is not known, or not granted
 * @SIGNET_TOKEN_ERROR_REQUEST: the issuer finds the request incomplete or wrong
 * @SIGNET_TOKEN_ERROR_GRANT_TYPE: the issuer gives no tokens for client credentials
 * @SIGNET_TOKEN_ERROR_TOKEN_TYPE: there is a token, of a kind that needs more than a header
 * @SIGNET_TOKEN_ERROR_NO_ENDPOINT: there is no token endpoint at the address
 * @SIGNET_TOKEN_ERROR_INSECURE: a secret would be readable on the way, so it was not sent
 *
 * Why an issuer gave no access token, where a [error@Signet.Error] does not say it. The message
 * is what the issuer itself said.
 */
typedef enum
{
  SIGNET_TOKEN_ERROR_DENIED,
  SIGNET_TOKEN_ERROR_CLIENT,
  SIGNET_TOKEN_ERROR_NOT_ALLOWED,
  SIGNET_TOKEN_ERROR_NOT_GRANTED,
  SIGNET_TOKEN_ERROR_AUDIENCE,
  SIGNET_TOKEN_ERROR_SCOPE,
  SIGNET_TOKEN_ERROR_REQUEST,
  SIGNET_TOKEN_ERROR_GRANT_TYPE,
  SIGNET_TOKEN_ERROR_TOKEN_TYPE,
  SIGNET_TOKEN_ERROR_NO_ENDPOINT,
  SIGNET_TOKEN_ERROR_INSECURE,
} SignetTokenError;

GQuark signet_token_error_quark (void);

G_END_DECLS
