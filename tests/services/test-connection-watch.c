/* test-connection-watch.c: what others change while a connection is shown
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "await.h"
#include "fake-connector.h"
#include "fixtures.h"
#include "signet-connection-private.h"

/* Short, so that what is tried again is tried again soon, in milliseconds. */
#define PAUSE 4

typedef struct
{
  FakeConnector *issuer;
  SignetKeyring *keyring;
  SignetConnection *connection;
  SignetCredentialList *list; /* (borrowed) */
  guint n_failed;
  guint n_announced;
} Fixture;

/*
 * Helpers
 */

static void
on_list_items_changed_cb (GListModel *list,
                          guint       position,
                          guint       removed,
                          guint       added,
                          Fixture    *fixture)
{
  fixture->n_announced++;
}

static void
on_connection_reload_failed_cb (SignetConnection *connection,
                                const GError     *error,
                                Fixture          *fixture)
{
  fixture->n_failed++;
}

static void
put (Fixture    *fixture,
     const char *client_id,
     gint64      revision)
{
  g_autoptr(SignetCredential) credential = fixture_credential (client_id, client_id, revision);

  fake_connector_put (fixture->issuer, credential);
}

static SignetCredential *
peek (Fixture    *fixture,
      const char *client_id)
{
  return signet_credential_list_find (fixture->list, client_id);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

static guint
count_calls (Fixture  *fixture,
             FakeCall  call)
{
  return fake_connector_count (fixture->issuer, call);
}

static void
await_waiting (Fixture *fixture)
{
  while (fake_connector_count_waiting (fixture->issuer) == 0)
    g_main_context_iteration (NULL, TRUE);
}

/* Gives what is announced, and comes back when the next question waits. */
static void
announce (Fixture            *fixture,
          SignetChangesFlags  flags)
{
  await_waiting (fixture);
  fixture->n_announced = 0;
  fake_connector_announce (fixture->issuer, flags);
  await_waiting (fixture);
}

static void
await_loads (Fixture *fixture,
             guint    n_opened)
{
  while (count_calls (fixture, FAKE_CALL_OPEN) < n_opened || fixture->connection->load != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
load (Fixture *fixture)
{
  signet_connection_load (fixture->connection);
  await_loads (fixture, 1);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(SignetOrganization) organization = fixture_organization ();
  g_autoptr(SignetCatalogue) catalogue = fixture_catalogue ();

  fixture->issuer = fake_connector_new (organization, catalogue);
  fixture->keyring = signet_keyring_new ();
  fixture->connection = signet_connection_new ("this-computer", "This Computer",
                                               SIGNET_CONNECTOR (fixture->issuer),
                                               fixture->keyring);
  fixture->list = signet_connection_get_credentials (fixture->connection);
  signet_connection_watch_set_pause (fixture->connection, PAUSE);
  g_signal_connect (fixture->list, "items-changed",
                    G_CALLBACK (on_list_items_changed_cb), fixture);
  g_signal_connect (fixture->connection, "reload-failed",
                    G_CALLBACK (on_connection_reload_failed_cb), fixture);
  put (fixture, "a", 1);
  put (fixture, "b", 1);
  put (fixture, "c", 1);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  g_assert_finalize_object (fixture->connection);
  await_idle ();
  g_assert_cmpuint (fake_connector_count_waiting (fixture->issuer), ==, 0);
  g_assert_finalize_object (fixture->issuer);
  g_clear_object (&fixture->keyring);
}

static void
test_changed (Fixture       *fixture,
              gconstpointer  data)
{
  SignetCredential *a;

  load (fixture);
  a = peek (fixture, "a");

  put (fixture, "b", 2);
  put (fixture, "d", 1);
  fake_connector_remove (fixture->issuer, "c");
  announce (fixture, 0);

  g_assert_cmpuint (fixture->n_announced, ==, 3);
  g_assert_true (peek (fixture, "a") == a);
  g_assert_cmpint (signet_credential_get_revision (peek (fixture, "b")), ==, 2);
  g_assert_nonnull (peek (fixture, "d"));
  g_assert_null (peek (fixture, "c"));
  g_assert_cmpuint (signet_connection_get_total (fixture->connection), ==, 3);
  g_assert_cmpuint (count_calls (fixture, FAKE_CALL_LIST), ==, 1);

  /* Nothing was, so the same is waited for again. */
  announce (fixture, 0);
  g_assert_cmpuint (fixture->n_announced, ==, 0);
  g_assert_cmpuint (count_calls (fixture, FAKE_CALL_LIST), ==, 1);
}

/* So many are told in one step, and a few less each for itself. */
static void
test_changed_many (Fixture       *fixture,
                   gconstpointer  data)
{
  load (fixture);

  for (guint i = 0; i < 15; i++)
    {
      g_autofree char *id = g_strdup_printf ("x%u", i);

      put (fixture, id, 1);
    }
  fake_connector_remove (fixture->issuer, "b");
  announce (fixture, 0);
  g_assert_cmpuint (fixture->n_announced, ==, 16);
  g_assert_cmpuint (count (fixture), ==, 17);

  put (fixture, "a", 2);
  for (guint i = 0; i < 15; i++)
    {
      g_autofree char *id = g_strdup_printf ("x%u", i);

      put (fixture, id, 2);
    }
  fake_connector_remove (fixture->issuer, "c");
  announce (fixture, 0);
  g_assert_cmpuint (fixture->n_announced, ==, 1);
  g_assert_cmpuint (count (fixture), ==, 16);
  g_assert_cmpuint (signet_connection_get_total (fixture->connection), ==, 16);
  g_assert_cmpint (signet_credential_get_revision (peek (fixture, "x14")), ==, 2);
  g_assert_null (peek (fixture, "c"));
}

/* Between the counter and the pages, and between one page and the next. */
static void
test_changed_while_loading (Fixture       *fixture,
                            gconstpointer  data)
{
  fake_connector_set_page_size (fixture->issuer, 2);
  fake_connector_hold (fixture->issuer);
  signet_connection_load (fixture->connection);
  await_idle ();
  fake_connector_release (fixture->issuer);
  put (fixture, "b", 2);
  while (signet_connection_get_state (fixture->connection) != SIGNET_CONNECTION_STATE_READY)
    g_main_context_iteration (NULL, TRUE);

  fake_connector_remove (fixture->issuer, "a");
  put (fixture, "c", 2);
  announce (fixture, 0);
  await_loads (fixture, 1);
  g_assert_null (peek (fixture, "a"));
  g_assert_cmpint (signet_credential_get_revision (peek (fixture, "b")), ==, 2);
  g_assert_cmpint (signet_credential_get_revision (peek (fixture, "c")), ==, 2);
  g_assert_cmpuint (count (fixture), ==, 2);
  g_assert_cmpuint (signet_connection_get_total (fixture->connection), ==, 2);
}

/* What one does oneself comes back, and an old answer may come after a new one. */
static void
test_own_changes (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(SignetCredential) example = fixture_credential ("x", "New", 1);
  g_autoptr(SignetDraft) draft = signet_draft_new_from_credential (example);
  g_autoptr(SignetCredential) old = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(SignetIssued) issued = NULL;
  GAsyncResult *pending = NULL;
  SignetCredential *a;

  load (fixture);
  signet_connection_issue_async (fixture->connection, draft, NULL, await_cb, &pending);
  result = await_result (&pending);
  issued = signet_connection_issue_finish (fixture->connection, result, NULL, NULL);
  announce (fixture, 0);
  g_assert_cmpuint (fixture->n_announced, ==, 0);
  g_assert_cmpuint (count (fixture), ==, 4);
  g_assert_cmpuint (signet_connection_get_total (fixture->connection), ==, 4);

  put (fixture, "a", 5);
  announce (fixture, 0);
  a = peek (fixture, "a");
  old = fixture_credential ("a", "a", 4);
  signet_connection_show (fixture->connection, old);
  g_assert_true (peek (fixture, "a") == a);
}

/* The announcement may be faster than the answer. */
static void
test_own_issue_announced_first (Fixture       *fixture,
                                gconstpointer  data)
{
  load (fixture);
  put (fixture, "d", 1);
  announce (fixture, 0);
  signet_connection_show (fixture->connection, fake_connector_find (fixture->issuer, "d"));
  g_assert_cmpuint (count (fixture), ==, 4);
  g_assert_cmpuint (signet_connection_get_total (fixture->connection), ==, 4);
}

/* Another database, other surroundings, or too much: everything is loaded. */
static void
test_everything (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(SignetOrganization) organization = fixture_organization ();

  load (fixture);
  fake_connector_set_organization (fixture->issuer, organization);
  announce (fixture, SIGNET_CHANGES_SURROUNDINGS);
  await_loads (fixture, 2);
  g_assert_true (signet_connection_get_organization (fixture->connection) == organization);
  g_assert_cmpuint (fixture->n_announced, ==, 0);

  fake_connector_reset (fixture->issuer);
  fake_connector_remove (fixture->issuer, "a");
  announce (fixture, SIGNET_CHANGES_RESET);
  await_loads (fixture, 3);
  g_assert_cmpuint (count (fixture), ==, 2);

  for (guint i = 0; i < 3; i++)
    put (fixture, "e", i + 1);
  announce (fixture, SIGNET_CHANGES_MORE);
  await_loads (fixture, 4);
  g_assert_cmpint (signet_credential_get_revision (peek (fixture, "e")), ==, 3);
  put (fixture, "e", 4);
  announce (fixture, 0);
  g_assert_cmpint (signet_credential_get_revision (peek (fixture, "e")), ==, 4);
  g_assert_cmpuint (count_calls (fixture, FAKE_CALL_OPEN), ==, 4);
}

/* After a failure it goes on from where it was. */
static void
test_failures (Fixture       *fixture,
               gconstpointer  data)
{
  load (fixture);
  for (guint i = 0; i < 4; i++)
    {
      gint64 begin;

      await_waiting (fixture);
      fake_connector_fail (fixture->issuer, FAKE_CALL_CHANGES, SIGNET_ERROR_UNREACHABLE);
      begin = g_get_monotonic_time ();
      fake_connector_announce (fixture->issuer, 0);
      await_waiting (fixture);
      g_assert_cmpint (g_get_monotonic_time () - begin, >=,
                       (PAUSE << i) * G_TIME_SPAN_MILLISECOND);
    }

  put (fixture, "b", 2);
  announce (fixture, 0);
  g_assert_cmpint (signet_credential_get_revision (peek (fixture, "b")), ==, 2);
  g_assert_cmpuint (count_calls (fixture, FAKE_CALL_OPEN), ==, 1);
}

/* Whoever has no counter shows the list all the same, and looks for one later. */
static void
test_without_counter (Fixture       *fixture,
                      gconstpointer  data)
{
  fake_connector_fail (fixture->issuer, FAKE_CALL_CHANGES, SIGNET_ERROR_SERVER);
  load (fixture);
  g_assert_cmpuint (count (fixture), ==, 3);
  await_loads (fixture, 2);
  put (fixture, "b", 2);
  announce (fixture, 0);
  g_assert_cmpint (signet_credential_get_revision (peek (fixture, "b")), ==, 2);
}

/* A failure of what nobody asked for is not told, but made good. */
static void
test_quiet_failure (Fixture       *fixture,
                    gconstpointer  data)
{
  load (fixture);
  fake_connector_fail (fixture->issuer, FAKE_CALL_ORGANIZATION, SIGNET_ERROR_SERVER);
  announce (fixture, SIGNET_CHANGES_SURROUNDINGS);
  await_loads (fixture, 2);
  g_assert_true (fixture->connection->stale);
  announce (fixture, 0);
  await_loads (fixture, 3);
  g_assert_false (fixture->connection->stale);
}

static void
test_taken_away (Fixture       *fixture,
                 gconstpointer  data)
{
  load (fixture);
  await_waiting (fixture);
  fake_connector_set_access (fixture->issuer, SIGNET_ROLE_USER, FALSE);
  fake_connector_fail (fixture->issuer, FAKE_CALL_CHANGES, SIGNET_ERROR_FORBIDDEN);
  fake_connector_announce (fixture->issuer, 0);
  while (signet_access_get_role (signet_connection_get_access (fixture->connection)) !=
         SIGNET_ROLE_USER)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (signet_connection_get_state (fixture->connection), ==,
                   SIGNET_CONNECTION_STATE_NO_ACCESS);
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_null (fixture->connection->watch);
  g_assert_cmpuint (fake_connector_count_waiting (fixture->issuer), ==, 0);
}

/* An issuer that has nothing to say and does not wait is no reason to ask again at once. */
static void
test_no_storm (Fixture       *fixture,
               gconstpointer  data)
{
  signet_connection_watch_set_pause (fixture->connection, 60 * 1000);
  load (fixture);
  await_waiting (fixture);
  fake_connector_announce (fixture->issuer, 0);
  await_idle ();
  g_assert_cmpuint (count_calls (fixture, FAKE_CALL_CHANGES), ==, 2);
  g_assert_cmpuint (fake_connector_count_waiting (fixture->issuer), ==, 0);
}

static void
test_freshen (Fixture       *fixture,
              gconstpointer  data)
{
  signet_connection_freshen (fixture->connection);
  g_assert_cmpuint (count_calls (fixture, FAKE_CALL_OPEN), ==, 0);
  load (fixture);
  signet_connection_freshen (fixture->connection);
  g_assert_null (fixture->connection->load);

  fixture->connection->loaded -= 6 * G_TIME_SPAN_MINUTE;
  fake_connector_fail (fixture->issuer, FAKE_CALL_LIST, SIGNET_ERROR_SERVER);
  signet_connection_freshen (fixture->connection);
  await_loads (fixture, 2);
  put (fixture, "b", 2);
  signet_connection_freshen (fixture->connection);
  await_loads (fixture, 3);
  g_assert_cmpint (signet_credential_get_revision (peek (fixture, "b")), ==, 2);
  signet_connection_freshen (fixture->connection);
  g_assert_null (fixture->connection->load);
}

/*
 * Public
 */

int
main (int   argc,
      char *argv[])
{
  const struct
  {
    const char *path;
    void (*func) (Fixture       *fixture,
                  gconstpointer  data);
  } tests[] = {
    { "/connection-watch/changed", test_changed },
    { "/connection-watch/changed-many", test_changed_many },
    { "/connection-watch/changed-while-loading", test_changed_while_loading },
    { "/connection-watch/own-changes", test_own_changes },
    { "/connection-watch/own-issue-announced-first", test_own_issue_announced_first },
    { "/connection-watch/everything", test_everything },
    { "/connection-watch/failures", test_failures },
    { "/connection-watch/without-counter", test_without_counter },
    { "/connection-watch/quiet-failure", test_quiet_failure },
    { "/connection-watch/taken-away", test_taken_away },
    { "/connection-watch/no-storm", test_no_storm },
    { "/connection-watch/freshen", test_freshen },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
