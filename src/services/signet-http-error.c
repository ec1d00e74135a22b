/* signet-http-error.c: what a failure of the network, or an answer, means
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-http-error.h"

#include "signet-error.h"
#include "signet-json.h"
#include "signet-problem.h"

#define PROBLEM_PREFIX "urn:signet:problem:"

/* What an issuer of ours says more exactly than a status can. */
static const struct
{
  const char *type;
  SignetError code;
} types[] = {
  { "storage-full", SIGNET_ERROR_STORAGE_FULL },
  { "storage-read-only", SIGNET_ERROR_STORAGE_READ_ONLY },
};

static const struct
{
  guint status;
  SignetError code;
} statuses[] = {
  { SOUP_STATUS_BAD_REQUEST, SIGNET_ERROR_INVALID },
  { SOUP_STATUS_UNAUTHORIZED, SIGNET_ERROR_UNAUTHORIZED },
  { SOUP_STATUS_FORBIDDEN, SIGNET_ERROR_FORBIDDEN },
  { SOUP_STATUS_NOT_FOUND, SIGNET_ERROR_NOT_FOUND },
  { SOUP_STATUS_REQUEST_TIMEOUT, SIGNET_ERROR_TIMED_OUT },
  { SOUP_STATUS_CONFLICT, SIGNET_ERROR_CONFLICT },
  { SOUP_STATUS_GONE, SIGNET_ERROR_NOT_FOUND },
  { SOUP_STATUS_PRECONDITION_FAILED, SIGNET_ERROR_CHANGED },
  { SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE, SIGNET_ERROR_INVALID },
  { SOUP_STATUS_UNPROCESSABLE_ENTITY, SIGNET_ERROR_INVALID },
  { 429, SIGNET_ERROR_RATE_LIMITED },
  { SOUP_STATUS_GATEWAY_TIMEOUT, SIGNET_ERROR_TIMED_OUT },
  { SOUP_STATUS_INSUFFICIENT_STORAGE, SIGNET_ERROR_STORAGE_FULL },
};

/*
 * Helpers
 */

static SignetError
classify_io (int code)
{
  switch (code)
    {
    case G_IO_ERROR_TIMED_OUT:
      return SIGNET_ERROR_TIMED_OUT;

    case G_IO_ERROR_NETWORK_UNREACHABLE:
      return SIGNET_ERROR_OFFLINE;

    /* The first four come from a UNIX socket: there is none, nobody listens, nobody accepts
     * fast enough, or it is not ours.
     */
    case G_IO_ERROR_NOT_FOUND:
    case G_IO_ERROR_CONNECTION_REFUSED:
    case G_IO_ERROR_WOULD_BLOCK:
    case G_IO_ERROR_PERMISSION_DENIED:
    case G_IO_ERROR_HOST_NOT_FOUND:
    case G_IO_ERROR_HOST_UNREACHABLE:
      return SIGNET_ERROR_UNREACHABLE;

    case G_IO_ERROR_CONNECTION_CLOSED:
    case G_IO_ERROR_NOT_CONNECTED:
    case G_IO_ERROR_PARTIAL_INPUT:
      return SIGNET_ERROR_INTERRUPTED;

    default:
      return SIGNET_ERROR_FAILED;
    }
}

static SignetError
classify_status (guint status)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      if (statuses[i].status == status)
        return statuses[i].code;
    }

  if (status >= 500)
    return SIGNET_ERROR_SERVER;
  if (status >= 400)
    return SIGNET_ERROR_FAILED;

  return SIGNET_ERROR_MALFORMED;
}

static SignetError
classify_answer (guint       status,
                 const char *type)
{
  if (type != NULL && g_str_has_prefix (type, PROBLEM_PREFIX))
    {
      for (guint i = 0; i < G_N_ELEMENTS (types); i++)
        {
          if (g_str_equal (types[i].type, type + strlen (PROBLEM_PREFIX)))
            return types[i].code;
        }
    }

  return classify_status (status);
}

/*
 * Public
 */

/**
 * signet_http_error_from_transport:
 * @error: what libsoup gave, or GIO below it
 *
 * Says what it means when there was no answer, or only a part of one.
 *
 * Returns: (transfer full): a [error@Signet.Error], or %G_IO_ERROR_CANCELLED
 */
GError *
signet_http_error_from_transport (const GError *error)
{
  SignetError code = SIGNET_ERROR_FAILED;

  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == SIGNET_ERROR ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (error);

  if (error->domain == G_IO_ERROR)
    code = classify_io (error->code);
  else if (g_error_matches (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE))
    code = SIGNET_ERROR_OFFLINE;
  else if (error->domain == G_RESOLVER_ERROR)
    code = SIGNET_ERROR_UNREACHABLE;
  else if (error->domain == G_TLS_ERROR)
    code = SIGNET_ERROR_TLS;
  else if (g_error_matches (error, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_PARSING))
    /* libsoup says the same of a head that was cut off and of one that is no HTTP. */
    code = SIGNET_ERROR_INTERRUPTED;
  else if (error->domain == SOUP_SESSION_ERROR)
    code = SIGNET_ERROR_MALFORMED;

  return g_error_new_literal (SIGNET_ERROR, code, error->message);
}

/**
 * signet_http_error_check_end:
 * @message: what was answered
 * @length: how many bytes its body has
 * @error: return location for %G_IO_ERROR_PARTIAL_INPUT
 *
 * libsoup takes the end of a connection for the end of the headers. So an answer that is cut in
 * the middle of them looks like one without a body, and without a word on how long it is.
 *
 * Returns: whether the answer is all there
 */
gboolean
signet_http_error_check_end (SoupMessage  *message,
                             gsize         length,
                             GError      **error)
{
  SoupMessageHeaders *headers;
  guint status;

  g_return_val_if_fail (SOUP_IS_MESSAGE (message), FALSE);

  headers = soup_message_get_response_headers (message);
  status = soup_message_get_status (message);
  if (length > 0 || status == SOUP_STATUS_NO_CONTENT || status == SOUP_STATUS_NOT_MODIFIED ||
      soup_message_get_method (message) == SOUP_METHOD_HEAD ||
      soup_message_headers_get_encoding (headers) != SOUP_ENCODING_EOF)
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT,
                       "The connection ended in the headers of the answer");

  return FALSE;
}

/**
 * signet_http_error_from_answer:
 * @status: a status other than 2xx (RFC 9110 §15)
 * @body: (nullable): the body, perhaps a problem (RFC 9457)
 *
 * Says what an answer means that is not a success.
 *
 * Returns: (transfer full): a [error@Signet.Error] with the detail of the problem as its message
 */
GError *
signet_http_error_from_answer (guint     status,
                               JsonNode *body)
{
  const char *detail = signet_json_peek_string (body, "detail");
  SignetError code = classify_answer (status, signet_json_peek_string (body, "type"));

  if (detail == NULL)
    detail = signet_json_peek_string (body, "title");

  if (detail == NULL)
    return g_error_new (SIGNET_ERROR, code, "The answer was %u %s",
                        status, soup_status_get_phrase (status));

  return g_error_new_literal (SIGNET_ERROR, code, detail);
}

/**
 * signet_http_error_dup_problems:
 * @body: (nullable): the body of an answer
 *
 * Problems of a kind that is not known here are left out.
 *
 * Returns: (transfer full) (nullable) (element-type SignetProblem): what is wrong with the fields
 *   of the request, %NULL if the answer names nothing
 */
GPtrArray *
signet_http_error_dup_problems (JsonNode *body)
{
  JsonArray *errors = signet_json_peek_array (body, "errors");
  g_autoptr(GPtrArray) problems = NULL;

  if (errors == NULL)
    return NULL;

  problems = g_ptr_array_new_with_free_func ((GDestroyNotify) signet_problem_unref);
  for (guint i = 0; i < json_array_get_length (errors); i++)
    {
      SignetProblem *problem =
        signet_problem_new_from_json (json_array_get_element (errors, i));

      if (problem != NULL)
        g_ptr_array_add (problems, problem);
    }

  return problems->len > 0 ? g_steal_pointer (&problems) : NULL;
}
