/* test-token-client.c: getting tokens from issuers that answer well, badly or not at all
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "await.h"
#include "fake-server.h"
#include "fixtures.h"
#include "signet-error.h"
#include "signet-token-client.h"
#include "signet-token-error.h"

#include <gio/gunixsocketaddress.h>
#include <string.h>

#define GOOD "{\"access_token\":\"tok.1\",\"token_type\":\"Bearer\",\"expires_in\":600}"

typedef struct
{
  FakeServer *server;
  GSocketAddress *address;
} Fixture;

/*
 * Helpers
 */

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->server = fake_server_new ();
  fixture->address = g_unix_socket_address_new (fake_server_get_path (fixture->server));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  await_idle ();
  g_clear_object (&fixture->server);
  g_clear_object (&fixture->address);
}

/* Over a socket that speaks no TLS, so the endpoint is one of this computer. */
static SignetTokenClient *
make_client (Fixture    *fixture,
             const char *methods)
{
  g_autofree char *text = NULL;
  g_autoptr(JsonNode) metadata = NULL;
  g_autoptr(SignetTokenEndpoint) endpoint = NULL;
  g_autoptr(GError) error = NULL;

  text = g_strdup_printf ("{\"issuer\":\"http://127.0.0.1\","
                          "\"token_endpoint\":\"http://127.0.0.1/oauth/token?a=b\"%s%s}",
                          methods != NULL ? ",\"token_endpoint_auth_methods_supported\":" : "",
                          methods != NULL ? methods : "");
  metadata = fixture_json (text);
  endpoint = signet_token_endpoint_new_from_metadata (metadata, &error);
  g_assert_no_error (error);

  return signet_token_client_new (endpoint, G_SOCKET_CONNECTABLE (fixture->address));
}

static SignetTokenRequest *
make_request (const char *client_id,
              const char *secret)
{
  g_autoptr(SecretValue) value = secret_value_new (secret, -1, "text/plain");

  return signet_token_request_new (client_id, value);
}

static SignetAccessToken *
fetch (SignetTokenClient   *client,
       SignetTokenRequest  *request,
       GError             **error)
{
  g_autoptr(GAsyncResult) result =
    AWAIT (signet_token_client_fetch_async, client, request, NULL);

  return signet_token_client_fetch_finish (client, result, error);
}

static SignetAccessToken *
fetch_simply (Fixture  *fixture,
              GError  **error)
{
  g_autoptr(SignetTokenClient) client = make_client (fixture, "[\"client_secret_basic\"]");
  g_autoptr(SignetTokenRequest) request = make_request ("acme", "sgn_secret");

  return fetch (client, request, error);
}

static const char *
get_body (Fixture *fixture,
          guint    index)
{
  return strstr (fake_server_get_request (fixture->server, index), "\n\n") + 2;
}

static void
test_basic (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(SignetTokenClient) client = make_client (fixture, NULL);
  g_autoptr(SignetTokenRequest) request = make_request ("ac me:é", "a+b/c%d:e&f");
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetAccessToken) token = NULL;
  g_autofree char *authorization = NULL;
  g_autofree char *type = NULL;
  g_autofree char *expected = NULL;
  const char *pair = "ac%20me%3A%C3%A9:a%2Bb%2Fc%25d%3Ae%26f";

  fake_server_answer (fixture->server, 200, NULL, GOOD);
  token = fetch (client, request, &error);
  authorization = fake_server_dup_header (fixture->server, 0, "Authorization");
  type = fake_server_dup_header (fixture->server, 0, "Content-Type");
  expected = g_base64_encode ((const guchar *) pair, strlen (pair));

  g_assert_no_error (error);
  g_assert_cmpstr (secret_value_get_text (signet_access_token_get_value (token)), ==, "tok.1");
  g_assert_true (g_str_has_prefix (authorization, "Basic "));
  g_assert_cmpstr (authorization + strlen ("Basic "), ==, expected);
  g_assert_cmpstr (type, ==, "application/x-www-form-urlencoded");
  g_assert_cmpstr (get_body (fixture, 0), ==, "grant_type=client_credentials");
  g_assert_true (g_str_has_prefix (fake_server_get_request (fixture->server, 0),
                                   "POST /oauth/token?a=b HTTP/1.1\n"));
}

static void
test_post (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(SignetTokenClient) client = make_client (fixture, "[\"client_secret_post\",3]");
  g_autoptr(SignetTokenRequest) request = make_request ("ac me", "a&b=c");
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetAccessToken) token = NULL;
  g_autofree char *authorization = NULL;

  signet_token_request_set_scope (request, "a:b c:d");
  signet_token_request_set_audience (request, "https://api.example/?x=1");
  signet_token_request_add_resource (request, "https://one.example");
  signet_token_request_add_resource (request, "https://two.example");
  fake_server_answer (fixture->server, 200, NULL, GOOD);
  token = fetch (client, request, &error);
  authorization = fake_server_dup_header (fixture->server, 0, "Authorization");

  g_assert_no_error (error);
  g_assert_null (authorization);
  g_assert_cmpstr (get_body (fixture, 0), ==,
                   "grant_type=client_credentials&scope=a%3Ab%20c%3Ad"
                   "&audience=https%3A%2F%2Fapi.example%2F%3Fx%3D1"
                   "&resource=https%3A%2F%2Fone.example&resource=https%3A%2F%2Ftwo.example"
                   "&client_id=ac%20me&client_secret=a%26b%3Dc");
}

/* Without a word about it in the metadata, the second way is tried once, and kept. */
static void
test_fall_back (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(SignetTokenClient) client = make_client (fixture, NULL);
  g_autoptr(SignetTokenRequest) request = make_request ("acme", "sgn_secret");
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetAccessToken) first = NULL;
  g_autoptr(SignetAccessToken) second = NULL;

  fake_server_answer (fixture->server, 401, NULL, "{\"error\":\"invalid_client\"}");
  fake_server_answer (fixture->server, 200, NULL, GOOD);
  fake_server_answer (fixture->server, 200, NULL, GOOD);
  first = fetch (client, request, &error);
  g_assert_no_error (error);
  second = fetch (client, request, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (fake_server_count (fixture->server), ==, 3);
  g_assert_nonnull (strstr (get_body (fixture, 1), "client_secret=sgn_secret"));
  g_assert_nonnull (strstr (get_body (fixture, 2), "client_secret=sgn_secret"));
}

/* Of two refusals, the first counts, unless the second knows the client. */
static void
test_fall_back_in_vain (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(SignetTokenClient) client = make_client (fixture, NULL);
  g_autoptr(SignetTokenRequest) request = make_request ("acme", "sgn_secret");
  g_autoptr(GError) error = NULL;

  fake_server_answer (fixture->server, 401, NULL,
                      "{\"error\":\"invalid_client\",\"error_description\":\"First\"}");
  fake_server_answer (fixture->server, 400, NULL,
                      "{\"error\":\"invalid_request\",\"error_description\":\"Second\"}");
  g_assert_null (fetch (client, request, &error));
  g_assert_error (error, SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_CLIENT);
  g_assert_cmpstr (error->message, ==, "First");
  g_clear_error (&error);

  fake_server_answer (fixture->server, 401, NULL, "{\"error\":\"invalid_client\"}");
  fake_server_answer (fixture->server, 400, NULL, "{\"error\":\"invalid_scope\"}");
  g_assert_null (fetch (client, request, &error));
  g_assert_error (error, SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_SCOPE);
}

static void
test_other_ways_only (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(SignetTokenClient) client = make_client (fixture, "[\"private_key_jwt\"]");
  g_autoptr(SignetTokenRequest) request = make_request ("acme", "sgn_secret");
  g_autoptr(GError) error = NULL;

  g_assert_null (fetch (client, request, &error));
  g_assert_error (error, SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_NOT_ALLOWED);
  g_assert_cmpuint (fake_server_count (fixture->server), ==, 0);
}

/* What RFC 6749 wants, and what issuers really do. */
static void
test_answers (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *body;
    gint64 lifetime;
    const char *scope;
  } cases[] = {
    { "{\"access_token\":\"t\",\"token_type\":\"bearer\",\"expires_in\":\"3599\"}", 3599, NULL },
    { "{\"access_token\":\"t\",\"token_type\":\"BEARER\",\"expires_in\":0}", 0, NULL },
    { "{\"access_token\":\"t\",\"scope\":\"a b\"}", -1, "a b" },
    { "{\"access_token\":\"t\",\"expires_in\":null,\"scope\":null}", -1, NULL },
    { "{\"access_token\":\"t\",\"expires_in\":-7,\"scope\":[\"a\"]}", -1, NULL },
    { "{\"access_token\":\"t\",\"expires_in\":1e9}", -1, NULL },
    { "{\"access_token\":\"t\",\"expires_in\":\"soon\"}", -1, NULL },
    { "{\"access_token\":\"t\",\"expires_in\":9223372036854775807}", -1, NULL },
    { " {\"x\":{\"access_token\":\"u\"},\"access_token\":\"t\"} ", -1, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SignetAccessToken) token = NULL;
      gint64 now = g_get_real_time () / G_USEC_PER_SEC;
      gint64 expires;

      g_test_message ("%s", cases[i].body);
      fake_server_answer (fixture->server, 200, NULL, cases[i].body);
      token = fetch_simply (fixture, &error);
      g_assert_no_error (error);
      expires = signet_access_token_get_expires (token);

      g_assert_cmpstr (secret_value_get_text (signet_access_token_get_value (token)), ==, "t");
      g_assert_cmpstr (signet_access_token_get_scope (token), ==, cases[i].scope);
      g_assert_null (signet_access_token_get_claims (token));
      if (cases[i].lifetime < 0)
        g_assert_cmpint (expires, ==, SIGNET_TOKEN_NO_TIME);
      else
        g_assert_true (expires >= now + cases[i].lifetime &&
                       expires <= now + cases[i].lifetime + 60);
    }
}

/* If the answer does not say when it ends, the token may. */
static void
test_end_in_token (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetAccessToken) token = NULL;
  g_autoptr(SecretValue) header = NULL;

  fake_server_answer (fixture->server, 200, NULL,
                      "{\"access_token\":\"eyJhbGciOiJFUzI1NiJ9.eyJleHAiOjE3MDB9.eA\"}");
  token = fetch_simply (fixture, &error);
  g_assert_no_error (error);
  header = signet_access_token_dup_header (token);

  g_assert_cmpint (signet_access_token_get_expires (token), ==, 1700);
  g_assert_nonnull (signet_access_token_get_claims (token));
  g_assert_cmpstr (secret_value_get_text (header), ==,
                   "Authorization: Bearer eyJhbGciOiJFUzI1NiJ9.eyJleHAiOjE3MDB9.eA");
}

static void
test_bad_answers (Fixture       *fixture,
                  gconstpointer  data)
{
  const struct
  {
    const char *body;
    GQuark domain;
    int code;
  } cases[] = {
    { "", SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_NO_ENDPOINT },
    { "<html>Welcome</html>", SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_NO_ENDPOINT },
    { "[]", SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_NO_ENDPOINT },
    { "{}", SIGNET_ERROR, SIGNET_ERROR_MALFORMED },
    { "{\"access_token\"", SIGNET_ERROR, SIGNET_ERROR_MALFORMED },
    { "{\"access_token\":7}", SIGNET_ERROR, SIGNET_ERROR_MALFORMED },
    { "{\"access_token\":\"\"}", SIGNET_ERROR, SIGNET_ERROR_MALFORMED },
    { "{\"access_token\":\"a\\r\\nX: y\"}", SIGNET_ERROR, SIGNET_ERROR_MALFORMED },
    { "{\"access_token\":\"a b\"}", SIGNET_ERROR, SIGNET_ERROR_MALFORMED },
    { "{\"access_token\":\"\xc3\xa9\"}", SIGNET_ERROR, SIGNET_ERROR_MALFORMED },
    { "{\"access_token\":\"t\",\"token_type\":\"DPoP\"}",
      SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_TOKEN_TYPE },
    { "{\"error\":\"invalid_scope\"}", SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_SCOPE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", cases[i].body);
      fake_server_answer (fixture->server, 200, NULL, cases[i].body);
      g_assert_null (fetch_simply (fixture, &error));
      g_assert_error (error, cases[i].domain, cases[i].code);
    }
}

static void
test_refusals (Fixture       *fixture,
               gconstpointer  data)
{
  static const struct
  {
    guint status;
    const char *body;
    SignetTokenError code;
  } cases[] = {
    /* RFC 6749 §5.2, RFC 8707 §2. */
    { 401, "{\"error\":\"invalid_client\"}", SIGNET_TOKEN_ERROR_CLIENT },
    { 400, "{\"error\":\"invalid_client\"}", SIGNET_TOKEN_ERROR_CLIENT },
    { 400, "{\"error\":\"invalid_scope\"}", SIGNET_TOKEN_ERROR_SCOPE },
    { 400, "{\"error\":\"invalid_target\"}", SIGNET_TOKEN_ERROR_AUDIENCE },
    { 400, "{\"error\":\"unauthorized_client\"}", SIGNET_TOKEN_ERROR_NOT_ALLOWED },
    { 400, "{\"error\":\"unsupported_grant_type\"}", SIGNET_TOKEN_ERROR_GRANT_TYPE },
    { 400, "{\"error\":\"invalid_request\"}", SIGNET_TOKEN_ERROR_REQUEST },
    { 400, "{\"error\":\"brand_new\"}", SIGNET_TOKEN_ERROR_REQUEST },
    /* Auth0, which calls everything by one name. */
    { 401, "{\"error\":\"access_denied\",\"error_description\":\"Unauthorized\"}",
      SIGNET_TOKEN_ERROR_CLIENT },
    { 403, "{\"error\":\"access_denied\",\"error_description\":"
           "\"Service not enabled within domain: https://api.example\"}",
      SIGNET_TOKEN_ERROR_AUDIENCE },
    { 403, "{\"error\":\"access_denied\",\"error_description\":"
           "\"Client is not authorized to access \\\"https://api.example\\\".\"}",
      SIGNET_TOKEN_ERROR_NOT_GRANTED },
    { 403, "{\"error\":\"access_denied\"}", SIGNET_TOKEN_ERROR_DENIED },
    /* Keycloak, which calls two things by one name. */
    { 401, "{\"error\":\"unauthorized_client\",\"error_description\":"
           "\"Invalid client or Invalid client credentials\"}", SIGNET_TOKEN_ERROR_CLIENT },
    { 401, "{\"error\":\"unauthorized_client\",\"error_description\":"
           "\"Client not enabled to retrieve service account\"}", SIGNET_TOKEN_ERROR_NOT_ALLOWED },
    /* Others, which do not speak OAuth, or only a little. */
    { 401, "Who are you?", SIGNET_TOKEN_ERROR_CLIENT },
    { 403, "<html>", SIGNET_TOKEN_ERROR_DENIED },
    { 404, "", SIGNET_TOKEN_ERROR_NO_ENDPOINT },
    { 404, "{\"error\":7}", SIGNET_TOKEN_ERROR_NO_ENDPOINT },
    { 405, "[]", SIGNET_TOKEN_ERROR_NO_ENDPOINT },
    { 302, "", SIGNET_TOKEN_ERROR_NO_ENDPOINT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("%u %s", cases[i].status, cases[i].body);
      fake_server_answer (fixture->server, cases[i].status, NULL, cases[i].body);
      g_assert_null (fetch_simply (fixture, &error));
      g_assert_error (error, SIGNET_TOKEN_ERROR, (int) cases[i].code);
    }
}

/* Troubles of the issuer are no refusal. The first ones are over at once. */
static void
test_troubles (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fake_server_answer (fixture->server, 400, NULL, "{\"error\":\"temporarily_unavailable\"}");
  g_assert_null (fetch_simply (fixture, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_SERVER);
  g_clear_error (&error);

  /* For so long, nobody waits. */
  fake_server_answer (fixture->server, 429, "Retry-After: 3600\r\n",
                      "{\"error\":\"access_denied\",\"error_description\":\"Too many requests\"}");
  g_assert_null (fetch_simply (fixture, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_RATE_LIMITED);
  g_assert_cmpstr (error->message, ==, "Too many requests");
}

/* An issuer that dies in mid-answer is asked again, because a token more does no harm. */
static void
test_dies (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetAccessToken) token = NULL;

  fake_server_cut (fixture->server, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                                    "Content-Length: 100\r\n\r\n{\"access_token\":\"ha");
  fake_server_answer (fixture->server, 200, NULL, GOOD);
  token = fetch_simply (fixture, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (secret_value_get_text (signet_access_token_get_value (token)), ==, "tok.1");
}

static void
test_nobody (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fake_server_stop_listening (fixture->server);
  g_assert_null (fetch_simply (fixture, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_UNREACHABLE);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(SignetTokenClient) client = make_client (fixture, NULL);
  g_autoptr(SignetTokenRequest) request = make_request ("acme", "sgn_secret");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult **place = await_begin ();

  fake_server_hang (fixture->server);
  signet_token_client_fetch_async (client, request, cancellable, await_cb, place);
  g_cancellable_cancel (cancellable);
  result = await_result (place);
  g_assert_null (signet_token_client_fetch_finish (client, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What the issuer says is shown to people, and must be short, clean and without the secret. */
static void
test_descriptions (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *filler = g_strnfill (5000, 'x');
  g_autofree char *longer = NULL;
  g_autoptr(GError) error = NULL;

  longer = g_strdup_printf ("{\"error\":\"invalid_scope\",\"error_description\":\"a\\nb%s\"}",
                            filler);
  fake_server_answer (fixture->server, 400, NULL, longer);
  g_assert_null (fetch_simply (fixture, &error));
  g_assert_true (g_str_has_prefix (error->message, "a bxxx"));
  g_assert_cmpuint (strlen (error->message), <=, 300);
  g_clear_error (&error);

  fake_server_answer (fixture->server, 401, NULL,
                      "{\"error\":\"invalid_client\",\"error_description\":"
                      "\"Wrong secret: sgn_secret!\"}");
  g_assert_null (fetch_simply (fixture, &error));
  g_assert_error (error, SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_CLIENT);
  g_assert_null (strstr (error->message, "sgn_secret"));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/token-client/basic", test_basic);
  ADD ("/token-client/post", test_post);
  ADD ("/token-client/fall-back", test_fall_back);
  ADD ("/token-client/fall-back-in-vain", test_fall_back_in_vain);
  ADD ("/token-client/other-ways-only", test_other_ways_only);
  ADD ("/token-client/answers", test_answers);
  ADD ("/token-client/end-in-token", test_end_in_token);
  ADD ("/token-client/bad-answers", test_bad_answers);
  ADD ("/token-client/refusals", test_refusals);
  ADD ("/token-client/troubles", test_troubles);
  ADD ("/token-client/dies", test_dies);
  ADD ("/token-client/nobody", test_nobody);
  ADD ("/token-client/cancel", test_cancel);
  ADD ("/token-client/descriptions", test_descriptions);

  return g_test_run ();
}
