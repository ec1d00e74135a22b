/* test-issuer-process.c: an issuer that is found, started, lost, or that fails
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "await.h"
#include "fake-server.h"
#include "signet-error.h"
#include "signet-issuer-process.h"

#include <glib/gstdio.h>
#include <signal.h>

typedef struct
{
  char *folder;
  char *log;
  char *socket_path;
  const char *other_path;
} Fixture;

/*
 * Helpers
 */

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "services", "fake-issuer", NULL);

  fixture->folder = g_dir_make_tmp ("signet-XXXXXX", NULL);
  fixture->log = g_build_filename (fixture->folder, "log", NULL);
  fixture->socket_path = g_build_filename (fixture->folder, "socket", NULL);
  g_setenv ("SIGNET_ISSUER", script, TRUE);
  g_setenv ("SIGNET_ADMIN_SOCKET", fixture->socket_path, TRUE);
  g_setenv ("FAKE_LOG", fixture->log, TRUE);
  g_setenv ("FAKE_ISSUER", "ready", TRUE);
  g_unsetenv ("SIGNET_DATABASE");
  g_unsetenv ("SIGNET_LISTEN");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_remove (fixture->log);
  g_remove (fixture->socket_path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->log);
  g_free (fixture->socket_path);
}

static gboolean
ensure (SignetIssuerProcess  *process,
        GError              **error)
{
  g_autoptr(GAsyncResult) result = AWAIT (signet_issuer_process_ensure_async, process, NULL);

  return signet_issuer_process_ensure_finish (process, result, error);
}

static char *
read_log (Fixture *fixture)
{
  char *text = NULL;

  if (!g_file_get_contents (fixture->log, &text, NULL, NULL))
    return g_strdup ("");

  return text;
}

static guint
count_starts (Fixture *fixture)
{
  g_autofree char *text = read_log (fixture);
  guint count = 0;

  for (const char *found = text; (found = strstr (found, "start ")) != NULL; found++)
    count++;

  return count;
}

/* The fake writes its last word when it ends; this waits for it. */
static void
await_log (Fixture    *fixture,
           const char *line)
{
  while (TRUE)
    {
      g_autofree char *text = read_log (fixture);

      if (strstr (text, line) != NULL)
        break;

      g_usleep (1000);
      await_idle ();
    }
}

static void
let_go (SignetIssuerProcess *process,
        Fixture             *fixture)
{
  g_object_unref (process);
  await_log (fixture, "end \n");
  await_idle ();
}

static void
test_start (Fixture       *fixture,
            gconstpointer  data)
{
  SignetIssuerProcess *process;
  g_autoptr(GError) error = NULL;
  g_autofree char *log = NULL;
  g_autofree char *expected = NULL;

  g_setenv ("SIGNET_DATABASE", "/some/where.db", TRUE);
  g_setenv ("SIGNET_LISTEN", "127.0.0.1:99", TRUE);
  process = signet_issuer_process_new (NULL);
  g_assert_true (ensure (process, &error));
  g_assert_no_error (error);
  g_assert_true (ensure (process, &error));

  log = read_log (fixture);
  expected = g_strdup_printf ("start --with-parent --database /some/where.db --admin-socket %s "
                              "--listen 127.0.0.1:99\n", fixture->socket_path);
  g_assert_cmpstr (log, ==, expected);
  let_go (process, fixture);
}

static void
test_found (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(FakeServer) server = fake_server_new ();
  g_autoptr(SignetIssuerProcess) process = NULL;

  g_setenv ("SIGNET_ADMIN_SOCKET", fake_server_get_path (server), TRUE);
  process = signet_issuer_process_new (NULL);

  g_assert_true (ensure (process, NULL));
  g_assert_cmpuint (count_starts (fixture), ==, 0);
  await_idle ();
}

/* All who ask at the same time share one start, and one who goes away takes it from nobody. */
static void
test_shared (Fixture       *fixture,
             gconstpointer  data)
{
  SignetIssuerProcess *process = signet_issuer_process_new (NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *pending[4] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (pending); i++)
    signet_issuer_process_ensure_async (process, i == 0 ? cancellable : NULL,
                                        await_cb, &pending[i]);
  g_cancellable_cancel (cancellable);

  for (guint i = 0; i < G_N_ELEMENTS (pending); i++)
    {
      g_autoptr(GAsyncResult) result = await_result (&pending[i]);
      g_autoptr(GError) error = NULL;

      g_assert_cmpint (signet_issuer_process_ensure_finish (process, result, &error), ==, i != 0);
      if (i == 0)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }

  g_assert_cmpuint (count_starts (fixture), ==, 1);
  let_go (process, fixture);
}

static void
test_failures (Fixture       *fixture,
               gconstpointer  data)
{
  const struct
  {
    const char *how;
    SignetError expected;
    const char *message;
  } cases[] = {
    { "database-locked:Another has it.", SIGNET_ERROR_STORAGE_LOCKED, "Another has it." },
    { "database-too-new:Too new.", SIGNET_ERROR_STORAGE_TOO_NEW, "Too new." },
    { "database-corrupt:Damaged.", SIGNET_ERROR_STORAGE_CORRUPT, "Damaged." },
    { "database-read-only:No.", SIGNET_ERROR_STORAGE_READ_ONLY, "No." },
    { "storage-full:Full.", SIGNET_ERROR_STORAGE_FULL, "Full." },
    { "port-taken:Taken.", SIGNET_ERROR_PORT_TAKEN, "Taken." },
    { "socket-in-use:In use.", SIGNET_ERROR_SOCKET, "In use." },
    { "socket-path:No folder.", SIGNET_ERROR_SOCKET, "No folder." },
    { "key-missing:Where?", SIGNET_ERROR_KEY_MISSING, "Where?" },
    { "catalogue-invalid:What?", SIGNET_ERROR_MALFORMED, "What?" },
    { "failed:signet-issuer: “So.”", SIGNET_ERROR_FAILED, "“So.”" },
    { "of-the-future:So.", SIGNET_ERROR_FAILED, "So." },
    { "mute", SIGNET_ERROR_FAILED, "signet-issuer ended before it was ready" },
  };
  g_autoptr(SignetIssuerProcess) process = signet_issuer_process_new (NULL);

  /* How long another one may take to listen after it took the database. */
  signet_issuer_process_set_other_limit (process, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", cases[i].how);
      g_setenv ("FAKE_ISSUER", cases[i].how, TRUE);
      g_assert_false (ensure (process, &error));
      g_assert_error (error, SIGNET_ERROR, (int) cases[i].expected);
      g_assert_cmpstr (error->message, ==, cases[i].message);
      g_assert_cmpuint (count_starts (fixture), ==, i + 1);
    }

  g_setenv ("FAKE_ISSUER", "ready", TRUE);
  g_assert_true (ensure (process, NULL));
  let_go (g_steal_pointer (&process), fixture);
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(SignetIssuerProcess) process = signet_issuer_process_new (NULL);
  g_autoptr(GError) error = NULL;

  g_setenv ("SIGNET_ISSUER", "/nowhere/signet-issuer", TRUE);
  g_assert_false (ensure (process, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_INSTALLED);
}

static void
test_long_path (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *name = g_strnfill (120, 'x');
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(SignetIssuerProcess) process = NULL;
  g_autoptr(GError) error = NULL;

  g_setenv ("SIGNET_ADMIN_SOCKET", path, TRUE);
  process = signet_issuer_process_new (NULL);
  g_assert_false (ensure (process, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_SOCKET);
}

static void
test_silent (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(SignetIssuerProcess) process = signet_issuer_process_new (NULL);
  g_autoptr(GError) error = NULL;

  g_setenv ("FAKE_ISSUER", "silent", TRUE);
  signet_issuer_process_set_time_limit (process, 50);
  g_assert_false (ensure (process, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_TIMED_OUT);

  g_setenv ("FAKE_ISSUER", "ready", TRUE);
  signet_issuer_process_set_time_limit (process, 20000);
  g_assert_true (ensure (process, NULL));
  let_go (g_steal_pointer (&process), fixture);
}

/* The other issuer is there already, but its socket gets its place only now. */
static gboolean
on_tick_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  if (count_starts (fixture) == 0)
    return G_SOURCE_CONTINUE;

  g_assert_cmpint (symlink (fixture->other_path, fixture->socket_path), ==, 0);

  return G_SOURCE_REMOVE;
}

/* A second application was a moment faster: its issuer has the database and listens soon. */
static void
test_race (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(FakeServer) other = fake_server_new ();
  g_autoptr(SignetIssuerProcess) process = signet_issuer_process_new (NULL);
  g_autoptr(GError) error = NULL;

  fixture->other_path = fake_server_get_path (other);
  g_setenv ("FAKE_ISSUER", "database-locked:Another has it.", TRUE);
  g_timeout_add (1, on_tick_cb, fixture);
  g_assert_true (ensure (process, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_starts (fixture), ==, 1);
  await_idle ();
}

static void
test_death (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *children = NULL;
  SignetIssuerProcess *process = signet_issuer_process_new (NULL);
  g_autofree char *path = g_strdup_printf ("/proc/self/task/%d/children", getpid ());
  g_autoptr(GError) error = NULL;

  g_assert_true (ensure (process, NULL));
  g_assert_true (g_file_get_contents (path, &children, NULL, NULL));
  g_assert_cmpint (kill ((pid_t) g_ascii_strtoull (children, NULL, 10), SIGKILL), ==, 0);

  /* Right away, perhaps before anybody noticed, and perhaps to a socket that lives on. */
  while (count_starts (fixture) < 2)
    {
      g_assert_true (ensure (process, &error));
      g_assert_no_error (error);
    }

  g_assert_cmpuint (count_starts (fixture), ==, 2);
  let_go (process, fixture);
}

static void
test_keep (Fixture       *fixture,
           gconstpointer  data)
{
  SignetSettings *settings = signet_settings_new ();
  SignetIssuerProcess *process = signet_issuer_process_new (settings);
  g_autofree char *log = NULL;

  signet_settings_set_keep_issuer_running (settings, TRUE);
  signet_settings_set_issuer_port (settings, 4321);
  g_assert_true (ensure (process, NULL));
  g_object_unref (process);
  await_log (fixture, "end keep\n");
  log = read_log (fixture);
  g_assert_nonnull (strstr (log, " --listen 127.0.0.1:4321\n"));
  g_object_unref (settings);
  await_idle ();
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
    { "/issuer-process/start", test_start },
    { "/issuer-process/found", test_found },
    { "/issuer-process/shared", test_shared },
    { "/issuer-process/failures", test_failures },
    { "/issuer-process/missing", test_missing },
    { "/issuer-process/long-path", test_long_path },
    { "/issuer-process/silent", test_silent },
    { "/issuer-process/race", test_race },
    { "/issuer-process/death", test_death },
    { "/issuer-process/keep", test_keep },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
