/* test-bulk-change.c: one change to many credentials, whatever becomes of each
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "await.h"
#include "fake-connector.h"
#include "fixtures.h"
#include "signet-bulk-change.h"

/* How many changes are on their way at the same time. */
#define AT_ONCE 2

typedef struct
{
  FakeConnector *issuer;
  SignetConnection *connection;
  SignetBulkChange *change; /* (nullable) */
  GCancellable *cancellable;
  GAsyncResult *pending; /* (nullable) */
  guint n_signals;       /* how often the list changed */
} Fixture;

/*
 * Helpers
 */

static SignetCredential *
make_credential (const char *client_id,
                 gboolean    active,
                 gint64      revision)
{
  g_autoptr(SignetCredential) example = fixture_credential (client_id, client_id, revision);
  g_autoptr(GPtrArray) grants = g_ptr_array_new ();
  g_autoptr(GPtrArray) secrets = g_ptr_array_new ();
  SignetCredentialFields fields = {
    .client_id = client_id,
    .display_name = client_id,
    .note = "",
    .owner = revision > 1 ? "Somebody Else" : "",
    .active = active,
    .account_id = signet_credential_get_account_id (example),
    .created_by = "ada",
    .updated_by = "ada",
    .revision = revision,
    .grants = grants,
    .secrets = secrets,
  };

  g_ptr_array_add (grants, signet_credential_get_grant (example, 0));
  g_ptr_array_add (secrets, signet_credential_get_secret (example, 0));

  return signet_credential_new (&fields);
}

static void
put (Fixture    *fixture,
     const char *client_id,
     gboolean    active,
     gint64      revision)
{
  g_autoptr(SignetCredential) credential = make_credential (client_id, active, revision);

  fake_connector_put (fixture->issuer, credential);
}

static void
on_items_changed_cb (GListModel *model,
                     guint       position,
                     guint       removed,
                     guint       added,
                     Fixture    *fixture)
{
  fixture->n_signals++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(SignetOrganization) organization = fixture_organization ();
  g_autoptr(SignetCatalogue) catalogue = fixture_catalogue ();
  g_autoptr(SignetKeyring) keyring = signet_keyring_new ();

  fixture->issuer = fake_connector_new (organization, catalogue);
  fixture->connection = signet_connection_new ("this-computer", "This Computer",
                                               SIGNET_CONNECTOR (fixture->issuer), keyring);
  fixture->cancellable = g_cancellable_new ();
  g_signal_connect (signet_connection_get_credentials (fixture->connection), "items-changed",
                    G_CALLBACK (on_items_changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->change);
  await_idle ();
  g_assert_finalize_object (fixture->connection);
  /* What the connection waited for is answered with its end. */
  await_idle ();
  g_assert_finalize_object (fixture->issuer);
  g_clear_object (&fixture->cancellable);
  g_assert_null (fixture->pending);
}

/* Loads what the issuer has, and makes a change of all of it. */
static void
begin (Fixture        *fixture,
       SignetBulkKind  kind)
{
  GListModel *model =
    G_LIST_MODEL (signet_connection_get_credentials (fixture->connection));
  g_autoptr(GPtrArray) credentials = g_ptr_array_new_with_free_func (g_object_unref);

  signet_connection_load (fixture->connection);
  while (!signet_connection_get_complete (fixture->connection))
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (credentials, g_list_model_get_item (model, i));

  fixture->n_signals = 0;
  fixture->change = signet_bulk_change_new (fixture->connection, kind, credentials);
}

static void
start (Fixture *fixture)
{
  signet_bulk_change_run_async (fixture->change, fixture->cancellable, await_cb,
                                &fixture->pending);
}

static gboolean
finish (Fixture  *fixture,
        GError  **error)
{
  g_autoptr(GAsyncResult) result = await_result (&fixture->pending);

  g_assert_false (signet_bulk_change_get_running (fixture->change));

  return signet_bulk_change_run_finish (fixture->change, result, error);
}

static gboolean
run (Fixture  *fixture,
     GError  **error)
{
  start (fixture);

  return finish (fixture, error);
}

static SignetCredential *
stored (Fixture    *fixture,
        const char *client_id)
{
  return fake_connector_find (fixture->issuer, client_id);
}

static SignetCredential *
listed (Fixture    *fixture,
        const char *client_id)
{
  return signet_credential_list_find (signet_connection_get_credentials (fixture->connection),
                                      client_id);
}

/* Fails if an item did not come to that, with that error (-1 for none). */
static void
assert_item (Fixture           *fixture,
             guint              index,
             SignetBulkOutcome  outcome,
             int                code)
{
  SignetBulkItem *item = signet_bulk_change_get_item (fixture->change, index);
  const GError *error = signet_bulk_item_get_error (item);

  g_assert_cmpint (signet_bulk_item_get_outcome (item), ==, outcome);
  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, SIGNET_ERROR, code);
}

static void
assert_counts (Fixture *fixture,
               guint    n_total,
               guint    n_done,
               guint    n_failed)
{
  guint total;
  guint done;
  guint failed;

  g_object_get (fixture->change, "n-total", &total, "n-done", &done, "n-failed", &failed, NULL);
  g_assert_cmpuint (total, ==, n_total);
  g_assert_cmpuint (done, ==, n_done);
  g_assert_cmpuint (failed, ==, n_failed);
}

static void
test_deactivate (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(SignetBulkChange) undo = NULL;
  g_autoptr(GError) error = NULL;
  SignetBulkKind kind;

  put (fixture, "a", TRUE, 1);
  put (fixture, "b", FALSE, 1);
  put (fixture, "c", TRUE, 1);
  begin (fixture, SIGNET_BULK_KIND_DEACTIVATE);
  g_assert_true (run (fixture, &error));
  g_assert_no_error (error);
  assert_counts (fixture, 3, 3, 0);
  /* Nothing was sent for what was so already. */
  g_assert_cmpuint (fake_connector_count (fixture->issuer, FAKE_CALL_EDIT), ==, 2);
  g_assert_false (signet_credential_get_active (stored (fixture, "a")));
  g_assert_false (signet_credential_get_active (listed (fixture, "c")));

  /* Exactly what was changed is taken back. */
  undo = signet_bulk_change_dup_undo (fixture->change);
  g_object_get (undo, "kind", &kind, NULL);
  g_assert_cmpint (kind, ==, SIGNET_BULK_KIND_ACTIVATE);
  g_set_object (&fixture->change, undo);
  g_assert_true (run (fixture, &error));
  assert_counts (fixture, 2, 2, 0);
  g_assert_true (signet_credential_get_active (stored (fixture, "a")));
  g_assert_false (signet_credential_get_active (stored (fixture, "b")));
  g_assert_true (signet_credential_get_active (listed (fixture, "c")));
}

static void
test_nothing_to_do (Fixture       *fixture,
                    gconstpointer  data)
{
  put (fixture, "a", TRUE, 1);
  begin (fixture, SIGNET_BULK_KIND_ACTIVATE);
  g_assert_true (run (fixture, NULL));
  assert_counts (fixture, 1, 1, 0);
  g_assert_cmpuint (fake_connector_count (fixture->issuer, FAKE_CALL_EDIT), ==, 0);
  g_assert_null (signet_bulk_change_dup_undo (fixture->change));
}

static void
test_owner (Fixture       *fixture,
            gconstpointer  data)
{
  put (fixture, "a", TRUE, 1);
  put (fixture, "b", FALSE, 1);
  begin (fixture, SIGNET_BULK_KIND_SET_OWNER);
  signet_bulk_change_set_owner (fixture->change, "  Retail ");
  g_assert_cmpstr (signet_bulk_change_get_owner (fixture->change), ==, "Retail");
  g_assert_true (run (fixture, NULL));
  g_assert_cmpstr (signet_credential_get_owner (stored (fixture, "a")), ==, "Retail");
  g_assert_cmpstr (signet_credential_get_owner (listed (fixture, "b")), ==, "Retail");
  g_assert_false (signet_credential_get_active (stored (fixture, "b")));
  g_assert_null (signet_bulk_change_dup_undo (fixture->change));
}

static void
test_expiry (Fixture       *fixture,
             gconstpointer  data)
{
  put (fixture, "a", TRUE, 1);
  put (fixture, "b", FALSE, 1);
  begin (fixture, SIGNET_BULK_KIND_SET_EXPIRY);
  /* They never end now. */
  g_assert_true (run (fixture, NULL));
  g_assert_cmpuint (fake_connector_count (fixture->issuer, FAKE_CALL_SET_EXPIRY), ==, 0);

  g_clear_object (&fixture->change);
  begin (fixture, SIGNET_BULK_KIND_SET_EXPIRY);
  signet_bulk_change_set_expires (fixture->change, 1900000000);
  g_assert_cmpint (signet_bulk_change_get_expires (fixture->change), ==, 1900000000);
  put (fixture, "b", FALSE, 2);
  g_assert_true (run (fixture, NULL));
  assert_counts (fixture, 2, 2, 0);
  g_assert_cmpint (signet_credential_get_expires (stored (fixture, "a")), ==, 1900000000);
  g_assert_cmpint (signet_credential_get_expires (listed (fixture, "b")), ==, 1900000000);
  g_assert_cmpuint (fake_connector_count (fixture->issuer, FAKE_CALL_SET_EXPIRY), ==, 3);
  g_assert_null (signet_bulk_change_dup_undo (fixture->change));
}

static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  put (fixture, "a", TRUE, 1);
  put (fixture, "b", FALSE, 1);
  put (fixture, "c", FALSE, 1);
  begin (fixture, SIGNET_BULK_KIND_DELETE);
  /* Deleted by somebody else is deleted, too. */
  fake_connector_remove (fixture->issuer, "b");
  g_assert_true (run (fixture, NULL));
  assert_counts (fixture, 3, 3, 0);
  for (guint i = 0; i < 3; i++)
    {
      const char *client_id = (const char *[]) { "a", "b", "c" }[i];

      g_assert_null (stored (fixture, client_id));
      g_assert_null (listed (fixture, client_id));
    }
  g_assert_cmpuint (signet_connection_get_total (fixture->connection), ==, 0);
  g_assert_null (signet_bulk_change_dup_undo (fixture->change));
}

/* What is wished does not depend on what the credential was. */
static void
test_changed_meanwhile (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(SignetBulkChange) undo = NULL;

  put (fixture, "a", TRUE, 1);
  put (fixture, "b", TRUE, 1);
  put (fixture, "c", TRUE, 1);
  begin (fixture, SIGNET_BULK_KIND_DEACTIVATE);
  put (fixture, "a", TRUE, 2);
  put (fixture, "b", FALSE, 2);
  fake_connector_remove (fixture->issuer, "c");
  g_assert_false (run (fixture, NULL));
  assert_counts (fixture, 3, 2, 1);
  assert_item (fixture, 2, SIGNET_BULK_OUTCOME_FAILED, SIGNET_ERROR_NOT_FOUND);
  g_assert_false (signet_credential_get_active (stored (fixture, "a")));
  /* What the other person did stays. */
  g_assert_cmpstr (signet_credential_get_owner (listed (fixture, "a")), ==, "Somebody Else");
  g_assert_cmpint (signet_credential_get_revision (listed (fixture, "b")), ==, 2);
  g_assert_null (listed (fixture, "c"));

  undo = signet_bulk_change_dup_undo (fixture->change);
  g_assert_cmpuint (signet_bulk_change_get_n_total (undo), ==, 1);
}

/* Once more, but not for ever. */
static void
test_changed_again (Fixture       *fixture,
                    gconstpointer  data)
{
  put (fixture, "a", TRUE, 1);
  begin (fixture, SIGNET_BULK_KIND_DEACTIVATE);
  fake_connector_fail_for (fixture->issuer, "a", SIGNET_ERROR_CHANGED);
  g_assert_false (run (fixture, NULL));
  assert_item (fixture, 0, SIGNET_BULK_OUTCOME_FAILED, SIGNET_ERROR_CHANGED);
  g_assert_cmpuint (fake_connector_count (fixture->issuer, FAKE_CALL_EDIT), ==, 2);
}

/* What somebody else changed is looked at before it is deleted. */
static void
test_delete_changed (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  SignetBulkItem *item;

  put (fixture, "a", TRUE, 1);
  put (fixture, "b", TRUE, 1);
  begin (fixture, SIGNET_BULK_KIND_DELETE);
  put (fixture, "a", TRUE, 2);
  g_assert_false (run (fixture, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED);
  assert_item (fixture, 0, SIGNET_BULK_OUTCOME_FAILED, SIGNET_ERROR_CHANGED);
  assert_item (fixture, 1, SIGNET_BULK_OUTCOME_DONE, -1);
  g_assert_nonnull (stored (fixture, "a"));
  item = signet_bulk_change_get_item (fixture->change, 0);
  g_assert_true (signet_bulk_item_get_credential (item) == listed (fixture, "a"));
  g_assert_cmpint (signet_credential_get_revision (listed (fixture, "a")), ==, 2);

  g_assert_true (run (fixture, NULL));
  g_assert_null (stored (fixture, "a"));
  g_assert_cmpuint (fake_connector_count (fixture->issuer, FAKE_CALL_DELETE), ==, 3);
}

static void
test_retry (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(SignetBulkChange) undo = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 5; i++)
    put (fixture, (const char *[]) { "a", "b", "c", "d", "e" }[i], TRUE, 1);
  begin (fixture, SIGNET_BULK_KIND_DEACTIVATE);
  fake_connector_fail_for (fixture->issuer, "b", SIGNET_ERROR_CONFLICT);
  fake_connector_fail_for (fixture->issuer, "d", SIGNET_ERROR_FORBIDDEN);
  g_assert_false (run (fixture, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_CONFLICT);
  assert_counts (fixture, 5, 3, 2);
  assert_item (fixture, 1, SIGNET_BULK_OUTCOME_FAILED, SIGNET_ERROR_CONFLICT);
  assert_item (fixture, 3, SIGNET_BULK_OUTCOME_FAILED, SIGNET_ERROR_FORBIDDEN);
  g_assert_true (signet_credential_get_active (stored (fixture, "b")));

  /* Only those, and one of them fails again. */
  fake_connector_fail_for (fixture->issuer, "b", SIGNET_ERROR_FAILED);
  g_assert_false (run (fixture, NULL));
  assert_counts (fixture, 5, 4, 1);
  assert_item (fixture, 1, SIGNET_BULK_OUTCOME_DONE, -1);
  g_assert_cmpuint (fake_connector_count (fixture->issuer, FAKE_CALL_EDIT), ==, 7);

  fake_connector_fail_for (fixture->issuer, "d", SIGNET_ERROR_FAILED);
  g_assert_true (run (fixture, NULL));
  assert_counts (fixture, 5, 5, 0);
  undo = signet_bulk_change_dup_undo (fixture->change);
  g_assert_cmpuint (signet_bulk_change_get_n_total (undo), ==, 5);
}

/* When nobody answers, the rest need not be tried. */
static void
test_halt (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 9; i++)
    put (fixture, (const char *[]) { "a", "b", "c", "d", "e", "f", "g", "h", "i" }[i], TRUE, 1);
  begin (fixture, SIGNET_BULK_KIND_DEACTIVATE);
  fake_connector_fail (fixture->issuer, FAKE_CALL_EDIT, SIGNET_ERROR_UNREACHABLE);
  g_assert_false (run (fixture, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_UNREACHABLE);
  assert_counts (fixture, 9, AT_ONCE - 1, 1);
  assert_item (fixture, 0, SIGNET_BULK_OUTCOME_FAILED, SIGNET_ERROR_UNREACHABLE);
  assert_item (fixture, 8, SIGNET_BULK_OUTCOME_UNTRIED, -1);

  g_assert_true (run (fixture, NULL));
  assert_counts (fixture, 9, 9, 0);
  g_assert_cmpuint (fake_connector_count (fixture->issuer, FAKE_CALL_EDIT), ==, 10);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(SignetBulkChange) undo = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 6; i++)
    put (fixture, (const char *[]) { "a", "b", "c", "d", "e", "f" }[i], TRUE, 1);
  begin (fixture, SIGNET_BULK_KIND_DEACTIVATE);
  fake_connector_hold (fixture->issuer);
  start (fixture);
  g_assert_cmpuint (fake_connector_count (fixture->issuer, FAKE_CALL_EDIT), ==, AT_ONCE);
  g_cancellable_cancel (fixture->cancellable);
  await_idle ();
  /* What was sent is waited for. */
  g_assert_true (signet_bulk_change_get_running (fixture->change));
  fake_connector_release (fixture->issuer);
  g_assert_false (finish (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_counts (fixture, 6, AT_ONCE, 0);
  assert_item (fixture, AT_ONCE, SIGNET_BULK_OUTCOME_UNTRIED, -1);
  g_assert_cmpuint (fake_connector_count (fixture->issuer, FAKE_CALL_EDIT), ==, AT_ONCE);
  undo = signet_bulk_change_dup_undo (fixture->change);
  g_assert_cmpuint (signet_bulk_change_get_n_total (undo), ==, AT_ONCE);

  g_clear_error (&error);
  g_assert_false (run (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_counts (fixture, 6, AT_ONCE, 0);

  g_cancellable_reset (fixture->cancellable);
  g_assert_true (run (fixture, NULL));
  g_assert_cmpuint (fake_connector_count (fixture->issuer, FAKE_CALL_EDIT), ==, 6);
}

/* Nobody needs to hold it while it runs. */
static void
test_dropped (Fixture       *fixture,
              gconstpointer  data)
{
  put (fixture, "a", TRUE, 1);
  begin (fixture, SIGNET_BULK_KIND_DEACTIVATE);
  signet_bulk_change_run_async (fixture->change, NULL, NULL, NULL);
  g_clear_object (&fixture->change);
  await_idle ();
  g_assert_false (signet_credential_get_active (listed (fixture, "a")));
}

/* The list hears of thousands of changes in a few steps. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 begun;
  gint64 seconds;

  fake_connector_set_page_size (fixture->issuer, 1000);
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *client_id = g_strdup_printf ("c%04u", i);

      put (fixture, client_id, i % 4 != 0, 1);
    }
  begin (fixture, SIGNET_BULK_KIND_DEACTIVATE);
  begun = g_get_monotonic_time ();
  g_assert_true (run (fixture, NULL));
  seconds = (g_get_monotonic_time () - begun) / G_USEC_PER_SEC;
  assert_counts (fixture, 2000, 2000, 0);
  g_assert_cmpuint (fake_connector_count (fixture->issuer, FAKE_CALL_EDIT), ==, 1500);
  g_assert_cmpint (fixture->n_signals, <=, seconds + 1);
  g_assert_cmpint (fixture->n_signals, >, 0);
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, function) \
  g_test_add ("/bulk-change/" path, Fixture, NULL, set_up, function, tear_down)

  g_test_init (&argc, &argv, NULL);
  ADD ("deactivate", test_deactivate);
  ADD ("nothing-to-do", test_nothing_to_do);
  ADD ("owner", test_owner);
  ADD ("expiry", test_expiry);
  ADD ("delete", test_delete);
  ADD ("changed-meanwhile", test_changed_meanwhile);
  ADD ("changed-again", test_changed_again);
  ADD ("delete-changed", test_delete_changed);
  ADD ("retry", test_retry);
  ADD ("halt", test_halt);
  ADD ("cancel", test_cancel);
  ADD ("dropped", test_dropped);
  ADD ("many", test_many);

  return g_test_run ();
}
