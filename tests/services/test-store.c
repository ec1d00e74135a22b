/* test-store.c: the database file, whole and broken
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-error.h"
#include "signet-key-file.h"
#include "signet-statement.h"
#include "signet-store-error.h"
#include "signet-store-lock.h"
#include "signet-store-private.h"
#include "signet-store-schema.h"

#include "registry-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

static void
assert_fails (RegistryFixture *fixture,
              SignetError      code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetStore) store = signet_store_open (fixture->path, &error);

  g_assert_null (store);
  g_assert_error (error, SIGNET_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, fixture->path));
}

static guint
get_mode (const char *path)
{
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);

  return info.st_mode & 0777;
}

/* Writes with SQLite itself, as somebody else would. */
static void
write_foreign (const char *path,
               const char *sql)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

static void
overwrite (const char *path,
           gsize       offset,
           gsize       length)
{
  FILE *file = fopen (path, "r+");

  g_assert_nonnull (file);
  fseek (file, (long) offset, SEEK_SET);
  for (gsize i = 0; i < length; i++)
    fputc ((int) (i * 37 % 251), file);
  fclose (file);
}

static void
test_new_file (RegistryFixture *fixture,
               gconstpointer    user_data)
{
  g_autofree char *mode = NULL;
  g_autofree char *names = NULL;
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *key = g_strconcat (fixture->path, ".hmac-key", NULL);

  registry_fixture_open (fixture);
  mode = registry_fixture_select (fixture, "PRAGMA journal_mode");
  g_assert_cmpstr (mode, ==, "wal");
  g_assert_cmpint (registry_fixture_count (fixture, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (registry_fixture_count (fixture, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (registry_fixture_count (fixture, "PRAGMA busy_timeout"), ==, 5000);
  g_assert_cmpint (registry_fixture_count (fixture, "PRAGMA user_version"), ==,
                   signet_store_schema_get_version ());
  names = registry_fixture_select (fixture,
                                   "SELECT name FROM organization UNION ALL"
                                   " SELECT name FROM account UNION ALL"
                                   " SELECT name FROM workspace");
  g_assert_cmpstr (names, ==, "My Organization Default Account Default Workspace");
  g_assert_cmpuint (get_mode (fixture->path), ==, 0600);
  g_assert_cmpuint (get_mode (wal), ==, 0600);
  g_assert_cmpuint (get_mode (key), ==, 0600);

  registry_fixture_close (fixture);
  registry_fixture_open (fixture);
  g_assert_cmpint (registry_fixture_count (fixture, "SELECT count(*) FROM account"), ==, 1);
}

static void
test_new_folder (RegistryFixture *fixture,
                 gconstpointer    user_data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "a", "b", NULL);
  g_autofree char *path = g_build_filename (folder, "x.db", NULL);
  g_autofree char *outer = g_build_filename (fixture->folder, "a", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetStore) store = signet_store_open (path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (get_mode (folder), ==, 0700);
  g_assert_cmpstr (signet_store_get_path (store), ==, path);

  g_clear_object (&store);
  g_unlink (path);
  g_rmdir (folder);
  g_rmdir (outer);
}

static void
test_newer_version (RegistryFixture *fixture,
                    gconstpointer    user_data)
{
  registry_fixture_open (fixture);
  registry_fixture_close (fixture);
  write_foreign (fixture->path, "PRAGMA user_version = 1000");
  assert_fails (fixture, SIGNET_ERROR_STORAGE_TOO_NEW);
}

static void
test_garbage (RegistryFixture *fixture,
              gconstpointer    user_data)
{
  static const gsize lengths[] = { 2, 15, 16, 100, 511, 512, 4096, 100000 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *before = g_malloc (lengths[i]);
      g_autofree char *after = NULL;
      g_autoptr(GError) error = NULL;
      gsize length;

      memset (before, 'x', lengths[i]);
      g_file_set_contents (fixture->path, before, (gssize) lengths[i], &error);
      g_assert_no_error (error);
      assert_fails (fixture, SIGNET_ERROR_STORAGE_CORRUPT);

      g_file_get_contents (fixture->path, &after, &length, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (before, lengths[i], after, length);
    }
}

static void
test_damaged (RegistryFixture *fixture,
              gconstpointer    user_data)
{
  registry_fixture_open (fixture);
  registry_fixture_close (fixture);
  overwrite (fixture->path, 100, 8000);
  assert_fails (fixture, SIGNET_ERROR_STORAGE_CORRUPT);
}

static void
test_cut_off (RegistryFixture *fixture,
              gconstpointer    user_data)
{
  registry_fixture_open (fixture);
  registry_fixture_close (fixture);
  g_assert_cmpint (truncate (fixture->path, 8192), ==, 0);
  assert_fails (fixture, SIGNET_ERROR_STORAGE_CORRUPT);
}

/* A database of another program is never touched, whatever its version says. */
static void
test_foreign (RegistryFixture *fixture,
              gconstpointer    user_data)
{
  write_foreign (fixture->path, "CREATE TABLE bookmark (url TEXT)");
  assert_fails (fixture, SIGNET_ERROR_STORAGE_CORRUPT);
  write_foreign (fixture->path, "PRAGMA user_version = 1");
  assert_fails (fixture, SIGNET_ERROR_STORAGE_CORRUPT);
  write_foreign (fixture->path, "DROP TABLE bookmark; PRAGMA user_version = 77");
  assert_fails (fixture, SIGNET_ERROR_STORAGE_CORRUPT);
}

static void
test_not_a_file (RegistryFixture *fixture,
                 gconstpointer    user_data)
{
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  assert_fails (fixture, SIGNET_ERROR_FAILED);
  g_rmdir (fixture->path);
}

static void
test_read_only (RegistryFixture *fixture,
                gconstpointer    user_data)
{
  if (geteuid () == 0)
    {
      g_test_skip ("root may write everything");
      return;
    }

  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  assert_fails (fixture, SIGNET_ERROR_STORAGE_READ_ONLY);
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);

  registry_fixture_open (fixture);
  registry_fixture_close (fixture);
  g_assert_cmpint (g_chmod (fixture->path, 0400), ==, 0);
  assert_fails (fixture, SIGNET_ERROR_STORAGE_READ_ONLY);
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  assert_fails (fixture, SIGNET_ERROR_STORAGE_READ_ONLY);
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
}

static void
test_classifier (void)
{
  static const struct
  {
    int result;
    int system_error;
    SignetError code;
  } cases[] = {
    { SQLITE_FULL, 0, SIGNET_ERROR_STORAGE_FULL },
    { SQLITE_IOERR_WRITE, ENOSPC, SIGNET_ERROR_STORAGE_FULL },
    { SQLITE_IOERR_SHMSIZE, ENOSPC, SIGNET_ERROR_STORAGE_FULL },
    { SQLITE_IOERR_FSYNC, EDQUOT, SIGNET_ERROR_STORAGE_FULL },
    { SQLITE_IOERR_WRITE, EIO, SIGNET_ERROR_FAILED },
    { SQLITE_READONLY, 0, SIGNET_ERROR_STORAGE_READ_ONLY },
    { SQLITE_READONLY_DIRECTORY, EACCES, SIGNET_ERROR_STORAGE_READ_ONLY },
    { SQLITE_CANTOPEN, EACCES, SIGNET_ERROR_STORAGE_READ_ONLY },
    { SQLITE_CANTOPEN, EROFS, SIGNET_ERROR_STORAGE_READ_ONLY },
    { SQLITE_CANTOPEN, EMFILE, SIGNET_ERROR_FAILED },
    { SQLITE_CORRUPT, 0, SIGNET_ERROR_STORAGE_CORRUPT },
    { SQLITE_CORRUPT_INDEX, 0, SIGNET_ERROR_STORAGE_CORRUPT },
    { SQLITE_NOTADB, 0, SIGNET_ERROR_STORAGE_CORRUPT },
    { SQLITE_BUSY, 0, SIGNET_ERROR_STORAGE_LOCKED },
    { SQLITE_BUSY_SNAPSHOT, 0, SIGNET_ERROR_STORAGE_LOCKED },
    { SQLITE_CONSTRAINT, ENOSPC, SIGNET_ERROR_FAILED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (signet_store_error_classify (cases[i].result, cases[i].system_error), ==,
                     cases[i].code);
}

/* Grows the credentials until the file may not grow any more. */
static void
test_full (RegistryFixture *fixture,
           gconstpointer    user_data)
{
  gint64 n_pages = registry_fixture_count (fixture, "PRAGMA page_count");
  gint64 n_issued = 0;

  signet_store_limit_pages (fixture->store, n_pages + 12);
  for (;;)
    {
      g_autofree char *key = g_strdup_printf ("key %" G_GINT64_FORMAT, n_issued);
      g_autoptr(JsonNode) body =
        registry_fixture_json ("{\"display_name\": \"x\", \"account_id\": 10, \"grants\": ["
                               "{\"api\": \"platform\", \"permission\": \"user\","
                               " \"level\": \"account\"}]}");
      g_autoptr(GPtrArray) problems = NULL;
      g_autoptr(GError) error = NULL;
      g_autoptr(SignetIssuance) issuance =
        signet_registry_issue (fixture->registry, fixture->caller, body, key, &problems, &error);

      if (issuance == NULL)
        {
          g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_STORAGE_FULL);
          break;
        }
      n_issued++;
    }

  g_assert_cmpint (n_issued, >, 0);
  g_assert_cmpint (registry_fixture_count (fixture, "SELECT count(*) FROM credential"), ==,
                   n_issued);
  g_assert_cmpint (registry_fixture_count (fixture, "SELECT n_credentials FROM tally"), ==,
                   n_issued);
  g_assert_cmpint (registry_fixture_count (fixture, "SELECT count(*) FROM secret"), ==, n_issued);
  g_assert_cmpint (registry_fixture_count (fixture, "SELECT count(*) FROM idempotency"), ==,
                   n_issued);
  g_assert_cmpint (registry_fixture_count (fixture,
                                           "SELECT count(*) FROM audit WHERE action = 'issue'"),
                   ==, n_issued);

  signet_store_limit_pages (fixture->store, 1000000);
  signet_issuance_unref (registry_fixture_issue (fixture, "There is room again", "another"));
}

static void
test_lock (RegistryFixture *fixture,
           gconstpointer    user_data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.db", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetStoreLock) lock = signet_store_lock_acquire (fixture->path, &error);
  g_autoptr(SignetStoreLock) second = NULL;

  g_assert_no_error (error);
  second = signet_store_lock_acquire (fixture->path, &error);
  g_assert_null (second);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_STORAGE_LOCKED);
  g_clear_error (&error);

  /* The command line works beside a server. */
  registry_fixture_open (fixture);
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  second = signet_store_lock_acquire (link, &error);
  g_assert_null (second);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_STORAGE_LOCKED);
  g_clear_error (&error);

  g_clear_pointer (&lock, signet_store_lock_release);
  second = signet_store_lock_acquire (fixture->path, &error);
  g_assert_no_error (error);
}

static void
assert_key_missing (RegistryFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetHashKey) key = signet_hash_key_load (fixture->store, &error);

  g_assert_null (key);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_KEY_MISSING);
}

static void
test_key_file (RegistryFixture *fixture,
               gconstpointer    user_data)
{
  g_autofree char *path = g_strconcat (fixture->path, ".hmac-key", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetHashKey) key = NULL;
  gsize length;

  registry_fixture_open (fixture);

  /* Without credentials and entries of the audit log a lost key is no loss. */
  g_assert_cmpint (g_unlink (path), ==, 0);
  key = signet_hash_key_load (fixture->store, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (length, ==, 32);

  registry_fixture_close (fixture);
  registry_fixture_open (fixture);
  registry_fixture_import (fixture);
  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_key_missing (fixture);
  g_file_set_contents (path, bytes, 32, &error);
  g_assert_no_error (error);
  signet_issuance_unref (registry_fixture_issue (fixture, "Needs the key", "a"));
  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_key_missing (fixture);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  g_file_set_contents (path, "0123456789abcdef0123456789abcdef", 32, &error);
  g_assert_no_error (error);
  assert_key_missing (fixture);
  g_file_set_contents (path, "", 0, &error);
  g_assert_no_error (error);
  assert_key_missing (fixture);

  g_file_set_contents (path, bytes, 32, &error);
  g_assert_no_error (error);
  g_clear_pointer (&key, signet_hash_key_unref);
  key = signet_hash_key_load (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (get_mode (path), ==, 0600);
}

static void
test_audit_is_append_only (RegistryFixture *fixture,
                           gconstpointer    user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (registry_fixture_count (fixture, "SELECT count(*) FROM audit"), ==, 1);
  g_assert_false (signet_store_execute (fixture->store, "DELETE FROM audit", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (signet_store_execute (fixture->store, "UPDATE audit SET actor = 'x'", &error));
  g_assert_nonnull (error);
  g_assert_cmpint (registry_fixture_count (fixture, "SELECT count(*) FROM audit"), ==, 1);
}

static gpointer
issue_many (gpointer data)
{
  RegistryFixture *shared = data;
  RegistryFixture own = { .path = shared->path };

  registry_fixture_open (&own);
  for (int i = 0; i < 50; i++)
    {
      g_autofree char *key = g_strdup_printf ("%p %d", &own, i);

      signet_issuance_unref (registry_fixture_issue (&own, "Concurrent", key));
    }
  registry_fixture_close (&own);

  return NULL;
}

static void
test_threads (RegistryFixture *fixture,
              gconstpointer    user_data)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new (NULL, issue_many, fixture);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  g_assert_cmpint (registry_fixture_count (fixture, "SELECT count(*) FROM credential"), ==, 200);
}

static void
test_statement_failures_stick (RegistryFixture *fixture,
                               gconstpointer    user_data)
{
  g_autoptr(SignetStatement) statement = signet_statement_new (fixture->store, "SELECT nonsense");
  g_autoptr(GError) error = NULL;

  signet_statement_add_int (statement, 1);
  signet_statement_add_text (statement, "x");
  g_assert_false (signet_statement_step (statement));
  g_assert_false (signet_statement_step (statement));
  g_assert_false (signet_statement_check (statement, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_FAILED);
}

static void
set_up_folder (RegistryFixture *fixture,
               gconstpointer    user_data)
{
  registry_fixture_make_folder (fixture);
}

static void
add (const char *path,
     gboolean    filled,
     void      (*run) (RegistryFixture *fixture,
                       gconstpointer    user_data))
{
  g_test_add (path, RegistryFixture, NULL, filled ? registry_fixture_set_up : set_up_folder,
              run, registry_fixture_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/store/new-file", FALSE, test_new_file);
  add ("/store/new-folder", FALSE, test_new_folder);
  add ("/store/newer-version", FALSE, test_newer_version);
  add ("/store/garbage", FALSE, test_garbage);
  add ("/store/damaged", FALSE, test_damaged);
  add ("/store/cut-off", FALSE, test_cut_off);
  add ("/store/foreign", FALSE, test_foreign);
  add ("/store/not-a-file", FALSE, test_not_a_file);
  add ("/store/read-only", FALSE, test_read_only);
  g_test_add_func ("/store/classifier", test_classifier);
  add ("/store/full", TRUE, test_full);
  add ("/store/lock", FALSE, test_lock);
  add ("/store/key-file", FALSE, test_key_file);
  add ("/store/audit-is-append-only", TRUE, test_audit_is_append_only);
  add ("/store/threads", TRUE, test_threads);
  add ("/store/statement-failures-stick", TRUE, test_statement_failures_stick);

  return g_test_run ();
}
