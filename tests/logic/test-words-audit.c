/* test-words-audit.c: what the application says about the audit log
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fixtures.h"
#include "signet-audit-export.h"
#include "signet-words-audit.h"

/* An entry, what was done in words, and what was different afterwards, line by line. */
typedef struct
{
  const char *name;
  const char *members;
  const char *deed;
  const char *changes;
} Case;

#define PROFILE(permission, workspaces) \
  "{'api': 'profile', 'permission': '" permission "', 'level': 'workspace'," \
  " 'workspaces': [" workspaces "]}"

static const Case cases[] = {
  { "issue",
    "'action': 'issue', 'display_name': 'Sync', 'client_id': 'c', 'before': null, 'after':"
    " {'display_name': 'Sync', 'status': 'active', 'note': '', 'owner': 'Ada', 'account_id': 3310,"
    " 'grants': [" PROFILE ("read-only", "40118") "]}, 'outcome': 'done'",
    "Issued “Sync”",
    "Display Name: Sync|Status: Active|Owner: Ada|Account: North America|"
    "Profile: Read-Only in US Production" },
  { "edit-permission",
    "'action': 'edit', 'display_name': 'Sync', 'client_id': 'c',"
    " 'before': {'grants': [{'api': 'platform', 'permission': 'user', 'level': 'account'}]},"
    " 'after': {'grants': [{'api': 'platform', 'permission': 'admin', 'level': 'account'}]},"
    " 'outcome': 'done'",
    "Edited “Sync”", "Permission for Platform: User → Admin" },
  { "edit-workspaces",
    "'action': 'edit', 'display_name': 'Sync', 'client_id': 'c',"
    " 'before': {'grants': [" PROFILE ("read-only", "40119") "]},"
    " 'after': {'grants': [" PROFILE ("read-only", "'40118', 999") "]}, 'outcome': 'done'",
    "Edited “Sync”", "Workspaces for Profile: + workspace 999, + US Production, − US Staging" },
  { "edit-apis",
    "'action': 'edit', 'display_name': 'Sync', 'client_id': 'c',"
    " 'before': {'grants': [" PROFILE ("read-only", "40118") "]},"
    " 'after': {'grants': [{'api': 'platform', 'permission': 'user', 'level': 'account'}]},"
    " 'outcome': 'done'",
    "Edited “Sync”",
    "+ Platform: User in the whole account|− Profile: Read-Only in US Production" },
  { "edit-texts",
    "'action': 'edit', 'display_name': 'Sync', 'client_id': 'c',"
    " 'before': {'note': '', 'owner': 'Ada', 'display_name': 'Old'},"
    " 'after': {'note': 'x', 'owner': '', 'display_name': 'Sync'}, 'outcome': 'done'",
    "Edited “Sync”", "Display Name: Old → Sync|Owner: Ada → None|Note: None → x" },
  { "expiry",
    "'action': 'edit', 'display_name': 'Sync', 'client_id': 'c',"
    " 'before': {'secret_id': 's', 'hint': 'x7Qk', 'expires': null},"
    " 'after': {'secret_id': 's', 'hint': 'x7Qk', 'expires': '2027-03-01T12:00:00Z'},"
    " 'outcome': 'done'",
    "Edited “Sync”", "Last Characters of the Secret: x7Qk|Expires: Never → 1 Mar 2027" },
  { "deactivate",
    "'action': 'deactivate', 'display_name': 'Sync', 'client_id': 'c',"
    " 'before': {'status': 'active'}, 'after': {'status': 'inactive'}, 'outcome': 'done'",
    "Deactivated “Sync”", "Status: Active → Inactive" },
  { "revoke",
    "'action': 'revoke', 'display_name': 'Sync', 'client_id': 'c',"
    " 'before': {'secret_id': 's', 'hint': 'x7Qk', 'expires': null}, 'after': null,"
    " 'outcome': 'done'",
    "Revoked a secret of “Sync”", "Last Characters of the Secret: was x7Qk|Expires: was Never" },
  { "denied",
    "'action': 'delete', 'display_name': 'Sync', 'client_id': 'c', 'before': null,"
    " 'after': null, 'outcome': 'denied'",
    "Tried to delete “Sync” and was denied", "" },
  { "member",
    "'action': 'member-set', 'display_name': null, 'client_id': null, 'before':"
    " {'user': 'bob', 'uid': 5, 'role': 'user', 'custom_role_admin': false, 'revision': 1},"
    " 'after': {'user': 'bob', 'uid': 5, 'role': 'admin', 'custom_role_admin': true,"
    " 'revision': 2}, 'outcome': 'done'",
    "Set the role of “bob”", "Role: User → Admin|Custom Role Admin: No → Yes" },
  { "unknown",
    "'action': 'polish', 'display_name': 'Sync', 'client_id': 'c', 'before': {'max_days': 90},"
    " 'after': {'max_days': 30}, 'outcome': 'done'",
    "Did “polish” to “Sync”", "Max days: 90 → 30" },
};

/*
 * Helpers
 */

static SignetAuditEntry *
read_entry (const char *members)
{
  g_autofree char *text =
    g_strdup_printf ("{'id': 7, 'time': '2026-11-03T10:00:00Z', 'actor': 'ada', 'actor_uid': 5,"
                     " %s}", members);
  g_autoptr(JsonNode) node = fixture_json (text);
  g_autoptr(GError) error = NULL;
  SignetAuditEntry *entry = signet_audit_entry_new_from_json (node, &error);

  g_assert_no_error (error);

  return entry;
}

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autoptr(SignetCatalogue) catalogue = fixture_catalogue ();
  g_autoptr(SignetOrganization) organization = fixture_organization ();
  g_autoptr(SignetAuditEntry) entry = read_entry (one->members);
  g_autofree char *deed = signet_words_audit_deed (entry);
  g_auto(GStrv) changes = signet_words_audit_changes (entry, catalogue, organization);
  g_auto(GStrv) bare = signet_words_audit_changes (entry, NULL, NULL);
  g_autofree char *joined = g_strjoinv ("|", changes);

  g_assert_cmpstr (deed, ==, one->deed);
  g_assert_cmpstr (joined, ==, one->changes);
  g_assert_nonnull (bare);
}

static void
test_text (void)
{
  g_autoptr(SignetAuditEntry) entry = read_entry (cases[6].members);
  g_autofree char *text = signet_words_audit_text (entry, NULL, NULL);

  g_assert_cmpstr (text, ==, "3 November 2026, 10:00: ada: Deactivated “Sync”\n"
                             "Client ID: c\nStatus: Active → Inactive");
}

static void
test_verdict (void)
{
  SignetAuditVerdict verdict = { .n_checked = 1204, .n_entries = 1204, .begun = 1793700000 };
  g_autofree char *whole = signet_words_audit_unbroken (&verdict);
  g_autofree char *older = NULL;

  g_assert_cmpstr (whole, ==, "Unbroken: 1204 entries since 3 Nov 2026");
  verdict.n_adopted = 4;
  older = signet_words_audit_unbroken (&verdict);
  g_assert_cmpstr (older, ==, "Unbroken: 1204 entries, sealed since 3 Nov 2026 (4 are older)");
}

static void
test_export (void)
{
  g_autoptr(SignetAuditEntry) entry =
    read_entry ("'action': 'edit', 'display_name': '=cmd(), \\'x', 'client_id': 'c',"
                " 'before': {'note': 'a'}, 'after': {'note': 'b,c'}, 'outcome': 'denied'");
  g_autoptr(GString) csv = g_string_new (NULL);
  g_autoptr(GString) json = g_string_new (NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(JsonNode) node = NULL;

  signet_audit_export_begin (SIGNET_EXPORT_FORMAT_CSV, csv);
  signet_audit_export_add (SIGNET_EXPORT_FORMAT_CSV, entry, TRUE, csv);
  signet_audit_export_end (SIGNET_EXPORT_FORMAT_CSV, csv);
  g_assert_cmpstr (csv->str, ==,
                   "id,time,actor,action,outcome,client_id,display_name,before,after\r\n"
                   "7,2026-11-03T10:00:00Z,ada,edit,denied,c,\"'=cmd(), \"\"x\","
                   "\"{\"\"note\"\":\"\"a\"\"}\",\"{\"\"note\"\":\"\"b,c\"\"}\"\r\n");

  signet_audit_export_begin (SIGNET_EXPORT_FORMAT_JSON, json);
  signet_audit_export_add (SIGNET_EXPORT_FORMAT_JSON, entry, TRUE, json);
  signet_audit_export_add (SIGNET_EXPORT_FORMAT_JSON, entry, FALSE, json);
  signet_audit_export_end (SIGNET_EXPORT_FORMAT_JSON, json);
  node = json_from_string (json->str, NULL);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 2);
}

static void
test_malformed (void)
{
  static const char *const texts[] = {
    "{}", "[]", "{'id': 0, 'time': '2026-11-03T10:00:00Z', 'actor': 'a', 'action': 'edit'}",
    "{'id': 1, 'time': 'x', 'actor': 'a', 'action': 'edit'}",
    "{'id': 1, 'time': '2026-11-03T10:00:00Z', 'action': 'edit'}",
    "{'id': 1, 'time': '2026-11-03T10:00:00Z', 'actor': 'a', 'action': 5}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(JsonNode) node = fixture_json (texts[i]);
      g_autoptr(GError) error = NULL;

      g_assert_null (signet_audit_entry_new_from_json (node, &error));
      g_assert_nonnull (error);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/words-audit/entry/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/words-audit/text", test_text);
  g_test_add_func ("/words-audit/verdict", test_verdict);
  g_test_add_func ("/words-audit/export", test_export);
  g_test_add_func ("/words-audit/malformed", test_malformed);

  return g_test_run ();
}
