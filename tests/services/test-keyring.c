/* test-keyring.c: the keyring as it is: open, locked, or not there
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "await.h"
#include "fixtures.h"
#include "signet-error.h"
#include "signet-keyring-error.h"
#include "signet-keyring.h"

#include <glib/gstdio.h>

#define CONNECTION "this-computer"
#define SCHEMA SIGNET_BASE_ID ".ClientSecret"

/*
 * Helpers
 */

static gboolean
save (SignetKeyring  *keyring,
      const char     *client_id,
      const char     *secret_id,
      const char     *text,
      GError        **error)
{
  const SignetKeyringItem item = {
    CONNECTION, "This Computer", client_id, "Nightly “sync”", secret_id
  };
  g_autoptr(SecretValue) secret = secret_value_new (text, -1, "text/plain");
  g_autoptr(GAsyncResult) result = AWAIT (signet_keyring_save_async, keyring, &item, secret, NULL);

  return signet_keyring_save_finish (keyring, result, error);
}

static SignetKeyringMatches *
search (SignetKeyring  *keyring,
        const char     *connection_id,
        GError        **error)
{
  g_autoptr(GAsyncResult) result =
    AWAIT (signet_keyring_search_async, keyring, connection_id, NULL);

  return signet_keyring_search_finish (keyring, result, error);
}

static gboolean
remove_all (SignetKeyring  *keyring,
            const char     *client_id,
            GError        **error)
{
  g_autoptr(GAsyncResult) result =
    AWAIT (signet_keyring_remove_async, keyring, CONNECTION, client_id, NULL);

  return signet_keyring_remove_finish (keyring, result, error);
}

static void
assert_found (SignetKeyring *keyring,
              gboolean       first,
              gboolean       second)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetKeyringMatches) matches = search (keyring, CONNECTION, &error);
  g_autoptr(SignetKeyringMatches) others = search (keyring, "elsewhere", NULL);

  g_assert_no_error (error);
  g_assert_cmpint (signet_keyring_matches_contains (matches, "first"), ==, first);
  g_assert_cmpint (signet_keyring_matches_contains (matches, "second"), ==, second);
  g_assert_false (signet_keyring_matches_contains (others, "first"));
}

static void
assert_all_fail (SignetKeyring *keyring,
                 SignetError    code)
{
  g_autoptr(GError) save_error = NULL;
  g_autoptr(GError) remove_error = NULL;

  g_assert_false (save (keyring, "first", "s3", "sgn_three", &save_error));
  g_assert_error (save_error, SIGNET_ERROR, (int) code);
  g_assert_false (remove_all (keyring, "first", &remove_error));
  g_assert_error (remove_error, SIGNET_ERROR, (int) code);
}

/* What any other program finds, secret-tool for example. */
static char *
look_up (const char *client_id,
         const char *secret_id)
{
  static const SecretSchema schema = {
    SCHEMA, SECRET_SCHEMA_NONE,
    { { "connection", 0 }, { "client_id", 0 }, { "secret_id", 0 }, { NULL, 0 } }
  };

  return secret_password_lookup_sync (&schema, NULL, NULL, "connection", CONNECTION,
                                      "client_id", client_id, "secret_id", secret_id, NULL);
}

static void
lock_login (void)
{
  g_autoptr(SecretService) service = secret_service_get_sync (SECRET_SERVICE_NONE, NULL, NULL);
  g_autoptr(SecretCollection) login =
    secret_collection_for_alias_sync (service, SECRET_COLLECTION_DEFAULT,
                                      SECRET_COLLECTION_NONE, NULL, NULL);
  g_autoptr(GError) error = NULL;
  g_autolist(GObject) locked = NULL;
  GList *all = g_list_append (NULL, login);

  g_assert_cmpint (secret_service_lock_sync (service, all, NULL, &locked, &error), ==, 1);
  g_assert_no_error (error);
  g_list_free (all);
}

/* Ends the daemon and starts one that knows no password, as after the next login. */
static GSubprocess *
restart_daemon (void)
{
  g_autoptr(GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr(GVariant) answer =
    g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/", "org.freedesktop.DBus",
                                 "GetConnectionUnixProcessID",
                                 g_variant_new ("(s)", "org.freedesktop.secrets"), NULL,
                                 G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  const char *wait[] = { "gdbus", "wait", "--session", "--timeout", "20",
                         "org.freedesktop.secrets", NULL };
  g_autoptr(GSubprocess) waiting = NULL;
  GSubprocess *daemon;
  guint32 pid;

  secret_service_disconnect ();
  g_variant_get (answer, "(u)", &pid);
  g_assert_cmpint (kill ((pid_t) pid, SIGKILL), ==, 0);
  daemon = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                             NULL, "gnome-keyring-daemon", "--foreground", "--replace",
                             "--components=secrets", NULL);
  waiting = g_subprocess_newv (wait, G_SUBPROCESS_FLAGS_NONE, NULL);
  g_assert_true (g_subprocess_wait_check (waiting, NULL, NULL));

  return daemon;
}

static void
test_unlocked (void)
{
  g_autoptr(SignetKeyring) keyring = signet_keyring_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *gone = NULL;

  g_assert_cmpint (signet_keyring_get_store (keyring), ==, SIGNET_KEYRING_STORE_UNKNOWN);
  assert_found (keyring, FALSE, FALSE);
  g_assert_true (save (keyring, "first", "s1", "sgn_zero", &error));
  g_assert_true (save (keyring, "first", "s1", "sgn_one", &error));
  g_assert_true (save (keyring, "first", "s2", "sgn_two", &error));
  g_assert_true (save (keyring, "second", "s3", "sgn_three", &error));
  g_assert_no_error (error);
  g_assert_cmpint (signet_keyring_get_store (keyring), ==, SIGNET_KEYRING_STORE_SERVICE);

  one = look_up ("first", "s1");
  two = look_up ("first", "s2");
  g_assert_cmpstr (one, ==, "sgn_one");
  g_assert_cmpstr (two, ==, "sgn_two");
  assert_found (keyring, TRUE, TRUE);

  g_assert_true (remove_all (keyring, "first", &error));
  g_assert_true (remove_all (keyring, "first", &error));
  g_assert_no_error (error);
  gone = look_up ("first", "s1");
  g_assert_null (gone);
  assert_found (keyring, FALSE, TRUE);
}

static void
test_label (void)
{
  g_autoptr(SignetKeyring) keyring = signet_keyring_new ();
  g_autoptr(GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autolist(SecretItem) items = NULL;
  g_autofree char *label = NULL;

  g_assert_true (save (keyring, "first", "s1", "sgn_one", NULL));
  g_hash_table_insert (attributes, (gpointer) "client_id", (gpointer) "first");
  items = secret_service_search_sync (NULL, NULL, attributes, SECRET_SEARCH_ALL, NULL, NULL);
  g_assert_cmpuint (g_list_length (items), ==, 1);
  label = secret_item_get_label (items->data);

  g_assert_cmpstr (label, ==, "Signet: Nightly “sync” (first) at This Computer");
}

/* Another program may use an attribute of the same name. */
static void
test_strangers (void)
{
  g_autoptr(SignetKeyring) keyring = signet_keyring_new ();
  g_autoptr(SignetKeyringMatches) matches = NULL;
  static const SecretSchema schema = {
    "org.example.Other", SECRET_SCHEMA_NONE,
    { { "connection", 0 }, { "client_id", 0 }, { NULL, 0 } }
  };

  g_assert_true (secret_password_store_sync (&schema, NULL, "Other", "password", NULL, NULL,
                                             "connection", CONNECTION,
                                             "client_id", "stranger", NULL));
  matches = search (keyring, CONNECTION, NULL);

  g_assert_false (signet_keyring_matches_contains (matches, "stranger"));
}

/* A keyring that was not unlocked yet tells only what the Client IDs look like when hashed. */
static void
test_recognise (void)
{
  g_autoptr(SignetKeyringMatches) matches = signet_keyring_matches_new ();
  g_autoptr(GHashTable) attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr(GPtrArray) credentials = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) client_ids = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  g_hash_table_insert (attributes, (gpointer) "gkr:compat:hashed:client_id",
                       g_compute_checksum_for_string (G_CHECKSUM_MD5, "first", -1));
  signet_keyring_matches_add (matches, attributes);
  g_assert_false (signet_keyring_matches_is_exact (matches));

  g_ptr_array_add (credentials, fixture_credential ("first", "First", 1));
  g_ptr_array_add (credentials, fixture_credential ("second", "Second", 1));
  signet_keyring_matches_recognise_async (matches, credentials, NULL, await_cb, &pending);
  result = await_result (&pending);
  client_ids = signet_keyring_matches_recognise_finish (result, NULL);

  g_assert_cmpuint (g_hash_table_size (client_ids), ==, 1);
  g_assert_true (g_hash_table_contains (client_ids, "first"));
}

static void
test_cancel (void)
{
  const SignetKeyringItem item = { CONNECTION, "This Computer", "third", "Third", "s1" };
  g_autoptr(SignetKeyring) keyring = signet_keyring_new ();
  g_autoptr(SecretValue) secret = secret_value_new ("sgn_one", -1, "text/plain");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *pending = NULL;

  signet_keyring_save_async (keyring, &item, secret, cancellable, await_cb, &pending);
  g_cancellable_cancel (cancellable);
  result = await_result (&pending);

  g_assert_false (signet_keyring_save_finish (keyring, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  await_idle ();
}

/* Locked again, and then as after the next login. What is in it can be seen both times. */
static void
test_locked_later (void)
{
  g_autoptr(SignetKeyring) keyring = signet_keyring_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) daemon = NULL;

  g_assert_true (save (keyring, "first", "s1", "sgn_one", &error));
  g_assert_no_error (error);
  lock_login ();
  assert_found (keyring, TRUE, TRUE);
  assert_all_fail (keyring, SIGNET_ERROR_KEYRING_LOCKED);

  daemon = restart_daemon ();
  assert_found (keyring, TRUE, TRUE);
  assert_all_fail (keyring, SIGNET_ERROR_KEYRING_LOCKED);

  g_subprocess_force_exit (daemon);
  g_subprocess_wait (daemon, NULL, NULL);
}

static void
test_locked (void)
{
  g_autoptr(SignetKeyring) keyring = signet_keyring_new ();
  g_autoptr(GError) error = NULL;

  assert_found (keyring, FALSE, FALSE);
  g_assert_false (save (keyring, "first", "s1", "sgn_one", &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_LOCKED);
  /* Nothing is there to be unlocked for. */
  g_assert_true (remove_all (keyring, "first", NULL));
}

static gboolean
is_prompting (void)
{
  g_autoptr(GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr(GVariant) answer =
    g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/", "org.freedesktop.DBus",
                                 "NameHasOwner",
                                 g_variant_new ("(s)", "org.gnome.keyring.SystemPrompter"),
                                 NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  gboolean has_owner;

  g_variant_get (answer, "(b)", &has_owner);

  return has_owner;
}

/* By an answer to what comes after all that was asked before. */
static gboolean
is_answering (void)
{
  g_autoptr(GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr(GVariant) answer =
    g_dbus_connection_call_sync (bus, "org.freedesktop.secrets", "/org/freedesktop/secrets",
                                 "org.freedesktop.Secret.Service", "ReadAlias",
                                 g_variant_new ("(s)", "default"), NULL,
                                 G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL);

  return answer != NULL;
}

/* The prompt is on the screen and nobody answers it. It stays there: gnome-keyring would not
 * survive that it is taken back.
 */
static void
test_prompt (void)
{
  const SignetKeyringItem item = { CONNECTION, "This Computer", "first", "First", "s1" };
  g_autoptr(SignetKeyring) keyring = signet_keyring_new ();
  g_autoptr(SecretValue) secret = secret_value_new ("sgn_one", -1, "text/plain");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *pending = NULL;

  /* What only looks does not prompt. */
  assert_found (keyring, FALSE, FALSE);
  g_assert_false (is_prompting ());

  signet_keyring_save_async (keyring, &item, secret, cancellable, await_cb, &pending);
  while (!is_prompting ())
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (pending);

  g_cancellable_cancel (cancellable);
  result = await_result (&pending);
  g_assert_false (signet_keyring_save_finish (keyring, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  await_idle ();
  g_assert_true (is_answering ());
  g_assert_true (is_prompting ());
}

static void
test_absent (void)
{
  g_autoptr(SignetKeyring) keyring = signet_keyring_new ();
  g_autoptr(GError) error = NULL;

  g_assert_null (search (keyring, CONNECTION, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_ABSENT);
  assert_all_fail (keyring, SIGNET_ERROR_KEYRING_ABSENT);
  g_assert_cmpint (signet_keyring_get_store (keyring), ==, SIGNET_KEYRING_STORE_UNKNOWN);
}

/* The store behind the portal is the same file store, with a password from the portal. */
static void
test_portal (void)
{
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "test.keyring", NULL);
  g_autoptr(SignetKeyring) keyring = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *one = NULL;

  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "password", TRUE);
  keyring = g_object_new (SIGNET_TYPE_KEYRING, "sandboxed", TRUE, NULL);

  assert_found (keyring, FALSE, FALSE);
  g_assert_true (save (keyring, "first", "s1", "sgn_one", &error));
  g_assert_no_error (error);
  g_assert_cmpint (signet_keyring_get_store (keyring), ==, SIGNET_KEYRING_STORE_PORTAL);
  assert_found (keyring, TRUE, FALSE);
  one = look_up ("first", "s1");
  g_assert_cmpstr (one, ==, "sgn_one");
  g_assert_true (remove_all (keyring, "first", &error));
  g_assert_no_error (error);
  assert_found (keyring, FALSE, FALSE);
  g_remove (path);
}

static void
test_errors (void)
{
  const struct
  {
    GQuark domain;
    int code;
    SignetError expected;
  } cases[] = {
    { SECRET_ERROR, SECRET_ERROR_IS_LOCKED, SIGNET_ERROR_KEYRING_LOCKED },
    { SECRET_ERROR, SECRET_ERROR_PROTOCOL, SIGNET_ERROR_KEYRING_REFUSED },
    { SECRET_ERROR, SECRET_ERROR_NO_SUCH_OBJECT, SIGNET_ERROR_KEYRING_REFUSED },
    { G_IO_ERROR, G_IO_ERROR_CANCELLED, SIGNET_ERROR_KEYRING_LOCKED },
    { G_IO_ERROR, G_IO_ERROR_TIMED_OUT, SIGNET_ERROR_KEYRING_ABSENT },
    { G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED, SIGNET_ERROR_KEYRING_ABSENT },
    { G_IO_ERROR, G_IO_ERROR_DBUS_ERROR, SIGNET_ERROR_KEYRING_REFUSED },
    { G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN, SIGNET_ERROR_KEYRING_ABSENT },
    { G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER, SIGNET_ERROR_KEYRING_ABSENT },
    { G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY, SIGNET_ERROR_KEYRING_ABSENT },
    { G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD, SIGNET_ERROR_KEYRING_ABSENT },
    { G_DBUS_ERROR, G_DBUS_ERROR_SPAWN_EXEC_FAILED, SIGNET_ERROR_KEYRING_ABSENT },
    { G_DBUS_ERROR, G_DBUS_ERROR_ACCESS_DENIED, SIGNET_ERROR_KEYRING_REFUSED },
    { G_DBUS_ERROR, G_DBUS_ERROR_FAILED, SIGNET_ERROR_KEYRING_REFUSED },
    { G_SPAWN_EXIT_ERROR, 1, SIGNET_ERROR_KEYRING_ABSENT },
    { G_SPAWN_ERROR, G_SPAWN_ERROR_NOENT, SIGNET_ERROR_KEYRING_ABSENT },
    { SIGNET_ERROR, SIGNET_ERROR_KEYRING_LOCKED, SIGNET_ERROR_KEYRING_LOCKED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = g_error_new_literal (cases[i].domain, cases[i].code, "why");
      g_autoptr(GError) meant = signet_keyring_error_classify (error);

      g_test_message ("%u", i);
      g_assert_error (meant, SIGNET_ERROR, (int) cases[i].expected);
      g_assert_cmpstr (meant->message, ==, "why");
    }
}

/*
 * Public
 */

int
main (int   argc,
      char *argv[])
{
  const char *state = g_getenv ("KEYRING");

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/keyring/errors", test_errors);
  g_test_add_func ("/keyring/recognise", test_recognise);
  if (g_strcmp0 (state, "unlocked") == 0)
    {
      g_test_add_func ("/keyring/unlocked", test_unlocked);
      g_test_add_func ("/keyring/label", test_label);
      g_test_add_func ("/keyring/strangers", test_strangers);
      g_test_add_func ("/keyring/cancel", test_cancel);
      g_test_add_func ("/keyring/locked-later", test_locked_later);
    }
  else if (g_strcmp0 (state, "locked") == 0)
    g_test_add_func ("/keyring/prompt", test_prompt);
  else if (g_strcmp0 (state, "locked-noprompt") == 0)
    g_test_add_func ("/keyring/locked", test_locked);
  else
    {
      g_test_add_func ("/keyring/absent", test_absent);
      g_test_add_func ("/keyring/portal", test_portal);
    }

  return g_test_run ();
}
