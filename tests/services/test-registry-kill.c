/* test-registry-kill.c: an issuer that is killed in the middle
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential-table.h"
#include "signet-error.h"
#include "signet-json.h"

#include "registry-fixture.h"

#include <gio/gio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#define N_ROUNDS 30

/* The same program, started with this argument and a database, changes credentials for ever
 * and says after each change what it has been told is on the disk.
 */
#define WORKER "--change-for-ever"

/* What was acknowledged for one credential. */
typedef struct
{
  gint64 revision; /* 0 once it is deleted */
} Promise;

static void
acknowledge (const char *client_id,
             gint64      revision)
{
  printf ("%s %" G_GINT64_FORMAT "\n", client_id, revision);
  fflush (stdout);
}

static SignetCredential *
edit_once (RegistryFixture  *fixture,
           SignetCredential *credential,
           guint32           random)
{
  g_autofree char *text = g_strdup_printf ("{\"note\": \"%u\", \"status\": \"%s\"}", random,
                                           random % 2 == 0 ? "active" : "inactive");
  g_autoptr(JsonNode) patch = registry_fixture_json (text);
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;
  SignetCredential *edited =
    signet_registry_edit (fixture->registry, fixture->caller,
                          signet_credential_get_client_id (credential),
                          signet_credential_get_revision (credential), patch, &problems, &error);

  g_assert_no_error (error);

  return edited;
}

static SignetCredential *
rotate_once (RegistryFixture  *fixture,
             SignetCredential *credential)
{
  const char *client_id = signet_credential_get_client_id (credential);
  gint64 revision = signet_credential_get_revision (credential);
  g_autofree char *key = g_strdup_printf ("%s %" G_GINT64_FORMAT, client_id, revision);
  g_autoptr(SignetIssuance) issuance = NULL;
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;
  SignetCredential *rotated = NULL;

  if (signet_credential_get_n_secrets (credential) == 2)
    {
      rotated = signet_registry_complete_rotation (fixture->registry, fixture->caller, client_id,
                                                   revision, &error);
      g_assert_no_error (error);
      return rotated;
    }

  issuance = signet_registry_start_rotation (fixture->registry, fixture->caller, client_id,
                                             revision, NULL, key, &problems, &error);
  g_assert_no_error (error);

  return g_object_ref (signet_issuance_get_credential (issuance));
}

static SignetCredential *
delete_once (RegistryFixture  *fixture,
             SignetCredential *credential)
{
  const char *client_id = signet_credential_get_client_id (credential);
  g_autoptr(GError) error = NULL;

  signet_registry_delete (fixture->registry, fixture->caller, client_id,
                          signet_credential_get_revision (credential), &error);
  g_assert_no_error (error);
  acknowledge (client_id, 0);

  return NULL;
}

static SignetCredential *
issue_once (RegistryFixture *fixture)
{
  g_autofree char *key = g_uuid_string_random ();
  g_autoptr(SignetIssuance) issuance = registry_fixture_issue (fixture, "Killed", key);

  return g_object_ref (signet_issuance_get_credential (issuance));
}

/* Changes one credential after the other until somebody kills it, or nobody listens. */
static int
change_for_ever (const char *path)
{
  RegistryFixture fixture = { .path = (char *) path };
  SignetCredential *credential = NULL;

  registry_fixture_open (&fixture);
  while (ferror (stdout) == 0)
    {
      SignetCredential *old = credential;
      guint32 random = g_random_int ();

      if (old == NULL || random % 8 == 0)
        credential = issue_once (&fixture);
      else if (random % 8 == 1)
        credential = delete_once (&fixture, old);
      else if (random % 8 <= 4)
        credential = rotate_once (&fixture, old);
      else
        credential = edit_once (&fixture, old, random);
      g_clear_object (&old);

      if (credential != NULL)
        acknowledge (signet_credential_get_client_id (credential),
                     signet_credential_get_revision (credential));
    }

  return 1;
}

static void
note_line (const char *line,
           GHashTable *promises)
{
  g_auto(GStrv) parts = g_strsplit (line, " ", 2);
  Promise *promise = g_new0 (Promise, 1);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  promise->revision = g_ascii_strtoll (parts[1], NULL, 10);
  g_hash_table_insert (promises, g_strdup (parts[0]), promise);
}

/* Lets a worker run for some changes and a moment more, kills it, and notes all it said. */
static guint
run_and_kill (RegistryFixture *fixture,
              GHashTable      *promises)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) worker = NULL;
  g_autoptr(GDataInputStream) lines = NULL;
  guint n_wanted = 1 + (guint) g_test_rand_int_range (0, 30);
  guint n_lines = 0;
  char *line;

  worker = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                             "/proc/self/exe", WORKER, fixture->path, NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (worker));

  while ((line = g_data_input_stream_read_line (lines, NULL, NULL, &error)) != NULL)
    {
      note_line (line, promises);
      g_free (line);
      n_lines++;
      if (n_lines == n_wanted)
        {
          /* Anywhere within a change. */
          g_usleep ((gulong) g_test_rand_int_range (0, 2000));
          g_subprocess_send_signal (worker, SIGKILL);
        }
    }
  g_assert_no_error (error);
  g_subprocess_wait (worker, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_term_sig (worker), ==, SIGKILL);

  return n_lines;
}

/* Every promise is kept. One change at the most can be there that nobody was told of. */
static void
check_promises (RegistryFixture *fixture,
                GHashTable      *promises)
{
  GHashTableIter iter;
  gpointer client_id;
  gpointer value;
  guint n_untold = 0;

  g_hash_table_iter_init (&iter, promises);
  while (g_hash_table_iter_next (&iter, &client_id, &value))
    {
      Promise *promise = value;
      g_autoptr(SignetCredential) credential =
        signet_credential_table_find (fixture->store, client_id, NULL);
      gint64 revision = credential != NULL ? signet_credential_get_revision (credential) : 0;

      if (revision == promise->revision)
        continue;

      g_assert_cmpint (promise->revision, !=, 0);
      g_assert_true (revision == 0 || revision == promise->revision + 1);
      n_untold++;

      /* It was neither lost nor half done, so from now on it is a promise too. */
      promise->revision = revision;
    }
  g_assert_cmpuint (n_untold, <=, 1);
}

/* Nothing is half done: every part of a change is there exactly when the others are. */
static void
check_whole (RegistryFixture *fixture)
{
  static const char *const violations[] = {
    "SELECT count(*) FROM pragma_foreign_key_check",
    "SELECT abs (n_credentials - (SELECT count(*) FROM credential)) FROM tally",
    /* Each change is one event, except that an edit that switches may be two. */
    "SELECT count(*) FROM credential AS c WHERE revision <>"
    " (SELECT count(*) FROM audit WHERE client_id = c.client_id AND (action <> 'edit' OR NOT"
    "  EXISTS (SELECT 1 FROM audit AS twin WHERE twin.id = audit.id + 1"
    "   AND twin.client_id = audit.client_id AND twin.action IN ('activate', 'deactivate'))))",
    "SELECT count(*) FROM audit WHERE action = 'delete'"
    " AND client_id IN (SELECT client_id FROM credential)",
    "SELECT count(*) FROM credential WHERE NOT EXISTS"
    " (SELECT 1 FROM secret WHERE credential = credential.id AND ended = 0)",
    "SELECT count(*) FROM credential WHERE 2 <>"
    " (SELECT count(*) FROM credential_workspace WHERE credential = credential.id)",
    "SELECT count(*) FROM credential WHERE NOT EXISTS"
    " (SELECT 1 FROM credential_text WHERE credential = credential.id)",
    "SELECT abs ((SELECT count(*) FROM idempotency) - (SELECT count(*) FROM audit"
    " WHERE action IN ('issue', 'rotate-start')))",
    "SELECT count(*) FROM secret JOIN credential ON credential.id = secret.credential"
    " WHERE NOT EXISTS (SELECT 1 FROM idempotency WHERE secret_id = secret.id)",
  };
  g_autofree char *integrity = registry_fixture_select (fixture, "PRAGMA integrity_check");

  g_assert_cmpstr (integrity, ==, "ok");
  for (guint i = 0; i < G_N_ELEMENTS (violations); i++)
    {
      gint64 n_violations = registry_fixture_count (fixture, violations[i]);

      if (n_violations != 0)
        g_test_message ("%s", violations[i]);
      g_assert_cmpint (n_violations, ==, 0);
    }
}

static void
test_kill (RegistryFixture *fixture,
           gconstpointer    user_data)
{
  g_autoptr(GHashTable) promises = g_hash_table_new_full (g_str_hash, g_str_equal,
                                                          g_free, g_free);
  guint n_changes = 0;

  registry_fixture_close (fixture);
  for (int round = 0; round < N_ROUNDS; round++)
    {
      n_changes += run_and_kill (fixture, promises);
      registry_fixture_open (fixture);
      check_promises (fixture, promises);
      check_whole (fixture);
      g_assert_cmpint (registry_fixture_verify (fixture, 0, NULL, NULL), ==,
                       SIGNET_AUDIT_FAULT_NONE);
      registry_fixture_close (fixture);
    }

  g_test_message ("%u changes, %d kills", n_changes, N_ROUNDS);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], WORKER))
    return change_for_ever (argv[2]);

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/registry-kill/kill", RegistryFixture, NULL, registry_fixture_set_up, test_kill,
              registry_fixture_tear_down);

  return g_test_run ();
}
