/* test-words-secrets.c: what the application says about the secrets of a credential
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "fixtures.h"
#include "signet-words.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/* Monday 23 November 2026, 14:00 UTC, which is where the tests are. */
#define NOW G_GINT64_CONSTANT (1795442400)

/* When the new secret was issued. */
#define START (NOW - 16 * MINUTE)

typedef struct
{
  gint64 old_used;
  gint64 new_used;
  gint64 old_expires;
  gboolean in_use;
  gboolean risky;
  const char *verdict;
  const char *facts;
} RotationCase;

static const RotationCase cases[] = {
  { NOW - 4 * MINUTE, NOW - 10, 0, TRUE, TRUE, "Not everything uses the new secret yet",
    "The old secret was used 4 minutes ago, and the new one was issued 16 minutes ago." },
  { NOW - 20, 0, 0, TRUE, TRUE, "Not everything uses the new secret yet",
    "The old secret was used less than a minute ago, and the new one was issued 16 minutes ago." },
  { START, NOW - 2 * MINUTE, 0, FALSE, TRUE, "Everything uses the new secret",
    "It was used 2 minutes ago. The old one was not used since the new one was issued." },
  { NOW - 3 * DAY, NOW - MINUTE, 0, FALSE, FALSE, "Everything uses the new secret",
    "It was used 1 minute ago. The old one was not used since the new one was issued." },
  { 0, NOW - MINUTE, 0, FALSE, FALSE, "Everything uses the new secret",
    "It was used 1 minute ago. The old one was not used since the new one was issued." },
  { NOW - 3 * DAY, 0, 0, FALSE, TRUE, "Nothing has used the new secret yet",
    "The old one was not used since the new one was issued either." },
  { NOW - 4 * MINUTE, NOW - 10, NOW - 1, TRUE, TRUE, "Nothing can use the old secret any more",
    "It has expired. Complete the rotation to end it for good." },
};

/*
 * Helpers
 */

/* With @n_secrets secrets, the first of which is the one of the case. */
static SignetCredential *
make_credential (const RotationCase *rotation,
                 guint               n_secrets)
{
  g_autoptr(SignetCredential) plain = fixture_credential ("c1", "Billing", 1);
  g_autoptr(GPtrArray) grants =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_grant_unref);
  g_autoptr(GPtrArray) secrets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_secret_info_unref);
  SignetCredentialFields fields = {
    .client_id = "c1",
    .display_name = "Billing",
    .note = "",
    .owner = "",
    .active = TRUE,
    .account_id = signet_credential_get_account_id (plain),
    .created = NOW - 90 * DAY,
    .created_by = "ada",
    .updated = START,
    .updated_by = "ada",
    .revision = 2,
    .grants = grants,
    .secrets = secrets,
  };

  if (n_secrets > 0)
    g_ptr_array_add (secrets, signet_secret_info_new ("old", "mP2d", NOW - 90 * DAY,
                                                      rotation->old_expires,
                                                      rotation->old_used));
  if (n_secrets > 1)
    g_ptr_array_add (secrets, signet_secret_info_new ("new", "x7Qk", START, 0,
                                                      rotation->new_used));

  return signet_credential_new (&fields);
}

static void
test_rotation (gconstpointer data)
{
  const RotationCase *rotation = data;
  g_autoptr(SignetCredential) credential = make_credential (rotation, 2);
  g_autofree char *facts = signet_words_rotation_facts (credential, NOW);

  g_assert_cmpstr (signet_words_get_rotation_verdict (credential, NOW), ==, rotation->verdict);
  g_assert_cmpstr (facts, ==, rotation->facts);
  g_assert_cmpint (signet_words_old_secret_in_use (credential), ==, rotation->in_use);
  g_assert_cmpint (signet_words_completion_is_risky (credential, NOW), ==, rotation->risky);
}

static void
test_state (void)
{
  const RotationCase live = { 0 };
  const RotationCase ended = { .old_expires = NOW - 1 };
  g_autoptr(SignetCredential) none = make_credential (&live, 0);
  g_autoptr(SignetCredential) one = make_credential (&live, 1);
  g_autoptr(SignetCredential) expired = make_credential (&ended, 1);
  g_autoptr(SignetCredential) two = make_credential (&live, 2);
  g_autoptr(SignetCredential) half = make_credential (&ended, 2);

  g_assert_cmpstr (signet_words_get_secrets_state (none, NOW), ==,
                   "No secret works any more: programs get no access tokens.");
  g_assert_null (signet_words_get_secrets_state (one, NOW));
  g_assert_cmpstr (signet_words_get_secrets_state (expired, NOW), ==,
                   "It has expired: programs get no access tokens.");
  g_assert_cmpstr (signet_words_get_secrets_state (two, NOW), ==,
                   "Both work until the rotation is completed or cancelled.");
  g_assert_cmpstr (signet_words_get_secrets_state (half, NOW), ==,
                   "Only the new one works: the old one has expired.");
}

static void
assert_effect (const RotationCase *rotation,
               guint               n_secrets,
               const char         *secret_id,
               SignetSecretEnding  ending,
               const char         *words)
{
  g_autoptr(SignetCredential) credential = make_credential (rotation, n_secrets);
  g_autofree char *effect = signet_words_end_effect (credential, secret_id, ending, NOW);

  g_test_message ("%s", effect);
  g_assert_nonnull (strstr (effect, words));
}

/* What is asked before a secret ends has the facts in it. */
static void
test_effect (void)
{
  const SignetSecretEnding complete = SIGNET_SECRET_ENDING_COMPLETE;
  const SignetSecretEnding cancel = SIGNET_SECRET_ENDING_CANCEL;
  const SignetSecretEnding revoke = SIGNET_SECRET_ENDING_REVOKE;

  assert_effect (&cases[0], 2, "old", complete, "and the new one was issued 16 minutes ago");
  assert_effect (&cases[0], 2, "old", complete, "Better wait");
  assert_effect (&cases[1], 2, "old", complete, "The new one was not used yet.");
  assert_effect (&cases[5], 2, "old", complete, "The new one was not used yet.");
  assert_effect (&cases[3], 2, "old", complete, "The old secret ends now.");
  assert_effect (&cases[4], 2, "old", complete, "The old secret was never used.");
  assert_effect (&cases[0], 2, "new", cancel, "The new secret sgn_••••x7Qk ends at once.");
  assert_effect (&cases[0], 2, "new", cancel, "The old secret goes on working.");
  assert_effect (&cases[0], 2, "old", revoke, "sgn_••••mP2d ends at once. It was used 4 minutes");
  assert_effect (&cases[0], 2, "old", revoke, "APIs that only check signatures accept those");
  assert_effect (&cases[4], 1, "old", revoke, "It is the only one");
}

/*
 * Public
 */

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/words-secrets/rotation/%u", i);

      g_test_add_data_func (path, &cases[i], test_rotation);
    }
  g_test_add_func ("/words-secrets/state", test_state);
  g_test_add_func ("/words-secrets/effect", test_effect);

  return g_test_run ();
}
