/* test-words.c: what the application says
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "fixtures.h"
#include "signet-error.h"
#include "signet-words.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/* Monday 23 November 2026, 14:00 UTC, which is where the tests are. */
#define NOW G_GINT64_CONSTANT (1795442400)

typedef struct
{
  gint64 time;
  const char *words;
} TimeCase;

static const TimeCase relative_cases[] = {
  { 0, "Never" },
  { NOW, "Just now" },
  { NOW + HOUR, "Just now" },
  { NOW - 59, "Just now" },
  { NOW - 60, "1 minute ago" },
  { NOW - 2 * MINUTE, "2 minutes ago" },
  { NOW - 59 * MINUTE, "59 minutes ago" },
  { NOW - HOUR, "1 hour ago" },
  { NOW - 14 * HOUR, "14 hours ago" },
  { NOW - 15 * HOUR, "Yesterday" },
  { NOW - 38 * HOUR, "Yesterday" },
  { NOW - 39 * HOUR, "2 days ago" },
  { NOW - 6 * DAY, "6 days ago" },
  { NOW - 7 * DAY, "16 Nov 2026" },
  { NOW - 400 * DAY, "19 Oct 2025" },
  { G_MAXINT64, "Just now" },
};

static const TimeCase expiry_cases[] = {
  { 0, "Never" },
  { NOW - DAY, "Expired" },
  { NOW, "Expired" },
  { NOW + 9 * HOUR, "Today" },
  { NOW + 10 * HOUR, "Tomorrow" },
  { NOW + 6 * DAY, "In 6 days" },
  { NOW + 30 * DAY, "In 30 days" },
  { NOW + 47 * DAY, "9 Jan 2027" },
};

typedef struct
{
  SignetLevel level;
  const char *api;
  const char *permission;
  guint n_workspaces;
  const char *words;
  const char *ability;
} GrantCase;

static const GrantCase grant_cases[] = {
  { SIGNET_LEVEL_ACCOUNT, "platform", "admin", 0, "Admin in the whole account",
    "<b>Platform</b>: Admin in the whole account North America" },
  { SIGNET_LEVEL_ORGANIZATION, "reports", "read", 0, "Read in the whole organization",
    "<b>Reports</b>: Read in the whole organization Acme Retail" },
  { SIGNET_LEVEL_WORKSPACE, "profile", "read-only", 0, "Read-Only, no workspace picked yet",
    "<b>Read profiles</b>, no workspace picked yet" },
  { SIGNET_LEVEL_WORKSPACE, "profile", "read-only", 1, "Read-Only in US Production",
    "<b>Read profiles</b> in US Production" },
  { SIGNET_LEVEL_WORKSPACE, "profile", "read-only", 2,
    "Read-Only in US Production and US Staging",
    "<b>Read profiles</b> in US Production and US Staging" },
  { SIGNET_LEVEL_WORKSPACE, "profile", "read-only", 3, "Read-Only in 3 workspaces",
    "<b>Read profiles</b> in 3 workspaces" },
  { SIGNET_LEVEL_WORKSPACE, "profile", "<odd>", 1, "<odd> in US Production",
    "<b>Profile</b>: &lt;odd&gt; in US Production" },
  { SIGNET_LEVEL_ORGANIZATION, "hidden", "admin", 0, "admin in the whole organization",
    "<b>hidden</b>: admin in the whole organization Acme Retail" },
};

/* The last is in no account. */
static const gint64 workspaces[] = { 40118, 40119, 99999 };

typedef struct
{
  const char *name;
  void (*change) (SignetDraft *draft);
  const char *lines; /* joined by "|" */
} ChangeCase;

static void
change_nothing (SignetDraft *draft)
{
}

static void
change_texts (SignetDraft *draft)
{
  signet_draft_set_display_name (draft, " <b>R&D</b> ");
  signet_draft_set_owner (draft, "");
  signet_draft_set_note (draft, "Why");
}

static void
change_status (SignetDraft *draft)
{
  signet_draft_set_active (draft, FALSE);
}

static void
put_grant (SignetDraft  *draft,
           const char   *api,
           const char   *permission,
           SignetLevel   level,
           const gint64 *ids,
           guint         n_ids)
{
  g_autoptr(SignetGrant) grant = signet_grant_new (api, permission, level, ids, n_ids);

  signet_draft_put_grant (draft, grant);
}

static void
change_grants (SignetDraft *draft)
{
  signet_draft_remove_grant (draft, "profile");
  put_grant (draft, "reports", "read", SIGNET_LEVEL_WORKSPACE, workspaces + 1, 1);
}

static void
change_permission (SignetDraft *draft)
{
  put_grant (draft, "profile", "write", SIGNET_LEVEL_WORKSPACE, workspaces, 1);
}

static void
change_workspaces (SignetDraft *draft)
{
  put_grant (draft, "profile", "read-only", SIGNET_LEVEL_WORKSPACE, workspaces + 1, 1);
}

static void
change_many_workspaces (SignetDraft *draft)
{
  const gint64 many[] = { 40118, 40119, 1, 2, 3 };

  put_grant (draft, "profile", "read-only", SIGNET_LEVEL_WORKSPACE, many, G_N_ELEMENTS (many));
}

static const ChangeCase change_cases[] = {
  { "nothing", change_nothing, "" },
  { "texts", change_texts,
    "Changes the display name to <b>&lt;b&gt;R&amp;D&lt;/b&gt;</b>|Removes the owner|"
    "Adds a note" },
  { "status", change_status,
    "<b>Deactivates</b> it: programs get no more access tokens with it" },
  { "grants", change_grants,
    "Adds <b>Reports</b>: Read in US Staging|Removes <b>Profile</b>" },
  { "permission", change_permission, "Changes <b>Profile</b> to write in US Production" },
  { "workspaces", change_workspaces,
    "Adds US Staging to <b>Profile</b>|Removes US Production from <b>Profile</b>" },
  { "many-workspaces", change_many_workspaces, "Adds 4 workspaces to <b>Profile</b>" },
};

typedef struct
{
  SignetProblemCode code;
  const char *pointer;
  const char *words;
} ProblemCase;

/* The draft has Profile in three workspaces, of which one is gone. */
static const ProblemCase problem_cases[] = {
  { SIGNET_PROBLEM_EMPTY, "/display_name", "Enter a display name" },
  { SIGNET_PROBLEM_MISSING, "/account_id", "Choose an account" },
  { SIGNET_PROBLEM_TOO_LONG, "/display_name", "Shorten the display name to 200 characters" },
  { SIGNET_PROBLEM_TOO_LONG, "/note", "Shorten the note to 2000 characters" },
  { SIGNET_PROBLEM_API_REQUIRED, "/grants", "Choose at least one API" },
  { SIGNET_PROBLEM_WORKSPACE_REQUIRED, "/grants/0/workspaces",
    "Pick at least one workspace for Profile" },
  { SIGNET_PROBLEM_UNKNOWN_WORKSPACE, "/grants/0/workspaces",
    "Workspace 99999 no longer exists: untick it under Profile" },
  { SIGNET_PROBLEM_PERMISSION_REQUIRED, "/grants/0/permission", "Choose a permission for Profile" },
  { SIGNET_PROBLEM_RIGHT_MISSING, "/grants/0/api", "Only a Custom Role Admin can grant Profile" },
  { SIGNET_PROBLEM_RIGHT_MISSING, "/grants",
    "Only a Custom Role Admin can remove an API that is hidden here" },
  { SIGNET_PROBLEM_UNKNOWN_API, "/grants/17/api",
    "Untick this API: the issuer no longer offers it" },
};

static void
test_relative (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (relative_cases); i++)
    {
      g_autofree char *words = signet_words_relative (relative_cases[i].time, NOW);

      g_assert_cmpstr (words, ==, relative_cases[i].words);
    }
}

static void
test_expiry (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (expiry_cases); i++)
    {
      g_autofree char *words = signet_words_expiry (expiry_cases[i].time, NOW);

      g_assert_cmpstr (words, ==, expiry_cases[i].words);
    }

  g_assert_false (signet_words_expires_soon (0, NOW));
  g_assert_false (signet_words_expires_soon (NOW + 31 * DAY, NOW));
  g_assert_true (signet_words_expires_soon (NOW + 30 * DAY, NOW));
  g_assert_true (signet_words_expires_soon (NOW - DAY, NOW));
}

static void
test_secret (void)
{
  g_autoptr(SignetSecretInfo) used = signet_secret_info_new ("s", "x7Qk", NOW - 2 * HOUR,
                                                             NOW + 47 * DAY, NOW - 3 * MINUTE);
  g_autoptr(SignetSecretInfo) unused = signet_secret_info_new ("s", "mP2d", NOW - DAY, 0, 0);
  g_autofree char *hint = signet_words_secret_hint (used);
  g_autofree char *facts = signet_words_secret_facts (used, NOW);
  g_autofree char *other_facts = signet_words_secret_facts (unused, NOW);
  g_autofree char *times = signet_words_secret_times (used);
  g_autofree char *other_times = signet_words_secret_times (unused);

  g_assert_cmpstr (hint, ==, "sgn_••••x7Qk");
  g_assert_cmpstr (facts, ==, "Issued 2 hours ago · Used 3 minutes ago · Expires 9 Jan 2027");
  g_assert_cmpstr (other_facts, ==, "Issued yesterday · Never used · Never expires");
  g_assert_cmpstr (times, ==, "Issued: 23 November 2026, 12:00\n"
                              "Last used: 23 November 2026, 13:57\n"
                              "Expires: 9 January 2027, 14:00");
  g_assert_cmpstr (other_times, ==, "Issued: 22 November 2026, 14:00");
}

static void
test_time_by (void)
{
  g_autofree char *words = signet_words_time_by (NOW - 2 * MINUTE, NOW, "root");
  g_autofree char *nobody = signet_words_time_by (NOW - 2 * MINUTE, NOW, "");
  g_autofree char *exact = signet_words_date_time (NOW);

  g_assert_cmpstr (words, ==, "2 minutes ago by root");
  g_assert_cmpstr (nobody, ==, "2 minutes ago");
  g_assert_cmpstr (exact, ==, "23 November 2026, 14:00");
}

static void
test_grants (void)
{
  g_autoptr(SignetCatalogue) catalogue = fixture_catalogue ();
  g_autoptr(SignetOrganization) organization = fixture_organization ();
  SignetAccount *account = signet_organization_find_account (organization, 3310);

  for (guint i = 0; i < G_N_ELEMENTS (grant_cases); i++)
    {
      const GrantCase *test = &grant_cases[i];
      g_autoptr(SignetGrant) grant = signet_grant_new (test->api, test->permission, test->level,
                                                       workspaces, test->n_workspaces);
      SignetApi *api = signet_catalogue_find_api (catalogue, test->api);
      g_autofree char *words = signet_words_grant (grant, api, account);
      g_autofree char *ability = signet_words_ability (grant, catalogue, organization, 3310);

      g_assert_cmpstr (words, ==, test->words);
      g_assert_cmpstr (ability, ==, test->ability);
    }
}

static void
test_scope (void)
{
  g_autoptr(SignetOrganization) organization = fixture_organization ();
  g_autoptr(SignetCredential) credential = fixture_credential ("id", "A", 1);
  g_autofree char *scope = signet_words_scope (credential, organization);
  g_autofree char *unknown = signet_words_scope (credential, NULL);

  g_assert_cmpstr (scope, ==, "US Production");
  g_assert_cmpstr (unknown, ==, "workspace 40118");
}

static void
test_count (void)
{
  static const struct
  {
    guint n_shown;
    guint n_total;
    const char *words;
  } cases[] = {
    { 0, 0, "0 credentials" },
    { 1, 1, "1 credential" },
    { 0, 1, "0 of 1 credential" },
    { 230, 230, "230 credentials" },
    { 14, 230, "14 of 230 credentials" },
    { 1, 230, "1 of 230 credentials" },
    { 0, 230, "0 of 230 credentials" },
    { 1200, 100000, "1200 of 100000 credentials" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = signet_words_count (cases[i].n_shown, cases[i].n_total);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_changes (void)
{
  g_autoptr(SignetCatalogue) catalogue = fixture_catalogue ();
  g_autoptr(SignetOrganization) organization = fixture_organization ();
  g_autoptr(SignetCredential) credential = fixture_credential ("id", "A", 1);

  for (guint i = 0; i < G_N_ELEMENTS (change_cases); i++)
    {
      g_autoptr(SignetDraft) draft = signet_draft_new_from_credential (credential);
      g_auto(GStrv) lines = NULL;
      g_autofree char *joined = NULL;

      change_cases[i].change (draft);
      lines = signet_words_changes (credential, draft, catalogue, organization);
      joined = g_strjoinv ("|", lines);
      g_assert_cmpstr (joined, ==, change_cases[i].lines);
    }
}

static void
test_problems (void)
{
  g_autoptr(SignetCatalogue) catalogue = fixture_catalogue ();
  g_autoptr(SignetOrganization) organization = fixture_organization ();
  g_autoptr(SignetDraft) draft = signet_draft_new ();

  signet_draft_set_account_id (draft, 3310);
  put_grant (draft, "profile", "read-only", SIGNET_LEVEL_WORKSPACE, workspaces, 3);
  for (guint i = 0; i < G_N_ELEMENTS (problem_cases); i++)
    {
      const ProblemCase *test = &problem_cases[i];
      g_autoptr(SignetProblem) problem = signet_problem_new (test->code, "%s", test->pointer);
      g_autofree char *words = signet_words_problem (problem, draft, catalogue, organization);

      g_assert_cmpstr (words, ==, test->words);
    }
}

/* Every code has a sentence of its own kind, and none is empty or shows the code. */
static void
test_every_problem (void)
{
  g_autoptr(SignetCatalogue) catalogue = fixture_catalogue ();
  g_autoptr(SignetOrganization) organization = fixture_organization ();
  g_autoptr(SignetDraft) draft = signet_draft_new ();
  static const char *const pointers[] = { "", "/display_name", "/account_id", "/note", "/owner",
                                          "/grants", "/grants/0/workspaces/3", "/a~1b" };

  for (guint code = 0; code < SIGNET_N_PROBLEM_CODES; code++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (pointers); i++)
        {
          g_autoptr(SignetProblem) problem = signet_problem_new ((SignetProblemCode) code, "%s",
                                                                 pointers[i]);
          g_autofree char *words = signet_words_problem (problem, draft, catalogue,
                                                         organization);

          g_assert_cmpuint (strlen (words), >, 10);
          g_assert_null (strchr (words, '/'));
          g_assert_null (strchr (words, '%'));
        }
    }
}

static void
test_errors (void)
{
  g_autoptr(GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "raw");
  g_autoptr(GError) foreign = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_BUSY, "raw");

  for (int code = 0; code <= SIGNET_ERROR_KEYRING_REFUSED; code++)
    {
      g_autoptr(GError) error = g_error_new_literal (SIGNET_ERROR, code, "raw");

      g_assert_nonnull (signet_words_get_error_title (error));
      g_assert_nonnull (signet_words_get_error_body (error));
      g_assert_null (strstr (signet_words_get_error_body (error), "raw"));
      g_assert_true (g_hash_table_add (titles,
                                       (char *) signet_words_get_error_title (error)));
    }

  g_assert_cmpstr (signet_words_get_error_title (cancelled), ==, "Cancelled");
  g_assert_cmpstr (signet_words_get_error_title (foreign), ==, "That Did Not Work");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/words/relative", test_relative);
  g_test_add_func ("/words/expiry", test_expiry);
  g_test_add_func ("/words/secret", test_secret);
  g_test_add_func ("/words/time-by", test_time_by);
  g_test_add_func ("/words/grants", test_grants);
  g_test_add_func ("/words/scope", test_scope);
  g_test_add_func ("/words/count", test_count);
  g_test_add_func ("/words/changes", test_changes);
  g_test_add_func ("/words/problems", test_problems);
  g_test_add_func ("/words/every-problem", test_every_problem);
  g_test_add_func ("/words/errors", test_errors);

  return g_test_run ();
}
