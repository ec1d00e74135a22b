/* test-token-discovery.c: where the token endpoint of an issuer is, and where none can be
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "await.h"
#include "fake-server.h"
#include "signet-token-discovery.h"
#include "signet-token-error.h"

#include <gio/gunixsocketaddress.h>

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

static SignetTokenEndpoint *
discover (Fixture     *fixture,
          const char  *issuer,
          GError     **error)
{
  g_autoptr(GAsyncResult) result =
    AWAIT (signet_token_discovery_async, issuer, G_SOCKET_CONNECTABLE (fixture->address), NULL);

  return signet_token_discovery_finish (result, error);
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *url;
    int code; /* -1 for a good one */
  } cases[] = {
    { "https://issuer.example/oauth/token", -1 },
    { "http://127.0.0.1:7878/oauth/token", -1 },
    { "http://127.3.2.1/token", -1 },
    { "http://localhost:8080/token", -1 },
    { "http://LocalHost/token", -1 },
    { "http://[::1]:1/token", -1 },
    { "HTTPS://issuer.example", -1 },
    { "http://issuer.example/token", SIGNET_TOKEN_ERROR_INSECURE },
    { "http://192.168.1.2/token", SIGNET_TOKEN_ERROR_INSECURE },
    { "http://0.0.0.0/token", SIGNET_TOKEN_ERROR_INSECURE },
    { "http://localhost.evil.example/token", SIGNET_TOKEN_ERROR_INSECURE },
    { "http://127.0.0.1.evil.example/token", SIGNET_TOKEN_ERROR_INSECURE },
    { "http://127.0.0.1@evil.example/token", SIGNET_TOKEN_ERROR_INSECURE },
    { "ftp://issuer.example/token", SIGNET_TOKEN_ERROR_NO_ENDPOINT },
    { "file:///etc/passwd", SIGNET_TOKEN_ERROR_NO_ENDPOINT },
    { "https:///token", SIGNET_TOKEN_ERROR_NO_ENDPOINT },
    { "issuer.example", SIGNET_TOKEN_ERROR_NO_ENDPOINT },
    { "", SIGNET_TOKEN_ERROR_NO_ENDPOINT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SignetTokenEndpoint) endpoint = signet_token_endpoint_new (cases[i].url, &error);

      g_test_message ("%s", cases[i].url);
      if (cases[i].code < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, SIGNET_TOKEN_ERROR, cases[i].code);
    }
}

#define METADATA(issuer) "{\"issuer\":\"" issuer "\",\"token_endpoint\":\"https://a/t\"," \
                         "\"jwks_uri\":\"https://a/k\",\"scopes_supported\":[\"x\",1,\"y\"]}"

static void
test_discovery (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetTokenEndpoint) endpoint = NULL;
  g_autofree char *keys = NULL;

  fake_server_answer (fixture->server, 404, NULL, "");
  fake_server_answer (fixture->server, 200, NULL, METADATA ("http://localhost/realms/a"));
  endpoint = discover (fixture, "http://localhost/realms/a", &error);
  g_assert_no_error (error);
  keys = g_uri_to_string (signet_token_endpoint_get_keys_uri (endpoint));

  g_assert_cmpstr (signet_token_endpoint_get_issuer (endpoint), ==, "http://localhost/realms/a");
  g_assert_cmpstr (keys, ==, "https://a/k");
  g_assert_cmpstr (signet_token_endpoint_get_scopes (endpoint)[1], ==, "y");
  g_assert_null (signet_token_endpoint_get_scopes (endpoint)[2]);
  g_assert_true (g_str_has_prefix (fake_server_get_request (fixture->server, 0),
                                   "GET /.well-known/oauth-authorization-server/realms/a HTTP"));
  g_assert_true (g_str_has_prefix (fake_server_get_request (fixture->server, 1),
                                   "GET /realms/a/.well-known/openid-configuration HTTP"));
}

static void
test_discovery_slash (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetTokenEndpoint) endpoint = NULL;

  fake_server_answer (fixture->server, 200, NULL, METADATA ("http://localhost/"));
  endpoint = discover (fixture, "http://localhost", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (signet_token_endpoint_get_issuer (endpoint), ==, "http://localhost/");
}

static void
test_discovery_fails (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  /* Somebody who speaks for another issuer. */
  fake_server_answer (fixture->server, 200, NULL, METADATA ("http://localhost/b"));
  g_assert_null (discover (fixture, "http://localhost/a", &error));
  g_assert_error (error, SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_NO_ENDPOINT);
  g_clear_error (&error);

  /* Metadata that leads into the open. */
  fake_server_answer (fixture->server, 200, NULL,
                      "{\"issuer\":\"http://localhost\",\"token_endpoint\":\"http://evil/t\"}");
  g_assert_null (discover (fixture, "http://localhost", &error));
  g_assert_error (error, SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_INSECURE);
  g_clear_error (&error);

  /* Nothing at any place. */
  for (guint i = 0; i < 4; i++)
    fake_server_answer (fixture->server, i % 2 == 0 ? 404 : 200, NULL, i == 1 ? "[]" : "");
  g_assert_null (discover (fixture, "http://localhost", &error));
  g_assert_error (error, SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_NO_ENDPOINT);
  g_assert_cmpuint (fake_server_count (fixture->server), ==, 6);
  g_clear_error (&error);

  g_assert_null (discover (fixture, "http://issuer.example", &error));
  g_assert_error (error, SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_INSECURE);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/token-discovery/addresses", test_addresses);
  ADD ("/token-discovery/found", test_discovery);
  ADD ("/token-discovery/slash", test_discovery_slash);
  ADD ("/token-discovery/fails", test_discovery_fails);

  return g_test_run ();
}
