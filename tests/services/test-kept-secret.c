/* test-kept-secret.c: secrets in the keyring, read, removed and moved
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "await.h"
#include "mock-keyring.h"
#include "signet-error.h"
#include "signet-keyring.h"

#include <glib/gstdio.h>

#define CONNECTION "this-computer"
#define OTHER "elsewhere"
#define MANY 1000

/* What another version, or another program, could have kept of ours. */
static const SecretSchema schema = {
  SIGNET_BASE_ID ".ClientSecret", SECRET_SCHEMA_NONE,
  { { "connection", 0 }, { "client_id", 0 }, { "secret_id", 0 }, { NULL, 0 } }
};

static const SecretSchema strange_schema = {
  "org.example.Other", SECRET_SCHEMA_NONE,
  { { "connection", 0 }, { "client_id", 0 }, { NULL, 0 } }
};

/*
 * Helpers
 */

static void
save (SignetKeyring *keyring,
      const char    *client_id,
      const char    *secret_id,
      const char    *text)
{
  const SignetKeyringItem item = { CONNECTION, "This Computer", client_id, "Nightly (x)",
                                   secret_id };
  g_autoptr(SecretValue) secret = secret_value_new (text, -1, "text/plain");
  g_autoptr(GAsyncResult) result = AWAIT (signet_keyring_save_async, keyring, &item, secret, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (signet_keyring_save_finish (keyring, result, &error));
  g_assert_no_error (error);
}

static GPtrArray *
try_to_load (SignetKeyring  *keyring,
             const char     *connection_id,
             const char     *client_id,
             GError        **error)
{
  g_autoptr(GAsyncResult) result =
    AWAIT (signet_keyring_load_async, keyring, connection_id, client_id, NULL);

  return signet_keyring_load_finish (keyring, result, error);
}

static GPtrArray *
load (SignetKeyring *keyring,
      const char    *connection_id,
      const char    *client_id)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *all = try_to_load (keyring, connection_id, client_id, &error);

  g_assert_no_error (error);

  return all;
}

static gboolean
discard (SignetKeyring     *keyring,
         SignetKeptSecret  *kept,
         GError           **error)
{
  g_autoptr(GAsyncResult) result = AWAIT (signet_keyring_discard_async, keyring, kept, NULL);

  return signet_keyring_discard_finish (keyring, result, error);
}

static gboolean
move (SignetKeyring     *keyring,
      SignetKeptSecret  *kept,
      const char        *connection_id,
      const char        *display_name,
      const char        *secret_id,
      GError           **error)
{
  const SignetKeyringItem item = { connection_id, "Elsewhere",
                                   signet_kept_secret_get_client_id (kept), display_name,
                                   secret_id };
  g_autoptr(GAsyncResult) result = AWAIT (signet_keyring_move_async, keyring, kept, &item, NULL);

  return signet_keyring_move_finish (keyring, result, error);
}

static const char *
text_of (GPtrArray *all,
         guint      position)
{
  SignetKeptSecret *kept = g_ptr_array_index (all, position);

  return secret_value_get_text (signet_kept_secret_get_secret (kept));
}

/* As many items as are really there, whoever they belong to. */
static guint
count_items (const char *client_id)
{
  g_autoptr(GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autolist(SecretItem) items = NULL;

  g_hash_table_insert (attributes, (gpointer) "client_id", (gpointer) client_id);
  items = secret_service_search_sync (NULL, NULL, attributes, SECRET_SEARCH_ALL, NULL, NULL);

  return g_list_length (items);
}

static void
lock_login (void)
{
  g_autoptr(SecretService) service = secret_service_get_sync (SECRET_SERVICE_NONE, NULL, NULL);
  g_autoptr(SecretCollection) login =
    secret_collection_for_alias_sync (service, SECRET_COLLECTION_DEFAULT,
                                      SECRET_COLLECTION_NONE, NULL, NULL);
  GList all = { login, NULL, NULL };

  g_assert_cmpint (secret_service_lock_sync (service, &all, NULL, NULL, NULL), ==, 1);
}

static void
test_load (void)
{
  g_autoptr(SignetKeyring) keyring = signet_keyring_new ();
  g_autoptr(GPtrArray) none = load (keyring, CONNECTION, "first");
  g_autoptr(GPtrArray) one = NULL;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) elsewhere = NULL;
  SignetKeptSecret *kept;

  g_assert_cmpuint (none->len, ==, 0);
  save (keyring, "first", "s1", "sgn_one");
  save (keyring, "second", "s2", "sgn_two");

  one = load (keyring, CONNECTION, "first");
  g_assert_cmpuint (one->len, ==, 1);
  kept = g_ptr_array_index (one, 0);
  g_assert_cmpstr (text_of (one, 0), ==, "sgn_one");
  g_assert_cmpstr (signet_kept_secret_get_connection_id (kept), ==, CONNECTION);
  g_assert_cmpstr (signet_kept_secret_get_client_id (kept), ==, "first");
  g_assert_cmpstr (signet_kept_secret_get_secret_id (kept), ==, "s1");
  g_assert_cmpstr (signet_kept_secret_get_display_name (kept), ==, "Nightly (x)");
  g_assert_cmpint (signet_kept_secret_get_saved (kept), >, 1000000000);
  g_assert_cmpint (signet_keyring_get_store (keyring), ==, SIGNET_KEYRING_STORE_SERVICE);

  all = load (keyring, CONNECTION, NULL);
  g_assert_cmpuint (all->len, ==, 2);
  elsewhere = load (keyring, OTHER, NULL);
  g_assert_cmpuint (elsewhere->len, ==, 0);

  g_assert_true (discard (keyring, kept, NULL));
  /* Somebody else may have been faster. */
  g_assert_true (discard (keyring, kept, NULL));
  g_assert_cmpuint (count_items ("first"), ==, 0);
  g_assert_cmpuint (count_items ("second"), ==, 1);
}

/* The same secret in an item without its id, which may be older, is the same secret. */
static void
test_twice (void)
{
  g_autoptr(SignetKeyring) keyring = signet_keyring_new ();
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) left = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (secret_password_store_sync (&schema, NULL, "Mine", "sgn_one", NULL, NULL,
                                             "connection", CONNECTION, "client_id", "twice",
                                             NULL));
  save (keyring, "twice", "s1", "sgn_one");
  save (keyring, "twice", "s2", "sgn_two");
  g_assert_cmpuint (count_items ("twice"), ==, 3);

  all = load (keyring, CONNECTION, "twice");
  g_assert_cmpuint (all->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      SignetKeptSecret *kept = g_ptr_array_index (all, i);
      gboolean is_one = g_str_equal (text_of (all, i), "sgn_one");

      g_assert_cmpstr (signet_kept_secret_get_secret_id (kept), ==, is_one ? "s1" : "s2");
      if (is_one)
        g_assert_true (discard (keyring, kept, &error));
    }
  g_assert_no_error (error);

  left = load (keyring, CONNECTION, "twice");
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (text_of (left, 0), ==, "sgn_two");
  g_assert_cmpuint (count_items ("twice"), ==, 1);
}

/* What other programs keep is neither read nor removed. */
static void
test_strangers (void)
{
  g_autoptr(SignetKeyring) keyring = signet_keyring_new ();
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  g_assert_true (secret_password_store_sync (&strange_schema, NULL, "Other", "password", NULL,
                                             NULL, "connection", CONNECTION,
                                             "client_id", "strange", NULL));
  save (keyring, "strange", "s1", "sgn_one");
  all = load (keyring, CONNECTION, "strange");
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpstr (text_of (all, 0), ==, "sgn_one");

  signet_keyring_remove_async (keyring, CONNECTION, "strange", NULL, await_cb, &pending);
  result = await_result (&pending);
  g_assert_true (signet_keyring_remove_finish (keyring, result, NULL));
  g_assert_cmpuint (count_items ("strange"), ==, 1);
}

static void
test_move (void)
{
  g_autoptr(SignetKeyring) keyring = signet_keyring_new ();
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) renamed = NULL;
  g_autoptr(GPtrArray) moved = NULL;
  g_autoptr(GPtrArray) left = NULL;
  g_autoptr(GError) error = NULL;

  save (keyring, "moves", "s1", "sgn_one");
  before = load (keyring, CONNECTION, "moves");

  /* The connection stays what it is and gets another name. */
  g_assert_true (move (keyring, g_ptr_array_index (before, 0), CONNECTION, "Daily", "s1", &error));
  renamed = load (keyring, CONNECTION, "moves");
  g_assert_cmpuint (renamed->len, ==, 1);
  g_assert_cmpstr (signet_kept_secret_get_display_name (g_ptr_array_index (renamed, 0)), ==,
                   "Daily");
  g_assert_cmpuint (count_items ("moves"), ==, 1);

  g_assert_true (move (keyring, g_ptr_array_index (renamed, 0), OTHER, "Daily", "s9", &error));
  g_assert_no_error (error);
  left = load (keyring, CONNECTION, "moves");
  moved = load (keyring, OTHER, "moves");
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_cmpuint (moved->len, ==, 1);
  g_assert_cmpstr (text_of (moved, 0), ==, "sgn_one");
  g_assert_cmpstr (signet_kept_secret_get_secret_id (g_ptr_array_index (moved, 0)), ==, "s9");
  g_assert_cmpuint (count_items ("moves"), ==, 1);
}

static void
test_many (void)
{
  g_autoptr(SignetKeyring) keyring = signet_keyring_new ();
  g_autoptr(GPtrArray) all = NULL;
  gint64 begin;

  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *client_id = g_strdup_printf ("client-%u", i);
      g_autofree char *text = g_strdup_printf ("sgn_%u", i);

      g_assert_true (secret_password_store_sync (&schema, SECRET_COLLECTION_SESSION, "Many", text,
                                                 NULL, NULL, "connection", "many",
                                                 "client_id", client_id, "secret_id", "s1",
                                                 NULL));
    }

  begin = g_get_monotonic_time ();
  all = load (keyring, "many", NULL);
  g_test_message ("%u secrets read in %.3f s", all->len,
                  (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC);
  g_assert_cmpuint (all->len, ==, MANY);
}

/* Nobody can answer a prompt here. */
static void
test_locked_again (void)
{
  g_autoptr(SignetKeyring) keyring = signet_keyring_new ();
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) nothing = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) discard_error = NULL;

  save (keyring, "locked", "s1", "sgn_one");
  all = load (keyring, CONNECTION, "locked");
  lock_login ();

  g_assert_null (try_to_load (keyring, CONNECTION, "locked", &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_LOCKED);
  g_assert_false (discard (keyring, g_ptr_array_index (all, 0), &discard_error));
  g_assert_error (discard_error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_LOCKED);
  /* There is nothing to unlock it for. */
  nothing = load (keyring, CONNECTION, "nobody");
  g_assert_cmpuint (nothing->len, ==, 0);
}

static void
test_absent (void)
{
  g_autoptr(SignetKeyring) keyring = signet_keyring_new ();
  g_autoptr(GError) error = NULL;

  g_assert_null (try_to_load (keyring, CONNECTION, NULL, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_ABSENT);
}

/* It asks once, and is answered. */
static void
test_prompt (void)
{
  g_autoptr(SignetKeyring) keyring = signet_keyring_new ();
  g_autoptr(GPtrArray) all = NULL;
  GSubprocess *mock = mock_keyring_start ("--items", "3", "--locked", "--prompt", "accept", NULL);

  all = load (keyring, CONNECTION, NULL);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpstr (text_of (all, 0), ==, "sgn_0");
  mock_keyring_end (mock);
}

static void
test_troubles (void)
{
  const struct
  {
    const char *option;
    const char *value;
    SignetError code;
  } cases[] = {
    { "--prompt", "dismiss", SIGNET_ERROR_KEYRING_LOCKED },
    { "--fail", "Unlock", SIGNET_ERROR_KEYRING_REFUSED },
    { "--fail", "SearchItems", SIGNET_ERROR_KEYRING_REFUSED },
    { "--fail", "GetSecrets", SIGNET_ERROR_KEYRING_REFUSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SignetKeyring) keyring = signet_keyring_new ();
      g_autoptr(GError) error = NULL;
      GSubprocess *mock = mock_keyring_start ("--items", "2", "--locked", cases[i].option,
                                      cases[i].value, NULL);

      g_test_message ("%s %s", cases[i].option, cases[i].value);
      g_assert_null (try_to_load (keyring, CONNECTION, NULL, &error));
      g_assert_error (error, SIGNET_ERROR, (int) cases[i].code);
      mock_keyring_end (mock);
    }
}

/* It dies while it is asked, and another one comes. */
static void
test_dies (void)
{
  g_autoptr(SignetKeyring) keyring = signet_keyring_new ();
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) discard_error = NULL;
  GAsyncResult *pending = NULL;
  GSubprocess *mock = mock_keyring_start ("--items", "2", "--hang", "GetSecrets", NULL);

  signet_keyring_load_async (keyring, CONNECTION, NULL, NULL, await_cb, &pending);
  await_idle ();
  g_assert_null (pending);
  mock_keyring_end (mock);
  result = await_result (&pending);
  g_assert_null (signet_keyring_load_finish (keyring, result, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_ABSENT);

  mock = mock_keyring_start ("--items", "2", NULL);
  all = load (keyring, CONNECTION, NULL);
  g_assert_cmpuint (all->len, ==, 2);
  mock_keyring_end (mock);

  /* What was read before it died can still be shown, and not be removed. */
  g_assert_cmpstr (text_of (all, 0), ==, "sgn_0");
  g_assert_false (discard (keyring, g_ptr_array_index (all, 0), &discard_error));
  g_assert_error (discard_error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_ABSENT);
}

static void
test_cancel (void)
{
  g_autoptr(SignetKeyring) keyring = signet_keyring_new ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *pending = NULL;
  GSubprocess *mock = mock_keyring_start ("--items", "2", "--locked", "--prompt", "hang", NULL);

  signet_keyring_load_async (keyring, CONNECTION, NULL, cancellable, await_cb, &pending);
  await_idle ();
  g_cancellable_cancel (cancellable);
  result = await_result (&pending);
  g_assert_null (signet_keyring_load_finish (keyring, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  mock_keyring_end (mock);
}

/* The store behind the portal is the same file store, with a password from the portal. */
static void
test_portal (void)
{
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "kept.keyring", NULL);
  g_autoptr(SignetKeyring) keyring = NULL;
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) left = NULL;
  g_autoptr(GPtrArray) moved = NULL;
  g_autoptr(GError) error = NULL;

  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "password", TRUE);
  keyring = g_object_new (SIGNET_TYPE_KEYRING, "sandboxed", TRUE, NULL);

  none = load (keyring, CONNECTION, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  save (keyring, "first", "s1", "sgn_one");
  save (keyring, "first", "s2", "sgn_two");
  all = load (keyring, CONNECTION, "first");
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpint (signet_keyring_get_store (keyring), ==, SIGNET_KEYRING_STORE_PORTAL);
  g_assert_cmpstr (signet_kept_secret_get_display_name (g_ptr_array_index (all, 0)), ==,
                   "Nightly (x)");

  g_assert_true (discard (keyring, g_ptr_array_index (all, 0), &error));
  g_assert_no_error (error);
  left = load (keyring, CONNECTION, "first");
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (text_of (left, 0), ==, text_of (all, 1));
  g_assert_true (move (keyring, g_ptr_array_index (left, 0), OTHER, "Daily", "s9", &error));
  g_assert_no_error (error);
  moved = load (keyring, OTHER, NULL);
  g_assert_cmpuint (moved->len, ==, 1);
  g_remove (path);
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

  if (g_strcmp0 (state, "unlocked") == 0)
    {
      g_test_add_func ("/kept-secret/load", test_load);
      g_test_add_func ("/kept-secret/twice", test_twice);
      g_test_add_func ("/kept-secret/strangers", test_strangers);
      g_test_add_func ("/kept-secret/move", test_move);
      g_test_add_func ("/kept-secret/many", test_many);
      g_test_add_func ("/kept-secret/locked-again", test_locked_again);
    }
  else
    {
      g_test_add_func ("/kept-secret/absent", test_absent);
      g_test_add_func ("/kept-secret/prompt", test_prompt);
      g_test_add_func ("/kept-secret/troubles", test_troubles);
      g_test_add_func ("/kept-secret/dies", test_dies);
      g_test_add_func ("/kept-secret/cancel", test_cancel);
      g_test_add_func ("/kept-secret/portal", test_portal);
    }

  return g_test_run ();
}
