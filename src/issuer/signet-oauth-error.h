/* signet-oauth-error.h: what goes wrong between a program and the token endpoint
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-response.h"

G_BEGIN_DECLS

#define SIGNET_OAUTH_ERROR (signet_oauth_error_quark ())

/**
 * SignetOauthError:
 * @SIGNET_OAUTH_ERROR_INVALID_REQUEST: the request is not formed as it should be
 * @SIGNET_OAUTH_ERROR_INVALID_CLIENT: the client is not known, whatever the reason
 * @SIGNET_OAUTH_ERROR_INVALID_SCOPE: the scope is not granted
 * @SIGNET_OAUTH_ERROR_INVALID_TARGET: the audience or resource is not granted (RFC 8707 §2)
 * @SIGNET_OAUTH_ERROR_UNSUPPORTED_GRANT_TYPE: there is only `client_credentials`
 *
 * The errors of RFC 6749 §5.2 that this issuer gives.
 */
typedef enum
{
  SIGNET_OAUTH_ERROR_INVALID_REQUEST,
  SIGNET_OAUTH_ERROR_INVALID_CLIENT,
  SIGNET_OAUTH_ERROR_INVALID_SCOPE,
  SIGNET_OAUTH_ERROR_INVALID_TARGET,
  SIGNET_OAUTH_ERROR_UNSUPPORTED_GRANT_TYPE,
} SignetOauthError;

#define SIGNET_N_OAUTH_ERRORS 5

GQuark          signet_oauth_error_quark        (void);
SignetResponse *signet_oauth_error_new_response (guint         status,
                                                 const char   *error,
                                                 const char   *description);
SignetResponse *signet_oauth_error_to_response  (const GError *error);

G_END_DECLS
