/* test-registry.c: issuing, editing, rotating and deleting on a real file
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-error.h"
#include "signet-json.h"
#include "signet-problem.h"
#include "signet-refusal.h"
#include "signet-secret-format.h"
#include "signet-time.h"

#include "registry-fixture.h"

#include <glib/gstdio.h>

#define NOW 1800000000

static SignetCredential *
edit (RegistryFixture   *fixture,
      SignetCredential  *credential,
      const char        *patch_text,
      GPtrArray        **problems,
      GError           **error)
{
  g_autoptr(JsonNode) patch = registry_fixture_json (patch_text);

  return signet_registry_edit (fixture->registry, fixture->caller,
                               signet_credential_get_client_id (credential),
                               signet_credential_get_revision (credential), patch,
                               problems, error);
}

static gboolean
works (RegistryFixture  *fixture,
       SignetCredential *credential,
       const char       *secret)
{
  g_autofree char *secret_id = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetCredential) found =
    signet_registry_authenticate (fixture->registry,
                                  signet_credential_get_client_id (credential), secret, NOW,
                                  &secret_id, &error);

  if (found == NULL)
    g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_UNAUTHORIZED);
  g_assert_true ((found != NULL) == (secret_id != NULL));

  return found != NULL;
}

static gboolean
is_revoked (RegistryFixture  *fixture,
            SignetCredential *credential,
            const char       *secret_id)
{
  g_autoptr(GError) error = NULL;
  gboolean revoked;

  signet_registry_secret_is_revoked (fixture->registry,
                                     signet_credential_get_client_id (credential), secret_id,
                                     &revoked, &error);
  g_assert_no_error (error);

  return revoked;
}

/* The events after the import of the organization, oldest first. */
static char *
get_events (RegistryFixture *fixture)
{
  return registry_fixture_select (fixture,
                                  "SELECT action FROM audit WHERE id > 1 ORDER BY id");
}

static void
test_issue (RegistryFixture *fixture,
            gconstpointer    user_data)
{
  g_autoptr(SignetIssuance) issuance = registry_fixture_issue (fixture, " Ünïcode  ", "a");
  SignetCredential *credential = signet_issuance_get_credential (issuance);
  const char *secret = signet_issuance_get_secret (issuance);
  SignetSecretInfo *info = signet_credential_get_secret (credential, 0);
  g_autoptr(SignetCredential) found = NULL;
  g_autoptr(JsonNode) given = signet_credential_to_json (credential);
  g_autoptr(JsonNode) read = NULL;
  g_autofree char *files = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_assert_false (signet_issuance_is_replayed (issuance));
  g_assert_true (signet_secret_format_is_genuine (secret));
  g_assert_cmpstr (signet_credential_get_display_name (credential), ==, "Ünïcode");
  g_assert_cmpint (signet_credential_get_revision (credential), ==, 1);
  g_assert_cmpuint (signet_credential_get_n_secrets (credential), ==, 1);
  g_assert_cmpstr (signet_secret_info_get_id (info), ==, signet_issuance_get_secret_id (issuance));
  g_assert_true (g_str_has_suffix (secret, signet_secret_info_get_hint (info)));
  g_assert_true (works (fixture, credential, secret));
  g_assert_false (works (fixture, credential, "sgn_wrong"));

  found = signet_registry_find (fixture->registry, signet_credential_get_client_id (credential),
                                &error);
  g_assert_no_error (error);
  read = signet_credential_to_json (found);
  g_assert_true (json_node_equal (given, read));

  /* The secret is in no file. */
  registry_fixture_close (fixture);
  g_file_get_contents (fixture->path, &files, &length, &error);
  g_assert_no_error (error);
  g_assert_null (memmem (files, length, secret + 4, 40));
}

static void
test_bad_issue (RegistryFixture *fixture,
                gconstpointer    user_data)
{
  static const char *const bodies[] = {
    "[]", "{}", "{\"display_name\": 7}",
    "{\"display_name\": \"x\", \"account_id\": 10, \"grants\": [], \"extra\": null}",
    "{\"display_name\": \"x\", \"account_id\": 10, \"grants\": ["
      "{\"api\": \"profile\", \"permission\": \"read-only\", \"level\": \"workspace\","
      " \"workspaces\": [201]}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr(JsonNode) body = registry_fixture_json (bodies[i]);
      g_autoptr(GPtrArray) problems = NULL;
      g_autoptr(GError) error = NULL;
      g_autoptr(SignetIssuance) issuance =
        signet_registry_issue (fixture->registry, fixture->caller, body, "a", &problems, &error);

      g_assert_null (issuance);
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
      g_assert_nonnull (problems);
      g_assert_cmpuint (problems->len, >, 0);
    }

  g_assert_cmpint (registry_fixture_count (fixture, "SELECT count(*) FROM idempotency"), ==, 0);
  g_assert_cmpint (registry_fixture_count (fixture, "SELECT count(*) FROM credential"), ==, 0);
}

static void
test_replay (RegistryFixture *fixture,
             gconstpointer    user_data)
{
  g_autoptr(SignetIssuance) first = registry_fixture_issue (fixture, "Once", "the key");
  g_autoptr(SignetIssuance) second = registry_fixture_issue (fixture, "Once", "the key");
  g_autoptr(JsonNode) other = registry_fixture_json ("{\"display_name\": \"Twice\"}");
  g_autoptr(SignetCaller) stranger = signet_caller_new (4242, "mira", SIGNET_ROLE_ADMIN, FALSE);
  g_autoptr(SignetIssuance) third = NULL;
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (signet_issuance_is_replayed (second));
  g_assert_null (signet_issuance_get_secret (second));
  g_assert_cmpstr (signet_issuance_get_secret_id (first), ==,
                   signet_issuance_get_secret_id (second));
  g_assert_cmpint (registry_fixture_count (fixture, "SELECT count(*) FROM credential"), ==, 1);
  g_assert_cmpint (registry_fixture_count (fixture, "SELECT count(*) FROM audit"), ==, 2);

  third = signet_registry_issue (fixture->registry, fixture->caller, other, "the key",
                                 &problems, &error);
  g_assert_null (third);
  g_assert_error (error, SIGNET_REFUSAL, SIGNET_REFUSAL_KEY_REUSED);
  g_clear_error (&error);

  /* Somebody else's key is another key, even if it looks the same. */
  third = signet_registry_issue (fixture->registry, stranger, other, "the key", &problems, &error);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
  g_clear_error (&error);
  g_clear_pointer (&problems, g_ptr_array_unref);

  third = signet_registry_issue (fixture->registry, fixture->caller, other, "", &problems, &error);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED);
}

static void
test_keys_are_forgotten (RegistryFixture *fixture,
                         gconstpointer    user_data)
{
  g_autoptr(SignetIssuance) first = registry_fixture_issue (fixture, "Once", "the key");
  g_autoptr(SignetIssuance) second = NULL;
  g_autoptr(SignetIssuance) third = NULL;

  registry_fixture_count (fixture, "UPDATE idempotency SET created = created - 86500");
  second = registry_fixture_issue (fixture, "Another", "another key");
  g_assert_cmpint (registry_fixture_count (fixture, "SELECT count(*) FROM idempotency"), ==, 1);
  third = registry_fixture_issue (fixture, "Once", "the key");
  g_assert_false (signet_issuance_is_replayed (third));
}

static void
test_edit (RegistryFixture *fixture,
           gconstpointer    user_data)
{
  g_autoptr(SignetIssuance) issuance = registry_fixture_issue (fixture, "Before", "a");
  SignetCredential *credential = signet_issuance_get_credential (issuance);
  g_autoptr(SignetCredential) same = NULL;
  g_autoptr(SignetCredential) edited = NULL;
  g_autoptr(SignetCredential) stale = NULL;
  g_autofree char *events = NULL;
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;

  same = edit (fixture, credential,
               "{\"display_name\": \" Before \", \"account_id\": \"10\", \"note\": null}",
               &problems, &error);
  g_assert_no_error (error);
  g_assert_cmpint (signet_credential_get_revision (same), ==, 1);

  edited = edit (fixture, credential,
                 "{\"display_name\": \"After\", \"status\": \"inactive\", \"owner\": \"Mira\"}",
                 &problems, &error);
  g_assert_no_error (error);
  g_assert_cmpint (signet_credential_get_revision (edited), ==, 2);
  g_assert_cmpstr (signet_credential_get_display_name (edited), ==, "After");
  g_assert_false (signet_credential_get_active (edited));
  g_assert_cmpuint (signet_credential_get_n_secrets (edited), ==, 1);
  g_assert_false (works (fixture, credential, signet_issuance_get_secret (issuance)));

  stale = edit (fixture, credential, "{\"note\": \"too late\"}", &problems, &error);
  g_assert_null (stale);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED);

  events = get_events (fixture);
  g_assert_cmpstr (events, ==, "issue edit deactivate");
  old = registry_fixture_select (fixture, "SELECT old FROM audit WHERE id > 2 ORDER BY id");
  new = registry_fixture_select (fixture, "SELECT new FROM audit WHERE id > 2 ORDER BY id");
  g_assert_cmpstr (old, ==,
                   "{\"display_name\":\"Before\",\"owner\":\"\"} {\"status\":\"active\"}");
  g_assert_cmpstr (new, ==,
                   "{\"display_name\":\"After\",\"owner\":\"Mira\"} {\"status\":\"inactive\"}");
}

static void
test_edit_grants (RegistryFixture *fixture,
                  gconstpointer    user_data)
{
  g_autoptr(SignetIssuance) issuance = registry_fixture_issue (fixture, "Grants", "a");
  SignetCredential *credential = signet_issuance_get_credential (issuance);
  g_autoptr(SignetCredential) edited = NULL;
  g_autofree char *grants = NULL;
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (registry_fixture_count (fixture, "SELECT count(*) FROM credential_workspace"),
                   ==, 2);
  edited = edit (fixture, credential,
                 "{\"grants\": [{\"api\": \"platform\", \"permission\": \"user\","
                 " \"level\": \"account\"}, {\"api\": \"profile\", \"permission\": \"read-only\","
                 " \"level\": \"workspace\", \"workspaces\": [102]}]}",
                 &problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (signet_credential_get_n_grants (edited), ==, 2);
  grants = registry_fixture_select (fixture, "SELECT api || ':' || permission || ':' || level"
                                             " FROM credential_grant ORDER BY api");
  g_assert_cmpstr (grants, ==, "platform:user:account profile:read-only:workspace");
  g_assert_cmpint (registry_fixture_count (fixture, "SELECT workspace FROM credential_workspace"),
                   ==, 102);
}

static void
test_bad_edits (RegistryFixture *fixture,
                gconstpointer    user_data)
{
  static const struct
  {
    const char *patch;
    const char *pointer;
    SignetProblemCode code;
  } cases[] = {
    { "[]", "", SIGNET_PROBLEM_WRONG_TYPE },
    { "{\"status\": null}", "/status", SIGNET_PROBLEM_WRONG_TYPE },
    { "{\"display_name\": null}", "/display_name", SIGNET_PROBLEM_EMPTY },
    { "{\"account_id\": null}", "/account_id", SIGNET_PROBLEM_MISSING },
    { "{\"account_id\": 20}", "/account_id", SIGNET_PROBLEM_IMMUTABLE },
    { "{\"unknown\": null}", "/unknown", SIGNET_PROBLEM_UNKNOWN_MEMBER },
    { "{\"revision\": 9}", "/revision", SIGNET_PROBLEM_UNKNOWN_MEMBER },
    { "{\"note\": {\"a\": 1}}", "/note", SIGNET_PROBLEM_WRONG_TYPE },
    { "{\"grants\": null}", "/grants", SIGNET_PROBLEM_API_REQUIRED },
    { "{\"grants\": []}", "/grants", SIGNET_PROBLEM_API_REQUIRED },
    { "{\"secret_expires\": \"2099-01-01T00:00:00Z\"}", "/secret_expires",
      SIGNET_PROBLEM_IMMUTABLE },
  };
  g_autoptr(SignetIssuance) issuance = registry_fixture_issue (fixture, "Bad edits", "a");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) problems = NULL;
      g_autoptr(GError) error = NULL;
      g_autoptr(SignetCredential) edited = edit (fixture,
                                                 signet_issuance_get_credential (issuance),
                                                 cases[i].patch, &problems, &error);
      SignetProblem *problem;

      g_test_message ("%s", cases[i].patch);
      g_assert_null (edited);
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
      problem = g_ptr_array_index (problems, 0);
      g_assert_cmpstr (signet_problem_get_pointer (problem), ==, cases[i].pointer);
      g_assert_cmpint (signet_problem_get_code (problem), ==, cases[i].code);
    }

  g_assert_cmpint (registry_fixture_count (fixture, "SELECT revision FROM credential"), ==, 1);
  g_assert_cmpint (registry_fixture_count (fixture, "SELECT count(*) FROM audit"), ==, 2);
}

static SignetIssuance *
start (RegistryFixture   *fixture,
       SignetCredential  *credential,
       const char        *body_text,
       const char        *key,
       GPtrArray        **problems,
       GError           **error)
{
  g_autoptr(JsonNode) body = body_text != NULL ? registry_fixture_json (body_text) : NULL;

  return signet_registry_start_rotation (fixture->registry, fixture->caller,
                                         signet_credential_get_client_id (credential),
                                         signet_credential_get_revision (credential),
                                         body, key, problems, error);
}

static void
test_rotate (RegistryFixture *fixture,
             gconstpointer    user_data)
{
  g_autoptr(SignetIssuance) first = registry_fixture_issue (fixture, "Rotating", "a");
  SignetCredential *credential = signet_issuance_get_credential (first);
  const char *client_id = signet_credential_get_client_id (credential);
  g_autoptr(SignetIssuance) second = NULL;
  g_autoptr(SignetIssuance) again = NULL;
  g_autoptr(SignetIssuance) third = NULL;
  g_autoptr(SignetCredential) done = NULL;
  g_autoptr(SignetCredential) nothing = NULL;
  g_autofree char *events = NULL;
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;

  second = start (fixture, credential, "{\"expires\": \"2099-01-01T00:00:00Z\"}", "b",
                  &problems, &error);
  g_assert_no_error (error);
  g_assert_true (works (fixture, credential, signet_issuance_get_secret (first)));
  g_assert_true (works (fixture, credential, signet_issuance_get_secret (second)));
  g_assert_cmpint (signet_credential_get_expires (signet_issuance_get_credential (second)), ==,
                   registry_fixture_count (fixture, "SELECT expires FROM credential"));

  /* The revision is the old one, but so is the request. */
  again = start (fixture, credential, "{\"expires\": \"2099-01-01T00:00:00Z\"}", "b",
                 &problems, &error);
  g_assert_no_error (error);
  g_assert_true (signet_issuance_is_replayed (again));

  third = start (fixture, signet_issuance_get_credential (second), NULL, "c", &problems, &error);
  g_assert_error (error, SIGNET_REFUSAL, SIGNET_REFUSAL_TWO_LIVE_SECRETS);
  g_clear_error (&error);

  done = signet_registry_complete_rotation (fixture->registry, fixture->caller, client_id, 2,
                                            &error);
  g_assert_no_error (error);
  g_assert_cmpint (signet_credential_get_revision (done), ==, 3);
  g_assert_false (works (fixture, credential, signet_issuance_get_secret (first)));
  g_assert_true (works (fixture, credential, signet_issuance_get_secret (second)));
  g_assert_false (is_revoked (fixture, credential, signet_issuance_get_secret_id (first)));

  nothing = signet_registry_cancel_rotation (fixture->registry, fixture->caller, client_id, 3,
                                             &error);
  g_assert_error (error, SIGNET_REFUSAL, SIGNET_REFUSAL_NO_ROTATION);
  events = get_events (fixture);
  g_assert_cmpstr (events, ==, "issue rotate-start rotate-complete");
}

static void
test_cancel_and_revoke (RegistryFixture *fixture,
                        gconstpointer    user_data)
{
  g_autoptr(SignetIssuance) first = registry_fixture_issue (fixture, "Revoked", "a");
  SignetCredential *credential = signet_issuance_get_credential (first);
  const char *client_id = signet_credential_get_client_id (credential);
  const char *first_id = signet_issuance_get_secret_id (first);
  g_autoptr(SignetIssuance) second = NULL;
  g_autoptr(SignetIssuance) third = NULL;
  g_autoptr(SignetCredential) cancelled = NULL;
  g_autoptr(SignetCredential) revoked = NULL;
  g_autofree char *replaces = g_strdup_printf ("{\"replaces\": \"%s\"}", first_id);
  g_autofree char *events = NULL;
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;

  second = start (fixture, credential, NULL, "b", &problems, &error);
  g_assert_no_error (error);
  cancelled = signet_registry_cancel_rotation (fixture->registry, fixture->caller, client_id, 2,
                                               &error);
  g_assert_no_error (error);
  g_assert_true (works (fixture, credential, signet_issuance_get_secret (first)));
  g_assert_false (works (fixture, credential, signet_issuance_get_secret (second)));
  g_assert_true (is_revoked (fixture, credential, signet_issuance_get_secret_id (second)));

  third = start (fixture, cancelled, replaces, "c", &problems, &error);
  g_assert_no_error (error);
  g_assert_false (works (fixture, credential, signet_issuance_get_secret (first)));
  g_assert_true (is_revoked (fixture, credential, first_id));
  g_assert_cmpint (signet_credential_get_revision (signet_issuance_get_credential (third)), ==, 4);

  revoked = signet_registry_revoke_secret (fixture->registry, fixture->caller, client_id,
                                           signet_issuance_get_secret_id (third), 4, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (signet_credential_get_n_secrets (revoked), ==, 0);
  g_clear_object (&revoked);
  revoked = signet_registry_revoke_secret (fixture->registry, fixture->caller, client_id,
                                           first_id, 5, &error);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND);

  events = get_events (fixture);
  g_assert_cmpstr (events, ==, "issue rotate-start rotate-cancel revoke rotate-start revoke");
  g_assert_cmpint (registry_fixture_count (fixture,
                                           "SELECT count(*) FROM secret WHERE hash IS NOT NULL"),
                   ==, 0);
  g_assert_true (is_revoked (fixture, credential, "no such secret"));
}

static void
test_bad_rotations (RegistryFixture *fixture,
                    gconstpointer    user_data)
{
  static const struct
  {
    const char *body;
    const char *pointer;
  } cases[] = {
    { "[]", "" },
    { "{\"expires\": 7}", "/expires" },
    { "{\"expires\": \"2001-01-01T00:00:00Z\"}", "/expires" },
    { "{\"replaces\": 7}", "/replaces" },
    { "{\"replaces\": null}", "/replaces" },
    { "{\"more\": 1}", "/more" },
  };
  g_autoptr(SignetIssuance) issuance = registry_fixture_issue (fixture, "Bad rotations", "a");
  SignetCredential *credential = signet_issuance_get_credential (issuance);
  g_autoptr(SignetIssuance) unknown = NULL;
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GError) not_found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) problems = NULL;
      g_autoptr(GError) error = NULL;
      g_autoptr(SignetIssuance) started =
        start (fixture, credential, cases[i].body, "b", &problems, &error);

      g_assert_null (started);
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
      g_assert_cmpstr (signet_problem_get_pointer (g_ptr_array_index (problems, 0)), ==,
                       cases[i].pointer);
    }

  unknown = start (fixture, credential, "{\"replaces\": \"x\"}", "b", &none, &not_found);
  g_assert_error (not_found, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND);
  g_assert_cmpint (registry_fixture_count (fixture, "SELECT count(*) FROM secret"), ==, 1);
}

static void
test_delete (RegistryFixture *fixture,
             gconstpointer    user_data)
{
  g_autoptr(SignetIssuance) issuance = registry_fixture_issue (fixture, "Gone", "a");
  SignetCredential *credential = signet_issuance_get_credential (issuance);
  const char *client_id = signet_credential_get_client_id (credential);
  g_autoptr(SignetCredential) found = NULL;
  g_autofree char *events = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (signet_registry_delete (fixture->registry, fixture->caller, client_id, 7,
                                          &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED);
  g_clear_error (&error);

  g_assert_true (signet_registry_delete (fixture->registry, fixture->caller, client_id, 1,
                                         &error));
  g_assert_no_error (error);
  g_assert_false (works (fixture, credential, signet_issuance_get_secret (issuance)));
  found = signet_registry_find (fixture->registry, client_id, &error);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (registry_fixture_count (fixture,
                                           "SELECT (SELECT count(*) FROM secret)"
                                           " + (SELECT count(*) FROM credential_grant)"
                                           " + (SELECT count(*) FROM credential_workspace)"
                                           " + (SELECT count(*) FROM credential_text)"
                                           " + (SELECT n_credentials FROM tally)"), ==, 0);
  events = get_events (fixture);
  g_assert_cmpstr (events, ==, "issue delete");

  g_assert_false (signet_registry_delete (fixture->registry, fixture->caller, client_id, 1,
                                          &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND);
}

static void
test_expired (RegistryFixture *fixture,
              gconstpointer    user_data)
{
  g_autoptr(SignetIssuance) issuance = registry_fixture_issue (fixture, "Expired", "a");
  SignetCredential *credential = signet_issuance_get_credential (issuance);

  registry_fixture_count (fixture, "UPDATE secret SET expires = 1800000000");
  g_assert_false (works (fixture, credential, signet_issuance_get_secret (issuance)));
  registry_fixture_count (fixture, "UPDATE secret SET expires = 1800000001");
  g_assert_true (works (fixture, credential, signet_issuance_get_secret (issuance)));
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

  add ("/registry/issue", test_issue);
  add ("/registry/bad-issue", test_bad_issue);
  add ("/registry/replay", test_replay);
  add ("/registry/keys-are-forgotten", test_keys_are_forgotten);
  add ("/registry/edit", test_edit);
  add ("/registry/edit-grants", test_edit_grants);
  add ("/registry/bad-edits", test_bad_edits);
  add ("/registry/rotate", test_rotate);
  add ("/registry/cancel-and-revoke", test_cancel_and_revoke);
  add ("/registry/bad-rotations", test_bad_rotations);
  add ("/registry/delete", test_delete);
  add ("/registry/expired", test_expired);

  return g_test_run ();
}
