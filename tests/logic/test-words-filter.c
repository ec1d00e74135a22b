/* test-words-filter.c: what the application says about filters and about who reaches what
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fixtures.h"
#include "signet-words.h"

/*
 * Helpers
 */

static SignetCredential *
read_credential (const char *grants)
{
  g_autofree char *text = g_strdup_printf (
    "{'client_id': '11111111-0000-4000-8000-000000000001', 'display_name': 'A',"
    " 'account_id': 3310, 'status': 'active', 'note': '', 'owner': '',"
    " 'created': '2026-01-05T10:00:00Z', 'created_by': 'ada',"
    " 'updated': '2026-01-05T10:00:00Z', 'updated_by': 'ada',"
    " 'last_used': null, 'revision': 1, 'secrets': [], 'grants': [%s]}", grants);
  g_autoptr(JsonNode) node = fixture_json (text);
  g_autoptr(GError) error = NULL;
  SignetCredential *credential = signet_credential_new_from_json (node, &error);

  g_assert_no_error (error);

  return credential;
}

static void
test_numbers (void)
{
  g_autofree char *few = signet_words_number (9999);
  g_autofree char *many = signet_words_number (10000);
  g_autofree char *one = signet_words_counted ("Active", 1);
  g_autofree char *more = signet_words_counted ("Active", 214);

  g_assert_cmpstr (few, ==, "9999");
  /* The C locale groups nothing. */
  g_assert_cmpstr (many, ==, "10000");
  g_assert_cmpstr (one, ==, "Active, 1 credential");
  g_assert_cmpstr (more, ==, "Active, 214 credentials");
}

static void
test_values (void)
{
  static const struct
  {
    SignetFacet facet;
    const char *value;
    const char *words;
  } cases[] = {
    { SIGNET_FACET_STATUS, "active", "Active" },
    { SIGNET_FACET_STATUS, "inactive", "Inactive" },
    { SIGNET_FACET_EXPIRES, "7", "Expires Within 7 Days" },
    { SIGNET_FACET_EXPIRES, "expired", "Expired" },
    { SIGNET_FACET_USED, "1", "Unused for 1 Day" },
    { SIGNET_FACET_USED, "never", "Never Used" },
    { SIGNET_FACET_KEYRING, "yes", "In Keyring" },
    { SIGNET_FACET_SECRETS, "several", "Two Secrets" },
    { SIGNET_FACET_API, "profile", "API: Profile" },
    { SIGNET_FACET_API, "gone", "API: gone" },
    { SIGNET_FACET_PERMISSION, "platform:admin", "Permission: Platform Admin" },
    { SIGNET_FACET_PERMISSION, "gone:all", "Permission: gone all" },
    { SIGNET_FACET_PERMISSION, "odd", "Permission: odd" },
    { SIGNET_FACET_ACCOUNT, "3311", "Account: Europe" },
    { SIGNET_FACET_ACCOUNT, "7", "Account: 7" },
    { SIGNET_FACET_WORKSPACE, "40231", "Workspace: EU Production" },
    { SIGNET_FACET_WORKSPACE, "7", "Workspace: 7" },
    { SIGNET_FACET_CREATED_BY, "ada", "Created By: ada" },
  };
  g_autoptr(SignetCatalogue) catalogue = fixture_catalogue ();
  g_autoptr(SignetOrganization) organization = fixture_organization ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = signet_words_facet (cases[i].facet, cases[i].value,
                                                   catalogue, organization);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_filter (void)
{
  g_autoptr(SignetCatalogue) catalogue = fixture_catalogue ();
  g_autoptr(SignetOrganization) organization = fixture_organization ();
  g_autoptr(SignetFilter) filter = signet_filter_new ();
  g_autofree char *nothing = signet_words_filter (filter, catalogue, organization);
  g_autofree char *all = NULL;
  g_autofree char *unknown = NULL;

  g_assert_cmpstr (nothing, ==, "");

  signet_filter_set_string (filter, "q=sync&status=inactive&workspace=40118");
  all = signet_words_filter (filter, catalogue, organization);
  g_assert_cmpstr (all, ==, "“sync”, Inactive, Workspace: US Production");
  unknown = signet_words_filter (filter, NULL, NULL);
  g_assert_cmpstr (unknown, ==, "“sync”, Inactive, Workspace: 40118");
}

static void
test_reach (void)
{
  g_autoptr(SignetCatalogue) catalogue = fixture_catalogue ();
  g_autoptr(SignetCredential) credential = read_credential (
    "{'api': 'platform', 'permission': 'user', 'level': 'account'},"
    "{'api': 'profile', 'permission': 'read-only', 'level': 'workspace', 'workspaces': [40118]},"
    "{'api': 'reports', 'permission': 'read', 'level': 'organization'}");
  g_autofree char *all = signet_words_reach_details (credential, 40118, 3310, catalogue);
  g_autofree char *other = signet_words_reach_details (credential, 40231, 3311, catalogue);

  g_assert_cmpstr (signet_words_get_reach (signet_reach_find (credential, 40118, 3310)), ==,
                   "This workspace, its account, the organization");
  g_assert_cmpstr (signet_words_get_reach (signet_reach_find (credential, 40119, 3310)), ==,
                   "Its account, the organization");
  g_assert_cmpstr (signet_words_get_reach (signet_reach_find (credential, 40231, 3311)), ==,
                   "The organization");
  g_assert_cmpstr (signet_words_get_reach (SIGNET_REACH_NONE), ==, "");
  g_assert_cmpstr (all, ==, "This workspace: Profile\nIts account: Platform User\n"
                             "The organization: Reports");
  g_assert_cmpstr (other, ==, "The organization: Reports");
}

/* Every way and all that are joined have words of their own. */
static void
test_every_reach (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint reach = 1; reach < 8; reach++)
    g_assert_true (g_hash_table_add (seen, (char *) signet_words_get_reach (reach)));
  g_assert_false (g_hash_table_contains (seen, ""));
}

static void
test_review (void)
{
  g_autofree char *both = signet_words_review ("US Production", NULL);
  g_autofree char *active = signet_words_review ("US Production", "active");
  g_autofree char *inactive = signet_words_review ("US Production", "inactive");

  g_assert_cmpstr (both, ==, "These credentials can reach US Production. Inactive ones could be "
                             "activated again.");
  g_assert_cmpstr (active, ==, "These active credentials can reach US Production.");
  g_assert_cmpstr (inactive, ==, "These credentials could reach US Production if they were "
                                 "activated again.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/words-filter/numbers", test_numbers);
  g_test_add_func ("/words-filter/values", test_values);
  g_test_add_func ("/words-filter/filter", test_filter);
  g_test_add_func ("/words-filter/reach", test_reach);
  g_test_add_func ("/words-filter/every-reach", test_every_reach);
  g_test_add_func ("/words-filter/review", test_review);

  return g_test_run ();
}
