/* signet-issuer-messages.c: requests and answers of the built-in issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-issuer-messages.h"

#include "signet-error.h"
#include "signet-json-cursor.h"
#include "signet-json.h"

#define PATH "/v1/credentials"

/* The first page is what a screen holds and a little more, so that it is there at once. The
 * others are as large as the issuer allows.
 */
#define FIRST_LIMIT "limit=200"
#define NEXT_LIMIT  "limit=1000"

/* The longest text that the issuer searches for, in characters. */
#define SEARCH_LENGTH 1000

/* What the issuer can sort by. */
static const char *const sorts[] = {
  "name", "client-id", "status", "created", "updated", "last-used", "expires", NULL,
};

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

static gboolean
set_malformed (GError     **error,
               const char  *sentence)
{
  g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED, sentence);

  return FALSE;
}

static gboolean
read_total (SignetJsonCursor  *cursor,
            gint64            *total,
            GError           **error)
{
  return (signet_json_cursor_read_int (cursor, total) && *total >= 0 && *total <= G_MAXINT) ||
         set_malformed (error, "“total” is not a count");
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
 * @sort: what to sort by, in the words of the issuer; what it does not know means by name
 * @descending: whether the greatest comes first
 *
 * Returns: (transfer full): a request for the first page of the credentials
 */
SignetHttpRequest *
signet_issuer_messages_list (const char *sort,
                             gboolean    descending)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (sort != NULL, NULL);

  path = g_strconcat (PATH "?" FIRST_LIMIT "&sort=", g_strv_contains (sorts, sort) ? sort : "name",
                      descending ? "&order=desc" : NULL, NULL);

  return signet_issuer_messages_page (path);
}

/**
 * signet_issuer_messages_page:
 * @page: what the page before named as the next
 *
 * The answer is given as it comes, to be read by [func@Signet.issuer_messages_read_page].
 *
 * Returns: (transfer full): a request for a page of the credentials
 */
SignetHttpRequest *
signet_issuer_messages_page (const char *page)
{
  SignetHttpRequest *request;

  g_return_val_if_fail (page != NULL, NULL);

  request = signet_http_request_new (SOUP_METHOD_GET, page);
  signet_http_request_set_raw (request);

  return request;
}

/**
 * signet_issuer_messages_dup_next:
 * @reply: an answer with a page of credentials
 *
 * Returns: (transfer full) (nullable): what asks for the next page, %NULL on the last
 */
char *
signet_issuer_messages_dup_next (SignetHttpReply *reply)
{
  g_autofree char *next = signet_http_reply_dup_link (reply, "next");
  GString *larger;

  if (next == NULL)
    return NULL;

  larger = g_string_new (next);
  g_string_replace (larger, "?" FIRST_LIMIT "&", "?" NEXT_LIMIT "&", 1);

  return g_string_free (larger, FALSE);
}

/**
 * signet_issuer_messages_search:
 * @text: words; of more than the issuer looks at, only the beginning is sent
 * @limit: how many are wanted at most
 *
 * The answer is given as it comes, to be read by [func@Signet.issuer_messages_read_page].
 *
 * Returns: (transfer full): a request for the credentials that have all words
 */
SignetHttpRequest *
signet_issuer_messages_search (const char *text,
                               guint       limit)
{
  g_autofree char *beginning = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  beginning = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), SEARCH_LENGTH));
  escaped = g_uri_escape_string (beginning, NULL, FALSE);
  path = g_strdup_printf (PATH "?limit=%u&q=%s", limit, escaped);

  return signet_issuer_messages_page (path);
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
 * signet_issuer_messages_new_change:
 * @method: a method
 * @credential: the credential as it was seen
 * @rest: (nullable): what follows its path
 *
 * The entity tag of a credential is its revision (RFC 9110 §8.8.3).
 *
 * Returns: (transfer full): a request that is refused if somebody changed @credential meanwhile
 */
SignetHttpRequest *
signet_issuer_messages_new_change (const char       *method,
                                   SignetCredential *credential,
                                   const char       *rest)
{
  g_autofree char *path = NULL;
  g_autofree char *tag = NULL;
  SignetHttpRequest *request;

  g_return_val_if_fail (method != NULL, NULL);
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);

  path = make_path (signet_credential_get_client_id (credential), rest);
  tag = g_strdup_printf ("\"%" G_GINT64_FORMAT "\"", signet_credential_get_revision (credential));
  request = signet_http_request_new (method, path);
  signet_http_request_add_header (request, "If-Match", tag);

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

  request = signet_issuer_messages_new_change ("PATCH", original, NULL);
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

  request = signet_issuer_messages_new_change (SOUP_METHOD_DELETE, credential, NULL);
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
 * @body: (transfer full): the body of an answer
 * @reader: what reads credentials
 * @next: (nullable): what asks for the next page
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Takes its time, so it is called in a thread of its own.
 *
 * Returns: (transfer full) (nullable): a page of credentials, or %NULL with @error set
 */
SignetCredentialPage *
signet_issuer_messages_read_page (GBytes                  *body,
                                  SignetCredentialReader  *reader,
                                  const char              *next,
                                  GError                 **error)
{
  g_autoptr(SignetJsonCursor) cursor = signet_json_cursor_new (body, error);
  g_autoptr(GPtrArray) credentials = NULL;
  gint64 total = -1;
  const char *name;

  if (cursor == NULL)
    return NULL;

  if (signet_json_cursor_enter_object (cursor))
    {
      while ((name = signet_json_cursor_next_member (cursor)) != NULL)
        {
          if (credentials == NULL && g_str_equal (name, "credentials"))
            {
              credentials = signet_credential_reader_read (reader, cursor, error);
              if (credentials == NULL)
                return NULL;
            }
          else if (total < 0 && g_str_equal (name, "total"))
            {
              if (!read_total (cursor, &total, error))
                return NULL;
            }
          else
            signet_json_cursor_skip (cursor);
        }
    }

  if (credentials == NULL || total < 0)
    {
      set_malformed (error, "The page has no “credentials” or no “total”");
      return NULL;
    }

  /* An empty page that names a next one could go on for ever. */
  return signet_credential_page_new (credentials, credentials->len > 0 ? next : NULL,
                                     (guint) total);
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
