/* test-policy.c: the rules for when secrets end, and their uses day by day
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fixtures.h"
#include "signet-error.h"
#include "signet-json.h"
#include "signet-problem.h"
#include "signet-words.h"

#define NOW G_GINT64_CONSTANT (1800000000)
#define DAY (24 * 60 * 60)
#define TODAY (NOW / DAY)

/*
 * Helpers
 */

static SignetPolicy *
make_policy (guint default_days,
             guint maximum_days)
{
  return signet_policy_new (&(SignetPolicyFields) {
    .default_days = default_days,
    .maximum_days = maximum_days,
    .revision = 7,
    .updated = NOW,
    .updated_by = "ada",
  });
}

static void
test_rules (void)
{
  g_autoptr(SignetPolicy) none = make_policy (0, 0);
  g_autoptr(SignetPolicy) by_default = make_policy (90, 0);
  g_autoptr(SignetPolicy) bound = make_policy (0, 60);
  g_autoptr(SignetPolicy) both = make_policy (30, 60);

  g_assert_cmpint (signet_policy_get_default_expires (none, NOW), ==, 0);
  g_assert_true (signet_policy_allows (none, 0, NOW));
  g_assert_true (signet_policy_allows (none, G_MAXINT64, NOW));
  g_assert_cmpint (signet_policy_get_default_expires (by_default, NOW), ==, NOW + 90 * DAY);
  g_assert_true (signet_policy_allows (by_default, 0, NOW));
  g_assert_cmpint (signet_policy_get_default_expires (bound, NOW), ==, NOW + 60 * DAY);
  g_assert_false (signet_policy_allows (bound, 0, NOW));
  g_assert_true (signet_policy_allows (bound, NOW + 60 * DAY, NOW));
  g_assert_false (signet_policy_allows (bound, NOW + 60 * DAY + 1, NOW));
  g_assert_cmpint (signet_policy_get_default_expires (both, NOW), ==, NOW + 30 * DAY);
}

static void
test_json (void)
{
  g_autoptr(SignetPolicy) policy = make_policy (30, 0);
  g_autoptr(JsonNode) node = signet_policy_to_json (policy);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetPolicy) read = signet_policy_new_from_json (node, &error);
  static const char *const bad[] = {
    "[]", "{}",
    "{'default_expiry_days': 'x', 'maximum_expiry_days': null, 'revision': 1}",
    "{'default_expiry_days': 3, 'maximum_expiry_days': -3, 'revision': 1}",
    "{'default_expiry_days': 3, 'maximum_expiry_days': null, 'revision': 0}",
  };

  g_assert_no_error (error);
  g_assert_cmpuint (signet_policy_get_default_days (read), ==, 30);
  g_assert_cmpuint (signet_policy_get_maximum_days (read), ==, 0);
  g_assert_cmpint (signet_policy_get_revision (read), ==, 7);
  g_assert_cmpint (signet_policy_get_updated (read), ==, NOW);
  g_assert_cmpstr (signet_policy_get_updated_by (read), ==, "ada");

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(JsonNode) wrong = fixture_json (bad[i]);
      g_autoptr(GError) malformed = NULL;

      g_assert_null (signet_policy_new_from_json (wrong, &malformed));
      g_assert_error (malformed, SIGNET_ERROR, SIGNET_ERROR_MALFORMED);
    }
}

static void
test_words (void)
{
  static const struct
  {
    guint default_days;
    guint maximum_days;
    const char *words;
  } cases[] = {
    { 0, 0, NULL },
    { 90, 0, "Default of Acme Retail: 90 days." },
    { 0, 60, "Acme Retail allows 60 days at most, so nothing longer is offered." },
    { 30, 60, "Default of Acme Retail: 30 days. At most 60 days are allowed, so nothing longer "
              "is offered." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SignetPolicy) policy = make_policy (cases[i].default_days,
                                                    cases[i].maximum_days);
      g_autofree char *words = signet_words_policy (policy, "Acme Retail");

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_beyond (void)
{
  g_autoptr(GListStore) list = g_list_store_new (SIGNET_TYPE_CREDENTIAL);
  g_autoptr(SignetCredential) never = fixture_credential ("a", "Never", 1);
  g_autofree char *one = NULL;
  g_autofree char *none = NULL;

  g_list_store_append (list, never);
  g_assert_cmpuint (signet_policy_count_beyond (0, G_LIST_MODEL (list), NOW), ==, 0);
  g_assert_cmpuint (signet_policy_count_beyond (30, G_LIST_MODEL (list), NOW), ==,
                    signet_credential_get_n_secrets (never) > 0);
  one = signet_words_beyond (1);
  none = signet_words_beyond (0);
  g_assert_true (g_str_has_prefix (one, "1 credential has a secret that lasts longer."));
  g_assert_cmpstr (none, ==, "Every secret there is ends within the maximum.");
}

static SignetUsageHistory *
make_history (void)
{
  SignetUsageHistory *history = signet_usage_history_new (TODAY, 30, 0);

  signet_usage_history_add (history, TODAY, "new", 5);
  signet_usage_history_add (history, TODAY - 1, "old", 90);
  signet_usage_history_add (history, TODAY - 1, "new", 6);
  signet_usage_history_add (history, TODAY - 29, "old", 1103);
  signet_usage_history_add (history, TODAY - 30, "old", 1000000);
  signet_usage_history_add (history, TODAY + 1, "old", 1000000);

  return history;
}

static void
test_history (void)
{
  g_autoptr(SignetUsageHistory) history = make_history ();
  g_autoptr(JsonNode) node = signet_usage_history_to_json (history);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetUsageHistory) read = signet_usage_history_new_from_json (node, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (signet_usage_history_get_n_days (read), ==, 30);
  g_assert_cmpuint (signet_usage_history_get_total (read), ==, 1204);
  g_assert_cmpuint (signet_usage_history_get_tokens (read, 29), ==, 5);
  g_assert_cmpuint (signet_usage_history_get_tokens (read, 28), ==, 96);
  g_assert_cmpuint (signet_usage_history_get_secret_tokens (read, 28, "old"), ==, 90);
  g_assert_cmpuint (signet_usage_history_get_secret_tokens (read, 28, "none"), ==, 0);
  g_assert_cmpuint (signet_usage_history_get_busiest (read), ==, 0);
  g_assert_cmpint (signet_usage_history_get_day (read, 29), ==, TODAY * DAY);
  g_assert_cmpint (signet_usage_history_get_counted_since (read), ==, 0);
}

static void
test_bad_history (void)
{
  static const char *const bad[] = {
    "[]", "{}", "{'counted_since': '2026-01-01', 'days': []}",
    "{'counted_since': 'x', 'days': [{'date': '2026-01-01', 'secrets': []}]}",
    "{'counted_since': '2026-01-01', 'days': [{'date': '2026-01-01'}]}",
    "{'counted_since': '2026-01-01', 'days': ["
    " {'date': '2026-01-01', 'secrets': []}, {'date': '2026-01-03', 'secrets': []}]}",
    "{'counted_since': '2026-01-01', 'days': ["
    " {'date': '2026-01-01', 'secrets': [{'secret_id': 's', 'tokens': -1}]}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(JsonNode) node = fixture_json (bad[i]);
      g_autoptr(GError) error = NULL;

      g_assert_null (signet_usage_history_new_from_json (node, &error));
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED);
    }
}

static void
test_usage_words (void)
{
  g_autoptr(SignetUsageHistory) history = make_history ();
  g_autoptr(SignetUsageHistory) empty = signet_usage_history_new (TODAY, 30, TODAY - 2);
  g_autofree char *summary = signet_words_usage (history);
  g_autofree char *nothing = signet_words_usage (empty);
  g_autofree char *day = signet_words_usage_day (history, 28);
  g_autofree char *quiet = signet_words_usage_day (history, 5);
  g_autofree char *since = signet_words_usage_since (empty, NOW - 300 * DAY);
  g_autofree char *whole = signet_words_usage_since (history, NOW - 300 * DAY);
  g_autofree char *young = signet_words_usage_since (empty, NOW - DAY);

  g_assert_cmpstr (summary, ==, "1204 tokens in the last 30 days, most on 17 December (1103)");
  g_assert_cmpstr (nothing, ==, "No tokens in the last 30 days");
  g_assert_cmpstr (day, ==, "14 January: 96 tokens");
  g_assert_cmpstr (quiet, ==, "22 December: no tokens");
  g_assert_cmpstr (since, ==, "The issuer counts tokens since 13 January; earlier ones are not "
                              "shown.");
  g_assert_null (whole);
  g_assert_null (young);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/policy/rules", test_rules);
  g_test_add_func ("/policy/json", test_json);
  g_test_add_func ("/policy/words", test_words);
  g_test_add_func ("/policy/beyond", test_beyond);
  g_test_add_func ("/usage/history", test_history);
  g_test_add_func ("/usage/bad-history", test_bad_history);
  g_test_add_func ("/usage/words", test_usage_words);

  return g_test_run ();
}
