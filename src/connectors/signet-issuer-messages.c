/* signet-issuer-messages.c: requests and answers of the built-in issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-issuer-messages.h"

#include "signet-error.h"
#include "signet-json.h"

#define PATH "/v1/credentials"
/* Large enough to be quick, small enough to be read between two frames. */
#define FIRST_PAGE PATH "?limit=500&sort=name"

/*
 * Helpers
 */

static char *
make_path (const char *client_id,
           const char *rest)
{
  g_autofree char *escaped = g_uri_escape_string (client_id, NULL, FALSE);

  return g_strconcat (PATH "/", escaped, rest, NULL);
}

/* The entity tag of a credential is its revision (RFC 9110 §8.8.3). */
static SignetHttpRequest *
new_change (const char       *method,
            SignetCredential *credential,
            const char       *rest)
{
  g_autofree char *path = make_path (signet_credential_get_client_id (credential), rest);
  g_autofree char *tag = g_strdup_printf ("\"%" G_GINT64_FORMAT "\"",
                                          signet_credential_get_revision (credential));
  SignetHttpRequest *request = signet_http_request_new (method, path);

  signet_http_request_add_header (request, "If-Match", tag);

  return request;
}

static gboolean
read_total (JsonNode  *node,
            guint     *total,
            GError   **error)
{
  JsonObject *object = signet_json_peek_object (node);
  JsonNode *member = object != NULL ? json_object_get_member (object, "total") : NULL;

  if (member == NULL || json_node_get_value_type (member) != G_TYPE_INT64 ||
      json_node_get_int (member) < 0 || json_node_get_int (member) > G_MAXINT)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                           "“total” is not a count");
      return FALSE;
    }

  *total = (guint) json_node_get_int (member);

  return TRUE;
}

/*
 * Public
 */

/**
 * signet_issuer_messages_me:
 *
 * Returns: (transfer full): a request that asks who the caller is
 */
SignetHttpRequest *
signet_issuer_messages_me (void)
{
  return signet_http_request_new (SOUP_METHOD_GET, "/v1/me");
}

/**
 * signet_issuer_messages_organization:
 *
 * Returns: (transfer full): a request for the accounts and workspaces
 */
SignetHttpRequest *
signet_issuer_messages_organization (void)
{
  return signet_http_request_new (SOUP_METHOD_GET, "/v1/organization");
}

/**
 * signet_issuer_messages_apis:
 *
 * Returns: (transfer full): a request for the APIs that the caller may grant
 */
SignetHttpRequest *
signet_issuer_messages_apis (void)
{
  return signet_http_request_new (SOUP_METHOD_GET, "/v1/apis");
}

/**
 * signet_issuer_messages_list:
 * @page: (nullable): what the page before named as the next, %NULL for the first
 *
 * Returns: (transfer full): a request for one page of the credentials, by name
 */
SignetHttpRequest *
signet_issuer_messages_list (const char *page)
{
  return signet_http_request_new (SOUP_METHOD_GET, page != NULL ? page : FIRST_PAGE);
}

/**
 * signet_issuer_messages_find:
 * @client_id: a Client ID
 *
 * Returns: (transfer full): a request for one credential
 */
SignetHttpRequest *
signet_issuer_messages_find (const char *client_id)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (client_id != NULL, NULL);

  path = make_path (client_id, NULL);

  return signet_http_request_new (SOUP_METHOD_GET, path);
}

/**
 * signet_issuer_messages_issue:
 * @draft: what is wanted
 * @key: an idempotency key
 *
 * Returns: (transfer full): a request to issue a credential
 */
SignetHttpRequest *
signet_issuer_messages_issue (SignetDraft *draft,
                              const char  *key)
{
  g_autoptr(JsonNode) body = NULL;
  SignetHttpRequest *request;

  g_return_val_if_fail (SIGNET_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  body = signet_draft_to_json (draft);
  request = signet_http_request_new (SOUP_METHOD_POST, PATH);
  signet_http_request_set_idempotency_key (request, key);
  signet_http_request_set_sensitive (request);
  signet_http_request_set_body (request, "application/json", body);

  return request;
}

/**
 * signet_issuer_messages_replace:
 * @credential: a credential as it is now
 * @secret_id: one of its secrets
 * @key: an idempotency key
 *
 * Returns: (transfer full): a request for a fresh secret, which ends the other at the same time
 */
SignetHttpRequest *
signet_issuer_messages_replace (SignetCredential *credential,
                                const char       *secret_id,
                                const char       *key)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr(JsonNode) body = NULL;
  SignetHttpRequest *request;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);
  g_return_val_if_fail (secret_id != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  json_builder_begin_object (builder);
  signet_json_add_string (builder, "replaces", secret_id);
  json_builder_end_object (builder);
  body = json_builder_get_root (builder);

  request = new_change (SOUP_METHOD_POST, credential, "/secrets");
  signet_http_request_set_idempotency_key (request, key);
  signet_http_request_set_sensitive (request);
  signet_http_request_set_body (request, "application/json", body);

  return request;
}

/**
 * signet_issuer_messages_edit:
 * @original: a credential as it was seen
 * @patch: a JSON Merge Patch (RFC 7396)
 *
 * Returns: (transfer full): a request to change a credential
 */
SignetHttpRequest *
signet_issuer_messages_edit (SignetCredential *original,
                             JsonNode         *patch)
{
  SignetHttpRequest *request;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (original), NULL);
  g_return_val_if_fail (patch != NULL, NULL);

  request = new_change ("PATCH", original, NULL);
  signet_http_request_set_body (request, "application/merge-patch+json", patch);

  return request;
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
  g_autofree char *escaped = NULL;
  g_autofree char *rest = NULL;
  SignetHttpRequest *request;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);
  g_return_val_if_fail (secret_id != NULL, NULL);

  json_builder_begin_object (builder);
  signet_json_add_time (builder, "expires", expires);
  json_builder_end_object (builder);
  patch = json_builder_get_root (builder);

  escaped = g_uri_escape_string (secret_id, NULL, FALSE);
  rest = g_strconcat ("/secrets/", escaped, NULL);
  request = new_change ("PATCH", credential, rest);
  signet_http_request_set_body (request, "application/merge-patch+json", patch);

  return request;
}

/**
 * signet_issuer_messages_delete:
 * @credential: a credential as it was seen
 *
 * Returns: (transfer full): a request to delete a credential, which may be sent twice
 */
SignetHttpRequest *
signet_issuer_messages_delete (SignetCredential *credential)
{
  SignetHttpRequest *request;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);

  request = new_change (SOUP_METHOD_DELETE, credential, NULL);
  signet_http_request_set_repeatable (request);

  return request;
}

/**
 * signet_issuer_messages_read_access:
 * @reply: an answer
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable): what the caller may do, or %NULL with @error set
 */
SignetAccess *
signet_issuer_messages_read_access (SignetHttpReply  *reply,
                                    GError          **error)
{
  return signet_access_new_from_json (signet_http_reply_get_body (reply), error);
}

/**
 * signet_issuer_messages_read_organization:
 * @reply: an answer
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable): the accounts and workspaces, or %NULL with @error set
 */
SignetOrganization *
signet_issuer_messages_read_organization (SignetHttpReply  *reply,
                                          GError          **error)
{
  return signet_organization_new_from_json (signet_http_reply_get_body (reply), error);
}

/**
 * signet_issuer_messages_read_apis:
 * @reply: an answer
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable): the APIs, or %NULL with @error set
 */
SignetCatalogue *
signet_issuer_messages_read_apis (SignetHttpReply  *reply,
                                  GError          **error)
{
  return signet_catalogue_new_from_json (signet_http_reply_get_body (reply), error);
}

/**
 * signet_issuer_messages_read_page:
 * @reply: an answer
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable): a page of credentials, or %NULL with @error set
 */
SignetCredentialPage *
signet_issuer_messages_read_page (SignetHttpReply  *reply,
                                  GError          **error)
{
  JsonNode *body = signet_http_reply_get_body (reply);
  g_autofree char *next = signet_http_reply_dup_link (reply, "next");
  g_autoptr(GPtrArray) credentials = NULL;
  JsonArray *array;
  guint total;

  if (!signet_json_read_array (body, "credentials", &array, error) ||
      !read_total (body, &total, error))
    return NULL;

  credentials = g_ptr_array_new_full (json_array_get_length (array), g_object_unref);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      SignetCredential *credential =
        signet_credential_new_from_json (json_array_get_element (array, i), error);

      if (credential == NULL)
        return NULL;

      g_ptr_array_add (credentials, credential);
    }

  /* An empty page that names a next one could go on for ever. */
  if (credentials->len == 0)
    g_clear_pointer (&next, g_free);

  return signet_credential_page_new (credentials, next, total);
}

/**
 * signet_issuer_messages_read_credential:
 * @reply: an answer
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable): a credential, or %NULL with @error set
 */
SignetCredential *
signet_issuer_messages_read_credential (SignetHttpReply  *reply,
                                        GError          **error)
{
  return signet_credential_new_from_json (signet_http_reply_get_body (reply), error);
}

/**
 * signet_issuer_messages_take_secret:
 * @reply: an answer
 *
 * Moves the secret of an answer into memory that is not swapped, and wipes it in the answer.
 * What libsoup and the JSON reader copied on the way here cannot be reached.
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
