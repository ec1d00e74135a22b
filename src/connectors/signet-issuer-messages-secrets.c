/* signet-issuer-messages-secrets.c: requests for and about secrets, and secrets in answers
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-issuer-messages.h"

#include "signet-json.h"

/*
 * Helpers
 */

static char *
make_rest (const char *secret_id)
{
  g_autofree char *escaped = g_uri_escape_string (secret_id, NULL, FALSE);

  return g_strconcat ("/secrets/", escaped, NULL);
}

/*
 * Public
 */

/**
 * signet_issuer_messages_rotate:
 * @credential: a credential as it is now
 * @replaces: (nullable): a secret of it that ends at the same time, %NULL if both shall work
 * @expires: when the new secret shall end, in Unix seconds, 0 for never, or
 *   %SIGNET_POLICY_EXPIRES
 * @key: an idempotency key
 *
 * Returns: (transfer full): a request for a new secret
 */
SignetHttpRequest *
signet_issuer_messages_rotate (SignetCredential *credential,
                               const char       *replaces,
                               gint64            expires,
                               const char       *key)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr(JsonNode) body = NULL;
  SignetHttpRequest *request;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  json_builder_begin_object (builder);
  if (replaces != NULL)
    signet_json_add_string (builder, "replaces", replaces);
  if (expires != SIGNET_POLICY_EXPIRES)
    signet_json_add_time (builder, "expires", expires);
  json_builder_end_object (builder);
  body = json_builder_get_root (builder);

  request = signet_issuer_messages_new_change (SOUP_METHOD_POST, credential, "/secrets");
  signet_http_request_set_idempotency_key (request, key);
  signet_http_request_set_sensitive (request);
  signet_http_request_set_body (request, "application/json", body);

  return request;
}

/**
 * signet_issuer_messages_end:
 * @credential: a credential as it was seen
 * @secret_id: which of its secrets
 * @ending: in which way it ends
 *
 * Returns: (transfer full): a request to end a secret
 */
SignetHttpRequest *
signet_issuer_messages_end (SignetCredential   *credential,
                            const char         *secret_id,
                            SignetSecretEnding  ending)
{
  g_autofree char *rest = NULL;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);
  g_return_val_if_fail (secret_id != NULL, NULL);

  switch (ending)
    {
    case SIGNET_SECRET_ENDING_COMPLETE:
      return signet_issuer_messages_new_change (SOUP_METHOD_POST, credential,
                                                "/secrets/complete");
    case SIGNET_SECRET_ENDING_CANCEL:
      return signet_issuer_messages_new_change (SOUP_METHOD_POST, credential, "/secrets/cancel");
    case SIGNET_SECRET_ENDING_REVOKE:
    default:
      rest = make_rest (secret_id);
      return signet_issuer_messages_new_change (SOUP_METHOD_DELETE, credential, rest);
    }
}

/**
 * signet_issuer_messages_set_expiry:
 * @credential: a credential as it is now
 * @secret_id: one of its secrets
 * @expires: when that shall end, in Unix seconds, 0 for never
 *
 * Returns: (transfer full): a request to change when a secret ends
 */
SignetHttpRequest *
signet_issuer_messages_set_expiry (SignetCredential *credential,
                                   const char       *secret_id,
                                   gint64            expires)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr(JsonNode) patch = NULL;
  g_autofree char *rest = NULL;
  SignetHttpRequest *request;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);
  g_return_val_if_fail (secret_id != NULL, NULL);

  json_builder_begin_object (builder);
  signet_json_add_time (builder, "expires", expires);
  json_builder_end_object (builder);
  patch = json_builder_get_root (builder);

  rest = make_rest (secret_id);
  request = signet_issuer_messages_new_change ("PATCH", credential, rest);
  signet_http_request_set_body (request, "application/merge-patch+json", patch);

  return request;
}

/**
 * signet_issuer_messages_take_secret:
 * @reply: an answer
 *
 * Moves the secret of an answer into memory that is not swapped, and wipes it in the answer.
 * What libsoup and the JSON reader copied on the way here is wiped when they give it back.
 *
 * Returns: (transfer full) (nullable): the secret, %NULL if the answer has none
 */
SecretValue *
signet_issuer_messages_take_secret (SignetHttpReply *reply)
{
  const char *text = signet_json_peek_string (signet_http_reply_get_body (reply),
                                              "client_secret");
  SecretValue *secret;

  if (text == NULL || *text == '\0')
    return NULL;

  secret = secret_value_new (text, -1, "text/plain");
  /* The tree is ours alone and is freed next, so nobody sees that a text in it changed. */
  explicit_bzero ((char *) text, strlen (text));

  return secret;
}
