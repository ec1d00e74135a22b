/* test-words-token.c: what the application says about access tokens, and why there is none
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fixtures.h"
#include "signet-base64url.h"
#include "signet-error.h"
#include "signet-token-error.h"
#include "signet-words-token.h"

#include <string.h>

#define NOW 1700000000

#define DETAIL(api, permission, rest)                                                \
  "{'type':'signet_grant','api':'" api "','permission':'" permission "','organization':1204," \
  "'account':3310," rest "}"
#define PROFILE DETAIL ("profile", "read-only", "'level':'workspace','workspaces':[40118]")
#define PLATFORM DETAIL ("platform", "user", "'level':'account'")

/*
 * Helpers
 */

/* @claims has single quotes in place of double ones. */
static SignetAccessToken *
make_token (const char *claims)
{
  g_autofree char *quoted = g_strdelimit (g_strdup (claims), "'", '"');
  g_autofree char *body = signet_base64url_encode ((const guint8 *) quoted, strlen (quoted));
  g_autofree char *text = g_strconcat ("eyJhbGciOiJFUzI1NiIsImtpZCI6IjEyMzQ1Njc4OTBhYmMifQ.",
                                       body, ".eA", NULL);
  g_autoptr(SecretValue) value = secret_value_new (text, -1, "text/plain");

  return signet_access_token_new (value, SIGNET_TOKEN_NO_TIME, "beside:it");
}

static void
assert_end (gint64      seconds,
            const char *expected)
{
  g_autofree char *text = signet_words_token_end (NOW + seconds, NOW);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_abilities (const char *claims,
                  const char *expected)
{
  g_autoptr(SignetCatalogue) catalogue = fixture_catalogue ();
  g_autoptr(SignetOrganization) organization = fixture_organization ();
  g_autoptr(SignetAccessToken) token = make_token (claims);
  g_auto(GStrv) lines = signet_words_token_abilities (token, catalogue, organization);
  g_autofree char *joined = g_strjoinv ("|", lines);

  g_assert_cmpstr (joined, ==, expected);
}

static void
assert_compared (const char *claims,
                 const char *expected)
{
  g_autoptr(SignetCatalogue) catalogue = fixture_catalogue ();
  g_autoptr(SignetCredential) credential = fixture_credential ("acme", "Acme", 1);
  g_autoptr(SignetAccessToken) token = make_token (claims);
  g_autofree char *text = signet_words_token_compared (signet_access_token_get_claims (token),
                                                       credential, catalogue);

  g_assert_cmpstr (text, ==, expected);
}

static SignetCredential *
make_credential (gboolean active,
                 gboolean with_secret,
                 gint64   expires)
{
  g_autoptr(GPtrArray) grants =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_grant_unref);
  g_autoptr(GPtrArray) secrets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_secret_info_unref);
  SignetCredentialFields fields = {
    .client_id = "acme", .display_name = "Acme", .note = "", .owner = "", .active = active,
    .account_id = 3310, .created = 1, .created_by = "ada", .updated = 1, .updated_by = "ada",
    .revision = 1, .grants = grants, .secrets = secrets,
  };

  if (with_secret)
    g_ptr_array_add (secrets, signet_secret_info_new ("s1", "x7Qk", 1, expires, 0));

  return signet_credential_new (&fields);
}

static void
assert_reason (SignetCredential *credential,
               const char       *secret_id,
               const char       *part)
{
  g_autoptr(SignetCredential) owned = credential;
  g_autoptr(GError) error =
    g_error_new_literal (SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_CLIENT, "What it said");
  g_autofree char *body = signet_words_refusal_body (error, credential, secret_id, NOW);
  g_autofree char *details = signet_words_refusal_details (error);

  g_test_message ("%s", body);
  g_assert_nonnull (strstr (body, part));
  g_assert_null (details);
}

static void
test_end (void)
{
  g_autofree char *unknown = signet_words_token_end (SIGNET_TOKEN_NO_TIME, NOW);

  g_assert_cmpstr (unknown, ==, "The issuer does not say when it ends");
  assert_end (-1, "Ended");
  assert_end (0, "Ended");
  assert_end (1, "Ends in 1 second");
  assert_end (119, "Ends in 119 seconds");
  assert_end (120, "Ends in 2 minutes");
  assert_end (599, "Ends in 9 minutes");
  assert_end (2 * 3600, "Ends in 2 hours");
  assert_end (48 * 3600, "Ends in 2 days");
  assert_end (G_GINT64_CONSTANT (900000000000000), "Ends in 2147483647 days");
}

static void
test_signature (void)
{
  g_autoptr(SignetAccessToken) token = make_token ("{}");
  SignetTokenClaims *claims = signet_access_token_get_claims (token);
  g_autofree char *good = signet_words_token_signature (SIGNET_TOKEN_VERDICT_GOOD, claims);

  g_assert_cmpstr (good, ==, "Signed by this issuer (ES256, key 12345678)");
  for (SignetTokenVerdict i = SIGNET_TOKEN_VERDICT_GOOD; i <= SIGNET_TOKEN_VERDICT_NOT_YET; i++)
    {
      g_autofree char *text = signet_words_token_signature (i, claims);
      g_autofree char *opaque =
        i == SIGNET_TOKEN_VERDICT_OPAQUE ? signet_words_token_signature (i, NULL) : NULL;

      g_assert_cmpuint (strlen (text), >, 20);
      g_assert_true (i == SIGNET_TOKEN_VERDICT_GOOD || strcmp (text, good) != 0);
    }
  g_assert_true (signet_words_token_is_alarming (SIGNET_TOKEN_VERDICT_MISMATCH));
  g_assert_true (signet_words_token_is_alarming (SIGNET_TOKEN_VERDICT_UNSAFE));
  g_assert_false (signet_words_token_is_alarming (SIGNET_TOKEN_VERDICT_OPAQUE));
}

static void
test_abilities (void)
{
  g_autoptr(SecretValue) opaque_value = secret_value_new ("opaque", -1, "text/plain");
  g_autoptr(SignetAccessToken) opaque =
    signet_access_token_new (opaque_value, SIGNET_TOKEN_NO_TIME, "a:b  <c>");
  g_auto(GStrv) lines = signet_words_token_abilities (opaque, NULL, NULL);
  g_autofree char *joined = g_strjoinv ("|", lines);

  assert_abilities ("{'scope':'profile:read-only','authorization_details':[" PROFILE "]}",
                    "<b>Read profiles</b> in US Production");
  /* A scope that no grant explains is shown as it is. */
  assert_abilities ("{'scope':'profile:read-only <x>','authorization_details':[" PROFILE "]}",
                    "<b>Read profiles</b> in US Production|&lt;x&gt;");
  assert_abilities ("{'scope':'a b','permissions':['a','b'],'roles':['r']}", "a|b|r");
  assert_abilities ("{'permissions':['a','b']}", "a|b");
  assert_abilities ("{'authorization_details':[{'type':'other'},7,{'type':'signet_grant'}]}", "");
  assert_abilities ("{}", "");
  g_assert_cmpstr (joined, ==, "a:b|&lt;c&gt;");
}

static void
test_compared (void)
{
  assert_compared ("{'authorization_details':[" PROFILE "]}",
                   "All that the credential is granted");
  assert_compared ("{'authorization_details':[" PLATFORM "]}",
                   "More than the list shows: Platform User. The grants were changed meanwhile.");
  assert_compared ("{'authorization_details':[" PROFILE "," PLATFORM "]}",
                   "More than the list shows: Platform User. The grants were changed meanwhile.");
  assert_compared ("{'scope':'x'}", NULL);
}

/* The issuer must not tell which was wrong, but the list of credentials knows a lot. */
static void
test_reasons (void)
{
  assert_reason (make_credential (FALSE, TRUE, 0), "s1", "is inactive");
  assert_reason (make_credential (TRUE, TRUE, NOW - 5), "s1", "expired on 14 Nov 2023");
  assert_reason (make_credential (TRUE, TRUE, NOW - 5), NULL, "All secrets");
  assert_reason (make_credential (TRUE, FALSE, 0), "s1", "no secret any more");
  assert_reason (make_credential (TRUE, TRUE, 0), "s0", "replaced or ended");
  assert_reason (make_credential (TRUE, TRUE, 0), "s1", "does not say why");
  assert_reason (make_credential (TRUE, TRUE, 0), NULL, "the secret is probably wrong");
  assert_reason (NULL, NULL, "never says whether");
}

static void
test_all_refusals (void)
{
  for (int i = SIGNET_TOKEN_ERROR_DENIED; i <= SIGNET_TOKEN_ERROR_INSECURE; i++)
    {
      g_autoptr(GError) error = g_error_new_literal (SIGNET_TOKEN_ERROR, i, "What it said");
      g_autofree char *body = signet_words_refusal_body (error, NULL, NULL, NOW);

      g_assert_cmpuint (strlen (signet_words_get_refusal_title (error)), >, 5);
      g_assert_cmpuint (strlen (body), >, 20);
    }

  for (int i = SIGNET_ERROR_FAILED; i <= SIGNET_ERROR_KEYRING_REFUSED; i++)
    {
      g_autoptr(GError) error = g_error_new_literal (SIGNET_ERROR, i, "Never shown");
      g_autofree char *body = signet_words_refusal_body (error, NULL, NULL, NOW);
      g_autofree char *details = signet_words_refusal_details (error);

      g_assert_cmpuint (strlen (signet_words_get_refusal_title (error)), >, 5);
      g_assert_null (strstr (body, "Never shown"));
      g_assert_null (details);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/words-token/end", test_end);
  g_test_add_func ("/words-token/signature", test_signature);
  g_test_add_func ("/words-token/abilities", test_abilities);
  g_test_add_func ("/words-token/compared", test_compared);
  g_test_add_func ("/words-token/reasons", test_reasons);
  g_test_add_func ("/words-token/all-refusals", test_all_refusals);

  return g_test_run ();
}
