/* test-jwt.c: tokens that were signed here, and those that were not
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <string.h>

#include "signet-base64url.h"
#include "signet-error.h"
#include "signet-json.h"
#include "signet-jwt.h"

#define CLAIMS "{\"sub\":\"somebody\"}"

static SignetSigningKey *
make_key (void)
{
  g_autoptr(GBytes) pem = NULL;
  g_autoptr(GError) error = NULL;
  SignetSigningKey *key;

  pem = signet_signing_key_make (&error);
  g_assert_no_error (error);
  key = signet_signing_key_new (pem, &error);
  g_assert_no_error (error);

  return key;
}

static char *
encode (const char *text)
{
  return signet_base64url_encode ((const guint8 *) text, strlen (text));
}

static void
assert_refused (SignetSigningKey *key,
                const char       *token)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) claims = signet_jwt_verify (key, token, &error);
  g_autofree char *escaped = g_strescape (token, NULL);

  g_test_message ("%.200s", escaped);
  g_assert_null (claims);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED);
}

static void
test_round_trip (void)
{
  g_autoptr(SignetSigningKey) key = make_key ();

  /* Often enough to meet numbers that begin with zero bytes. */
  for (int i = 0; i < 1000; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *token = signet_jwt_sign (key, CLAIMS, &error);
      g_autoptr(JsonNode) claims = NULL;
      g_auto(GStrv) parts = NULL;

      g_assert_no_error (error);
      parts = g_strsplit (token, ".", -1);
      g_assert_cmpuint (g_strv_length (parts), ==, 3);
      g_assert_cmpuint (strlen (parts[2]), ==, 86);

      claims = signet_jwt_verify (key, token, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (signet_json_peek_string (claims, "sub"), ==, "somebody");
    }
}

static void
test_header (void)
{
  g_autoptr(SignetSigningKey) key = make_key ();
  g_autofree char *token = signet_jwt_sign (key, CLAIMS, NULL);
  g_auto(GStrv) parts = g_strsplit (token, ".", -1);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(JsonNode) header = NULL;
  gsize length;
  guint8 *text = signet_base64url_decode (parts[0], strlen (parts[0]), &length);

  bytes = g_bytes_new_take (text, length);
  header = signet_json_parse (bytes, NULL);
  g_assert_cmpstr (signet_json_peek_string (header, "alg"), ==, "ES256");
  g_assert_cmpstr (signet_json_peek_string (header, "typ"), ==, "at+jwt");
  g_assert_cmpstr (signet_json_peek_string (header, "kid"), ==, signet_signing_key_get_id (key));
}

static void
test_every_changed_letter (void)
{
  g_autoptr(SignetSigningKey) key = make_key ();
  g_autofree char *token = signet_jwt_sign (key, CLAIMS, NULL);

  for (gsize i = 0; i < strlen (token); i++)
    {
      g_autofree char *changed = g_strdup (token);

      changed[i] = token[i] == 'A' ? 'B' : 'A';
      assert_refused (key, changed);
    }
}

static void
test_shapes (void)
{
  g_autoptr(SignetSigningKey) key = make_key ();
  g_autofree char *token = signet_jwt_sign (key, CLAIMS, NULL);
  g_autofree char *longer = g_strconcat (token, ".", NULL);
  g_autofree char *padded = g_strconcat (token, "=", NULL);
  g_autofree char *newline = g_strconcat (token, "\n", NULL);
  g_autofree char *shorter = g_strndup (token, strlen (token) - 1);
  g_autofree char *huge = g_strnfill (200000, 'A');
  const char *const cases[] = {
    "", ".", "..", "...", "x", "a.b.c", longer, padded, newline, shorter, huge, token + 1,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (key, cases[i]);
}

/* Gives a token with another header, signed by the right key all the same. */
static char *
sign_with_header (SignetSigningKey *key,
                  const char       *header)
{
  g_autofree char *header_text = encode (header);
  g_autofree char *claims_text = encode (CLAIMS);
  g_autofree char *text = g_strconcat (header_text, ".", claims_text, NULL);
  g_autofree char *signature_text = NULL;
  guint8 signature[SIGNET_SIGNATURE_LENGTH];

  g_assert_true (signet_signing_key_sign (key, text, strlen (text), signature, NULL));
  signature_text = signet_base64url_encode (signature, sizeof signature);

  return g_strconcat (text, ".", signature_text, NULL);
}

static void
test_headers_of_others (void)
{
  static const char *const cases[] = {
    "{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"%s\"}",
    "{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"%s\"}",
    "{\"alg\":\"ES384\",\"typ\":\"at+jwt\",\"kid\":\"%s\"}",
    "{\"alg\":\"es256\",\"typ\":\"at+jwt\",\"kid\":\"%s\"}",
    "{\"alg\":[\"ES256\"],\"typ\":\"at+jwt\",\"kid\":\"%s\"}",
    "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"%s\"}",
    "{\"alg\":\"ES256\",\"kid\":\"%s\"}",
    "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"x%s\"}",
    "[\"%s\"]",
    "{%s",
  };
  g_autoptr(SignetSigningKey) key = make_key ();
  g_auto(GStrv) halves = NULL;
  g_autofree char *good_header = NULL;
  g_autofree char *good = NULL;
  g_autoptr(JsonNode) claims = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *header = NULL;
      g_autofree char *token = NULL;

      halves = g_strsplit (cases[i], "%s", 2);
      header = g_strconcat (halves[0], signet_signing_key_get_id (key), halves[1], NULL);
      g_clear_pointer (&halves, g_strfreev);
      token = sign_with_header (key, header);
      assert_refused (key, token);
    }

  good_header = g_strconcat ("{\"typ\":\"at+jwt\", \"alg\":\"ES256\", \"kid\":\"",
                             signet_signing_key_get_id (key), "\"}", NULL);
  good = sign_with_header (key, good_header);
  claims = signet_jwt_verify (key, good, NULL);
  g_assert_nonnull (claims);
}

static void
test_no_signature (void)
{
  g_autoptr(SignetSigningKey) key = make_key ();
  g_autofree char *header = encode ("{\"alg\":\"none\"}");
  g_autofree char *claims = encode (CLAIMS);
  g_autofree char *token = g_strconcat (header, ".", claims, ".", NULL);
  guint8 zeros[SIGNET_SIGNATURE_LENGTH] = { 0 };

  assert_refused (key, token);
  g_assert_false (signet_signing_key_verify (key, "x", 1, zeros));
}

static void
test_another_key (void)
{
  g_autoptr(SignetSigningKey) key = make_key ();
  g_autoptr(SignetSigningKey) other = make_key ();
  g_autofree char *token = signet_jwt_sign (other, CLAIMS, NULL);
  g_autofree char *header = NULL;
  g_autofree char *forged = NULL;

  g_assert_cmpstr (signet_signing_key_get_id (key), !=, signet_signing_key_get_id (other));
  assert_refused (key, token);

  header = g_strconcat ("{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"",
                        signet_signing_key_get_id (key), "\"}", NULL);
  forged = sign_with_header (other, header);
  assert_refused (key, forged);
}

static void
test_key_from_pem (void)
{
  static const char *const bad[] = {
    "",
    "nonsense",
    "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
  };
  g_autoptr(GBytes) pem = signet_signing_key_make (NULL);
  g_autoptr(SignetSigningKey) first = signet_signing_key_new (pem, NULL);
  g_autoptr(SignetSigningKey) second = signet_signing_key_new (pem, NULL);

  g_assert_cmpstr (signet_signing_key_get_id (first), ==, signet_signing_key_get_id (second));
  g_assert_cmpuint (strlen (signet_signing_key_get_id (first)), ==, 43);

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (bad[i], strlen (bad[i]));
      g_autoptr(SignetSigningKey) key = NULL;
      g_autoptr(GError) error = NULL;

      key = signet_signing_key_new (bytes, &error);
      g_assert_null (key);
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_FAILED);
    }
}

static void
test_key_of_another_curve (void)
{
  EVP_PKEY *made = EVP_EC_gen ("P-384");
  BIO *bio = BIO_new (BIO_s_mem ());
  g_autoptr(GBytes) pem = NULL;
  g_autoptr(SignetSigningKey) key = NULL;
  g_autoptr(GError) error = NULL;
  char *text;
  long length;

  g_assert_cmpint (PEM_write_bio_PrivateKey (bio, made, NULL, NULL, 0, NULL, NULL), ==, 1);
  length = BIO_get_mem_data (bio, &text);
  pem = g_bytes_new (text, (gsize) length);
  BIO_free (bio);
  EVP_PKEY_free (made);

  key = signet_signing_key_new (pem, &error);
  g_assert_null (key);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_FAILED);
}

static void
test_base64url (void)
{
  static const struct
  {
    const char *bytes;
    const char *text;
  } cases[] = {
    { "", "" }, { "f", "Zg" }, { "fo", "Zm8" }, { "foo", "Zm9v" }, { "foob", "Zm9vYg" },
    { "fooba", "Zm9vYmE" }, { "foobar", "Zm9vYmFy" }, { "\xfb\xff\xbf", "-_-_" },
  };
  static const char *const bad[] = { "Z", "Zg==", "Zh", "Zm9", "Zm 8", "Zm+v", "Zm/v", "Zm9v\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length;
      g_autofree char *text = encode (cases[i].bytes);
      g_autofree guint8 *bytes = signet_base64url_decode (cases[i].text,
                                                          strlen (cases[i].text), &length);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpmem (bytes, length, cases[i].bytes, strlen (cases[i].bytes));
    }

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      gsize length;

      g_assert_null (signet_base64url_decode (bad[i], strlen (bad[i]), &length));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/jwt/round-trip", test_round_trip);
  g_test_add_func ("/jwt/header", test_header);
  g_test_add_func ("/jwt/every-changed-letter", test_every_changed_letter);
  g_test_add_func ("/jwt/shapes", test_shapes);
  g_test_add_func ("/jwt/headers-of-others", test_headers_of_others);
  g_test_add_func ("/jwt/no-signature", test_no_signature);
  g_test_add_func ("/jwt/another-key", test_another_key);
  g_test_add_func ("/jwt/key-from-pem", test_key_from_pem);
  g_test_add_func ("/jwt/key-of-another-curve", test_key_of_another_curve);
  g_test_add_func ("/jwt/base64url", test_base64url);

  return g_test_run ();
}
