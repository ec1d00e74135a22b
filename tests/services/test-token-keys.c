/* test-token-keys.c: signatures that were published to test against, and forged ones
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fixtures.h"
#include "signet-base64url.h"
#include "signet-error.h"
#include "signet-key-set.h"

#include <string.h>

#define BILBO "bilbo.baggins@hobbiton.example"

/* RFC 7520 §3.3 and §3.1, RFC 7515 §A.3, RFC 8037 §A.2. */
#define RSA_KEY                                                                               \
  "{\"kty\":\"RSA\",\"kid\":\"" BILBO "\",\"use\":\"sig\",\"n\":\""                          \
  "n4EPtAOCc9AlkeQHPzHStgAbgs7bTZLwUBZdR8_KuKPEHLd4rHVTeT-O-XV2jRojdNhxJWTDvNd7nqQ0VEiZQHz_" \
  "AJmSCpMaJMRBSFKrKb2wqVwGU_NsYOYL-QtiWN2lbzcEe6XC0dApr5ydQLrHqkHHig3RBordaZ6Aj-oBHqFEHYpP" \
  "e7Tpe-OfVfHd1E6cS6M1FZcD1NNLYD5lFHpPI9bTwJlsde3uhGqC0ZCuEHg8lhzwOHrtIQbS0FVbb9k3-tVTU4fg" \
  "_3L_vniUFAKwuCLqKnS2BYwdq_mzSnbLY7h_qixoR7jig3__kRhuaxwUkRz5iaiQkqgc5gHdrNP5zw"            \
  "\",\"e\":\"AQAB\"}"
#define P521_X "AHKZLLOsCOzz5cY97ewNUajB957y-C-U88c3v13nmGZx6sYl_oJXu9A5RkTKqjqvjyekWF-7ytDyRXYg" \
               "CF5cj0Kt"
#define P521_Y "AdymlHvOiLxXkEhayXQnNCvDX4h9htZaCJN34kfmC6pV5OhQHiraVySsUdaQkAgDPrwQrJmbnX9cwlGf" \
               "P-HqHZR1"
#define P521_KEY                                                                \
  "{\"kty\":\"EC\",\"kid\":\"" BILBO "\",\"use\":\"sig\",\"crv\":\"P-521\","   \
  "\"x\":\"" P521_X "\",\"y\":\"" P521_Y "\"}"
#define P256_X "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"
#define P256_Y "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"
#define P256_KEY "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" P256_X "\",\"y\":\"" P256_Y "\"}"
#define ED25519_X "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
#define ED25519_KEY "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" ED25519_X "\"}"

#define PAYLOAD                                                                            \
  "SXTigJlzIGEgZGFuZ2Vyb3VzIGJ1c2luZXNzLCBGcm9kbywgZ29pbmcgb3V0IHlvdXIgZG9vci4gWW91IHN0" \
  "ZXAgb250byB0aGUgcm9hZCwgYW5kIGlmIHlvdSBkb24ndCBrZWVwIHlvdXIgZmVldCwgdGhlcmXigJlzIG5v" \
  "IGtub3dpbmcgd2hlcmUgeW91IG1pZ2h0IGJlIHN3ZXB0IG9mZiB0by4"

/* RFC 7520 §4.1, §4.2 and §4.3, RFC 7515 §A.3, RFC 8037 §A.4. */
#define RS256_TOKEN                                                                           \
  "eyJhbGciOiJSUzI1NiIsImtpZCI6ImJpbGJvLmJhZ2dpbnNAaG9iYml0b24uZXhhbXBsZSJ9." PAYLOAD "."    \
  "MRjdkly7_-oTPTS3AXP41iQIGKa80A0ZmTuV5MEaHoxnW2e5CZ5NlKtainoFmKZopdHM1O2U4mwzJdQx996ivp83" \
  "xuglII7PNDi84wnB-BDkoBwA78185hX-Es4JIwmDLJK3lfWRa-XtL0RnltuYv746iYTh_qHRD68BNt1uSNCrUCTJ" \
  "Dt5aAE6x8wW1Kt9eRo4QPocSadnHXFxnt8Is9UzpERV0ePPQdLuW3IS_de3xyIrDaLGdjluPxUAhb6L2aXic1U12" \
  "podGU0KLUQSE_oI-ZnmKJ3F4uOZDnd6QZWJushZ41Axf_fcIe8u9ipH84ogoree7vjbU5y18kDquDg"
#define PS384_TOKEN                                                                           \
  "eyJhbGciOiJQUzM4NCIsImtpZCI6ImJpbGJvLmJhZ2dpbnNAaG9iYml0b24uZXhhbXBsZSJ9." PAYLOAD "."    \
  "cu22eBqkYDKgIlTpzDXGvaFfz6WGoz7fUDcfT0kkOy42miAh2qyBzk1xEsnk2IpN6-tPid6VrklHkqsGqDqHCdP6" \
  "O8TTB5dDDItllVo6_1OLPpcbUrhiUSMxbbXUvdvWXzg-UD8biiReQFlfz28zGWVsdiNAUf8ZnyPEgVFn442ZdNqi" \
  "VJRmBqrYRXe8P_ijQ7p8Vdz0TTrxUeT3lm8d9shnr2lfJT8ImUjvAA2Xez2Mlp8cBE5awDzT0qI0n6uiP1aCN_2_" \
  "jLAeQTlqRHtfa64QQSUmFAAjVKPbByi7xho0uTOcbH510a6GYmJUAfmWjwZ6oD4ifKo8DYM-X72Eaw"
#define ES512_TOKEN                                                                           \
  "eyJhbGciOiJFUzUxMiIsImtpZCI6ImJpbGJvLmJhZ2dpbnNAaG9iYml0b24uZXhhbXBsZSJ9." PAYLOAD "."    \
  "AE_R_YZCChjn4791jSQCrdPZCNYqHXCTZH0-JZGYNlaAjP2kqaluUIIUnC9qvbu9Plon7KRTzoNEuT4Va2cmL1eJ" \
  "AQy3mtPBu_u_sDDyYjnAMDxXPn7XrT0lw-kvAD890jl8e2puQens_IEKBpHABlsbEPX6sFY8OcGDqoRuBomu9xQ2"
#define ES256_TOKEN                                                                           \
  "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxl" \
  "LmNvbS9pc19yb290Ijp0cnVlfQ."                                                               \
  "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"
#define EDDSA_TOKEN                                                                           \
  "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc."                                 \
  "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"

static const struct
{
  const char *key;
  const char *algorithm;
  const char *key_id;
  const char *token;
} vectors[] = {
  { RSA_KEY, "RS256", BILBO, RS256_TOKEN },
  { RSA_KEY, "PS384", BILBO, PS384_TOKEN },
  { P521_KEY, "ES512", BILBO, ES512_TOKEN },
  { P256_KEY, "ES256", NULL, ES256_TOKEN },
  { ED25519_KEY, "EdDSA", NULL, EDDSA_TOKEN },
};

/*
 * Helpers
 */

static SignetKeySet *
make_set (const char *keys)
{
  g_autofree char *text = g_strconcat ("{\"keys\":[", keys, "]}", NULL);
  g_autoptr(JsonNode) node = fixture_json (text);
  g_autoptr(GError) error = NULL;
  SignetKeySet *set = signet_key_set_new_from_json (node, &error);

  g_assert_no_error (error);

  return set;
}

static gboolean
verifies (const char *key,
          const char *algorithm,
          const char *token)
{
  g_autoptr(SignetKeySet) set = make_set (key);

  return signet_key_set_find_signer (set, NULL, algorithm, token) != NULL;
}

/* The same token with another signature. */
static char *
resign (const char   *token,
        const guint8 *signature,
        gsize         length)
{
  g_autofree char *text = signet_base64url_encode (signature, length);
  g_autofree char *start = g_strndup (token, (gsize) (strrchr (token, '.') + 1 - token));

  return g_strconcat (start, text, NULL);
}

static guint8 *
read_signature (const char *token,
                gsize      *length)
{
  const char *text = strrchr (token, '.') + 1;

  return signet_base64url_decode (text, strlen (text), length);
}

static void
assert_no_key (const char *json)
{
  g_autoptr(JsonNode) node = fixture_json (json);
  g_autoptr(SignetPublicKey) key = signet_public_key_new_from_json (node);

  g_test_message ("%s", json);
  g_assert_null (key);
}

static void
test_vectors (void)
{
  g_autoptr(SignetKeySet) all = make_set (P256_KEY "," RSA_KEY "," ED25519_KEY "," P521_KEY);

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_test_message ("%s", vectors[i].algorithm);
      g_assert_true (verifies (vectors[i].key, vectors[i].algorithm, vectors[i].token));
      g_assert_nonnull (signet_key_set_find_signer (all, vectors[i].key_id, vectors[i].algorithm,
                                                    vectors[i].token));
    }
}

/* Each bit of each signature, and some of what is signed. */
static void
test_one_bit (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(SignetKeySet) set = make_set (vectors[i].key);
      gsize length;
      g_autofree guint8 *signature = read_signature (vectors[i].token, &length);
      g_autofree char *changed = g_strdup (vectors[i].token);

      for (gsize bit = 0; bit < length * 8; bit += 7)
        {
          g_autofree char *token = NULL;

          signature[bit / 8] ^= (guint8) (1 << bit % 8);
          token = resign (vectors[i].token, signature, length);
          signature[bit / 8] ^= (guint8) (1 << bit % 8);
          g_assert_null (signet_key_set_find_signer (set, NULL, vectors[i].algorithm, token));
        }

      changed[strlen ("eyJhbGciOiJ")] ^= 1;
      g_assert_null (signet_key_set_find_signer (set, NULL, vectors[i].algorithm, changed));
    }
}

static void
test_lengths (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      gsize length;
      g_autofree guint8 *signature = read_signature (vectors[i].token, &length);
      g_autofree guint8 *longer = g_malloc0 (length + 2);

      memcpy (longer + 1, signature, length);
      for (gsize n = 0; n < length; n++)
        {
          g_autofree char *token = resign (vectors[i].token, signature, n);

          g_assert_false (verifies (vectors[i].key, vectors[i].algorithm, token));
        }
      for (gsize from = 0; from < 2; from++)
        {
          g_autofree char *token = resign (vectors[i].token, longer + from, length + 1);

          g_assert_false (verifies (vectors[i].key, vectors[i].algorithm, token));
        }
    }
}

/* r and s of zero (CVE-2022-21449), and the form that OpenSSL itself writes. */
static void
test_forged_pairs (void)
{
  guint8 zeros[64] = { 0 };
  guint8 der[] = { 0x30, 0x06, 0x02, 0x01, 0x01, 0x02, 0x01, 0x01 };
  g_autofree char *zero_token = resign (ES256_TOKEN, zeros, sizeof zeros);
  g_autofree char *der_token = resign (ES256_TOKEN, der, sizeof der);

  g_assert_false (verifies (P256_KEY, "ES256", zero_token));
  g_assert_false (verifies (P256_KEY, "ES256", der_token));
  g_assert_false (verifies (P256_KEY, "ES256", "no dots"));
  g_assert_false (verifies (P256_KEY, "ES256", "a.b."));
  g_assert_false (verifies (P256_KEY, "ES256", ES256_TOKEN "="));
}

/* A token cannot choose how its signature is looked at. */
static void
test_algorithms (void)
{
  static const char *const bad[] = {
    "none", "None", "NONE", "", "HS256", "HS384", "HS512", "es256", "ES256K", "RSA-OAEP", "dir",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (signet_public_key_is_algorithm (bad[i]));
      for (gsize j = 0; j < G_N_ELEMENTS (vectors); j++)
        g_assert_false (verifies (vectors[j].key, bad[i], vectors[j].token));
    }

  g_assert_false (verifies (RSA_KEY, "PS256", RS256_TOKEN));
  g_assert_false (verifies (RSA_KEY, "RS384", RS256_TOKEN));
  g_assert_false (verifies (RSA_KEY, "ES256", ES256_TOKEN));
  g_assert_false (verifies (P521_KEY, "ES256", ES256_TOKEN));
  g_assert_false (verifies (P256_KEY, "ES512", ES512_TOKEN));
  g_assert_false (verifies (P256_KEY, "EdDSA", EDDSA_TOKEN));
  g_assert_true (signet_public_key_is_algorithm ("PS512"));
}

static void
test_key_says_more (void)
{
  g_assert_true (verifies ("{\"kty\":\"EC\",\"crv\":\"P-256\",\"alg\":\"ES256\",\"key_ops\":"
                           "[\"verify\"],\"x\":\"" P256_X "\",\"y\":\"" P256_Y "\"}",
                           "ES256", ES256_TOKEN));
  g_assert_false (verifies ("{\"kty\":\"EC\",\"crv\":\"P-256\",\"alg\":\"ES384\","
                            "\"x\":\"" P256_X "\",\"y\":\"" P256_Y "\"}",
                            "ES256", ES256_TOKEN));
  assert_no_key ("{\"kty\":\"EC\",\"crv\":\"P-256\",\"use\":\"enc\","
                 "\"x\":\"" P256_X "\",\"y\":\"" P256_Y "\"}");
  assert_no_key ("{\"kty\":\"EC\",\"crv\":\"P-256\",\"key_ops\":[\"sign\",1],"
                 "\"x\":\"" P256_X "\",\"y\":\"" P256_Y "\"}");
}

static void
test_bad_keys (void)
{
  static const char *const keys[] = {
    "{}",
    "{\"kty\":\"oct\",\"k\":\"AAAA\"}",
    "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" P256_X "\"}",
    /* Not on the curve, another curve, half a coordinate, a curve of others. */
    "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" P256_X "\",\"y\":\"" P256_X "\"}",
    "{\"kty\":\"EC\",\"crv\":\"P-384\",\"x\":\"" P256_X "\",\"y\":\"" P256_Y "\"}",
    "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AAAA\",\"y\":\"AAAA\"}",
    "{\"kty\":\"EC\",\"crv\":\"secp256k1\",\"x\":\"" P256_X "\",\"y\":\"" P256_Y "\"}",
    "{\"kty\":\"EC\",\"x\":\"" P256_X "\",\"y\":\"" P256_Y "\"}",
    "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"" ED25519_X "\"}",
    "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAA\"}",
    "{\"kty\":\"OKP\",\"x\":\"" ED25519_X "\"}",
    /* Too short to be safe, or with an exponent that makes every signature right. */
    "{\"kty\":\"RSA\",\"n\":\"" P256_X "\",\"e\":\"AQAB\"}",
    "{\"kty\":\"RSA\",\"n\":\"\",\"e\":\"AQAB\"}",
    "{\"kty\":\"RSA\",\"n\":7,\"e\":\"AQAB\"}",
  };
  g_autoptr(JsonNode) rsa = fixture_json (RSA_KEY);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    assert_no_key (keys[i]);

  json_object_set_string_member (json_node_get_object (rsa), "e", "AQ");
  g_assert_null (signet_public_key_new_from_json (rsa));
  json_object_set_string_member (json_node_get_object (rsa), "e", "Ag");
  g_assert_null (signet_public_key_new_from_json (rsa));
}

static void
test_sets (void)
{
  static const char *const bad[] = { "{}", "[]", "{\"keys\":{}}", "\"x\"" };
  g_autoptr(SignetKeySet) set = make_set ("1,null,[],{}," P521_KEY "," RSA_KEY);

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(JsonNode) node = fixture_json (bad[i]);
      g_autoptr(GError) error = NULL;

      g_assert_null (signet_key_set_new_from_json (node, &error));
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED);
    }

  g_assert_nonnull (signet_key_set_find (set, BILBO, "RS256"));
  g_assert_nonnull (signet_key_set_find (set, NULL, "ES512"));
  g_assert_null (signet_key_set_find (set, "frodo", "RS256"));
  g_assert_null (signet_key_set_find (set, BILBO, "ES256"));
  g_assert_null (signet_key_set_find_signer (set, "frodo", "RS256", RS256_TOKEN));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/token-keys/vectors", test_vectors);
  g_test_add_func ("/token-keys/one-bit", test_one_bit);
  g_test_add_func ("/token-keys/lengths", test_lengths);
  g_test_add_func ("/token-keys/forged-pairs", test_forged_pairs);
  g_test_add_func ("/token-keys/algorithms", test_algorithms);
  g_test_add_func ("/token-keys/key-says-more", test_key_says_more);
  g_test_add_func ("/token-keys/bad-keys", test_bad_keys);
  g_test_add_func ("/token-keys/sets", test_sets);

  return g_test_run ();
}
