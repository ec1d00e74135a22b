/* signet-issuer-messages-audit.c: what the built-in issuer tells of its audit log
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-issuer-messages-audit.h"

#include "signet-error.h"
#include "signet-json.h"
#include "signet-time.h"

/* What a screen holds comes at once, and the rest in larger pages. */
#define FIRST_LIMIT "limit=100"
#define NEXT_LIMIT  "limit=500"

/*
 * Helpers
 */

static void
add_parameter (GString    *target,
               const char *name,
               const char *value)
{
  if (value == NULL || *value == '\0')
    return;

  g_string_append_printf (target, "&%s=", name);
  g_string_append_uri_escaped (target, value, NULL, FALSE);
}

static char *
dup_next (SignetHttpReply *reply)
{
  g_autofree char *next = signet_http_reply_dup_link (reply, "next");
  GString *larger;

  if (next == NULL)
    return NULL;

  larger = g_string_new (next);
  g_string_replace (larger, "?" FIRST_LIMIT "&", "?" NEXT_LIMIT "&", 1);

  return g_string_free (larger, FALSE);
}

static GPtrArray *
read_entries (JsonNode  *node,
              GError   **error)
{
  g_autoptr(GPtrArray) entries = NULL;
  JsonArray *array;

  if (!signet_json_read_array (node, "events", &array, error))
    return NULL;

  entries = g_ptr_array_new_full (json_array_get_length (array), g_object_unref);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      SignetAuditEntry *entry =
        signet_audit_entry_new_from_json (json_array_get_element (array, i), error);

      if (entry == NULL)
        return NULL;

      g_ptr_array_add (entries, entry);
    }

  return g_steal_pointer (&entries);
}

static char **
read_texts (JsonNode    *node,
            const char  *member,
            GError     **error)
{
  g_autoptr(GStrvBuilder) texts = g_strv_builder_new ();
  JsonArray *array;

  if (!signet_json_read_array (node, member, &array, error))
    return NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *text = json_node_get_string (json_array_get_element (array, i));

      if (text != NULL)
        g_strv_builder_add (texts, text);
    }

  return g_strv_builder_end (texts);
}

static void
free_strv (gpointer data)
{
  g_strfreev (data);
}

/*
 * Public
 */

/**
 * signet_issuer_messages_audit:
 * @page: (nullable): what the page before named as the next, %NULL for the first
 * @filter: which entries, for the first page
 *
 * Returns: (transfer full): a request for a page of the audit log
 */
SignetHttpRequest *
signet_issuer_messages_audit (const char              *page,
                              const SignetAuditFilter *filter)
{
  g_autoptr(GString) target = g_string_new ("/v1/audit?" FIRST_LIMIT);
  g_autofree char *since = NULL;

  g_return_val_if_fail (filter != NULL, NULL);

  if (page != NULL)
    return signet_http_request_new (SOUP_METHOD_GET, page);

  if (filter->since != 0)
    since = signet_time_to_string (filter->since);
  add_parameter (target, "credential", filter->client_id);
  add_parameter (target, "actor", filter->actor);
  add_parameter (target, "action", filter->action);
  add_parameter (target, "outcome", filter->denied ? "denied" : NULL);
  add_parameter (target, "since", since);
  add_parameter (target, "q", filter->text);

  return signet_http_request_new (SOUP_METHOD_GET, target->str);
}

/**
 * signet_issuer_messages_audit_filters:
 *
 * Returns: (transfer full): a request for the users and actions in the audit log
 */
SignetHttpRequest *
signet_issuer_messages_audit_filters (void)
{
  return signet_http_request_new (SOUP_METHOD_GET, "/v1/audit/filters");
}

/**
 * signet_issuer_messages_verify:
 * @position: (nullable): where to go on, %NULL to begin
 *
 * Returns: (transfer full): a request that checks a part of the audit log
 */
SignetHttpRequest *
signet_issuer_messages_verify (const char *position)
{
  g_autoptr(GString) target = g_string_new ("/v1/audit/verify");

  if (position != NULL)
    {
      g_string_append (target, "?position=");
      g_string_append_uri_escaped (target, position, NULL, FALSE);
    }

  return signet_http_request_new (SOUP_METHOD_GET, target->str);
}

/**
 * signet_issuer_messages_read_audit:
 * @reply: an answer
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable): a page, or %NULL with @error set
 */
SignetAuditPage *
signet_issuer_messages_read_audit (SignetHttpReply  *reply,
                                   GError          **error)
{
  JsonNode *body = signet_http_reply_get_body (reply);
  g_autofree char *next = dup_next (reply);
  g_autoptr(GPtrArray) entries = read_entries (body, error);
  gint64 total;

  if (entries == NULL)
    return NULL;

  total = json_object_get_int_member_with_default (signet_json_peek_object (body), "total", -1);
  if (total < 0)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                           "“total” is not a count");
      return NULL;
    }

  return signet_audit_page_new (entries, next, total);
}

/**
 * signet_issuer_messages_read_audit_filters:
 * @reply: an answer
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable) (element-type GStrv): the users, and the actions, or %NULL
 *   with @error set
 */
GPtrArray *
signet_issuer_messages_read_audit_filters (SignetHttpReply  *reply,
                                           GError          **error)
{
  JsonNode *body = signet_http_reply_get_body (reply);
  g_auto(GStrv) actors = read_texts (body, "actors", error);
  g_auto(GStrv) actions = actors != NULL ? read_texts (body, "actions", error) : NULL;
  GPtrArray *both;

  if (actions == NULL)
    return NULL;

  both = g_ptr_array_new_with_free_func (free_strv);
  g_ptr_array_add (both, g_steal_pointer (&actors));
  g_ptr_array_add (both, g_steal_pointer (&actions));

  return both;
}

/**
 * signet_issuer_messages_read_verdict:
 * @reply: an answer
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable): what was found so far, or %NULL with @error set
 */
SignetAuditVerdict *
signet_issuer_messages_read_verdict (SignetHttpReply  *reply,
                                     GError          **error)
{
  JsonNode *body = signet_http_reply_get_body (reply);

  if (body == NULL)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED, "The answer is empty");
      return NULL;
    }

  return signet_audit_verdict_new_from_json (body, error);
}
