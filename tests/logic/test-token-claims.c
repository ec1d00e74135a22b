/* test-token-claims.c: tokens from many issuers, and texts that only look like one
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fixtures.h"
#include "signet-base64url.h"
#include "signet-error.h"
#include "signet-token-claims.h"

#include <string.h>

/*
 * Helpers
 */

static char *
make_token (const char *header,
            const char *claims)
{
  g_autofree char *first = signet_base64url_encode ((const guint8 *) header, strlen (header));
  g_autofree char *second = signet_base64url_encode ((const guint8 *) claims, strlen (claims));

  return g_strconcat (first, ".", second, ".c2lnbmF0dXJl", NULL);
}

static SignetTokenClaims *
read_claims (const char *claims)
{
  g_autofree char *token = make_token ("{\"alg\":\"ES256\"}", claims);
  g_autoptr(GError) error = NULL;
  SignetTokenClaims *read = signet_token_claims_new_from_token (token, &error);

  g_assert_no_error (error);

  return read;
}

static void
assert_list (GStrv       list,
             const char *expected)
{
  g_autofree char *joined = g_strjoinv ("|", list);

  g_assert_cmpstr (joined, ==, expected);
  g_strfreev (list);
}

static void
assert_refused (const char *token,
                SignetError code)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (signet_token_claims_new_from_token (token, &error));
  g_assert_error (error, SIGNET_ERROR, (int) code);
}

/* RFC 9068 §2.2, as the built-in issuer writes it. */
static void
test_ours (void)
{
  g_autofree char *token = make_token (
    "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"k1\"}",
    "{\"iss\":\"http://127.0.0.1:7878\",\"sub\":\"acme\",\"client_id\":\"acme\",\"jti\":\"s1.x\","
    "\"aud\":[\"https://a\",\"https://b\"],\"iat\":1000,\"nbf\":1001,\"exp\":1600,"
    "\"scope\":\"profile:read-only platform:admin\","
    "\"authorization_details\":[{\"type\":\"signet_grant\"}]}");
  g_autoptr(SignetTokenClaims) claims = signet_token_claims_new_from_token (token, NULL);

  g_assert_nonnull (claims);
  g_assert_cmpstr (signet_token_claims_get_algorithm (claims), ==, "ES256");
  g_assert_cmpstr (signet_token_claims_get_type (claims), ==, "at+jwt");
  g_assert_cmpstr (signet_token_claims_get_key_id (claims), ==, "k1");
  g_assert_cmpstr (signet_token_claims_get_issuer (claims), ==, "http://127.0.0.1:7878");
  g_assert_cmpstr (signet_token_claims_get_subject (claims), ==, "acme");
  g_assert_cmpstr (signet_token_claims_get_client_id (claims), ==, "acme");
  g_assert_cmpstr (signet_token_claims_get_id (claims), ==, "s1.x");
  g_assert_cmpint (signet_token_claims_get_issued (claims), ==, 1000);
  g_assert_cmpint (signet_token_claims_get_not_before (claims), ==, 1001);
  g_assert_cmpint (signet_token_claims_get_expires (claims), ==, 1600);
  assert_list (signet_token_claims_dup_audiences (claims), "https://a|https://b");
  assert_list (signet_token_claims_dup_scopes (claims), "profile:read-only|platform:admin");
  g_assert_cmpuint (json_array_get_length (signet_token_claims_get_details (claims)), ==, 1);
}

static void
test_keycloak (void)
{
  g_autoptr(SignetTokenClaims) claims = read_claims (
    "{\"azp\":\"billing\",\"aud\":\"account\",\"scope\":\"profile email\","
    "\"realm_access\":{\"roles\":[\"offline_access\",\"uma\"]},"
    "\"resource_access\":{\"account\":{\"roles\":[\"view\"]},\"shop\":{\"roles\":[\"buy\",7]},"
    "\"odd\":3}}");

  g_assert_cmpstr (signet_token_claims_get_client_id (claims), ==, "billing");
  assert_list (signet_token_claims_dup_audiences (claims), "account");
  assert_list (signet_token_claims_dup_roles (claims),
               "offline_access|uma|account: view|shop: buy");
}

static void
test_auth0 (void)
{
  g_autoptr(SignetTokenClaims) claims = read_claims (
    "{\"iss\":\"https://x.eu.auth0.com/\",\"sub\":\"abc@clients\",\"azp\":\"abc\","
    "\"gty\":\"client-credentials\",\"permissions\":[\"read:x\",\"write:x\"],"
    "\"scope\":\"read:x write:x\",\"exp\":1600.75}");

  g_assert_cmpstr (signet_token_claims_get_client_id (claims), ==, "abc");
  assert_list (signet_token_claims_dup_permissions (claims), "read:x|write:x");
  g_assert_cmpint (signet_token_claims_get_expires (claims), ==, 1600);
}

/* Okta and Azure write scopes as a list under another name. */
static void
test_lists_of_scopes (void)
{
  g_autoptr(SignetTokenClaims) okta = read_claims ("{\"cid\":\"0oa\",\"scp\":[\"a\",\"b\"]}");
  g_autoptr(SignetTokenClaims) azure = read_claims ("{\"appid\":\"x\",\"scp\":\"a b\","
                                                    "\"roles\":[\"Read\"]}");

  g_assert_cmpstr (signet_token_claims_get_client_id (okta), ==, "0oa");
  assert_list (signet_token_claims_dup_scopes (okta), "a|b");
  assert_list (signet_token_claims_dup_scopes (azure), "a|b");
  assert_list (signet_token_claims_dup_roles (azure), "Read");
}

static void
test_times (void)
{
  static const struct
  {
    const char *claims;
    gint64 expires;
  } cases[] = {
    { "{}", SIGNET_TOKEN_NO_TIME },
    { "{\"exp\":null}", SIGNET_TOKEN_NO_TIME },
    { "{\"exp\":\"1600\"}", 1600 },
    { "{\"exp\":\"soon\"}", SIGNET_TOKEN_NO_TIME },
    { "{\"exp\":\"\"}", SIGNET_TOKEN_NO_TIME },
    { "{\"exp\":true}", SIGNET_TOKEN_NO_TIME },
    { "{\"exp\":[1600]}", SIGNET_TOKEN_NO_TIME },
    { "{\"exp\":{\"a\":1}}", SIGNET_TOKEN_NO_TIME },
    { "{\"exp\":1e400}", SIGNET_TOKEN_NO_TIME },
    { "{\"exp\":\"nan\"}", SIGNET_TOKEN_NO_TIME },
    { "{\"exp\":9e18}", SIGNET_TOKEN_NO_TIME },
    { "{\"exp\":-5}", -5 },
    { "{\"exp\":1.6e3}", 1600 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SignetTokenClaims) claims = read_claims (cases[i].claims);

      g_test_message ("%s", cases[i].claims);
      g_assert_cmpint (signet_token_claims_get_expires (claims), ==, cases[i].expires);
    }
}

/* A claim of the wrong kind is as good as none. */
static void
test_odd_claims (void)
{
  g_autoptr(SignetTokenClaims) claims = read_claims (
    "{\"iss\":1,\"sub\":[],\"client_id\":{},\"azp\":\"b\",\"jti\":null,\"aud\":{\"a\":1},"
    "\"scope\":{\"a\":1},\"permissions\":\"all\",\"roles\":[1,null,[\"x\"]],"
    "\"realm_access\":[],\"resource_access\":\"x\",\"authorization_details\":\"x\"}");

  g_assert_null (signet_token_claims_get_issuer (claims));
  g_assert_null (signet_token_claims_get_subject (claims));
  g_assert_cmpstr (signet_token_claims_get_client_id (claims), ==, "b");
  g_assert_null (signet_token_claims_get_id (claims));
  assert_list (signet_token_claims_dup_audiences (claims), "");
  assert_list (signet_token_claims_dup_scopes (claims), "");
  assert_list (signet_token_claims_dup_permissions (claims), "all");
  assert_list (signet_token_claims_dup_roles (claims), "");
  g_assert_null (signet_token_claims_get_details (claims));
}

static void
test_opaque (void)
{
  static const char *const tokens[] = {
    "", ".", "..", "...", "sgn_2Y7k", "a.b.c", "!!.??.--", "e30.e30.e30",
    /* Encrypted (RFC 7516): five parts. */
    "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..aaaa.bbbb.cccc",
    /* "alg" that is no text. */
    "eyJhbGciOjF9.e30.",
  };
  g_autofree char *long_token = g_strnfill (SIGNET_TOKEN_LENGTH_MAX, 'a');
  g_autofree char *longer = g_strconcat ("eyJhbGciOiJub25lIn0.", long_token, ".", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tokens); i++)
    assert_refused (tokens[i], SIGNET_ERROR_NOT_FOUND);
  assert_refused (longer, SIGNET_ERROR_NOT_FOUND);
}

static void
test_broken (void)
{
  static const char *const claims[] = {
    "", "[]", "\"x\"", "{", "{\"a\":1}x", "\xff\xfe", "{\"a\":\"\xc3\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autofree char *token = make_token ("{\"alg\":\"RS256\"}", claims[i]);

      assert_refused (token, SIGNET_ERROR_MALFORMED);
    }
  assert_refused ("eyJhbGciOiJSUzI1NiJ9.e30=.x", SIGNET_ERROR_MALFORMED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/token-claims/ours", test_ours);
  g_test_add_func ("/token-claims/keycloak", test_keycloak);
  g_test_add_func ("/token-claims/auth0", test_auth0);
  g_test_add_func ("/token-claims/lists-of-scopes", test_lists_of_scopes);
  g_test_add_func ("/token-claims/times", test_times);
  g_test_add_func ("/token-claims/odd-claims", test_odd_claims);
  g_test_add_func ("/token-claims/opaque", test_opaque);
  g_test_add_func ("/token-claims/broken", test_broken);

  return g_test_run ();
}
