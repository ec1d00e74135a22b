/* test-token-verifier.c: whether an issuer did give a token, with keys that it serves and changes
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "await.h"
#include "fake-server.h"
#include "fixtures.h"
#include "signet-base64url.h"
#include "signet-error.h"
#include "signet-json.h"
#include "signet-jwt.h"
#include "signet-token-verifier.h"

#include <gio/gunixsocketaddress.h>
#include <string.h>

#define ISSUER "http://127.0.0.1"

/* The keys are those of the built-in issuer, so that its tokens are what is verified. */
typedef struct
{
  FakeServer *server;
  SignetTokenVerifier *verifier;
  SignetSigningKey *key;
  SignetSigningKey *next_key;
} Fixture;

/*
 * Helpers
 */

static SignetSigningKey *
make_key (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) pem = signet_signing_key_make (&error);
  SignetSigningKey *key;

  g_assert_no_error (error);
  key = signet_signing_key_new (pem, &error);
  g_assert_no_error (error);

  return key;
}

static SignetTokenVerifier *
make_verifier (FakeServer *server,
               gboolean    with_keys)
{
  g_autoptr(GSocketAddress) address =
    g_unix_socket_address_new (fake_server_get_path (server));
  g_autoptr(JsonNode) metadata = NULL;
  g_autoptr(SignetTokenEndpoint) endpoint = NULL;

  metadata = fixture_json (with_keys ? "{\"issuer\":\"" ISSUER "\",\"token_endpoint\":\"" ISSUER
                                       "/t\",\"jwks_uri\":\"" ISSUER "/keys\"}"
                                     : "{\"issuer\":\"" ISSUER "\",\"token_endpoint\":\"" ISSUER
                                       "/t\",\"jwks_uri\":\"http://evil.example/keys\"}");
  endpoint = signet_token_endpoint_new_from_metadata (metadata, NULL);

  return signet_token_verifier_new (endpoint, G_SOCKET_CONNECTABLE (address));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->server = fake_server_new ();
  fixture->verifier = make_verifier (fixture->server, TRUE);
  fixture->key = make_key ();
  fixture->next_key = make_key ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->verifier);
  await_idle ();
  g_clear_object (&fixture->server);
  g_clear_object (&fixture->key);
  g_clear_object (&fixture->next_key);
}

static void
serve_key (Fixture          *fixture,
           SignetSigningKey *key)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "keys");
  json_builder_begin_array (builder);
  signet_signing_key_add_to_json (key, builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);
  text = signet_json_to_string (node);
  fake_server_answer (fixture->server, 200, NULL, text);
}

static SignetAccessToken *
to_token (const char *text)
{
  g_autoptr(SecretValue) value = secret_value_new (text, -1, "text/plain");

  return signet_access_token_new (value, SIGNET_TOKEN_NO_TIME, NULL);
}

static SignetAccessToken *
sign (SignetSigningKey *key,
      const char       *issuer,
      gint64            not_before,
      gint64            expires)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *claims = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  claims = g_strdup_printf ("{\"iss\":\"%s\",\"nbf\":%" G_GINT64_FORMAT
                            ",\"exp\":%" G_GINT64_FORMAT "}",
                            issuer, now + not_before, now + expires);
  text = signet_jwt_sign (key, claims, &error);
  g_assert_no_error (error);

  return to_token (text);
}

static void
assert_verdict (Fixture            *fixture,
                SignetAccessToken  *token,
                SignetTokenVerdict  expected)
{
  g_autoptr(GAsyncResult) result =
    AWAIT (signet_token_verifier_verify_async, fixture->verifier, token, NULL);
  g_autoptr(GError) error = NULL;
  SignetTokenVerdict verdict;
  gboolean judged =
    signet_token_verifier_verify_finish (fixture->verifier, result, &verdict, &error);

  g_assert_no_error (error);
  g_assert_true (judged);
  g_assert_cmpint (verdict, ==, expected);
}

static void
test_good (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(SignetAccessToken) token = sign (fixture->key, ISSUER, 0, 600);

  serve_key (fixture, fixture->key);
  assert_verdict (fixture, token, SIGNET_TOKEN_VERDICT_GOOD);
  assert_verdict (fixture, token, SIGNET_TOKEN_VERDICT_GOOD);
  g_assert_cmpuint (fake_server_count (fixture->server), ==, 1);
}

/* The keys come once more when the token names one that is not among them. */
static void
test_new_key (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(SignetAccessToken) token = sign (fixture->key, ISSUER, 0, 600);
  g_autoptr(SignetAccessToken) newer = sign (fixture->next_key, ISSUER, 0, 600);

  serve_key (fixture, fixture->key);
  assert_verdict (fixture, token, SIGNET_TOKEN_VERDICT_GOOD);
  serve_key (fixture, fixture->next_key);
  assert_verdict (fixture, newer, SIGNET_TOKEN_VERDICT_GOOD);
  serve_key (fixture, fixture->next_key);
  assert_verdict (fixture, token, SIGNET_TOKEN_VERDICT_UNKNOWN_KEY);
  g_assert_cmpuint (fake_server_count (fixture->server), ==, 3);
}

static void
test_mismatch (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(SignetAccessToken) token = sign (fixture->key, ISSUER, 0, 600);
  g_autofree char *text =
    g_strdup (secret_value_get_text (signet_access_token_get_value (token)));
  char *dot = strrchr (text, '.');
  g_autoptr(SignetAccessToken) forged = NULL;

  dot[1] = dot[1] == 'A' ? 'B' : 'A';
  forged = to_token (text);
  serve_key (fixture, fixture->key);
  assert_verdict (fixture, forged, SIGNET_TOKEN_VERDICT_MISMATCH);
}

static void
test_claims (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(SignetAccessToken) other = sign (fixture->key, "http://127.0.0.1/", 0, 600);
  g_autoptr(SignetAccessToken) expired = sign (fixture->key, ISSUER, -700, -90);
  g_autoptr(SignetAccessToken) later = sign (fixture->key, ISSUER, 90, 600);
  g_autoptr(SignetAccessToken) skewed = sign (fixture->key, ISSUER, 20, 600);

  serve_key (fixture, fixture->key);
  assert_verdict (fixture, other, SIGNET_TOKEN_VERDICT_OTHER_ISSUER);
  assert_verdict (fixture, expired, SIGNET_TOKEN_VERDICT_EXPIRED);
  assert_verdict (fixture, later, SIGNET_TOKEN_VERDICT_NOT_YET);
  assert_verdict (fixture, skewed, SIGNET_TOKEN_VERDICT_GOOD);
}

/* Nobody is asked for keys that could not help. */
static void
test_nothing_to_verify (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(SignetAccessToken) opaque = to_token ("sgn_opaque");
  g_autoptr(SignetAccessToken) unsigned_token = to_token ("eyJhbGciOiJub25lIn0.e30.");
  g_autoptr(SignetAccessToken) symmetric = to_token ("eyJhbGciOiJIUzI1NiJ9.e30.AAAA");

  assert_verdict (fixture, opaque, SIGNET_TOKEN_VERDICT_OPAQUE);
  assert_verdict (fixture, unsigned_token, SIGNET_TOKEN_VERDICT_UNSAFE);
  assert_verdict (fixture, symmetric, SIGNET_TOKEN_VERDICT_UNSAFE);
  g_assert_cmpuint (fake_server_count (fixture->server), ==, 0);
}

/* Keys that anybody on the way could exchange are none. */
static void
test_insecure_keys (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(SignetAccessToken) token = sign (fixture->key, ISSUER, 0, 600);

  g_clear_object (&fixture->verifier);
  fixture->verifier = make_verifier (fixture->server, FALSE);
  assert_verdict (fixture, token, SIGNET_TOKEN_VERDICT_NO_KEYS);
}

static void
test_no_keys (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const bodies[] = { "", "[]", "{\"keys\":7}" };
  g_autoptr(SignetAccessToken) token = sign (fixture->key, ISSUER, 0, 600);

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr(GAsyncResult) result = NULL;
      g_autoptr(GError) error = NULL;
      SignetTokenVerdict verdict;

      fake_server_answer (fixture->server, 200, NULL, bodies[i]);
      result = AWAIT (signet_token_verifier_verify_async, fixture->verifier, token, NULL);
      g_assert_false (signet_token_verifier_verify_finish (fixture->verifier, result,
                                                           &verdict, &error));
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED);
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/token-verifier/good", test_good);
  ADD ("/token-verifier/new-key", test_new_key);
  ADD ("/token-verifier/mismatch", test_mismatch);
  ADD ("/token-verifier/claims", test_claims);
  ADD ("/token-verifier/nothing-to-verify", test_nothing_to_verify);
  ADD ("/token-verifier/insecure-keys", test_insecure_keys);
  ADD ("/token-verifier/no-keys", test_no_keys);

  return g_test_run ();
}
