/* test-words-connection.c: connections in words, and what is remembered of them
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-error.h"
#include "signet-token-error.h"
#include "signet-words-connection.h"
#include "signet-words.h"

#include <string.h>

/*
 * Helpers
 */

static SignetConnectionConfig *
make_config (void)
{
  const SignetConnectionPlaces places = {
    .name = "Aciérie “Nord”",
    .issuer = "https://issuer.example",
    .audience = "",
  };

  return signet_connection_config_new (SIGNET_CONNECTION_PRESET_MPARTICLE, &places);
}

/*
 * Callbacks
 */

/* Each has words of its own, and says what to do. */
static void
test_failures (void)
{
  g_autoptr(GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  for (int code = 0; code <= SIGNET_TOKEN_ERROR_INSECURE; code++)
    {
      g_autoptr(GError) error = g_error_new_literal (SIGNET_TOKEN_ERROR, code, "x");
      const char *title;
      const char *body;

      signet_words_token_failure (error, &title, &body);
      g_assert_true (g_hash_table_add (titles, (gpointer) title));
      g_assert_true (g_str_has_suffix (body, "."));
    }
}

/* The words for the issuer on this computer do not fit one elsewhere. The others are the same. */
static void
test_ways (void)
{
  g_autoptr(GError) lost = g_error_new_literal (SIGNET_ERROR, SIGNET_ERROR_UNREACHABLE, "x");
  g_autoptr(GError) tls = g_error_new_literal (SIGNET_ERROR, SIGNET_ERROR_TLS, "x");
  const char *title;
  const char *body;

  signet_words_token_failure (lost, &title, &body);
  g_assert_cmpstr (body, !=, signet_words_get_error_body (lost));
  signet_words_token_failure (tls, &title, &body);
  g_assert_cmpstr (body, ==, signet_words_get_error_body (tls));
}

/* What is written can be read again, with everything that is known of the credentials. */
static void
test_config (void)
{
  g_autoptr(SignetConnectionConfig) config = make_config ();
  g_autoptr(SignetKeptDetails) details = signet_kept_details_new ("Name", "Note", "aud", "a b");
  g_autoptr(GVariant) variant = NULL;
  g_autoptr(SignetConnectionConfig) again = NULL;
  SignetConnectionPlaces places;
  SignetKeptDetails *found;

  signet_connection_config_set_details (config, "client", details);
  signet_connection_config_set_account_id (config, 3310);
  variant = g_variant_ref_sink (signet_connection_config_to_variant (config));
  again = signet_connection_config_new_from_variant (variant);

  g_assert_cmpstr (signet_connection_config_get_id (again),
                   ==, signet_connection_config_get_id (config));
  g_assert_cmpint (signet_connection_config_get_preset (again),
                   ==, SIGNET_CONNECTION_PRESET_MPARTICLE);
  g_assert_cmpint (signet_connection_config_get_account_id (again), ==, 3310);
  signet_connection_config_get_places (again, &places);
  g_assert_cmpstr (places.name, ==, "Aciérie “Nord”");
  g_assert_cmpstr (places.issuer, ==, "https://issuer.example");
  g_assert_null (places.token_endpoint);
  g_assert_null (places.audience);
  found = signet_connection_config_find_details (again, "client");
  g_assert_cmpstr (signet_kept_details_get_note (found), ==, "Note");
  g_assert_cmpstr (signet_kept_details_get_scope (found), ==, "a b");
  g_assert_cmpint (signet_kept_details_get_revision (found),
                   ==, signet_kept_details_get_revision (details));
}

/* What is incomplete, or of a kind that is not known, is no connection. */
static void
test_unreadable (void)
{
  const char *texts[] = {
    "@a{sv} {}",
    "{'kind': <'keep-and-test'>, 'id': <'a'>, 'name': <'b'>}",
    "{'kind': <'keep-and-test'>, 'id': <'a'>, 'issuer': <'https://x'>}",
    "{'kind': <'keep-and-test'>, 'id': <7>, 'name': <'b'>, 'issuer': <'https://x'>}",
    "{'kind': <'keycloak'>, 'id': <'a'>, 'name': <'b'>, 'issuer': <'https://x'>}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GVariant) variant = g_variant_ref_sink (g_variant_new_parsed (texts[i]));

      g_assert_null (signet_connection_config_new_from_variant (variant));
    }
}

static void
test_limits (void)
{
  g_autoptr(SignetConnectionConfig) config = make_config ();

  g_assert_nonnull (strstr (signet_words_connection_limits (config), "8 hours"));
  g_assert_cmpstr (signet_words_connection_icon (NULL),
                   !=, signet_words_connection_icon (config));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words-connection/failures", test_failures);
  g_test_add_func ("/words-connection/ways", test_ways);
  g_test_add_func ("/words-connection/config", test_config);
  g_test_add_func ("/words-connection/unreadable", test_unreadable);
  g_test_add_func ("/words-connection/limits", test_limits);

  return g_test_run ();
}
