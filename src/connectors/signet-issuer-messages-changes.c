/* signet-issuer-messages-changes.c: what the built-in issuer tells of changes
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-issuer-messages.h"

#include "signet-error.h"
#include "signet-json.h"

/* Less than a server may be silent before it is taken for dead. */
#define WAIT_SECONDS 25

/*
 * Helpers
 */

static gboolean
read_counter (JsonNode  *node,
              gint64    *counter,
              GError   **error)
{
  JsonObject *object = signet_json_peek_object (node);
  JsonNode *member = object != NULL ? json_object_get_member (object, "counter") : NULL;

  if (member == NULL || json_node_get_value_type (member) != G_TYPE_INT64 ||
      json_node_get_int (member) < 0 || json_node_get_int (member) > SIGNET_JSON_ID_MAX)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                           "“counter” is not a count");
      return FALSE;
    }

  *counter = json_node_get_int (member);

  return TRUE;
}

static GPtrArray *
read_credentials (JsonNode  *node,
                  GError   **error)
{
  g_autoptr(GPtrArray) credentials = NULL;
  JsonArray *array;

  if (!signet_json_read_array (node, "credentials", &array, error))
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

  return g_steal_pointer (&credentials);
}

static GPtrArray *
read_deleted (JsonNode  *node,
              GError   **error)
{
  g_autoptr(GPtrArray) deleted = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array;

  if (!signet_json_read_array (node, "deleted", &array, error))
    return NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (json_node_get_value_type (element) != G_TYPE_STRING)
        {
          g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                               "“deleted” is not a list of Client IDs");
          return NULL;
        }

      g_ptr_array_add (deleted, json_node_dup_string (element));
    }

  return g_steal_pointer (&deleted);
}

static gboolean
has_flag (JsonNode   *node,
          const char *name)
{
  return json_object_get_boolean_member_with_default (signet_json_peek_object (node),
                                                      name, FALSE);
}

/*
 * Public
 */

/**
 * signet_issuer_messages_changes:
 * @after: a counter of changes, or -1 to be told it
 *
 * Returns: (transfer full): a request that waits for changes
 */
SignetHttpRequest *
signet_issuer_messages_changes (gint64 after)
{
  g_autofree char *target = NULL;

  if (after < 0)
    return signet_http_request_new (SOUP_METHOD_GET, "/v1/changes");

  target = g_strdup_printf ("/v1/changes?after=%" G_GINT64_FORMAT "&wait=%d",
                            after, WAIT_SECONDS);

  return signet_http_request_new (SOUP_METHOD_GET, target);
}

/**
 * signet_issuer_messages_read_changes:
 * @reply: an answer
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable): changes, or %NULL with @error set
 */
SignetChanges *
signet_issuer_messages_read_changes (SignetHttpReply  *reply,
                                     GError          **error)
{
  JsonNode *body = signet_http_reply_get_body (reply);
  g_autoptr(GPtrArray) credentials = NULL;
  g_autoptr(GPtrArray) deleted = NULL;
  SignetChangesFlags flags = 0;
  gint64 counter;

  if (!read_counter (body, &counter, error))
    return NULL;

  credentials = read_credentials (body, error);
  deleted = credentials != NULL ? read_deleted (body, error) : NULL;
  if (deleted == NULL)
    return NULL;

  if (has_flag (body, "surroundings"))
    flags |= SIGNET_CHANGES_SURROUNDINGS;
  if (has_flag (body, "more"))
    flags |= SIGNET_CHANGES_MORE;
  if (has_flag (body, "reset"))
    flags |= SIGNET_CHANGES_RESET;

  return signet_changes_new (counter, credentials, deleted, flags);
}
