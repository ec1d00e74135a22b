/* test-connection.c: what a connection shows, whatever comes when
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "await.h"
#include "fake-connector.h"
#include "fixtures.h"
#include "signet-connection.h"

typedef struct
{
  FakeConnector *issuer;
  SignetKeyring *keyring;
  SignetConnection *connection;
  guint n_failed;
  SignetError failed;
} Fixture;

/*
 * Helpers
 */

static void
on_connection_reload_failed_cb (SignetConnection *connection,
                                const GError     *error,
                                Fixture          *fixture)
{
  g_assert_true (error->domain == SIGNET_ERROR);
  fixture->n_failed++;
  fixture->failed = (SignetError) error->code;
}

static void
put (Fixture    *fixture,
     const char *client_id,
     gint64      revision)
{
  g_autoptr(SignetCredential) credential = fixture_credential (client_id, client_id, revision);

  fake_connector_put (fixture->issuer, credential);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(SignetOrganization) organization = fixture_organization ();
  g_autoptr(SignetCatalogue) catalogue = fixture_catalogue ();

  fixture->issuer = fake_connector_new (organization, catalogue);
  fake_connector_set_page_size (fixture->issuer, 2);
  fixture->keyring = signet_keyring_new ();
  fixture->connection = signet_connection_new ("this-computer", "This Computer",
                                               SIGNET_CONNECTOR (fixture->issuer),
                                               fixture->keyring);
  g_signal_connect (fixture->connection, "reload-failed",
                    G_CALLBACK (on_connection_reload_failed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->connection);
  await_idle ();
  g_clear_object (&fixture->issuer);
  g_clear_object (&fixture->keyring);
}

static void
await_state (Fixture               *fixture,
             SignetConnectionState  state)
{
  while (signet_connection_get_state (fixture->connection) != state)
    g_main_context_iteration (NULL, TRUE);
}

static void
await_complete (Fixture *fixture)
{
  while (!signet_connection_get_complete (fixture->connection))
    g_main_context_iteration (NULL, TRUE);
}

static void
load (Fixture *fixture)
{
  signet_connection_load (fixture->connection);
  await_complete (fixture);
}

static SignetCredential *
peek (Fixture    *fixture,
      const char *client_id)
{
  return signet_credential_list_find (signet_connection_get_credentials (fixture->connection),
                                      client_id);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL
                                   (signet_connection_get_credentials (fixture->connection)));
}

static SignetIssued *
issue (Fixture  *fixture,
       GError  **error)
{
  g_autoptr(SignetCredential) example = fixture_credential ("x", "New", 1);
  g_autoptr(SignetDraft) draft = signet_draft_new_from_credential (example);
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GAsyncResult) result =
    AWAIT (signet_connection_issue_async, fixture->connection, draft, NULL);

  return signet_connection_issue_finish (fixture->connection, result, &problems, error);
}

static gboolean
delete (Fixture     *fixture,
        const char  *client_id,
        GError     **error)
{
  g_autoptr(GAsyncResult) result =
    AWAIT (signet_connection_delete_async, fixture->connection, peek (fixture, client_id), NULL);

  return signet_connection_delete_finish (fixture->connection, result, error);
}

static SignetCredential *
refresh (Fixture     *fixture,
         const char  *client_id,
         GError     **error)
{
  g_autoptr(GAsyncResult) result =
    AWAIT (signet_connection_refresh_async, fixture->connection, client_id, NULL);

  return signet_connection_refresh_finish (fixture->connection, result, error);
}

static gboolean
save_secret (Fixture       *fixture,
             SignetIssued  *issued,
             GError       **error)
{
  g_autoptr(GAsyncResult) result =
    AWAIT (signet_connection_save_secret_async, fixture->connection, issued, NULL);

  return signet_connection_save_secret_finish (fixture->connection, result, error);
}

static void
test_load (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *id = NULL;
  SignetConnectionState state;
  guint total;

  for (guint i = 0; i < 5; i++)
    put (fixture, (const char *[]) { "a", "b", "c", "d", "e" }[i], 1);

  g_assert_cmpint (signet_connection_get_state (fixture->connection), ==,
                   SIGNET_CONNECTION_STATE_CLOSED);
  signet_connection_load (fixture->connection);
  g_assert_cmpint (signet_connection_get_state (fixture->connection), ==,
                   SIGNET_CONNECTION_STATE_LOADING);
  await_state (fixture, SIGNET_CONNECTION_STATE_READY);
  g_assert_cmpuint (count (fixture), ==, 2);
  g_assert_false (signet_connection_get_complete (fixture->connection));
  g_object_get (fixture->connection, "id", &id, "state", &state, "total", &total, NULL);
  g_assert_cmpstr (id, ==, "this-computer");
  g_assert_cmpint (state, ==, SIGNET_CONNECTION_STATE_READY);
  g_assert_cmpuint (total, ==, 5);
  g_assert_nonnull (signet_connection_get_organization (fixture->connection));
  g_assert_nonnull (signet_connection_get_catalogue (fixture->connection));
  g_assert_nonnull (signet_connection_get_access (fixture->connection));

  await_complete (fixture);
  g_assert_cmpuint (count (fixture), ==, 5);
  g_assert_cmpuint (fake_connector_count (fixture->issuer, FAKE_CALL_LIST), ==, 3);
}

/* A new list comes in the order that is wanted, a newer one in the order of the old. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  load (fixture);
  g_assert_cmpstr (fake_connector_get_order (fixture->issuer), ==, "name");

  signet_connection_set_order (fixture->connection, "last-used", TRUE);
  put (fixture, "a", 1);
  signet_connection_load (fixture->connection);
  while (count (fixture) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fake_connector_get_order (fixture->issuer), ==, "name");

  fake_connector_set_access (fixture->issuer, SIGNET_ROLE_USER, FALSE);
  signet_connection_load (fixture->connection);
  await_state (fixture, SIGNET_CONNECTION_STATE_NO_ACCESS);
  fake_connector_set_access (fixture->issuer, SIGNET_ROLE_ADMIN, FALSE);
  load (fixture);
  g_assert_cmpstr (fake_connector_get_order (fixture->issuer), ==, "last-used descending");
}

static void
test_reload (Fixture       *fixture,
             gconstpointer  data)
{
  SignetCredential *a;

  put (fixture, "a", 1);
  put (fixture, "b", 1);
  put (fixture, "c", 1);
  load (fixture);
  a = peek (fixture, "a");

  put (fixture, "b", 2);
  put (fixture, "d", 1);
  fake_connector_remove (fixture->issuer, "c");
  signet_connection_load (fixture->connection);
  while (peek (fixture, "d") == NULL)
    {
      g_assert_cmpint (signet_connection_get_state (fixture->connection), ==,
                       SIGNET_CONNECTION_STATE_READY);
      g_assert_cmpuint (count (fixture), ==, 3);
      g_main_context_iteration (NULL, TRUE);
    }

  g_assert_true (peek (fixture, "a") == a);
  g_assert_null (peek (fixture, "c"));
  g_assert_cmpint (signet_credential_get_revision (peek (fixture, "b")), ==, 2);
  g_assert_cmpuint (signet_connection_get_total (fixture->connection), ==, 3);
}

static void
test_reload_failed (Fixture       *fixture,
                    gconstpointer  data)
{
  put (fixture, "a", 1);
  load (fixture);

  fake_connector_fail (fixture->issuer, FAKE_CALL_LIST, SIGNET_ERROR_SERVER);
  signet_connection_load (fixture->connection);
  while (fixture->n_failed == 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (fixture->failed, ==, SIGNET_ERROR_SERVER);
  g_assert_cmpint (signet_connection_get_state (fixture->connection), ==,
                   SIGNET_CONNECTION_STATE_READY);
  g_assert_null (signet_connection_get_error (fixture->connection));
  g_assert_cmpuint (count (fixture), ==, 1);
}

/* Whichever of the four first questions fails. */
static void
test_unreachable (Fixture       *fixture,
                  gconstpointer  data)
{
  const FakeCall calls[] = {
    FAKE_CALL_OPEN, FAKE_CALL_ORGANIZATION, FAKE_CALL_CATALOGUE, FAKE_CALL_LIST
  };

  put (fixture, "a", 1);
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      fake_connector_fail (fixture->issuer, calls[i], SIGNET_ERROR_PORT_TAKEN);
      signet_connection_load (fixture->connection);
      g_assert_null (signet_connection_get_error (fixture->connection));
      await_state (fixture, SIGNET_CONNECTION_STATE_UNREACHABLE);
      g_assert_error (signet_connection_get_error (fixture->connection),
                      SIGNET_ERROR, SIGNET_ERROR_PORT_TAKEN);
    }

  load (fixture);
  g_assert_cmpint (signet_connection_get_state (fixture->connection), ==,
                   SIGNET_CONNECTION_STATE_READY);
  g_assert_null (signet_connection_get_error (fixture->connection));
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

static void
assert_denied (Fixture *fixture)
{
  await_state (fixture, SIGNET_CONNECTION_STATE_NO_ACCESS);
  while (signet_access_get_role (signet_connection_get_access (fixture->connection)) !=
         SIGNET_ROLE_USER)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_cmpuint (signet_connection_get_total (fixture->connection), ==, 0);
  g_assert_null (signet_connection_get_organization (fixture->connection));
  g_assert_null (signet_connection_get_catalogue (fixture->connection));
}

static void
test_no_access (Fixture       *fixture,
                gconstpointer  data)
{
  put (fixture, "a", 1);
  fake_connector_set_access (fixture->issuer, SIGNET_ROLE_USER, FALSE);
  signet_connection_load (fixture->connection);
  assert_denied (fixture);
  g_assert_cmpuint (fake_connector_count (fixture->issuer, FAKE_CALL_LIST), ==, 0);

  fake_connector_set_access (fixture->issuer, SIGNET_ROLE_ADMIN, FALSE);
  load (fixture);
  g_assert_cmpuint (count (fixture), ==, 1);
}

/* The role is taken away while the list is shown. */
static void
test_denied_later (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  put (fixture, "a", 1);
  load (fixture);
  fake_connector_fail (fixture->issuer, FAKE_CALL_ISSUE, SIGNET_ERROR_FORBIDDEN);
  g_assert_null (issue (fixture, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_FORBIDDEN);
  await_idle ();
  /* Only this one thing was refused. */
  g_assert_cmpint (signet_connection_get_state (fixture->connection), ==,
                   SIGNET_CONNECTION_STATE_READY);

  fake_connector_set_access (fixture->issuer, SIGNET_ROLE_USER, FALSE);
  fake_connector_fail (fixture->issuer, FAKE_CALL_ISSUE, SIGNET_ERROR_FORBIDDEN);
  g_assert_null (issue (fixture, NULL));
  assert_denied (fixture);
}

static void
test_denied_list (Fixture       *fixture,
                  gconstpointer  data)
{
  put (fixture, "a", 1);
  load (fixture);
  fake_connector_hold (fixture->issuer);
  signet_connection_load (fixture->connection);
  fake_connector_set_access (fixture->issuer, SIGNET_ROLE_USER, FALSE);
  fake_connector_fail (fixture->issuer, FAKE_CALL_OPEN, SIGNET_ERROR_FORBIDDEN);
  fake_connector_release (fixture->issuer);
  assert_denied (fixture);
}

/* What comes late for a load that was given up goes nowhere. */
static void
test_generations (Fixture       *fixture,
                  gconstpointer  data)
{
  put (fixture, "a", 1);
  fake_connector_hold (fixture->issuer);
  for (guint i = 0; i < 3; i++)
    signet_connection_load (fixture->connection);
  fake_connector_release (fixture->issuer);
  await_complete (fixture);
  await_idle ();

  g_assert_cmpuint (fake_connector_count (fixture->issuer, FAKE_CALL_OPEN), ==, 3);
  g_assert_cmpuint (fake_connector_count (fixture->issuer, FAKE_CALL_LIST), ==, 1);
  g_assert_cmpuint (count (fixture), ==, 1);
}

static void
test_changes (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(SignetIssued) issued = NULL;
  g_autoptr(SignetCredential) fresh = NULL;
  g_autoptr(GError) error = NULL;
  const char *client_id;

  put (fixture, "a", 1);
  put (fixture, "b", 1);
  load (fixture);

  issued = issue (fixture, &error);
  g_assert_no_error (error);
  client_id = signet_credential_get_client_id (signet_issued_get_credential (issued));
  g_assert_nonnull (peek (fixture, client_id));
  g_assert_cmpuint (signet_connection_get_total (fixture->connection), ==, 3);

  put (fixture, "a", 2);
  g_assert_false (delete (fixture, "a", &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED);
  g_clear_error (&error);
  fresh = refresh (fixture, "a", NULL);
  g_assert_true (peek (fixture, "a") == fresh);
  g_assert_true (delete (fixture, "a", &error));
  g_assert_null (peek (fixture, "a"));
  g_assert_cmpuint (signet_connection_get_total (fixture->connection), ==, 2);

  fake_connector_remove (fixture->issuer, "b");
  g_assert_null (refresh (fixture, "b", &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND);
  g_assert_null (peek (fixture, "b"));
}

/* Pages that were written before a change can arrive after it. */
static void
test_changes_while_loading (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr(SignetCredential) stale = fixture_credential ("c", "c", 1);
  g_autoptr(SignetIssued) issued = NULL;
  const char *client_id;

  put (fixture, "a", 1);
  put (fixture, "b", 1);
  put (fixture, "c", 1);
  load (fixture);

  fake_connector_hold (fixture->issuer);
  signet_connection_load (fixture->connection);
  fake_connector_release (fixture->issuer);
  while (fake_connector_count (fixture->issuer, FAKE_CALL_LIST) < 3)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (delete (fixture, "c", NULL));
  issued = issue (fixture, NULL);
  client_id = signet_credential_get_client_id (signet_issued_get_credential (issued));
  /* The pages still say otherwise. */
  fake_connector_put (fixture->issuer, stale);
  fake_connector_remove (fixture->issuer, client_id);
  await_idle ();

  g_assert_null (peek (fixture, "c"));
  g_assert_nonnull (peek (fixture, client_id));
  g_assert_cmpuint (count (fixture), ==, 3);
}

/* Nobody knows whether it was carried out, so the list is asked for again. */
static void
test_interrupted (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  load (fixture);
  fake_connector_fail (fixture->issuer, FAKE_CALL_ISSUE, SIGNET_ERROR_INTERRUPTED);
  put (fixture, "new", 1);
  g_assert_null (issue (fixture, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INTERRUPTED);
  while (peek (fixture, "new") == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_problems (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(SignetCredential) example = fixture_credential ("x", "New", 1);
  g_autoptr(SignetDraft) draft = signet_draft_new_from_credential (example);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *pending = NULL;

  load (fixture);
  fake_connector_refuse (fixture->issuer, FAKE_CALL_ISSUE, SIGNET_PROBLEM_EMPTY, "/display_name");
  signet_connection_issue_async (fixture->connection, draft, NULL, await_cb, &pending);
  result = await_result (&pending);

  g_assert_null (signet_connection_issue_finish (fixture->connection, result, &problems, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
  g_assert_cmpuint (problems->len, ==, 1);
}

static void
test_keyring (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(SignetIssued) issued = NULL;
  g_autoptr(SignetConnection) other = NULL;
  g_autofree char *client_id = NULL;
  g_autoptr(GError) error = NULL;

  load (fixture);
  issued = issue (fixture, NULL);
  client_id =
    g_strdup (signet_credential_get_client_id (signet_issued_get_credential (issued)));
  g_assert_true (save_secret (fixture, issued, &error));
  g_assert_no_error (error);
  g_assert_true (signet_credential_get_in_keyring (peek (fixture, client_id)));
  g_assert_cmpint (signet_keyring_get_store (fixture->keyring), ==, SIGNET_KEYRING_STORE_SERVICE);

  /* The next time, and in another list. */
  other = signet_connection_new ("this-computer", "This Computer",
                                 SIGNET_CONNECTOR (fixture->issuer), fixture->keyring);
  signet_connection_load (other);
  while (signet_credential_list_find (signet_connection_get_credentials (other),
                                      client_id) == NULL ||
         !signet_credential_get_in_keyring
           (signet_credential_list_find (signet_connection_get_credentials (other), client_id)))
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (delete (fixture, client_id, NULL));
  while (TRUE)
    {
      g_autoptr(SignetKeyringMatches) matches = NULL;
      g_autoptr(GAsyncResult) result = NULL;
      GAsyncResult *pending = NULL;

      signet_keyring_search_async (fixture->keyring, "this-computer", NULL, await_cb, &pending);
      result = await_result (&pending);
      matches = signet_keyring_search_finish (fixture->keyring, result, NULL);
      /* A search that meets the removal can fail. */
      if (matches != NULL && !signet_keyring_matches_contains (matches, client_id))
        break;
    }
}

/* A keyring that is not there takes nothing away from the rest. */
static void
test_no_keyring (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(SignetIssued) issued = NULL;
  g_autoptr(GError) error = NULL;

  put (fixture, "a", 1);
  load (fixture);
  issued = issue (fixture, NULL);
  g_assert_false (save_secret (fixture, issued, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_ABSENT);
  g_assert_false (signet_credential_get_in_keyring (peek (fixture, "a")));
  g_assert_true (delete (fixture, "a", NULL));
}

/* The window is closed while everything is on the way. */
static void
test_dispose (Fixture       *fixture,
              gconstpointer  data)
{
  put (fixture, "a", 1);
  fake_connector_hold (fixture->issuer);
  signet_connection_load (fixture->connection);
  g_object_run_dispose (G_OBJECT (fixture->connection));
  fake_connector_release (fixture->issuer);
  await_idle ();
}

/*
 * Public
 */

int
main (int   argc,
      char *argv[])
{
  const gboolean keyring = g_strcmp0 (g_getenv ("KEYRING"), "unlocked") == 0;
  const struct
  {
    const char *path;
    void (*func) (Fixture       *fixture,
                  gconstpointer  data);
  } tests[] = {
    { "/connection/load", test_load },
    { "/connection/order", test_order },
    { "/connection/reload", test_reload },
    { "/connection/reload-failed", test_reload_failed },
    { "/connection/unreachable", test_unreachable },
    { "/connection/no-access", test_no_access },
    { "/connection/denied-later", test_denied_later },
    { "/connection/denied-list", test_denied_list },
    { "/connection/generations", test_generations },
    { "/connection/changes", test_changes },
    { "/connection/changes-while-loading", test_changes_while_loading },
    { "/connection/interrupted", test_interrupted },
    { "/connection/problems", test_problems },
    { "/connection/keyring", keyring ? test_keyring : test_no_keyring },
    { "/connection/dispose", test_dispose },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
