/* signet-jwt.c: signed claims in one line of text
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-jwt.h"

#include "signet-base64url.h"
#include "signet-error.h"
#include "signet-json.h"

#include <string.h>

/* RFC 9068 §2.1: an access token, so that it cannot pass for an identity token. */
#define TOKEN_TYPE "at+jwt"
#define ALGORITHM "ES256"

/* Longer than any token of ours, with all workspaces of a large account in it. */
#define TOKEN_LENGTH_MAX (64 * 1024)

/*
 * Helpers
 */

static gboolean
set_malformed (GError **error)
{
  /* One text for all reasons: whoever made the token must not learn how far it came. */
  g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                       "The text is no token of this issuer");

  return FALSE;
}

static JsonNode *
decode_json (const char  *text,
             gsize        length,
             GError     **error)
{
  g_autoptr(GBytes) bytes = NULL;
  guint8 *data;
  gsize data_length;

  data = signet_base64url_decode (text, length, &data_length);
  if (data == NULL)
    {
      set_malformed (error);
      return NULL;
    }
  bytes = g_bytes_new_take (data, data_length);

  return signet_json_parse (bytes, error);
}

/* The algorithm is never taken from the token, only compared: there is one. */
static gboolean
check_header (SignetSigningKey  *key,
              const char        *text,
              gsize              length,
              GError           **error)
{
  g_autoptr(JsonNode) header = decode_json (text, length, error);

  if (header == NULL)
    return FALSE;

  if (signet_json_peek_object (header) == NULL ||
      g_strcmp0 (signet_json_peek_string (header, "alg"), ALGORITHM) != 0 ||
      g_strcmp0 (signet_json_peek_string (header, "typ"), TOKEN_TYPE) != 0 ||
      g_strcmp0 (signet_json_peek_string (header, "kid"), signet_signing_key_get_id (key)) != 0)
    return set_malformed (error);

  return TRUE;
}

static gboolean
check_signature (SignetSigningKey  *key,
                 const char        *token,
                 const char        *dot,
                 GError           **error)
{
  g_autofree guint8 *signature = NULL;
  gsize length = 0;

  signature = signet_base64url_decode (dot + 1, strlen (dot + 1), &length);
  if (signature == NULL ||
      length != SIGNET_SIGNATURE_LENGTH ||
      !signet_signing_key_verify (key, token, (gsize) (dot - token), signature))
    return set_malformed (error);

  return TRUE;
}

/*
 * Public
 */

/**
 * signet_jwt_sign:
 * @key: the key to sign with
 * @claims: the claims, as a JSON text
 * @error: return location for a [error@Signet.Error]
 *
 * Signs an access token: a JWS in compact form (RFC 7515 §3.1) of the type `at+jwt`.
 *
 * Returns: (transfer full) (nullable): the token, or %NULL with @error set
 */
char *
signet_jwt_sign (SignetSigningKey  *key,
                 const char        *claims,
                 GError           **error)
{
  g_autofree char *header = NULL;
  g_autofree char *header_text = NULL;
  g_autofree char *claims_text = NULL;
  g_autofree char *signed_text = NULL;
  g_autofree char *signature_text = NULL;
  guint8 signature[SIGNET_SIGNATURE_LENGTH];

  g_return_val_if_fail (SIGNET_IS_SIGNING_KEY (key), NULL);
  g_return_val_if_fail (claims != NULL, NULL);

  header = g_strdup_printf ("{\"alg\":\"" ALGORITHM "\",\"typ\":\"" TOKEN_TYPE "\",\"kid\":\"%s\"}",
                            signet_signing_key_get_id (key));
  header_text = signet_base64url_encode ((const guint8 *) header, strlen (header));
  claims_text = signet_base64url_encode ((const guint8 *) claims, strlen (claims));
  signed_text = g_strconcat (header_text, ".", claims_text, NULL);
  if (!signet_signing_key_sign (key, signed_text, strlen (signed_text), signature, error))
    return NULL;

  signature_text = signet_base64url_encode (signature, sizeof signature);

  return g_strconcat (signed_text, ".", signature_text, NULL);
}

/**
 * signet_jwt_verify:
 * @key: the key that signs
 * @token: a text from outside
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Reads a token that this issuer signed. What its claims say, and since when they do not hold
 * any more, is for the caller to judge.
 *
 * Returns: (transfer full) (nullable): the claims, an object, or %NULL with @error set
 */
JsonNode *
signet_jwt_verify (SignetSigningKey  *key,
                   const char        *token,
                   GError           **error)
{
  g_autoptr(JsonNode) claims = NULL;
  const char *first;
  const char *second;

  g_return_val_if_fail (SIGNET_IS_SIGNING_KEY (key), NULL);
  g_return_val_if_fail (token != NULL, NULL);

  first = strchr (token, '.');
  second = first != NULL ? strchr (first + 1, '.') : NULL;
  if (second == NULL || strlen (token) > TOKEN_LENGTH_MAX)
    {
      set_malformed (error);
      return NULL;
    }

  if (!check_header (key, token, (gsize) (first - token), error) ||
      !check_signature (key, token, second, error))
    return NULL;

  claims = decode_json (first + 1, (gsize) (second - first - 1), error);
  if (claims == NULL)
    return NULL;
  if (signet_json_peek_object (claims) == NULL)
    {
      set_malformed (error);
      return NULL;
    }

  return g_steal_pointer (&claims);
}
