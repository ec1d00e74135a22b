/* test-http-client.c: asking a server that answers well, badly, late or not at all
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "await.h"
#include "fake-server.h"
#include "signet-error.h"
#include "signet-http-client.h"
#include "signet-json.h"
#include "signet-problem.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>

/* Time stands still here: it only notes how long it was asked to wait. */
typedef struct
{
  FakeServer *server;
  SignetHttpClient *client;
  GArray *waits;
  gboolean forever;
} Fixture;

/*
 * Helpers
 */

static gint64
tell_time (gpointer data)
{
  return 1000;
}

static double
tell_random (gpointer data)
{
  return 0.5;
}

static GSource *
make_wait (guint    milliseconds,
           gpointer data)
{
  Fixture *fixture = data;

  g_array_append_val (fixture->waits, milliseconds);

  return g_timeout_source_new (fixture->forever ? G_MAXUINT : 0);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  SignetHttpClock clock = { tell_time, tell_random, make_wait, fixture };

  fixture->server = fake_server_new ();
  fixture->client = signet_http_client_new_local (fake_server_get_path (fixture->server));
  signet_http_client_set_clock (fixture->client, &clock);
  fixture->waits = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->client);
  await_idle ();
  g_clear_object (&fixture->server);
  g_array_unref (fixture->waits);
}

static SignetHttpReply *
send_request (Fixture            *fixture,
              SignetHttpRequest  *request,
              GPtrArray         **problems,
              GError            **error)
{
  g_autoptr(GAsyncResult) result =
    AWAIT (signet_http_client_send_async, fixture->client, request, NULL);

  return signet_http_client_send_finish (fixture->client, result, problems, error);
}

static SignetHttpReply *
get (Fixture  *fixture,
     GError  **error)
{
  g_autoptr(SignetHttpRequest) request = signet_http_request_new (SOUP_METHOD_GET, "/v1/me?a=b");

  return send_request (fixture, request, NULL, error);
}

static void
assert_waits (Fixture *fixture,
              guint    first,
              guint    second)
{
  g_assert_cmpuint (fixture->waits->len, ==, 2);
  g_assert_cmpuint (g_array_index (fixture->waits, guint, 0), ==, first);
  g_assert_cmpuint (g_array_index (fixture->waits, guint, 1), ==, second);
}

static void
assert_fails (Fixture     *fixture,
              SignetError  code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetHttpReply) reply = get (fixture, &error);

  g_assert_error (error, SIGNET_ERROR, (int) code);
  g_assert_null (reply);
}

static void
test_answer (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetHttpReply) reply = NULL;
  g_autofree char *agent = NULL;

  fake_server_answer (fixture->server, 200, "ETag: \"3\"\r\nLink: </b>; rel=\"next\"\r\n",
                      "{\"user\":\"ada\"}");
  reply = get (fixture, &error);
  agent = fake_server_dup_header (fixture->server, 0, "User-Agent");

  g_assert_no_error (error);
  g_assert_cmpuint (signet_http_reply_get_status (reply), ==, 200);
  g_assert_cmpstr (signet_http_reply_get_header (reply, "etag"), ==, "\"3\"");
  g_assert_cmpstr (signet_json_peek_string (signet_http_reply_get_body (reply), "user"),
                   ==, "ada");
  g_assert_true (g_str_has_prefix (fake_server_get_request (fixture->server, 0),
                                   "GET /v1/me?a=b HTTP/1.1\n"));
  g_assert_true (g_str_has_prefix (agent, "signet/"));
}

static void
test_body (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) body = json_from_string ("{\"a\":[1]}", NULL);
  g_autoptr(SignetHttpRequest) request = signet_http_request_new ("PATCH", "/v1/x");
  g_autoptr(SignetHttpReply) reply = NULL;
  g_autofree char *type = NULL;
  g_autofree char *match = NULL;

  signet_http_request_add_header (request, "If-Match", "\"7\"");
  signet_http_request_set_body (request, "application/merge-patch+json", body);
  fake_server_answer (fixture->server, 204, NULL, "");
  reply = send_request (fixture, request, NULL, &error);
  type = fake_server_dup_header (fixture->server, 0, "Content-Type");
  match = fake_server_dup_header (fixture->server, 0, "If-Match");

  g_assert_no_error (error);
  g_assert_null (signet_http_reply_get_body (reply));
  g_assert_true (g_str_has_suffix (fake_server_get_request (fixture->server, 0),
                                   "\n\n{\"a\":[1]}"));
  g_assert_cmpstr (type, ==, "application/merge-patch+json");
  g_assert_cmpstr (match, ==, "\"7\"");
}

static void
test_refusals (Fixture       *fixture,
               gconstpointer  data)
{
  const struct
  {
    guint status;
    SignetError expected;
  } cases[] = {
    { 401, SIGNET_ERROR_UNAUTHORIZED }, { 403, SIGNET_ERROR_FORBIDDEN },
    { 404, SIGNET_ERROR_NOT_FOUND }, { 409, SIGNET_ERROR_CONFLICT },
    { 412, SIGNET_ERROR_CHANGED }, { 301, SIGNET_ERROR_MALFORMED },
    { 500, SIGNET_ERROR_SERVER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SignetHttpReply) reply = NULL;

      fake_server_answer (fixture->server, cases[i].status, "Location: /elsewhere\r\n",
                          "{\"detail\":\"Why.\"}");
      reply = get (fixture, &error);

      g_assert_null (reply);
      g_assert_error (error, SIGNET_ERROR, (int) cases[i].expected);
      g_assert_cmpstr (error->message, ==, "Why.");
    }

  g_assert_cmpuint (fake_server_count (fixture->server), ==, G_N_ELEMENTS (cases));
}

static void
test_problems (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(SignetHttpRequest) request = signet_http_request_new ("POST", "/v1/credentials");
  g_autoptr(SignetHttpReply) reply = NULL;

  fake_server_answer (fixture->server, 422, NULL,
                      "{\"detail\":\"Bad.\",\"errors\":"
                      "[{\"pointer\":\"/grants\",\"code\":\"api-required\"}]}");
  reply = send_request (fixture, request, &problems, &error);

  g_assert_null (reply);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (signet_problem_get_pointer (g_ptr_array_index (problems, 0)), ==, "/grants");
}

static void
test_malformed (Fixture       *fixture,
                gconstpointer  data)
{
  const char *answers[] = {
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5\r\n\r\n{\"a\":",
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\n\"\xff\xfe\"",
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\n<p/>",
    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_test_message ("%u", i);
      fake_server_cut (fixture->server, answers[i]);
      assert_fails (fixture, SIGNET_ERROR_MALFORMED);
    }
}

static void
test_huge (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *body = g_strnfill (SIGNET_HTTP_BODY_MAX + 1, ' ');
  g_autofree char *answer = g_strconcat ("HTTP/1.1 200 OK\r\nContent-Type: application/json"
                                         "\r\nConnection: close\r\n\r\n", body, NULL);

  fake_server_cut (fixture->server, answer);
  assert_fails (fixture, SIGNET_ERROR_MALFORMED);
}

static void
test_retry (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetHttpReply) reply = NULL;

  fake_server_answer (fixture->server, 503, NULL, "{}");
  fake_server_answer (fixture->server, 429, "Retry-After: 7\r\n", "{}");
  fake_server_answer (fixture->server, 200, NULL, "{}");
  reply = get (fixture, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (signet_http_reply_get_status (reply), ==, 200);
  assert_waits (fixture, 50, 7000);
}

static void
test_give_up (Fixture       *fixture,
              gconstpointer  data)
{
  for (guint i = 0; i < 9; i++)
    fake_server_answer (fixture->server, 503, NULL, "{\"detail\":\"Busy.\"}");

  assert_fails (fixture, SIGNET_ERROR_SERVER);
  g_assert_cmpuint (fake_server_count (fixture->server), ==, 5);
}

static void
test_full_storage (Fixture       *fixture,
                   gconstpointer  data)
{
  fake_server_answer (fixture->server, 503, NULL,
                      "{\"type\":\"urn:signet:problem:storage-read-only\",\"detail\":\"Why.\"}");

  assert_fails (fixture, SIGNET_ERROR_STORAGE_READ_ONLY);
  g_assert_cmpuint (fixture->waits->len, ==, 0);
}

/* The same answers to what may not be sent twice. */
static void
test_no_retry (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(SignetHttpRequest) request = signet_http_request_new ("POST", "/");
  const char *cuts[] = { "HTTP/1.1 2", "HTTP/1.1 200 OK\r\nContent-Le",
                         "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" };

  for (guint i = 0; i < 1 + G_N_ELEMENTS (cuts); i++)
    {
      const int expected = i == 0 ? SIGNET_ERROR_SERVER : SIGNET_ERROR_INTERRUPTED;
      g_autoptr(GError) error = NULL;

      if (i == 0)
        fake_server_answer (fixture->server, 503, NULL, "{}");
      else
        fake_server_cut (fixture->server, cuts[i - 1]);
      g_assert_null (send_request (fixture, request, NULL, &error));
      g_assert_error (error, SIGNET_ERROR, expected);
    }

  g_assert_cmpuint (fake_server_count (fixture->server), ==, 1 + G_N_ELEMENTS (cuts));
  g_assert_cmpuint (fixture->waits->len, ==, 0);
}

static void
test_cut (Fixture       *fixture,
          gconstpointer  data)
{
  const char *answers[] = {
    "",
    "HTTP/1.1 200 OK\r\nContent-Le",
    "I speak no HTTP\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{\"a\"",
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    "5\r\n{\"a",
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr(SignetHttpRequest) request = signet_http_request_new ("POST", "/");
      g_autoptr(GError) error = NULL;

      g_test_message ("%u", i);
      fake_server_cut (fixture->server, answers[i]);
      g_assert_null (send_request (fixture, request, NULL, &error));
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INTERRUPTED);
    }
}

static void
test_keyed (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetHttpRequest) request = signet_http_request_new ("POST", "/v1/credentials");
  g_autoptr(SignetHttpReply) reply = NULL;

  signet_http_request_set_idempotency_key (request, "the-key");
  signet_http_request_set_sensitive (request);
  fake_server_cut (fixture->server, "HTTP/1.1 201 Created\r\nContent-Length: 99\r\n\r\n{");
  fake_server_cut (fixture->server, "HTTP/1.1 201 Cre");
  fake_server_answer (fixture->server, 200, "Idempotency-Replayed: true\r\n", "{}");
  reply = send_request (fixture, request, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (signet_http_reply_get_header (reply, "Idempotency-Replayed"), ==, "true");
  g_assert_cmpuint (fake_server_count (fixture->server), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *key = fake_server_dup_header (fixture->server, i, "Idempotency-Key");

      g_assert_cmpstr (key, ==, "the-key");
    }
}

static void
test_nobody (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(SignetHttpClient) client = signet_http_client_new_local ("/nowhere/socket");

  fake_server_stop_listening (fixture->server);
  assert_fails (fixture, SIGNET_ERROR_UNREACHABLE);

  g_clear_object (&fixture->client);
  fixture->client = g_steal_pointer (&client);
  assert_fails (fixture, SIGNET_ERROR_UNREACHABLE);
}

/* A socket whose queue is full says so at once, whatever is to be sent. */
static void
test_busy (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_strconcat (fake_server_get_path (fixture->server), "-busy", NULL);
  g_autoptr(GSocketAddress) address = g_unix_socket_address_new (path);
  g_autoptr(GPtrArray) queue = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(SignetHttpRequest) request = signet_http_request_new ("PATCH", "/");
  g_autoptr(GError) error = NULL;
  GSocket *listening = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_STREAM, 0, NULL);
  GSocket *waiting;

  g_ptr_array_add (queue, listening);
  g_socket_set_listen_backlog (listening, 1);
  g_assert_true (g_socket_bind (listening, address, TRUE, NULL));
  g_assert_true (g_socket_listen (listening, NULL));
  do
    {
      waiting = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_STREAM, 0, NULL);
      g_socket_set_blocking (waiting, FALSE);
      g_ptr_array_add (queue, waiting);
    }
  while (g_socket_connect (waiting, address, NULL, NULL));

  g_object_unref (fixture->client);
  fixture->client = signet_http_client_new_local (path);
  signet_http_client_set_clock (fixture->client,
                                &(SignetHttpClock) { tell_time, tell_random, make_wait, fixture });
  g_assert_null (send_request (fixture, request, NULL, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_UNREACHABLE);
  g_assert_cmpuint (fixture->waits->len, ==, 4);
  g_remove (path);
}

static void
test_slow (Fixture       *fixture,
           gconstpointer  data)
{
  signet_http_client_set_timeout (fixture->client, 1);
  fake_server_hang (fixture->server);

  assert_fails (fixture, SIGNET_ERROR_TIMED_OUT);
  g_assert_cmpuint (fake_server_count (fixture->server), ==, 1);
}

/* Before the answer, in the middle of it, and while waiting to ask again. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(SignetHttpRequest) request = signet_http_request_new (SOUP_METHOD_GET, "/");

  fixture->forever = TRUE;
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(GAsyncResult) result = NULL;
      g_autoptr(GError) error = NULL;
      GAsyncResult *pending = NULL;

      if (i == 0)
        fake_server_hang (fixture->server);
      else if (i == 1)
        fake_server_answer (fixture->server, 200, NULL, "{}");
      else
        fake_server_answer (fixture->server, 503, NULL, "{}");

      signet_http_client_send_async (fixture->client, request, cancellable, await_cb, &pending);
      while (fake_server_count (fixture->server) <= i ||
             (i == 2 && fixture->waits->len == 0))
        g_main_context_iteration (NULL, TRUE);
      g_cancellable_cancel (cancellable);
      result = await_result (&pending);

      g_assert_null (signet_http_client_send_finish (fixture->client, result, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

static void
test_elsewhere (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetHttpRequest) request = signet_http_request_new ("GET", "//elsewhere/v1");

  g_assert_null (send_request (fixture, request, NULL, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
  g_assert_cmpuint (fake_server_count (fixture->server), ==, 0);
}

/* Nobody looks into it here, but it must be of the right kind. */
static void
test_raw (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *many = g_strnfill (300000, ' ');
  g_autofree char *body = g_strconcat ("{", many, "oh", NULL);
  g_autoptr(SignetHttpRequest) request = signet_http_request_new (SOUP_METHOD_GET, "/v1/me?a=b");
  g_autoptr(SignetHttpReply) reply = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  signet_http_request_set_raw (request);
  fake_server_answer (fixture->server, 200, NULL, body);
  reply = send_request (fixture, request, NULL, &error);
  g_assert_no_error (error);
  bytes = signet_http_reply_take_bytes (reply);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), body, strlen (body));
  g_assert_null (signet_http_reply_take_bytes (reply));
  g_assert_null (signet_http_reply_get_body (reply));

  fake_server_answer (fixture->server, 503, NULL, "{}");
  fake_server_answer (fixture->server, 403, NULL, "{}");
  g_assert_null (send_request (fixture, request, NULL, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_FORBIDDEN);
}

/*
 * Public
 */

int
main (int   argc,
      char *argv[])
{
  const struct
  {
    const char *path;
    void (*func) (Fixture       *fixture,
                  gconstpointer  data);
  } tests[] = {
    { "/http-client/answer", test_answer },
    { "/http-client/body", test_body },
    { "/http-client/raw", test_raw },
    { "/http-client/refusals", test_refusals },
    { "/http-client/problems", test_problems },
    { "/http-client/malformed", test_malformed },
    { "/http-client/huge", test_huge },
    { "/http-client/retry", test_retry },
    { "/http-client/give-up", test_give_up },
    { "/http-client/full-storage", test_full_storage },
    { "/http-client/no-retry", test_no_retry },
    { "/http-client/cut", test_cut },
    { "/http-client/keyed", test_keyed },
    { "/http-client/nobody", test_nobody },
    { "/http-client/busy", test_busy },
    { "/http-client/slow", test_slow },
    { "/http-client/cancel", test_cancel },
    { "/http-client/elsewhere", test_elsewhere },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
