/* signet-http-answer.c: from what was read to a reply
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-http-answer.h"

#include "signet-error.h"
#include "signet-json.h"

/*
 * Helpers
 */

static gboolean
is_json (SoupMessage *message)
{
  const char *type =
    soup_message_headers_get_content_type (soup_message_get_response_headers (message), NULL);

  return type != NULL &&
         (g_str_equal (type, "application/json") || g_str_has_suffix (type, "+json"));
}

static gboolean
check_type (SoupMessage  *message,
            GError      **error)
{
  if (is_json (message))
    return TRUE;

  g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED, "The answer is not JSON");

  return FALSE;
}

/*
 * Public
 */

/**
 * signet_http_answer_parse:
 * @message: a message with the head of the answer
 * @buffer: the body
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable): the body as JSON, or %NULL with @error set
 */
JsonNode *
signet_http_answer_parse (SoupMessage       *message,
                          SignetHttpBuffer  *buffer,
                          GError           **error)
{
  g_autoptr(GBytes) bytes = signet_http_buffer_peek (buffer);

  return check_type (message, error) ? signet_json_parse (bytes, error) : NULL;
}

/**
 * signet_http_answer_to_reply:
 * @request: what was asked
 * @message: a message with the head of the answer
 * @buffer: the body, which is taken where it is wanted as it came
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable): the answer in the form that @request wants, or %NULL with
 *   @error set
 */
SignetHttpReply *
signet_http_answer_to_reply (SignetHttpRequest  *request,
                             SoupMessage        *message,
                             SignetHttpBuffer   *buffer,
                             GError            **error)
{
  guint status = soup_message_get_status (message);
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  GUri *uri = soup_message_get_uri (message);
  g_autoptr(JsonNode) body = NULL;

  if (signet_http_buffer_get_length (buffer) == 0)
    return signet_http_reply_new (status, headers, uri, NULL);

  if (signet_http_request_is_any_answer (request))
    return signet_http_reply_new_raw (status, headers, uri, signet_http_buffer_take (buffer));

  if (signet_http_request_is_raw (request))
    return check_type (message, error)
             ? signet_http_reply_new_raw (status, headers, uri, signet_http_buffer_take (buffer))
             : NULL;

  body = signet_http_answer_parse (message, buffer, error);

  return body != NULL ? signet_http_reply_new (status, headers, uri, body) : NULL;
}
