/* test-secret-check.c: what all secrets in the keyring are worth
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "await.h"
#include "fake-check.h"
#include "fixtures.h"
#include "mock-keyring.h"
#include "signet-secret-check.h"

/* What the items of the mock belong to. */
#define CONNECTION "this-computer"
#define LIVE "sgn_live_x7Qk"
#define MANY 1000

/* As many as may be on their way at the same time. */
#define AT_ONCE 4

typedef struct
{
  FakeConnector *issuer;
  SignetKeyring *keyring;
  SignetConnection *connection;
  SignetSecretCheck *check;
} Fixture;

/*
 * Helpers
 */

static void
put (Fixture    *fixture,
     const char *client_id,
     const char *display_name,
     gboolean    active,
     gint64      expires)
{
  g_autoptr(SignetCredential) example = fixture_credential (client_id, display_name, 1);
  g_autoptr(SignetCredential) credential = NULL;
  g_autoptr(GPtrArray) grants = g_ptr_array_new ();
  g_autoptr(GPtrArray) secrets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_secret_info_unref);
  SignetCredentialFields fields = {
    .client_id = client_id, .display_name = display_name, .note = "", .owner = "",
    .active = active, .account_id = 3310, .created_by = "ada", .updated_by = "ada",
    .revision = 1, .grants = grants, .secrets = secrets,
  };

  g_ptr_array_add (grants, signet_credential_get_grant (example, 0));
  g_ptr_array_add (secrets, signet_secret_info_new ("s1", "x7Qk", 1700000000, expires, 0));
  credential = signet_credential_new (&fields);
  fake_connector_put (fixture->issuer, credential);
}

static void
keep (Fixture    *fixture,
      const char *client_id,
      const char *display_name,
      const char *text)
{
  const SignetKeyringItem item = { signet_connection_get_id (fixture->connection), "This Computer",
                                   client_id, display_name, "s1" };
  g_autoptr(SecretValue) secret = secret_value_new (text, -1, "text/plain");
  g_autoptr(GAsyncResult) result =
    AWAIT (signet_keyring_save_async, fixture->keyring, &item, secret, NULL);

  g_assert_true (signet_keyring_save_finish (fixture->keyring, result, NULL));
}

static void
load_list (Fixture *fixture)
{
  signet_connection_load (fixture->connection);
  while (!signet_connection_get_complete (fixture->connection))
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(SignetOrganization) organization = fixture_organization ();
  g_autoptr(SignetCatalogue) catalogue = fixture_catalogue ();

  fixture->issuer = fake_connector_new (organization, catalogue);
  fixture->keyring = signet_keyring_new ();
  /* All tests with a real keyring share one, so each has a connection of its own. */
  fixture->connection = signet_connection_new (data != NULL ? data : CONNECTION, "This Computer",
                                               SIGNET_CONNECTOR (fixture->issuer),
                                               fixture->keyring);
  fixture->check = signet_secret_check_new (fixture->connection);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  await_idle ();
  g_assert_finalize_object (fixture->check);
  g_clear_object (&fixture->connection);
  g_clear_object (&fixture->keyring);
  g_clear_object (&fixture->issuer);
}

static gboolean
run (Fixture  *fixture,
     GError  **error)
{
  g_autoptr(GAsyncResult) result = AWAIT (signet_secret_check_run_async, fixture->check, NULL);

  return signet_secret_check_run_finish (fixture->check, result, error);
}

static gboolean
remove_items (Fixture    *fixture,
              GPtrArray  *items,
              guint      *n_removed,
              GError    **error)
{
  g_autoptr(GAsyncResult) result =
    AWAIT (signet_secret_check_remove_async, fixture->check, items, NULL);

  return signet_secret_check_remove_finish (fixture->check, result, n_removed, error);
}

/* All of it as “NAME STATE”, in its order. */
static char *
describe (Fixture *fixture)
{
  GListModel *items = signet_secret_check_get_items (fixture->check);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(SignetSecretCheckItem) item = g_list_model_get_item (items, i);
      const char *state = "waiting";

      if (signet_secret_check_item_get_checked (item))
        state = signet_secret_state_to_string (signet_secret_check_item_get_state (item));
      else if (signet_secret_check_item_get_error (item) != NULL)
        state = "failed";
      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "",
                              signet_secret_check_item_get_display_name (item), state);
    }

  return g_string_free (text, FALSE);
}

static void
assert_items (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *found = describe (fixture);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_states (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GPtrArray) useless = NULL;
  g_autoptr(GError) error = NULL;
  SignetCredential *credential;
  guint n_removed;

  put (fixture, "a", "Active", TRUE, 0);
  put (fixture, "b", "Benched", FALSE, 0);
  put (fixture, "c", "Clocked Out", TRUE, 1700000001);
  put (fixture, "d", "Done", TRUE, 0);
  put (fixture, "e", "Else", TRUE, 0);
  keep (fixture, "a", "Its Old Name", LIVE);
  keep (fixture, "b", "Benched", LIVE);
  keep (fixture, "c", "Clocked Out", LIVE);
  keep (fixture, "d", "Done", FAKE_ENDED "_1234");
  keep (fixture, "e", "Else", "a password");
  keep (fixture, "f", "Forgotten", LIVE);
  load_list (fixture);

  g_assert_true (run (fixture, &error));
  g_assert_no_error (error);
  assert_items (fixture, "Active valid, Benched inactive, Clocked Out expired, Done ended, "
                         "Else wrong, Forgotten unknown");
  g_assert_cmpuint (signet_secret_check_get_n_done (fixture->check), ==, 6);
  g_assert_cmpuint (signet_secret_check_get_n_problems (fixture->check), ==, 5);
  g_assert_false (signet_secret_check_get_running (fixture->check));

  credential = signet_credential_list_find (signet_connection_get_credentials
                                              (fixture->connection), "d");
  g_assert_true (signet_credential_get_in_keyring (credential));
  useless = signet_secret_check_dup_useless (fixture->check);
  g_assert_cmpuint (useless->len, ==, 2);
  g_assert_true (remove_items (fixture, useless, &n_removed, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_removed, ==, 2);
  assert_items (fixture, "Active valid, Benched inactive, Clocked Out expired, Else wrong");
  g_assert_false (signet_credential_get_in_keyring (credential));
  g_assert_cmpuint (signet_secret_check_get_n_done (fixture->check), ==, 4);

  /* Once more, and they are really gone. */
  g_assert_true (run (fixture, NULL));
  assert_items (fixture, "Active valid, Benched inactive, Clocked Out expired, Else wrong");
}

/* Nothing can be said of any of them, and nobody is asked in vain a thousand times. */
static void
test_issuer_fails (Fixture       *fixture,
                   gconstpointer  data)
{
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *client_id = g_strdup_printf ("n%u", i);

      keep (fixture, client_id, client_id, LIVE);
    }

  fake_check_fail (fixture->issuer, SIGNET_ERROR_UNREACHABLE);
  g_assert_true (run (fixture, NULL));
  assert_items (fixture, "n0 failed, n1 failed, n2 failed, n3 failed, n4 failed, n5 failed, "
                         "n6 failed, n7 failed, n8 failed, n9 failed");
  g_assert_cmpuint (signet_secret_check_get_n_problems (fixture->check), ==, 10);
  g_assert_cmpuint (fake_check_count (fixture->issuer), <=, AT_ONCE);
  g_assert_cmpuint (signet_secret_check_dup_useless (fixture->check)->len, ==, 0);

  fake_check_fail (fixture->issuer, SIGNET_ERROR_FAILED);
  g_assert_true (run (fixture, NULL));
  g_assert_cmpuint (signet_secret_check_dup_useless (fixture->check)->len, ==, 10);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *pending = NULL;

  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *client_id = g_strdup_printf ("n%u", i);

      keep (fixture, client_id, client_id, LIVE);
    }

  fake_check_hold (fixture->issuer);
  signet_secret_check_run_async (fixture->check, cancellable, await_cb, &pending);
  while (fake_check_count (fixture->issuer) < AT_ONCE)
    g_main_context_iteration (NULL, TRUE);
  await_idle ();
  g_assert_cmpuint (fake_check_count (fixture->issuer), ==, AT_ONCE);
  g_assert_true (signet_secret_check_get_running (fixture->check));

  g_cancellable_cancel (cancellable);
  result = await_result (&pending);
  g_assert_false (signet_secret_check_run_finish (fixture->check, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (signet_secret_check_get_n_done (fixture->check), ==, 0);
  g_assert_cmpuint (fake_check_count (fixture->issuer), ==, AT_ONCE);
}

static void
test_absent (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (run (fixture, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_ABSENT);
  assert_items (fixture, "");
}

/* The person is asked once for all of them. */
static void
test_locked (Fixture       *fixture,
             gconstpointer  data)
{
  GSubprocess *mock = mock_keyring_start ("--items", "50", "--locked", "--prompt", "accept",
                                          NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (run (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (signet_secret_check_get_n_done (fixture->check), ==, 50);
  g_assert_cmpuint (signet_secret_check_dup_useless (fixture->check)->len, ==, 50);
  mock_keyring_end (mock);
}

/* One that cannot be removed stays, and those before it are gone. */
static void
test_remove_fails (Fixture       *fixture,
                   gconstpointer  data)
{
  GSubprocess *mock = mock_keyring_start ("--items", "3", "--fail", "Delete", NULL);
  g_autoptr(GPtrArray) useless = NULL;
  g_autoptr(GError) error = NULL;
  guint n_removed;

  g_assert_true (run (fixture, NULL));
  useless = signet_secret_check_dup_useless (fixture->check);
  g_assert_cmpuint (useless->len, ==, 3);
  g_assert_false (remove_items (fixture, useless, &n_removed, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_REFUSED);
  g_assert_cmpuint (n_removed, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (signet_secret_check_get_items (fixture->check)),
                    ==, 3);
  mock_keyring_end (mock);
}

static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *count = g_strdup_printf ("%d", MANY);
  GSubprocess *mock = mock_keyring_start ("--items", count, NULL);
  gint64 begin = g_get_monotonic_time ();

  g_assert_true (run (fixture, NULL));
  g_test_message ("%d secrets checked in %.3f s", MANY,
                  (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC);
  g_assert_cmpuint (signet_secret_check_get_n_done (fixture->check), ==, MANY);
  g_assert_cmpuint (fake_check_get_at_once (fixture->issuer), ==, AT_ONCE);
  mock_keyring_end (mock);
}

/*
 * Public
 */

int
main (int   argc,
      char *argv[])
{
  gboolean unlocked = g_strcmp0 (g_getenv ("KEYRING"), "unlocked") == 0;
  const struct
  {
    const char *path;
    gboolean unlocked;
    void (*func) (Fixture       *fixture,
                  gconstpointer  data);
  } tests[] = {
    { "/secret-check/states", TRUE, test_states },
    { "/secret-check/issuer-fails", TRUE, test_issuer_fails },
    { "/secret-check/cancel", TRUE, test_cancel },
    { "/secret-check/absent", FALSE, test_absent },
    { "/secret-check/locked", FALSE, test_locked },
    { "/secret-check/remove-fails", FALSE, test_remove_fails },
    { "/secret-check/many", FALSE, test_many },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      if (tests[i].unlocked == unlocked)
        g_test_add (tests[i].path, Fixture, unlocked ? tests[i].path : NULL,
                    set_up, tests[i].func, tear_down);
    }

  return g_test_run ();
}
