/* signet-issuer-messages-rules.c: what the built-in issuer is asked about rules and uses
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-issuer-messages.h"

#define POLICY_PATH "/v1/policy"

/*
 * Public
 */

/**
 * signet_issuer_messages_policy:
 *
 * Returns: (transfer full): a request that asks when secrets have to end
 */
SignetHttpRequest *
signet_issuer_messages_policy (void)
{
  return signet_http_request_new (SOUP_METHOD_GET, POLICY_PATH);
}

/**
 * signet_issuer_messages_set_policy:
 * @policy: the policy as it was seen
 * @default_days: the default that it shall have, 0 for never
 * @maximum_days: the maximum that it shall have, 0 for none
 *
 * Returns: (transfer full): a request to change the policy
 */
SignetHttpRequest *
signet_issuer_messages_set_policy (SignetPolicy *policy,
                                   guint         default_days,
                                   guint         maximum_days)
{
  g_autoptr(JsonNode) patch = signet_policy_to_patch (default_days, maximum_days);
  g_autofree char *tag = NULL;
  SignetHttpRequest *request;

  g_return_val_if_fail (SIGNET_IS_POLICY (policy), NULL);

  tag = g_strdup_printf ("\"%" G_GINT64_FORMAT "\"", signet_policy_get_revision (policy));
  request = signet_http_request_new ("PATCH", POLICY_PATH);
  signet_http_request_add_header (request, "If-Match", tag);
  signet_http_request_set_body (request, "application/merge-patch+json", patch);

  return request;
}

/**
 * signet_issuer_messages_usage:
 * @client_id: a Client ID
 * @n_days: how many days up to today
 *
 * Returns: (transfer full): a request that asks how many tokens were given on each day
 */
SignetHttpRequest *
signet_issuer_messages_usage (const char *client_id,
                              guint       n_days)
{
  g_autofree char *escaped = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (client_id != NULL, NULL);

  escaped = g_uri_escape_string (client_id, NULL, FALSE);
  path = g_strdup_printf ("/v1/credentials/%s/usage?days=%u", escaped, n_days);

  return signet_http_request_new (SOUP_METHOD_GET, path);
}

/**
 * signet_issuer_messages_read_policy:
 * @reply: an answer
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable): when secrets have to end, or %NULL with @error set
 */
SignetPolicy *
signet_issuer_messages_read_policy (SignetHttpReply  *reply,
                                    GError          **error)
{
  return signet_policy_new_from_json (signet_http_reply_get_body (reply), error);
}

/**
 * signet_issuer_messages_read_usage:
 * @reply: an answer
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable): how many tokens were given, or %NULL with @error set
 */
SignetUsageHistory *
signet_issuer_messages_read_usage (SignetHttpReply  *reply,
                                   GError          **error)
{
  return signet_usage_history_new_from_json (signet_http_reply_get_body (reply), error);
}
