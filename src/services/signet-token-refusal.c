/* signet-token-refusal.c: what it means that a token endpoint refuses
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-token-refusal.h"

#include "signet-error.h"
#include "signet-http-error.h"
#include "signet-json.h"
#include "signet-token-error.h"

#include <libsoup/soup.h>
#include <string.h>

/* The longest description that is passed on, in characters. */
#define DESCRIPTION_MAX 300

/* What issuers really say, from the most exact to the least: the first row that fits decides.
 * The name of the error alone tells little. Auth0 calls everything access_denied, and Keycloak
 * calls a wrong secret unauthorized_client.
 */
static const struct
{
  guint status;            /* 0 for any */
  const char *error;       /* any if NULL */
  const char *description; /* a part of it, any if NULL */
  SignetTokenError code;
} refusals[] = {
  { 403, "access_denied", "Service not enabled", SIGNET_TOKEN_ERROR_AUDIENCE },
  { 403, "access_denied", "Service not found", SIGNET_TOKEN_ERROR_AUDIENCE },
  { 403, "access_denied", "not authorized to access", SIGNET_TOKEN_ERROR_NOT_GRANTED },
  { 401, "access_denied", NULL, SIGNET_TOKEN_ERROR_CLIENT },
  { 0, "invalid_client", NULL, SIGNET_TOKEN_ERROR_CLIENT },
  { 401, "unauthorized_client", "credentials", SIGNET_TOKEN_ERROR_CLIENT },
  { 0, "unauthorized_client", NULL, SIGNET_TOKEN_ERROR_NOT_ALLOWED },
  { 0, "invalid_target", NULL, SIGNET_TOKEN_ERROR_AUDIENCE },
  { 0, "invalid_resource", NULL, SIGNET_TOKEN_ERROR_AUDIENCE },
  { 0, "invalid_scope", NULL, SIGNET_TOKEN_ERROR_SCOPE },
  { 0, "unsupported_grant_type", NULL, SIGNET_TOKEN_ERROR_GRANT_TYPE },
  { 0, "invalid_request", NULL, SIGNET_TOKEN_ERROR_REQUEST },
  { 0, "invalid_grant", NULL, SIGNET_TOKEN_ERROR_DENIED },
  { 0, "access_denied", NULL, SIGNET_TOKEN_ERROR_DENIED },
  { 400, NULL, NULL, SIGNET_TOKEN_ERROR_REQUEST },
  { 401, NULL, NULL, SIGNET_TOKEN_ERROR_CLIENT },
  { 403, NULL, NULL, SIGNET_TOKEN_ERROR_DENIED },
  { 415, NULL, NULL, SIGNET_TOKEN_ERROR_REQUEST },
  { 422, NULL, NULL, SIGNET_TOKEN_ERROR_REQUEST },
};

/*
 * Helpers
 */

static gboolean
contains (const char *text,
          const char *part)
{
  g_autofree char *folded_text = NULL;
  g_autofree char *folded_part = NULL;

  if (text == NULL)
    return FALSE;

  folded_text = g_ascii_strdown (text, -1);
  folded_part = g_ascii_strdown (part, -1);

  return strstr (folded_text, folded_part) != NULL;
}

/* Issuers that quote what they were sent must not bring a secret onto a screen. */
static char *
dup_description (JsonNode    *node,
                 SecretValue *secret)
{
  const char *text = signet_json_peek_string (node, "error_description");
  const char *secret_text = secret_value_get_text (secret);
  g_autofree char *encoded = NULL;
  g_autofree char *cut = NULL;

  if (secret_text == NULL)
    return NULL;

  encoded = g_uri_escape_string (secret_text, NULL, FALSE);

  if (text == NULL)
    text = signet_json_peek_string (node, "error");
  if (text == NULL || *text == '\0' || strstr (text, "Basic ") != NULL ||
      (*secret_text != '\0' &&
       (strstr (text, secret_text) != NULL || strstr (text, encoded) != NULL)))
    return NULL;

  cut = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), DESCRIPTION_MAX));
  for (char *c = cut; *c != '\0'; c++)
    {
      if (g_ascii_iscntrl (*c))
        *c = ' ';
    }

  return g_strdup (g_strstrip (cut));
}

static gboolean
find_refusal (guint             status,
              JsonNode         *node,
              SignetTokenError *code)
{
  const char *error = signet_json_peek_string (node, "error");
  const char *description = signet_json_peek_string (node, "error_description");

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      if ((refusals[i].status == 0 || refusals[i].status == status) &&
          (refusals[i].error == NULL || g_strcmp0 (refusals[i].error, error) == 0) &&
          (refusals[i].description == NULL || contains (description, refusals[i].description)))
        {
          *code = refusals[i].code;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
is_trouble (guint     status,
            JsonNode *node)
{
  const char *error = signet_json_peek_string (node, "error");

  return status >= 500 || status == 408 || status == 429 ||
         g_strcmp0 (error, "server_error") == 0 ||
         g_strcmp0 (error, "temporarily_unavailable") == 0;
}

static GError *
make_trouble (guint       status,
              const char *description)
{
  g_autoptr(GError) error = signet_http_error_from_answer (MAX (status, 500), NULL);

  if (status == 408 || status == 429)
    {
      g_clear_error (&error);
      error = signet_http_error_from_answer (status, NULL);
    }
  if (description != NULL)
    return g_error_new_literal (error->domain, error->code, description);

  return g_steal_pointer (&error);
}

/*
 * Public
 */

/**
 * signet_token_refusal_classify:
 * @status: the status of the answer, which may be one of success
 * @body: (nullable): what is in it, in any form
 * @secret: the secret that was shown, which the message will not have in it
 *
 * Decides by the status, the error (RFC 6749 §5.2, RFC 8707 §2) and its description.
 *
 * Returns: (transfer full): a [error@Signet.TokenError], or a [error@Signet.Error] if the issuer
 *   has troubles of its own
 */
GError *
signet_token_refusal_classify (guint        status,
                               GBytes      *body,
                               SecretValue *secret)
{
  g_autoptr(JsonNode) node = body != NULL ? signet_json_parse (body, NULL) : NULL;
  g_autofree char *description = NULL;
  SignetTokenError code = SIGNET_TOKEN_ERROR_NO_ENDPOINT;

  g_return_val_if_fail (secret != NULL, NULL);

  description = dup_description (node, secret);
  if (is_trouble (status, node))
    return make_trouble (status, description);

  find_refusal (status, node, &code);
  if (description == NULL)
    return g_error_new (SIGNET_TOKEN_ERROR, code, "The answer was %u %s",
                        status, soup_status_get_phrase (status));

  return g_error_new_literal (SIGNET_TOKEN_ERROR, code, description);
}
