/* test-keyring-read.c: finding secrets without unlocking, and reading one
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "await.h"
#include "signet-error.h"
#include "signet-keyring-entry.h"
#include "signet-keyring-read.h"
#include "signet-keyring.h"

#define CONNECTION "this-computer"

/*
 * Helpers
 */

static void
save (const char *client_id,
      const char *name,
      const char *secret_id,
      const char *text)
{
  const SignetKeyringItem item = { CONNECTION, "This Computer", client_id, name, secret_id };
  g_autoptr(SignetKeyring) keyring = signet_keyring_new ();
  g_autoptr(SecretValue) secret = secret_value_new (text, -1, "text/plain");
  g_autoptr(GAsyncResult) result = AWAIT (signet_keyring_save_async, keyring, &item, secret, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (signet_keyring_save_finish (keyring, result, &error));
  g_assert_no_error (error);
}

static GPtrArray *
find (const char  *client_id,
      GError     **error)
{
  g_autoptr(GAsyncResult) result =
    AWAIT (signet_keyring_entry_find_async, CONNECTION, client_id, NULL);

  return signet_keyring_entry_find_finish (result, error);
}

static SecretValue *
read_secret (const char  *client_id,
             const char  *secret_id,
             char       **found_id,
             GError     **error)
{
  g_autoptr(GAsyncResult) result =
    AWAIT (signet_keyring_read_async, CONNECTION, client_id, secret_id, FALSE, NULL);

  return signet_keyring_read_finish (result, found_id, error);
}

static void
assert_reads (const char *client_id,
              const char *secret_id,
              const char *text,
              const char *id)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *found_id = NULL;
  g_autoptr(SecretValue) secret = read_secret (client_id, secret_id, &found_id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (secret_value_get_text (secret), ==, text);
  g_assert_cmpstr (found_id, ==, id);
}

static void
assert_fails (const char  *client_id,
              const char  *secret_id,
              SignetError  code)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (read_secret (client_id, secret_id, NULL, &error));
  g_assert_error (error, SIGNET_ERROR, (int) code);
}

static void
lock_login (void)
{
  g_autoptr(SecretService) service = secret_service_get_sync (SECRET_SERVICE_NONE, NULL, NULL);
  g_autoptr(SecretCollection) login =
    secret_collection_for_alias_sync (service, SECRET_COLLECTION_DEFAULT,
                                      SECRET_COLLECTION_NONE, NULL, NULL);
  GList *all = g_list_append (NULL, login);

  g_assert_cmpint (secret_service_lock_sync (service, all, NULL, NULL, NULL), ==, 1);
  g_list_free (all);
}

static void
test_unlocked (void)
{
  g_autoptr(GPtrArray) none = find (NULL, NULL);
  g_autoptr(GPtrArray) entries = NULL;
  SignetKeyringEntry *entry;

  g_assert_cmpuint (none->len, ==, 0);
  assert_fails ("acme", NULL, SIGNET_ERROR_NOT_FOUND);

  /* A name that looks like the end of a label. */
  save ("acme", "Billing (acme) at night", "s1", "sgn_one");
  save ("other", "Other", "s9", "sgn_other");
  entries = find ("acme", NULL);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (signet_keyring_entry_get_client_id (entry), ==, "acme");
  g_assert_cmpstr (signet_keyring_entry_get_secret_id (entry), ==, "s1");
  g_assert_cmpstr (signet_keyring_entry_get_display_name (entry), ==, "Billing (acme) at night");
  g_assert_false (signet_keyring_entry_is_locked (entry));

  assert_reads ("acme", NULL, "sgn_one", "s1");
  assert_reads ("other", "s9", "sgn_other", "s9");
  assert_fails ("acme", "s2", SIGNET_ERROR_NOT_FOUND);
}

static void
test_locked (void)
{
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  save ("acme", "Billing", "s1", "sgn_one");
  lock_login ();
  entries = find (NULL, NULL);
  g_assert_cmpuint (entries->len, >, 0);
  g_assert_true (signet_keyring_entry_is_locked (g_ptr_array_index (entries, 0)));
  assert_fails ("acme", NULL, SIGNET_ERROR_KEYRING_LOCKED);

  /* Nobody is there to answer the prompt. */
  result = AWAIT (signet_keyring_entry_unlock_async, entries, NULL);
  g_assert_false (signet_keyring_entry_unlock_finish (result, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_LOCKED);
}

static void
test_absent (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (find (NULL, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_ABSENT);
  assert_fails ("acme", NULL, SIGNET_ERROR_KEYRING_ABSENT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  if (g_strcmp0 (g_getenv ("KEYRING"), "unlocked") == 0)
    {
      g_test_add_func ("/keyring-read/unlocked", test_unlocked);
      g_test_add_func ("/keyring-read/locked", test_locked);
    }
  else
    g_test_add_func ("/keyring-read/absent", test_absent);

  return g_test_run ();
}
