/* test-registry-people.c: members, places, tokens, uses and the audit log on a real file
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-error.h"
#include "signet-json.h"
#include "signet-refusal.h"
#include "signet-time.h"
#include "signet-unix-user.h"

#include "registry-fixture.h"

#include <unistd.h>

static void
put_organization (RegistryFixture  *fixture,
                  const char       *text,
                  GError          **error)
{
  g_autoptr(JsonNode) node = registry_fixture_json (text);
  g_autoptr(SignetOrganization) organization = signet_organization_new_from_json (node, error);

  g_assert_nonnull (organization);
  signet_registry_put_organization (fixture->registry, fixture->caller, organization, error);
}

static JsonArray *
get_events (SignetListPage  *rows,
            JsonNode        **node)
{
  g_autoptr(GError) error = NULL;

  *node = signet_json_parse (signet_list_page_get_json (rows), &error);
  g_assert_no_error (error);

  return signet_json_peek_array (*node, "events");
}

static SignetListPage *
list_audit (RegistryFixture *fixture,
            const char      *parameter,
            const char      *value,
            const char      *after)
{
  g_autoptr(SignetAuditQuery) query = signet_audit_query_new ();
  g_autoptr(GError) error = NULL;
  SignetListPage *rows;

  signet_audit_query_set (query, parameter, value, &error);
  g_assert_no_error (error);
  if (after != NULL)
    signet_audit_query_set (query, "after", after, &error);
  g_assert_no_error (error);
  rows = signet_registry_list_audit (fixture->registry, query, &error);
  g_assert_no_error (error);

  return rows;
}

static void
test_owner (RegistryFixture *fixture,
            gconstpointer    user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetCaller) owner = NULL;
  g_autoptr(SignetCaller) stranger = NULL;
  g_autoptr(GPtrArray) members = NULL;

  owner = signet_registry_identify (fixture->registry, geteuid (), &error);
  g_assert_no_error (error);
  g_assert_cmpint (signet_caller_get_role (owner), ==, SIGNET_ROLE_ADMIN);
  g_assert_false (signet_caller_get_custom_role_admin (owner));
  g_assert_true (signet_caller_get_access (owner));

  stranger = signet_registry_identify (fixture->registry, 4242, &error);
  g_assert_no_error (error);
  g_assert_cmpint (signet_caller_get_role (stranger), ==, SIGNET_ROLE_NONE);
  g_assert_cmpstr (signet_caller_get_user (stranger), ==, "4242");
  g_assert_false (signet_caller_get_access (stranger));

  members = signet_registry_list_members (fixture->registry, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (members->len, ==, 1);
  g_assert_cmpint (signet_member_get_revision (g_ptr_array_index (members, 0)), ==, 0);
}

static void
test_members (RegistryFixture *fixture,
              gconstpointer    user_data)
{
  g_autoptr(SignetMember) member = NULL;
  g_autoptr(SignetMember) same = NULL;
  g_autoptr(SignetMember) stale = NULL;
  g_autoptr(SignetCaller) caller = NULL;
  g_autofree char *events = NULL;
  g_autoptr(GError) error = NULL;

  member = signet_registry_put_member (fixture->registry, fixture->caller, "4242", 0,
                                       SIGNET_ROLE_SUPPORT_ACCESS, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (signet_member_get_revision (member), ==, 1);
  g_assert_cmpstr (signet_member_get_updated_by (member), ==,
                   signet_caller_get_user (fixture->caller));
  same = signet_registry_put_member (fixture->registry, fixture->caller, "4242", 1,
                                     SIGNET_ROLE_SUPPORT_ACCESS, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (signet_member_get_revision (same), ==, 1);
  stale = signet_registry_put_member (fixture->registry, fixture->caller, "4242", 0,
                                      SIGNET_ROLE_USER, FALSE, &error);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED);
  g_clear_error (&error);
  stale = signet_registry_put_member (fixture->registry, fixture->caller, "no such user", 0,
                                      SIGNET_ROLE_USER, FALSE, &error);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND);
  g_clear_error (&error);

  caller = signet_registry_identify (fixture->registry, 4242, &error);
  g_assert_no_error (error);
  g_assert_true (signet_caller_get_access (caller));
  g_assert_true (signet_caller_get_custom_role_admin (caller));

  g_assert_false (signet_registry_remove_member (fixture->registry, fixture->caller, "4242", 9,
                                                 &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED);
  g_clear_error (&error);
  g_assert_true (signet_registry_remove_member (fixture->registry, fixture->caller, "4242", 1,
                                                &error));
  g_assert_false (signet_registry_remove_member (fixture->registry, fixture->caller, "4242", 1,
                                                 &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND);

  events = registry_fixture_select (fixture, "SELECT action FROM audit ORDER BY id");
  g_assert_cmpstr (events, ==, "organization-import member-set member-remove");
}

static void
test_no_access (RegistryFixture *fixture,
                gconstpointer    user_data)
{
  g_autoptr(SignetIssuance) issuance = registry_fixture_issue (fixture, "Not yours", "a");
  const char *client_id =
    signet_credential_get_client_id (signet_issuance_get_credential (issuance));
  g_autoptr(SignetCaller) nobody = signet_caller_new (4242, "mira", SIGNET_ROLE_USER, TRUE);
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(SignetListPage) rows = NULL;
  g_autoptr(GError) error = NULL;
  JsonNode *event;

  g_assert_false (signet_registry_delete (fixture->registry, nobody, client_id, 1, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_FORBIDDEN);
  g_clear_error (&error);

  g_assert_true (signet_registry_record_denied (fixture->registry, nobody, "delete", client_id,
                                                &error));
  g_assert_no_error (error);
  rows = list_audit (fixture, "limit", "1", NULL);
  event = json_array_get_element (get_events (rows, &node), 0);
  g_assert_cmpstr (signet_json_peek_string (event, "outcome"), ==, "denied");
  g_assert_cmpstr (signet_json_peek_string (event, "actor"), ==, "mira");
  g_assert_cmpstr (signet_json_peek_string (event, "display_name"), ==, "Not yours");
  g_assert_cmpint (signet_list_page_get_total (rows), ==, 3);
}

static void
test_audit_pages (RegistryFixture *fixture,
                  gconstpointer    user_data)
{
  g_autofree char *after = NULL;
  g_autofree char *secret = NULL;
  guint n_events = 0;
  gint64 last = G_MAXINT64;

  for (int i = 0; i < 25; i++)
    {
      g_autofree char *key = g_strdup_printf ("%d", i);
      g_autoptr(SignetIssuance) issuance = registry_fixture_issue (fixture, "a\\\\\\\"b", key);

      g_free (secret);
      secret = g_strdup (signet_issuance_get_secret (issuance));
    }

  do
    {
      g_autoptr(SignetListPage) rows = list_audit (fixture, "limit", "10", after);
      g_autoptr(JsonNode) node = NULL;
      JsonArray *events = get_events (rows, &node);

      g_assert_cmpint (signet_list_page_get_total (rows), ==, 26);
      g_assert_null (strstr (g_bytes_get_data (signet_list_page_get_json (rows), NULL),
                             secret + 4));
      for (guint i = 0; i < json_array_get_length (events); i++)
        {
          gint64 id = json_object_get_int_member (json_array_get_object_element (events, i), "id");

          g_assert_cmpint (id, <, last);
          last = id;
          n_events++;
        }
      g_free (after);
      after = g_strdup (signet_list_page_get_next (rows));
    }
  while (after != NULL);

  g_assert_cmpuint (n_events, ==, 26);
}

static void
test_audit_filters (RegistryFixture *fixture,
                    gconstpointer    user_data)
{
  g_autoptr(SignetIssuance) issuance = registry_fixture_issue (fixture, "One", "a");
  g_autoptr(SignetIssuance) other = registry_fixture_issue (fixture, "Two", "b");
  const char *client_id =
    signet_credential_get_client_id (signet_issuance_get_credential (issuance));
  g_autoptr(SignetAuditQuery) query = signet_audit_query_new ();
  g_autoptr(SignetListPage) by_credential = list_audit (fixture, "credential", client_id, NULL);
  g_autoptr(SignetListPage) by_action = list_audit (fixture, "action", "issue", NULL);
  g_autoptr(SignetListPage) by_actor = list_audit (fixture, "actor", "somebody else", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (signet_list_page_get_total (by_credential), ==, 1);
  g_assert_cmpint (signet_list_page_get_total (by_action), ==, 2);
  g_assert_cmpint (signet_list_page_get_total (by_actor), ==, 0);
  g_assert_null (signet_list_page_get_next (by_action));

  g_assert_false (signet_audit_query_set (query, "limit", "0", &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (signet_audit_query_set (query, "sort", "time", &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
}

static void
test_organization (RegistryFixture *fixture,
                   gconstpointer    user_data)
{
  g_autoptr(SignetIssuance) issuance = registry_fixture_issue (fixture, "Uses both", "a");
  g_autoptr(SignetOrganization) organization = NULL;
  g_autofree char *action = NULL;
  g_autofree char *names = NULL;
  g_autoptr(GError) error = NULL;

  /* What nobody uses may go, and may move. */
  put_organization (fixture,
                    "{\"id\": 5, \"name\": \" New \", \"accounts\": [{\"id\": \"10\","
                    " \"name\": \"North\", \"workspaces\": [{\"id\": 102, \"name\": \"Stage\"},"
                    " {\"id\": 101, \"name\": \"Production\"},"
                    " {\"id\": 201, \"name\": \"All\"}]}]}",
                    &error);
  g_assert_no_error (error);
  organization = signet_registry_get_organization (fixture->registry, &error);
  g_assert_no_error (error);
  g_assert_cmpint (signet_organization_get_id (organization), ==, 5);
  g_assert_cmpstr (signet_organization_get_name (organization), ==, "New");
  g_assert_cmpuint (signet_organization_get_n_accounts (organization), ==, 1);
  names = registry_fixture_select (fixture, "SELECT name FROM workspace ORDER BY place");
  g_assert_cmpstr (names, ==, "Stage Production All");
  action = registry_fixture_select (fixture, "SELECT action FROM audit ORDER BY id DESC LIMIT 1");
  g_assert_cmpstr (action, ==, "organization-import");

  put_organization (fixture,
                    "{\"id\": 5, \"name\": \"New\", \"accounts\": [{\"id\": 10, \"name\": \"N\","
                    " \"workspaces\": [{\"id\": 101, \"name\": \"P\"}]}, {\"id\": 30,"
                    " \"name\": \"M\", \"workspaces\": [{\"id\": 102, \"name\": \"S\"}]}]}",
                    &error);
  g_assert_error (error, SIGNET_REFUSAL, SIGNET_REFUSAL_STILL_USED);
  g_assert_nonnull (strstr (error->message, "(1)"));
  g_assert_nonnull (strstr (error->message, "workspace “Stage” (102)"));
  g_assert_null (strstr (error->message, "(101)"));
  g_clear_error (&error);

  put_organization (fixture,
                    "{\"id\": 5, \"name\": \"New\", \"accounts\": [{\"id\": 30, \"name\": \"M\","
                    " \"workspaces\": []}]}",
                    &error);
  g_assert_error (error, SIGNET_REFUSAL, SIGNET_REFUSAL_STILL_USED);
  g_assert_nonnull (strstr (error->message, "account “North” (10)"));
  g_assert_cmpint (registry_fixture_count (fixture, "SELECT count(*) FROM workspace"), ==, 3);
}

static void
test_bad_names (RegistryFixture *fixture,
                gconstpointer    user_data)
{
  static const char *const names[] = { "", "   ", "a\\nb", "a\\u0007b", "a\\u202eb" };
  g_autofree char *long_name = g_strnfill (201, 'x');

  for (guint i = 0; i <= G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("{\"id\": 1, \"name\": \"A\", \"accounts\": [{\"id\": 1,"
                         " \"name\": \"B\", \"workspaces\": [{\"id\": 1, \"name\": \"%s\"}]}]}",
                         i < G_N_ELEMENTS (names) ? names[i] : long_name);
      g_autoptr(GError) error = NULL;

      put_organization (fixture, text, &error);
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
    }
}

static void
test_many_workspaces (RegistryFixture *fixture,
                      gconstpointer    user_data)
{
  g_autoptr(GString) text =
    g_string_new ("{\"id\": 1, \"name\": \"A\", \"accounts\": [{\"id\": 1, \"name\": \"B\","
                  " \"workspaces\": [{\"id\": 1, \"name\": \"W\"}");
  g_autoptr(SignetOrganization) organization = NULL;
  g_autoptr(GError) error = NULL;

  for (int i = 2; i <= 500; i++)
    g_string_append_printf (text, ", {\"id\": %d, \"name\": \"Workspace %d\"}", i, i);
  g_string_append (text, "]}]}");
  put_organization (fixture, text->str, &error);
  g_assert_no_error (error);

  organization = signet_registry_get_organization (fixture->registry, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (signet_account_get_n_workspaces (
                      signet_organization_get_account (organization, 0)), ==, 500);
}

static void
test_tokens (RegistryFixture *fixture,
             gconstpointer    user_data)
{
  g_autoptr(GError) error = NULL;
  gint64 now = signet_time_now ();
  gboolean revoked;

  g_assert_true (signet_registry_revoke_token (fixture->registry, "one", now + 600, &error));
  g_assert_true (signet_registry_revoke_token (fixture->registry, "one", now + 600, &error));
  g_assert_true (signet_registry_revoke_token (fixture->registry, "old", now - 600, &error));
  g_assert_true (signet_registry_token_is_revoked (fixture->registry, "one", &revoked, &error));
  g_assert_true (revoked);
  g_assert_true (signet_registry_token_is_revoked (fixture->registry, "two", &revoked, &error));
  g_assert_false (revoked);

  g_assert_true (signet_registry_revoke_token (fixture->registry, "two", now + 600, &error));
  g_assert_no_error (error);
  g_assert_cmpint (registry_fixture_count (fixture, "SELECT count(*) FROM revoked_token"), ==, 2);
}

static void
test_usage (RegistryFixture *fixture,
            gconstpointer    user_data)
{
  g_autoptr(SignetIssuance) issuance = registry_fixture_issue (fixture, "Used", "a");
  const char *client_id =
    signet_credential_get_client_id (signet_issuance_get_credential (issuance));
  const char *secret_id = signet_issuance_get_secret_id (issuance);
  g_autoptr(SignetCredential) peeked = NULL;
  g_autoptr(SignetCredential) found = NULL;
  g_autoptr(GError) error = NULL;

  signet_registry_note_use (fixture->registry, client_id, secret_id, 1000);
  signet_registry_note_use (fixture->registry, client_id, secret_id, 900);
  signet_registry_note_use (fixture->registry, "deleted meanwhile", "nothing", 900);
  peeked = signet_registry_peek (fixture->registry, client_id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (signet_credential_get_last_used (peeked), ==, 0);

  found = signet_registry_find (fixture->registry, client_id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (signet_credential_get_last_used (found), ==, 1000);
  g_assert_cmpint (signet_secret_info_get_last_used (signet_credential_get_secret (found, 0)), ==,
                   1000);
  g_assert_cmpint (signet_credential_get_revision (found), ==, 1);

  /* The thread writes what is left when it ends. */
  signet_usage_start (fixture->usage, fixture->path, &error);
  g_assert_no_error (error);
  signet_registry_note_use (fixture->registry, client_id, secret_id, 2000);
  signet_usage_stop (fixture->usage);
  g_assert_cmpint (registry_fixture_count (fixture, "SELECT last_used FROM credential"), ==, 2000);
}

static void
add (const char *path,
     void      (*run) (RegistryFixture *fixture,
                       gconstpointer    user_data))
{
  g_test_add (path, RegistryFixture, NULL, registry_fixture_set_up, run,
              registry_fixture_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/registry/owner", test_owner);
  add ("/registry/members", test_members);
  add ("/registry/no-access", test_no_access);
  add ("/registry/audit-pages", test_audit_pages);
  add ("/registry/audit-filters", test_audit_filters);
  add ("/registry/organization", test_organization);
  add ("/registry/bad-names", test_bad_names);
  add ("/registry/many-workspaces", test_many_workspaces);
  add ("/registry/tokens", test_tokens);
  add ("/registry/usage", test_usage);

  return g_test_run ();
}
