/* test-audit-chain.c: somebody edits the database of the audit log
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-store-private.h"

#include "registry-fixture.h"

#include <string.h>

#define N_ENTRIES 12

/* What an attacker does who can write the database, but cannot read the key. */
typedef struct
{
  const char *name;
  const char *sql;
  SignetAuditFault fault;
  gint64 first;
  gint64 last;
} Attack;

static const char unlock[] =
  "DROP TRIGGER audit_stays; DROP TRIGGER audit_is_kept; DROP TRIGGER audit_is_sealed;";

static const Attack attacks[] = {
  { "time", "UPDATE audit SET time = time + 1 WHERE id = 5",
    SIGNET_AUDIT_FAULT_CHANGED, 5, 5 },
  { "actor", "UPDATE audit SET actor = 'mallory' WHERE id = 5",
    SIGNET_AUDIT_FAULT_CHANGED, 5, 5 },
  { "nul", "UPDATE audit SET actor = actor || char (0) WHERE id = 5",
    SIGNET_AUDIT_FAULT_CHANGED, 5, 5 },
  { "uid", "UPDATE audit SET actor_uid = actor_uid + 1 WHERE id = 5",
    SIGNET_AUDIT_FAULT_CHANGED, 5, 5 },
  { "action", "UPDATE audit SET action = 'edit' WHERE id = 5",
    SIGNET_AUDIT_FAULT_CHANGED, 5, 5 },
  { "client-id", "UPDATE audit SET client_id = NULL WHERE id = 5",
    SIGNET_AUDIT_FAULT_CHANGED, 5, 5 },
  { "display-name", "UPDATE audit SET display_name = display_name || ' ' WHERE id = 5",
    SIGNET_AUDIT_FAULT_CHANGED, 5, 5 },
  { "empty-for-null", "UPDATE audit SET old = '' WHERE id = 5",
    SIGNET_AUDIT_FAULT_CHANGED, 5, 5 },
  { "new", "UPDATE audit SET new = replace (new, 'read-only', 'admin') WHERE id = 5",
    SIGNET_AUDIT_FAULT_CHANGED, 5, 5 },
  { "denied", "UPDATE audit SET denied = 1 WHERE id = 5", SIGNET_AUDIT_FAULT_CHANGED, 5, 5 },
  { "seal", "UPDATE audit SET seal = randomblob (32) WHERE id = 5",
    SIGNET_AUDIT_FAULT_CHANGED, 5, 5 },
  { "no-seal", "UPDATE audit SET seal = NULL WHERE id = 5",
    SIGNET_AUDIT_FAULT_CHANGED, 5, 5 },
  { "short-seal", "UPDATE audit SET seal = x'00' WHERE id = 5",
    SIGNET_AUDIT_FAULT_CHANGED, 5, 5 },
  { "first-changed", "UPDATE audit SET actor = 'mallory' WHERE id = 1",
    SIGNET_AUDIT_FAULT_CHANGED, 1, 1 },
  { "last-changed", "UPDATE audit SET actor = 'mallory' WHERE id = 12",
    SIGNET_AUDIT_FAULT_CHANGED, 12, 12 },
  { "moved-text", "UPDATE audit SET actor = actor || action, action = '' WHERE id = 5",
    SIGNET_AUDIT_FAULT_CHANGED, 5, 5 },

  { "first-removed", "DELETE FROM audit WHERE id = 1", SIGNET_AUDIT_FAULT_REMOVED, 1, 1 },
  { "middle-removed", "DELETE FROM audit WHERE id = 6", SIGNET_AUDIT_FAULT_REMOVED, 6, 6 },
  { "some-removed", "DELETE FROM audit WHERE id BETWEEN 3 AND 7",
    SIGNET_AUDIT_FAULT_REMOVED, 3, 7 },
  { "last-removed", "DELETE FROM audit WHERE id = 12", SIGNET_AUDIT_FAULT_REMOVED, 12, 12 },
  { "newest-removed", "DELETE FROM audit WHERE id > 9", SIGNET_AUDIT_FAULT_REMOVED, 10, 12 },
  { "all-removed", "DELETE FROM audit", SIGNET_AUDIT_FAULT_REMOVED, 1, 12 },
  { "removed-and-closed",
    "DELETE FROM audit WHERE id = 6; UPDATE audit SET id = id - 1 WHERE id > 6",
    SIGNET_AUDIT_FAULT_CHANGED, 6, 6 },
  { "replaced", "DELETE FROM audit WHERE id = 6; INSERT INTO audit SELECT 6, time, actor,"
    " actor_uid, action, client_id, display_name, old, new, denied, seal FROM audit WHERE id = 5",
    SIGNET_AUDIT_FAULT_MOVED, 6, 5 },

  { "neighbors-swapped",
    "UPDATE audit SET id = 100 WHERE id = 5; UPDATE audit SET id = 5 WHERE id = 6;"
    "UPDATE audit SET id = 6 WHERE id = 100",
    SIGNET_AUDIT_FAULT_MOVED, 5, 6 },
  { "swapped",
    "UPDATE audit SET id = 100 WHERE id = 3; UPDATE audit SET id = 3 WHERE id = 9;"
    "UPDATE audit SET id = 9 WHERE id = 100",
    SIGNET_AUDIT_FAULT_MOVED, 3, 9 },
  { "moved-to-the-end", "UPDATE audit SET id = 13 WHERE id = 4",
    SIGNET_AUDIT_FAULT_REMOVED, 4, 4 },

  { "added-at-the-end", "INSERT INTO audit SELECT 13, time, actor, actor_uid, action, client_id,"
    " display_name, old, new, denied, seal FROM audit WHERE id = 12",
    SIGNET_AUDIT_FAULT_ADDED, 13, 13 },
  { "added-at-the-start", "INSERT INTO audit SELECT -1, time, actor, actor_uid, action,"
    " client_id, display_name, old, new, denied, seal FROM audit WHERE id = 1",
    SIGNET_AUDIT_FAULT_ADDED, -1, -1 },
  { "added-between", "UPDATE audit SET id = id + 1000 WHERE id > 6;"
    "UPDATE audit SET id = id - 999 WHERE id > 1000;"
    "INSERT INTO audit SELECT 7, time, 'mallory', actor_uid, action, client_id, display_name,"
    " old, new, denied, randomblob (32) FROM audit WHERE id = 6",
    SIGNET_AUDIT_FAULT_ADDED, 7, 7 },

  { "head-removed", "DELETE FROM audit_head", SIGNET_AUDIT_FAULT_HEAD, 0, 0 },
  { "head-count", "UPDATE audit_head SET n_entries = 11", SIGNET_AUDIT_FAULT_HEAD, 0, 0 },
  { "head-last", "UPDATE audit_head SET last = 11", SIGNET_AUDIT_FAULT_HEAD, 0, 0 },
  { "head-seal", "UPDATE audit_head SET seal = zeroblob (32)", SIGNET_AUDIT_FAULT_HEAD, 0, 0 },
  { "head-own-seal", "UPDATE audit_head SET own_seal = zeroblob (32)",
    SIGNET_AUDIT_FAULT_HEAD, 0, 0 },
  { "head-begun", "UPDATE audit_head SET begun = begun - 86400", SIGNET_AUDIT_FAULT_HEAD, 0, 0 },
  { "head-adopted", "UPDATE audit_head SET n_adopted = 3", SIGNET_AUDIT_FAULT_HEAD, 0, 0 },
  { "cut-off-with-the-head", "DELETE FROM audit WHERE id > 9; UPDATE audit_head SET last = 9,"
    " n_entries = 9, seal = (SELECT seal FROM audit WHERE id = 9)",
    SIGNET_AUDIT_FAULT_HEAD, 0, 0 },
};

static void
attack (RegistryFixture *fixture,
        const char      *sql)
{
  g_autoptr(GError) error = NULL;

  signet_store_execute (fixture->store, sql, &error);
  g_assert_no_error (error);
}

static void
assert_fault (RegistryFixture  *fixture,
              SignetAuditFault  fault,
              gint64            first,
              gint64            last)
{
  static const guint portions[] = { 0, 1, 5, 1000 };

  for (guint i = 0; i < G_N_ELEMENTS (portions); i++)
    {
      gint64 found_first;
      gint64 found_last;

      g_assert_cmpstr (signet_audit_fault_to_string (
                         registry_fixture_verify (fixture, portions[i],
                                                  &found_first, &found_last)),
                       ==, signet_audit_fault_to_string (fault));
      g_assert_cmpint (found_first, ==, first);
      g_assert_cmpint (found_last, ==, last);
    }
}

static void
issue (RegistryFixture *fixture,
       guint            n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = g_uuid_string_random ();

      signet_issuance_unref (registry_fixture_issue (fixture, "Chained", key));
    }
}

static void
set_up (RegistryFixture *fixture,
        gconstpointer    user_data)
{
  registry_fixture_set_up (fixture, NULL);
  issue (fixture, N_ENTRIES - 1);
  g_assert_cmpint (registry_fixture_count (fixture, "SELECT count(*) FROM audit"), ==, N_ENTRIES);
  assert_fault (fixture, SIGNET_AUDIT_FAULT_NONE, 0, 0);
}

static void
test_attack (RegistryFixture *fixture,
             gconstpointer    user_data)
{
  const Attack *one = user_data;

  attack (fixture, unlock);
  attack (fixture, one->sql);
  assert_fault (fixture, one->fault, one->first, one->last);

  /* What the issuer writes afterwards does not hide it. */
  issue (fixture, 2);
  g_assert_cmpint (registry_fixture_verify (fixture, 0, NULL, NULL), !=,
                   SIGNET_AUDIT_FAULT_NONE);
}

static void
test_empty (RegistryFixture *fixture,
            gconstpointer    user_data)
{
  registry_fixture_make_folder (fixture);
  registry_fixture_open (fixture);
  assert_fault (fixture, SIGNET_AUDIT_FAULT_NONE, 0, 0);
  attack (fixture, "DELETE FROM audit_head");
  assert_fault (fixture, SIGNET_AUDIT_FAULT_HEAD, 0, 0);
}

/* A change that follows on a head that was edited leaves a mark where it happened. */
static void
test_mended_head (RegistryFixture *fixture,
                  gconstpointer    user_data)
{
  attack (fixture, unlock);
  attack (fixture, "DELETE FROM audit WHERE id > 9; UPDATE audit_head SET last = 9,"
                   " n_entries = 9, seal = (SELECT seal FROM audit WHERE id = 9)");
  issue (fixture, 3);
  assert_fault (fixture, SIGNET_AUDIT_FAULT_HEAD, 10, 10);
  g_assert_cmpint (registry_fixture_count (fixture, "SELECT n_entries FROM audit_head"), ==, 12);
}

static void
test_another_key (RegistryFixture *fixture,
                  gconstpointer    user_data)
{
  g_autofree char *path = g_strconcat (fixture->path, ".other", NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, "0123456789abcdef0123456789abcdef", 32, &error);
  g_assert_no_error (error);
  signet_hash_key_unref (fixture->hash_key);
  fixture->hash_key = signet_hash_key_read (path, &error);
  g_assert_no_error (error);
  assert_fault (fixture, SIGNET_AUDIT_FAULT_CHANGED, 1, 1);
}

/* Log and head together as they were before are whole; only who noted a later head can tell. */
static void
test_put_back (RegistryFixture *fixture,
               gconstpointer    user_data)
{
  g_autoptr(SignetAuditMac) mac = signet_audit_mac_new (fixture->hash_key);
  g_autoptr(SignetAuditCheck) before = signet_audit_check_new (fixture->store, mac);
  g_autoptr(SignetAuditCheck) after = signet_audit_check_new (fixture->store, mac);
  g_autoptr(SignetAuditCheck) again = signet_audit_check_new (fixture->store, mac);
  g_autofree char *early = NULL;
  g_autofree char *late = NULL;

  attack (fixture, unlock);
  attack (fixture, "CREATE TEMP TABLE kept AS SELECT * FROM audit_head");
  signet_audit_check_run (before, 0, NULL);
  early = signet_audit_check_get_head (before);
  issue (fixture, 3);

  signet_audit_check_set_noted (after, early);
  signet_audit_check_run (after, 0, NULL);
  late = signet_audit_check_get_head (after);
  g_assert_true (signet_audit_check_get_noted (after));

  attack (fixture, "DELETE FROM audit WHERE id > 12; DELETE FROM audit_head;"
                   "INSERT INTO audit_head SELECT * FROM kept");
  assert_fault (fixture, SIGNET_AUDIT_FAULT_NONE, 0, 0);
  signet_audit_check_set_noted (again, late);
  signet_audit_check_run (again, 0, NULL);
  g_assert_false (signet_audit_check_get_noted (again));
}

/* A database of before there was a chain. */
static void
test_adoption (RegistryFixture *fixture,
               gconstpointer    user_data)
{
  attack (fixture, unlock);
  attack (fixture, "DROP TABLE audit_head; DROP INDEX audit_by_time; DROP INDEX audit_denied;"
                   "ALTER TABLE audit DROP COLUMN seal; DROP TABLE policy;"
                   "DROP TABLE usage_by_day; DROP TABLE usage_start;"
                   "CREATE TRIGGER audit_stays BEFORE UPDATE ON audit"
                   "  BEGIN SELECT raise (ABORT, 'the audit log is append-only'); END;"
                   "CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit"
                   "  BEGIN SELECT raise (ABORT, 'the audit log is append-only'); END;"
                   "PRAGMA user_version = 1");
  registry_fixture_close (fixture);
  registry_fixture_open (fixture);
  assert_fault (fixture, SIGNET_AUDIT_FAULT_NONE, 0, 0);
  g_assert_cmpint (registry_fixture_count (fixture, "SELECT n_adopted FROM audit_head"), ==,
                   N_ENTRIES);
  g_assert_cmpint (registry_fixture_count (fixture, "SELECT begun > 0 FROM audit_head"), ==, 1);

  issue (fixture, 2);
  assert_fault (fixture, SIGNET_AUDIT_FAULT_NONE, 0, 0);
  g_assert_false (signet_store_execute (fixture->store, "UPDATE audit SET seal = seal", NULL));
  g_assert_false (signet_store_execute (fixture->store, "DELETE FROM audit", NULL));
  attack (fixture, unlock);
  attack (fixture, "UPDATE audit SET actor = 'mallory' WHERE id = 2");
  assert_fault (fixture, SIGNET_AUDIT_FAULT_CHANGED, 2, 2);
}

static void
test_positions (RegistryFixture *fixture,
                gconstpointer    user_data)
{
  static const char *const wrong[] = {
    "", ".", "1", "1.1", "1.1.", "1.1.00", "-1.1.", "x.1.00", "1.1.1.1",
    "1.1.zz00000000000000000000000000000000000000000000000000000000000000",
    "99999999999999999999.1.0000000000000000000000000000000000000000000000000000000000000000",
  };
  g_autoptr(SignetAuditMac) mac = signet_audit_mac_new (fixture->hash_key);
  g_autoptr(SignetAuditCheck) check = signet_audit_check_new (fixture->store, mac);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (signet_audit_check_resume (check, wrong[i]));

  /* An entry that was right when it was looked at and is taken away before the next look. */
  signet_audit_check_run (check, 4, NULL);
  attack (fixture, unlock);
  attack (fixture, "DELETE FROM audit WHERE id IN (4, 5)");
  signet_audit_check_run (check, 0, NULL);
  g_assert_cmpint (signet_audit_check_get_fault (check, NULL, NULL), ==,
                   SIGNET_AUDIT_FAULT_REMOVED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_autofree char *path = g_strconcat ("/audit-chain/attack/", attacks[i].name, NULL);

      g_test_add (path, RegistryFixture, &attacks[i], set_up, test_attack,
                  registry_fixture_tear_down);
    }
  g_test_add ("/audit-chain/empty", RegistryFixture, NULL, NULL, test_empty,
              registry_fixture_tear_down);
  g_test_add ("/audit-chain/mended-head", RegistryFixture, NULL, set_up, test_mended_head,
              registry_fixture_tear_down);
  g_test_add ("/audit-chain/another-key", RegistryFixture, NULL, set_up, test_another_key,
              registry_fixture_tear_down);
  g_test_add ("/audit-chain/put-back", RegistryFixture, NULL, set_up, test_put_back,
              registry_fixture_tear_down);
  g_test_add ("/audit-chain/adoption", RegistryFixture, NULL, set_up, test_adoption,
              registry_fixture_tear_down);
  g_test_add ("/audit-chain/positions", RegistryFixture, NULL, set_up, test_positions,
              registry_fixture_tear_down);

  return g_test_run ();
}
