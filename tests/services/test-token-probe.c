/* test-token-probe.c: whether an issuer can be asked for tokens
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "await.h"
#include "fake-server.h"
#include "signet-error.h"
#include "signet-token-error.h"
#include "signet-token-probe.h"

#include <gio/gunixsocketaddress.h>

#define ISSUER "https://issuer.example"
#define ENDPOINT ISSUER "/oauth/token"
#define METADATA "{\"issuer\":\"" ISSUER "\",\"token_endpoint\":\"" ENDPOINT "\"}"
#define LOOPBACK "http://127.0.0.1:1"
#define JSON "Content-Type: application/json\r\n"

/*
 * Helpers
 */

static SignetTokenEndpoint *
probe (FakeServer  *server,
       const char  *issuer,
       const char  *token_endpoint,
       GError     **error)
{
  g_autoptr(GSocketAddress) address =
    server == NULL ? NULL : g_unix_socket_address_new (fake_server_get_path (server));
  GSocketConnectable *connectable = address != NULL ? G_SOCKET_CONNECTABLE (address) : NULL;
  g_autoptr(GAsyncResult) result =
    AWAIT (signet_token_probe_async, issuer, token_endpoint, connectable, NULL);

  return signet_token_probe_finish (result, error);
}

/*
 * Callbacks
 */

/* It looks at the token endpoint without showing any credential. */
static void
test_endpoint (void)
{
  g_autoptr(FakeServer) server = fake_server_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetTokenEndpoint) endpoint = NULL;

  fake_server_answer (server, 405, JSON, "{}");
  endpoint = probe (server, NULL, LOOPBACK "/oauth/token", &error);

  g_assert_no_error (error);
  g_assert_nonnull (endpoint);
  g_assert_cmpuint (fake_server_count (server), ==, 1);
  g_assert_true (g_str_has_prefix (fake_server_get_request (server, 0),
                                   "GET /oauth/token HTTP/1.1\n"));
  g_assert_null (fake_server_dup_header (server, 0, "Authorization"));
}

/* Each failure has a meaning of its own. */
static void
test_failures (void)
{
  const struct
  {
    guint status;
    GQuark domain;
    int code;
  } cases[] = {
    { 404, SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_NO_ENDPOINT },
    { 410, SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_NO_ENDPOINT },
    { 500, SIGNET_ERROR, SIGNET_ERROR_SERVER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(FakeServer) server = fake_server_new ();
      g_autoptr(GError) error = NULL;

      fake_server_answer (server, cases[i].status, JSON, "{}");
      g_assert_null (probe (server, NULL, LOOPBACK "/oauth/token", &error));
      g_assert_error (error, cases[i].domain, cases[i].code);
    }
}

static void
test_discovery (void)
{
  g_autoptr(FakeServer) server = fake_server_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetTokenEndpoint) endpoint = NULL;

  fake_server_answer (server, 200, JSON, "{\"issuer\":\"" LOOPBACK "\",\"token_endpoint\":\""
                      LOOPBACK "/t\"}");
  fake_server_answer (server, 400, JSON, "{}");
  endpoint = probe (server, LOOPBACK, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (g_uri_get_path (signet_token_endpoint_get_uri (endpoint)), ==, "/t");
  g_assert_cmpuint (fake_server_count (server), ==, 2);
}

/* What somebody else says of himself is not believed. */
static void
test_other_issuer (void)
{
  g_autoptr(FakeServer) server = fake_server_new ();
  g_autoptr(GError) error = NULL;

  fake_server_answer (server, 200, JSON, METADATA);
  g_assert_null (probe (server, LOOPBACK, NULL, &error));
  g_assert_error (error, SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_NO_ENDPOINT);
}

static void
test_insecure (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (probe (NULL, NULL, "http://issuer.example/oauth/token", &error));
  g_assert_error (error, SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_INSECURE);
}

/* Nothing listens on that port. */
static void
test_unreachable (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (probe (NULL, NULL, LOOPBACK "/oauth/token", &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_UNREACHABLE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/token-probe/endpoint", test_endpoint);
  g_test_add_func ("/token-probe/failures", test_failures);
  g_test_add_func ("/token-probe/discovery", test_discovery);
  g_test_add_func ("/token-probe/other-issuer", test_other_issuer);
  g_test_add_func ("/token-probe/insecure", test_insecure);
  g_test_add_func ("/token-probe/unreachable", test_unreachable);

  return g_test_run ();
}
