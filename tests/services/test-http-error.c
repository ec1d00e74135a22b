/* test-http-error.c: what failures and answers mean, and when to ask again
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fixtures.h"
#include "signet-error.h"
#include "signet-http-error.h"
#include "signet-http-reply.h"
#include "signet-http-retry.h"
#include "signet-problem.h"

#include <libsoup/soup.h>

/*
 * Helpers
 */

static void
test_transport (void)
{
  const struct
  {
    GQuark domain;
    int code;
    SignetError expected;
  } cases[] = {
    { G_IO_ERROR, G_IO_ERROR_TIMED_OUT, SIGNET_ERROR_TIMED_OUT },
    { G_IO_ERROR, G_IO_ERROR_NOT_FOUND, SIGNET_ERROR_UNREACHABLE },
    { G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED, SIGNET_ERROR_UNREACHABLE },
    { G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK, SIGNET_ERROR_UNREACHABLE },
    { G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, SIGNET_ERROR_UNREACHABLE },
    { G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE, SIGNET_ERROR_UNREACHABLE },
    { G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE, SIGNET_ERROR_OFFLINE },
    { G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED, SIGNET_ERROR_INTERRUPTED },
    { G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, SIGNET_ERROR_INTERRUPTED },
    { G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED, SIGNET_ERROR_INTERRUPTED },
    { G_IO_ERROR, G_IO_ERROR_NO_SPACE, SIGNET_ERROR_FAILED },
    { G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, SIGNET_ERROR_UNREACHABLE },
    { G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE, SIGNET_ERROR_OFFLINE },
    { G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE, SIGNET_ERROR_TLS },
    { SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_PARSING, SIGNET_ERROR_INTERRUPTED },
    { SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_ENCODING, SIGNET_ERROR_MALFORMED },
    { G_URI_ERROR, G_URI_ERROR_FAILED, SIGNET_ERROR_FAILED },
    { SIGNET_ERROR, SIGNET_ERROR_CHANGED, SIGNET_ERROR_CHANGED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = g_error_new_literal (cases[i].domain, cases[i].code, "why");
      g_autoptr(GError) meant = signet_http_error_from_transport (error);

      g_test_message ("%s", g_quark_to_string (cases[i].domain));
      g_assert_error (meant, SIGNET_ERROR, (int) cases[i].expected);
      g_assert_cmpstr (meant->message, ==, "why");
    }
}

static void
test_cancelled (void)
{
  g_autoptr(GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "why");
  g_autoptr(GError) meant = signet_http_error_from_transport (error);

  g_assert_error (meant, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_answer (void)
{
  const struct
  {
    guint status;
    const char *body;
    SignetError expected;
    const char *message;
  } cases[] = {
    { 301, NULL, SIGNET_ERROR_MALFORMED, "The answer was 301 Moved Permanently" },
    { 400, "{\"title\":\"Bad\"}", SIGNET_ERROR_INVALID, "Bad" },
    { 401, NULL, SIGNET_ERROR_UNAUTHORIZED, NULL },
    { 403, "{\"title\":\"No\",\"detail\":\"Not you.\"}", SIGNET_ERROR_FORBIDDEN, "Not you." },
    { 404, "[]", SIGNET_ERROR_NOT_FOUND, NULL },
    { 405, NULL, SIGNET_ERROR_FAILED, NULL },
    { 408, NULL, SIGNET_ERROR_TIMED_OUT, NULL },
    { 409, "{\"detail\":7}", SIGNET_ERROR_CONFLICT, NULL },
    { 410, NULL, SIGNET_ERROR_NOT_FOUND, NULL },
    { 412, "\"text\"", SIGNET_ERROR_CHANGED, NULL },
    { 413, NULL, SIGNET_ERROR_INVALID, NULL },
    { 415, NULL, SIGNET_ERROR_FAILED, NULL },
    { 422, NULL, SIGNET_ERROR_INVALID, NULL },
    { 428, NULL, SIGNET_ERROR_FAILED, NULL },
    { 429, NULL, SIGNET_ERROR_RATE_LIMITED, NULL },
    { 500, NULL, SIGNET_ERROR_SERVER, NULL },
    { 502, NULL, SIGNET_ERROR_SERVER, NULL },
    { 503, NULL, SIGNET_ERROR_SERVER, NULL },
    { 503, "{\"type\":\"urn:signet:problem:storage-read-only\"}",
      SIGNET_ERROR_STORAGE_READ_ONLY, NULL },
    { 503, "{\"type\":\"storage-read-only\"}", SIGNET_ERROR_SERVER, NULL },
    { 504, NULL, SIGNET_ERROR_TIMED_OUT, NULL },
    { 507, "{\"type\":\"urn:signet:problem:storage-full\",\"detail\":\"Full.\"}",
      SIGNET_ERROR_STORAGE_FULL, "Full." },
    { 599, NULL, SIGNET_ERROR_SERVER, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JsonNode) body = cases[i].body != NULL ? fixture_json (cases[i].body) : NULL;
      g_autoptr(GError) error = signet_http_error_from_answer (cases[i].status, body);

      g_test_message ("%u", cases[i].status);
      g_assert_error (error, SIGNET_ERROR, (int) cases[i].expected);
      if (cases[i].message != NULL)
        g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_problems (void)
{
  g_autoptr(JsonNode) body =
    fixture_json ("{\"errors\":[{\"pointer\":\"/grants/0/workspaces\","
                  "\"code\":\"workspace-required\",\"detail\":\"…\"},"
                  "{\"pointer\":\"/x\",\"code\":\"of-the-future\"},7]}");
  g_autoptr(JsonNode) unknown = fixture_json ("{\"errors\":[7]}");
  g_autoptr(JsonNode) none = fixture_json ("{\"errors\":7}");
  g_autoptr(GPtrArray) problems = signet_http_error_dup_problems (body);

  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpint (signet_problem_get_code (g_ptr_array_index (problems, 0)), ==,
                   SIGNET_PROBLEM_WORKSPACE_REQUIRED);
  g_assert_null (signet_http_error_dup_problems (unknown));
  g_assert_null (signet_http_error_dup_problems (none));
  g_assert_null (signet_http_error_dup_problems (NULL));
}

static void
test_retry_answer (void)
{
  const struct
  {
    const char *method;
    guint status;
    const char *retry_after;
    guint attempt;
    int expected;
  } cases[] = {
    { "GET", 503, NULL, 0, 50 },
    { "GET", 503, NULL, 1, 100 },
    { "GET", 503, NULL, 3, 400 },
    { "GET", 503, NULL, 4, SIGNET_HTTP_RETRY_NEVER },
    { "HEAD", 502, NULL, 0, 50 },
    { "GET", 504, NULL, 0, 50 },
    { "GET", 429, "7", 0, 7000 },
    { "GET", 429, "0", 0, 0 },
    { "GET", 429, "30", 0, 30000 },
    { "GET", 429, "31", 0, SIGNET_HTTP_RETRY_NEVER },
    { "GET", 429, "99999999999999999999", 0, 50 },
    { "GET", 429, "soon", 0, 50 },
    { "GET", 429, "-1", 0, 50 },
    { "GET", 503, "Thu, 01 Jan 1970 00:16:45 GMT", 0, 5000 },
    { "GET", 503, "Thu, 01 Jan 1970 00:00:45 GMT", 0, 0 },
    { "GET", 500, NULL, 0, SIGNET_HTTP_RETRY_NEVER },
    { "GET", 404, NULL, 0, SIGNET_HTTP_RETRY_NEVER },
    { "POST", 503, NULL, 0, SIGNET_HTTP_RETRY_NEVER },
    { "PATCH", 429, "1", 0, SIGNET_HTTP_RETRY_NEVER },
    { "DELETE", 503, NULL, 0, SIGNET_HTTP_RETRY_NEVER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SignetHttpRequest) request = signet_http_request_new (cases[i].method, "/");

      g_test_message ("%u: %s %u", i, cases[i].method, cases[i].status);
      g_assert_cmpint (signet_http_retry_after_answer (request, cases[i].status,
                                                       cases[i].retry_after, cases[i].attempt,
                                                       1000, 0.5),
                       ==, cases[i].expected);
    }
}

static void
test_retry_error (void)
{
  const struct
  {
    const char *method;
    gboolean keyed;
    int code;
    gboolean expected;
  } cases[] = {
    { "GET", FALSE, G_IO_ERROR_PARTIAL_INPUT, TRUE },
    { "POST", FALSE, G_IO_ERROR_PARTIAL_INPUT, FALSE },
    { "POST", TRUE, G_IO_ERROR_PARTIAL_INPUT, TRUE },
    { "POST", FALSE, G_IO_ERROR_WOULD_BLOCK, TRUE },
    { "PATCH", FALSE, G_IO_ERROR_CONNECTION_CLOSED, FALSE },
    { "GET", FALSE, G_IO_ERROR_CONNECTION_REFUSED, FALSE },
    { "GET", FALSE, G_IO_ERROR_TIMED_OUT, FALSE },
    { "GET", FALSE, G_IO_ERROR_CANCELLED, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SignetHttpRequest) request = signet_http_request_new (cases[i].method, "/");
      g_autoptr(GError) error = g_error_new_literal (G_IO_ERROR, cases[i].code, "why");
      int delay;

      if (cases[i].keyed)
        signet_http_request_set_idempotency_key (request, "key");
      delay = signet_http_retry_after_error (request, error, 0, 0.5);

      g_test_message ("%u: %s", i, cases[i].method);
      g_assert_cmpint (delay, ==, cases[i].expected ? 50 : SIGNET_HTTP_RETRY_NEVER);
      g_assert_cmpint (signet_http_retry_after_error (request, error, 4, 0.5), ==,
                       SIGNET_HTTP_RETRY_NEVER);
    }
}

static void
test_link (void)
{
  const struct
  {
    const char *header;
    const char *expected;
  } cases[] = {
    { NULL, NULL },
    { "", NULL },
    { "</v1/x?after=a%2Cb>; rel=\"next\"", "/v1/x?after=a%2Cb" },
    { "</v1/x>; rel=next", "/v1/x" },
    { "</p>; rel=\"prev\", </n?a=1,2>; title=\"a, \\\"b\"; rel=\"next\"", "/n?a=1,2" },
    { "</a>; rel=\"first next\"", "/a" },
    { "<?after=7>; rel=\"next\"", "/v1/credentials?after=7" },
    { "<http://localhost/a>; rel=\"next\"", "/a" },
    { "<http://elsewhere/a>; rel=\"next\"", NULL },
    { "<http://localhost:81/a>; rel=\"next\"", NULL },
    { "<//elsewhere/a>; rel=\"next\"", NULL },
    { "</a; rel=\"next\"", NULL },
    { "</a>", NULL },
    { "/a; rel=\"next\"", NULL },
    { ",,;,", NULL },
  };
  g_autoptr(GUri) uri = g_uri_parse ("http://localhost/v1/credentials?limit=5",
                                     SOUP_HTTP_URI_FLAGS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SoupMessageHeaders) headers =
        soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
      g_autoptr(SignetHttpReply) reply = NULL;
      g_autofree char *next = NULL;

      if (cases[i].header != NULL)
        soup_message_headers_append (headers, "Link", cases[i].header);
      reply = signet_http_reply_new (200, headers, uri, NULL);
      next = signet_http_reply_dup_link (reply, "next");

      g_test_message ("%s", cases[i].header);
      g_assert_cmpstr (next, ==, cases[i].expected);
    }
}

/*
 * Public
 */

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/http-error/transport", test_transport);
  g_test_add_func ("/http-error/cancelled", test_cancelled);
  g_test_add_func ("/http-error/answer", test_answer);
  g_test_add_func ("/http-error/problems", test_problems);
  g_test_add_func ("/http-error/retry-answer", test_retry_answer);
  g_test_add_func ("/http-error/retry-error", test_retry_error);
  g_test_add_func ("/http-error/link", test_link);

  return g_test_run ();
}
