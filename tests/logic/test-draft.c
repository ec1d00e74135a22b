/* test-draft.c: which drafts may become credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "fixtures.h"
#include "signet-draft.h"
#include "signet-json.h"
#include "signet-text.h"

#define GOOD_GRANT \
  "{'api': 'profile', 'permission': 'read-only'," \
  " 'level': 'workspace', 'workspaces': [40118]}"

typedef struct
{
  const char *name;
  const char *text;
  const char *problems; /* what is expected, as "pointer code" in order, joined by ", " */
} Case;

static const Case cases[] = {
  { "good", "{'display_name': 'A', 'account_id': 3310, 'grants': [" GOOD_GRANT "]}", "" },
  { "ids-as-digits",
    "{'display_name': 'A', 'account_id': '3310', 'grants': [{'api': 'profile',"
    " 'permission': 'read-only', 'level': 'workspace', 'workspaces': ['40119']}]}", "" },
  { "html-is-text",
    "{'display_name': '<b>A</b>', 'account_id': 3310, 'grants': [" GOOD_GRANT "]}", "" },
  { "spaces", "{'display_name': '  ', 'account_id': 3310, 'grants': [" GOOD_GRANT "]}",
    "/display_name empty" },
  { "no-name", "{'account_id': 3310, 'grants': [" GOOD_GRANT "]}", "/display_name empty" },
  { "line-break", "{'display_name': 'a\\nb', 'account_id': 3310, 'grants': [" GOOD_GRANT "]}",
    "/display_name forbidden-characters" },
  { "control", "{'display_name': 'a\\u0007b', 'account_id': 3310, 'grants': [" GOOD_GRANT "]}",
    "/display_name forbidden-characters" },
  { "no-account", "{'display_name': 'A', 'grants': [" GOOD_GRANT "]}", "/account_id missing" },
  { "unknown-account", "{'display_name': 'A', 'account_id': 9, 'grants': [" GOOD_GRANT "]}",
    "/account_id unknown-account" },
  { "account-of-wrong-type",
    "{'display_name': 'A', 'account_id': {}, 'grants': [" GOOD_GRANT "]}",
    "/account_id wrong-type" },
  { "no-api", "{'display_name': 'A', 'account_id': 3310, 'grants': []}",
    "/grants api-required" },
  { "no-grants", "{'display_name': 'A', 'account_id': 3310}", "/grants api-required" },
  { "unknown-member",
    "{'display_name': 'A', 'account_id': 3310, 'grants': [" GOOD_GRANT "], 'colour': 'red'}",
    "/colour unknown-member" },
  { "unknown-api",
    "{'display_name': 'A', 'account_id': 3310, 'grants':"
    " [{'api': 'weather', 'permission': 'read', 'level': 'account'}]}",
    "/grants/0/api unknown-api" },
  { "api-twice",
    "{'display_name': 'A', 'account_id': 3310, 'grants': [" GOOD_GRANT "," GOOD_GRANT "]}",
    "/grants/1/api duplicate-api" },
  { "unknown-permission",
    "{'display_name': 'A', 'account_id': 3310, 'grants':"
    " [{'api': 'platform', 'permission': 'owner', 'level': 'account'}]}",
    "/grants/0/permission unknown-permission" },
  { "no-permission",
    "{'display_name': 'A', 'account_id': 3310, 'grants':"
    " [{'api': 'platform', 'level': 'account'}]}",
    "/grants/0/permission permission-required" },
  { "no-level",
    "{'display_name': 'A', 'account_id': 3310, 'grants':"
    " [{'api': 'profile', 'permission': 'read-only', 'workspaces': [40118]}]}",
    "/grants/0/level missing" },
  { "level-not-offered",
    "{'display_name': 'A', 'account_id': 3310, 'grants':"
    " [{'api': 'platform', 'permission': 'user', 'level': 'organization'}]}",
    "/grants/0/level level-not-offered" },
  { "either-level",
    "{'display_name': 'A', 'account_id': 3310, 'grants':"
    " [{'api': 'reports', 'permission': 'read', 'level': 'organization'}]}", "" },
  { "no-workspace",
    "{'display_name': 'A', 'account_id': 3310, 'grants':"
    " [{'api': 'profile', 'permission': 'read-only', 'level': 'workspace', 'workspaces': []}]}",
    "/grants/0/workspaces workspace-required" },
  { "workspace-of-another-account",
    "{'display_name': 'A', 'account_id': 3310, 'grants': [{'api': 'profile',"
    " 'permission': 'read-only', 'level': 'workspace', 'workspaces': [40231]}]}",
    "/grants/0/workspaces unknown-workspace" },
  { "workspace-twice",
    "{'display_name': 'A', 'account_id': 3310, 'grants': [{'api': 'profile',"
    " 'permission': 'read-only', 'level': 'workspace', 'workspaces': [40118, '40118']}]}",
    "/grants/0/workspaces duplicate-workspace" },
  { "workspaces-at-account-level",
    "{'display_name': 'A', 'account_id': 3310, 'grants': [{'api': 'platform',"
    " 'permission': 'user', 'level': 'account', 'workspaces': []}]}",
    "/grants/0/workspaces workspaces-not-allowed" },
  { "right-missing",
    "{'display_name': 'A', 'account_id': 3310, 'grants': [{'api': 'custom-roles',"
    " 'permission': 'admin', 'level': 'organization'}]}",
    "/grants/0/api right-missing" },
  { "past-expiry",
    "{'display_name': 'A', 'account_id': 3310, 'grants': [" GOOD_GRANT "],"
    " 'secret_expires': '2001-01-01T00:00:00Z'}",
    "/secret_expires not-in-future" },
  { "bad-status",
    "{'display_name': 'A', 'account_id': 3310, 'grants': [" GOOD_GRANT "], 'status': 'on'}",
    "/status wrong-type" },
  { "wrong-types",
    "{'display_name': 7, 'account_id': 3310, 'grants': [7, {'api': [], 'level': 'account'}]}",
    "/display_name wrong-type, /grants/0 wrong-type, /grants/1/api wrong-type,"
    " /grants/1/api missing, /display_name empty, /grants api-required" },
  { "not-an-object", "[]",
    " wrong-type, /display_name empty, /account_id missing, /grants api-required" },
};

static char *
describe (GPtrArray *problems)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      SignetProblem *problem = g_ptr_array_index (problems, i);

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "",
                              signet_problem_get_pointer (problem),
                              signet_problem_code_to_string (signet_problem_get_code (problem)));
    }

  return g_string_free (text, FALSE);
}

static char *
validate (SignetDraft      *draft,
          SignetCredential *original,
          gboolean          custom_role_admin)
{
  g_autoptr(SignetCatalogue) catalogue = fixture_catalogue ();
  g_autoptr(SignetOrganization) organization = fixture_organization ();
  g_autoptr(GPtrArray) problems = signet_draft_validate (draft, original, catalogue,
                                                         organization, custom_role_admin);

  return describe (problems);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr(JsonNode) node = fixture_json (test->text);
  g_autoptr(GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_problem_unref);
  g_autoptr(SignetDraft) draft = signet_draft_new_from_json (node, problems);
  g_autoptr(SignetCatalogue) catalogue = fixture_catalogue ();
  g_autoptr(SignetOrganization) organization = fixture_organization ();
  g_autofree char *found = NULL;

  /* What could not be read is told by the reader; only what could be is held against the rules
   * where the two would say the same.
   */
  if (problems->len == 0 || strstr (test->problems, ", ") != NULL)
    {
      g_autoptr(GPtrArray) more = signet_draft_validate (draft, NULL, catalogue,
                                                         organization, FALSE);

      g_ptr_array_extend (problems, more, (GCopyFunc) (void (*) (void)) signet_problem_ref, NULL);
    }

  found = describe (problems);
  g_assert_cmpstr (found, ==, test->problems);
}

static void
test_name_length (void)
{
  g_autoptr(SignetDraft) draft = signet_draft_new ();
  g_autoptr(GString) name = g_string_new (NULL);
  const gint64 workspace = 40118;
  g_autoptr(SignetGrant) grant = signet_grant_new ("profile", "read-only",
                                                   SIGNET_LEVEL_WORKSPACE, &workspace, 1);
  g_autofree char *longest = NULL;
  g_autofree char *too_long = NULL;

  /* Characters count, not bytes. */
  for (int i = 0; i < SIGNET_DISPLAY_NAME_MAX; i++)
    g_string_append (name, "\xf0\x9f\x94\x91");
  signet_draft_set_account_id (draft, 3310);
  signet_draft_put_grant (draft, grant);
  signet_draft_set_display_name (draft, name->str);
  longest = validate (draft, NULL, FALSE);
  g_assert_cmpstr (longest, ==, "");

  g_string_append_c (name, 'x');
  signet_draft_set_display_name (draft, name->str);
  too_long = validate (draft, NULL, FALSE);
  g_assert_cmpstr (too_long, ==, "/display_name too-long");
}

static SignetCredential *
make_restricted_credential (void)
{
  g_autoptr(SignetCredential) plain = fixture_credential ("c1", "Name", 1);
  g_autoptr(JsonNode) node = signet_credential_to_json (plain);
  g_autofree char *text = signet_json_to_string (node);
  g_autoptr(JsonNode) copy = json_from_string (text, NULL);
  g_autoptr(JsonNode) grant = fixture_json (
    "{'api': 'custom-roles', 'permission': 'admin', 'level': 'organization'}");
  SignetCredential *credential;

  json_array_add_element (json_object_get_array_member (json_node_get_object (copy), "grants"),
                          g_steal_pointer (&grant));
  credential = signet_credential_new_from_json (copy, NULL);
  g_assert_nonnull (credential);

  return credential;
}

/* Somebody without the extra right edits a credential that covers the restricted API: what
 * they leave alone stays, and what they take away is refused.
 */
static void
test_restricted_grant_stays (void)
{
  g_autoptr(SignetCredential) original = make_restricted_credential ();
  g_autoptr(SignetDraft) draft = signet_draft_new_from_credential (original);
  g_autofree char *kept = NULL;
  g_autofree char *removed = NULL;
  g_autofree char *removed_by_right = NULL;

  signet_draft_set_display_name (draft, "Another Name");
  kept = validate (draft, original, FALSE);
  g_assert_cmpstr (kept, ==, "");

  signet_draft_remove_grant (draft, "custom-roles");
  removed = validate (draft, original, FALSE);
  g_assert_cmpstr (removed, ==, "/grants right-missing");
  removed_by_right = validate (draft, original, TRUE);
  g_assert_cmpstr (removed_by_right, ==, "");
}

/* Switching off must work although a workspace that was granted is gone. */
static void
test_unchanged_grant_is_not_judged (void)
{
  g_autoptr(JsonNode) empty = fixture_json (
    "{'id': 1204, 'name': 'O', 'accounts': [{'id': 3310, 'name': 'A', 'workspaces': []}]}");
  g_autoptr(SignetOrganization) organization = signet_organization_new_from_json (empty, NULL);
  g_autoptr(SignetCatalogue) catalogue = fixture_catalogue ();
  g_autoptr(SignetCredential) original = fixture_credential ("c1", "Name", 1);
  g_autoptr(SignetDraft) draft = signet_draft_new_from_credential (original);
  g_autoptr(GPtrArray) problems = NULL;
  g_autofree char *found = NULL;

  signet_draft_set_active (draft, FALSE);
  problems = signet_draft_validate (draft, original, catalogue, organization, FALSE);
  found = describe (problems);
  g_assert_cmpstr (found, ==, "");
}

static void
test_account_is_immutable (void)
{
  g_autoptr(SignetCredential) original = fixture_credential ("c1", "Name", 1);
  g_autoptr(SignetDraft) draft = signet_draft_new_from_credential (original);
  g_autofree char *found = NULL;

  signet_draft_set_account_id (draft, 3311);
  found = validate (draft, original, FALSE);
  g_assert_cmpstr (found, ==, "/account_id immutable, /grants/0/workspaces workspace-required");
}

static void
test_patch (void)
{
  g_autoptr(SignetCredential) original = fixture_credential ("c1", "Name", 1);
  g_autoptr(SignetDraft) draft = signet_draft_new_from_credential (original);
  g_autoptr(JsonNode) nothing = signet_draft_to_patch (draft, original);
  g_autoptr(JsonNode) only_space = NULL;
  g_autoptr(JsonNode) all = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpuint (json_object_get_size (json_node_get_object (nothing)), ==, 0);

  signet_draft_set_display_name (draft, "  Name ");
  only_space = signet_draft_to_patch (draft, original);
  g_assert_cmpuint (json_object_get_size (json_node_get_object (only_space)), ==, 0);

  signet_draft_set_display_name (draft, "New");
  signet_draft_set_active (draft, FALSE);
  signet_draft_remove_grant (draft, "profile");
  all = signet_draft_to_patch (draft, original);
  text = signet_json_to_string (all);
  g_assert_cmpstr (text, ==,
                   "{\"display_name\":\"New\",\"status\":\"inactive\",\"grants\":[]}");
}

static void
on_draft_changed_cb (SignetDraft *draft,
                     guint       *count)
{
  (*count)++;
}

static void
test_changed (void)
{
  g_autoptr(SignetDraft) draft = signet_draft_new ();
  g_autoptr(SignetGrant) grant = signet_grant_new ("platform", "user", SIGNET_LEVEL_ACCOUNT,
                                                   NULL, 0);
  guint count = 0;

  g_signal_connect (draft, "changed", G_CALLBACK (on_draft_changed_cb), &count);
  signet_draft_set_display_name (draft, "A");
  signet_draft_set_display_name (draft, "A");
  signet_draft_put_grant (draft, grant);
  signet_draft_put_grant (draft, grant);
  signet_draft_remove_grant (draft, "profile");
  signet_draft_remove_grant (draft, "platform");
  signet_draft_set_active (draft, TRUE);
  g_assert_cmpuint (count, ==, 3);
}

/* What the draft changed is kept, everything else follows the other person. */
static void
test_rebase (void)
{
  const gint64 workspaces[] = { 40118, 40119 };
  g_autoptr(SignetCredential) base = fixture_credential ("id", "A", 1);
  g_autoptr(SignetDraft) mine = signet_draft_new_from_credential (base);
  g_autoptr(SignetGrant) wide = signet_grant_new ("profile", "read-only", SIGNET_LEVEL_WORKSPACE,
                                                  workspaces, 2);
  g_autoptr(SignetGrant) platform = signet_grant_new ("platform", "user", SIGNET_LEVEL_ACCOUNT,
                                                      NULL, 0);
  g_autoptr(SignetCredential) fresh = NULL;
  g_autoptr(SignetDraft) rebased = NULL;
  g_autoptr(JsonNode) node = NULL;

  node = fixture_json ("{'client_id': 'id', 'display_name': 'B', 'status': 'active',"
                       " 'account_id': 3310, 'note': 'theirs', 'owner': 'Profiles Team',"
                       " 'created': '2023-11-14T22:13:20Z', 'created_by': 'ada',"
                       " 'updated': '2023-11-14T22:13:20Z', 'updated_by': 'bob',"
                       " 'last_used': null, 'revision': 2, 'secrets': [],"
                       " 'grants': [{'api': 'profile', 'permission': 'read-only',"
                       "  'level': 'workspace', 'workspaces': [40118, 40119]}]}");
  fresh = signet_credential_new_from_json (node, NULL);
  g_assert_nonnull (fresh);

  signet_draft_set_owner (mine, "Me");
  signet_draft_set_active (mine, FALSE);
  signet_draft_set_note (mine, "mine");
  signet_draft_put_grant (mine, platform);

  rebased = signet_draft_rebase (mine, base, fresh);
  g_assert_cmpstr (signet_draft_get_display_name (rebased), ==, "B");
  g_assert_cmpstr (signet_draft_get_owner (rebased), ==, "Me");
  g_assert_cmpstr (signet_draft_get_note (rebased), ==, "mine");
  g_assert_false (signet_draft_get_active (rebased));
  g_assert_cmpuint (signet_draft_get_n_grants (rebased), ==, 2);
  g_assert_true (signet_grant_equal (signet_draft_find_grant (rebased, "profile"), wide));
  g_assert_true (signet_grant_equal (signet_draft_find_grant (rebased, "platform"), platform));

  /* Taken away here, changed there: what was done here counts. */
  signet_draft_remove_grant (mine, "profile");
  g_clear_object (&rebased);
  rebased = signet_draft_rebase (mine, base, fresh);
  g_assert_null (signet_draft_find_grant (rebased, "profile"));
}

/* With one grant that stays, one in a workspace that is gone, one that needs a right, and one
 * that is not offered any more.
 */
static SignetCredential *
make_to_duplicate (void)
{
  const gint64 workspaces[] = { 40118, 77777 };
  g_autoptr(GPtrArray) grants =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_grant_unref);
  g_autoptr(GPtrArray) secrets = g_ptr_array_new ();
  SignetCredentialFields fields = {
    .client_id = "c", .display_name = "A", .note = "Why", .owner = "Who", .account_id = 3310,
    .created_by = "", .updated_by = "", .grants = grants, .secrets = secrets,
  };

  g_ptr_array_add (grants, signet_grant_new ("platform", "user", SIGNET_LEVEL_ACCOUNT, NULL, 0));
  g_ptr_array_add (grants, signet_grant_new ("profile", "read-only", SIGNET_LEVEL_WORKSPACE,
                                             workspaces, 2));
  g_ptr_array_add (grants, signet_grant_new ("custom-roles", "admin", SIGNET_LEVEL_ORGANIZATION,
                                             NULL, 0));
  g_ptr_array_add (grants, signet_grant_new ("reports", "gone", SIGNET_LEVEL_ORGANIZATION,
                                             NULL, 0));

  return signet_credential_new (&fields);
}

static void
test_duplicate (void)
{
  g_autoptr(SignetCatalogue) catalogue = fixture_catalogue ();
  g_autoptr(SignetOrganization) organization = fixture_organization ();
  g_autoptr(SignetCredential) credential = make_to_duplicate ();
  g_autoptr(GPtrArray) left_out = NULL;
  g_autoptr(SignetDraft) draft =
    signet_draft_new_duplicate (credential, "Copy of A", catalogue, organization, FALSE,
                                &left_out);
  SignetGrant *grant;

  g_assert_cmpstr (signet_draft_get_display_name (draft), ==, "Copy of A");
  g_assert_cmpstr (signet_draft_get_note (draft), ==, "Why");
  g_assert_cmpstr (signet_draft_get_owner (draft), ==, "Who");
  g_assert_cmpint (signet_draft_get_account_id (draft), ==, 3310);
  g_assert_true (signet_draft_get_active (draft));
  g_assert_cmpuint (signet_draft_get_n_grants (draft), ==, 2);
  grant = signet_draft_find_grant (draft, "profile");
  g_assert_cmpuint (signet_grant_get_n_workspaces (grant), ==, 1);
  g_assert_true (signet_grant_has_workspace (grant, 40118));

  g_assert_cmpuint (left_out->len, ==, 3);
  grant = g_ptr_array_index (left_out, 0);
  g_assert_cmpstr (signet_grant_get_api (grant), ==, "profile");
  g_assert_cmpuint (signet_grant_get_n_workspaces (grant), ==, 1);
  g_assert_true (signet_grant_has_workspace (grant, 77777));
  g_assert_cmpstr (signet_grant_get_api (g_ptr_array_index (left_out, 1)), ==, "custom-roles");
  g_assert_cmpstr (signet_grant_get_api (g_ptr_array_index (left_out, 2)), ==, "reports");
}

static void
test_duplicate_with_right (void)
{
  g_autoptr(SignetCatalogue) catalogue = fixture_catalogue ();
  g_autoptr(SignetOrganization) organization = fixture_organization ();
  g_autoptr(SignetCredential) credential = make_to_duplicate ();
  g_autoptr(GPtrArray) left_out = NULL;
  g_autoptr(SignetDraft) draft =
    signet_draft_new_duplicate (credential, "Copy of A", catalogue, organization, TRUE,
                                &left_out);

  g_assert_nonnull (signet_draft_find_grant (draft, "custom-roles"));
  g_assert_cmpuint (left_out->len, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/draft/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/draft/name-length", test_name_length);
  g_test_add_func ("/draft/restricted-grant-stays", test_restricted_grant_stays);
  g_test_add_func ("/draft/unchanged-grant", test_unchanged_grant_is_not_judged);
  g_test_add_func ("/draft/account-is-immutable", test_account_is_immutable);
  g_test_add_func ("/draft/patch", test_patch);
  g_test_add_func ("/draft/changed", test_changed);
  g_test_add_func ("/draft/rebase", test_rebase);
  g_test_add_func ("/draft/duplicate", test_duplicate);
  g_test_add_func ("/draft/duplicate-with-right", test_duplicate_with_right);

  return g_test_run ();
}
