/* signet-oauth-error.c: what goes wrong between a program and the token endpoint
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-oauth-error.h"

#include "signet-error.h"
#include "signet-json.h"

static const struct
{
  guint status;
  const char *id;
} errors[SIGNET_N_OAUTH_ERRORS] = {
  [SIGNET_OAUTH_ERROR_INVALID_REQUEST] = { 400, "invalid_request" },
  [SIGNET_OAUTH_ERROR_INVALID_CLIENT] = { 401, "invalid_client" },
  [SIGNET_OAUTH_ERROR_INVALID_SCOPE] = { 400, "invalid_scope" },
  [SIGNET_OAUTH_ERROR_INVALID_TARGET] = { 400, "invalid_target" },
  [SIGNET_OAUTH_ERROR_UNSUPPORTED_GRANT_TYPE] = { 400, "unsupported_grant_type" },
};

/*
 * Public
 */

/**
 * signet_oauth_error_quark:
 *
 * Returns: the domain of [error@Signet.OauthError]
 */
G_DEFINE_QUARK (signet-oauth-error-quark, signet_oauth_error)

/**
 * signet_oauth_error_new_response:
 * @status: a status code of HTTP
 * @error: the name of an error
 * @description: a sentence for whoever writes the client
 *
 * Returns: (transfer full): an answer in the form of RFC 6749 §5.2
 */
SignetResponse *
signet_oauth_error_new_response (guint       status,
                                 const char *error,
                                 const char *description)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) body = NULL;
  SignetResponse *response;

  json_builder_begin_object (builder);
  signet_json_add_string (builder, "error", error);
  signet_json_add_string (builder, "error_description", description);
  json_builder_end_object (builder);
  body = json_builder_get_root (builder);

  response = signet_response_new_json (status, body);
  signet_response_add_header (response, "Cache-Control", "no-store");
  signet_response_add_header (response, "Pragma", "no-cache");
  if (status == 401)
    signet_response_add_header (response, "WWW-Authenticate",
                                "Basic realm=\"Signet\", charset=\"UTF-8\"");

  return response;
}

/**
 * signet_oauth_error_to_response:
 * @error: an error, of this domain or of any other
 *
 * An error of another domain is a failure of the issuer: it is logged, and the client hears
 * nothing about it but whether it may help to try again.
 *
 * Returns: (transfer full): the answer that says so
 */
SignetResponse *
signet_oauth_error_to_response (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == SIGNET_OAUTH_ERROR)
    return signet_oauth_error_new_response (errors[error->code].status,
                                            errors[error->code].id,
                                            error->message);

  g_warning ("A request for tokens failed: %s", error->message);
  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_STORAGE_FULL) ||
      g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_STORAGE_READ_ONLY) ||
      g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_STORAGE_LOCKED))
    return signet_oauth_error_new_response (503, "temporarily_unavailable",
                                            "The issuer cannot write to its database.");

  return signet_oauth_error_new_response (500, "server_error", "The issuer failed.");
}
