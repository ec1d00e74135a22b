/* test-connection-list.c: connections that are remembered, and what is kept for them
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "await.h"
#include "connector-calls.h"
#include "fake-connector.h"
#include "fixtures.h"
#include "signet-connection-list.h"
#include "signet-error.h"
#include "signet-keep-connector.h"
#include "signet-mparticle-names.h"

#define SECRET "v9Qm-wrong-to-guess-R2t7"
#define CLIENT_ID "lpXkV7mTqEcRz0YbNaDs"

typedef struct
{
  SignetKeyring *keyring;
  SignetSettings *settings;
  SignetConnection *first;
  SignetConnectionList *list;
} Fixture;

/*
 * Helpers
 */

static SignetConnectionList *
make_list (Fixture *fixture)
{
  return signet_connection_list_new (fixture->first, fixture->keyring, fixture->settings);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(SignetOrganization) organization = fixture_organization ();
  g_autoptr(SignetCatalogue) catalogue = fixture_catalogue ();
  g_autoptr(FakeConnector) issuer = fake_connector_new (organization, catalogue);

  fixture->keyring = signet_keyring_new ();
  fixture->settings = signet_settings_new ();
  fixture->first = signet_connection_new ("this-computer", "This Computer",
                                          SIGNET_CONNECTOR (issuer), fixture->keyring);
  fixture->list = make_list (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  signet_settings_set_connections (fixture->settings,
                                   g_variant_new_array (G_VARIANT_TYPE_VARDICT, NULL, 0));
  signet_settings_set_last_connection (fixture->settings, "this-computer");
  g_clear_object (&fixture->list);
  g_clear_object (&fixture->first);
  g_clear_object (&fixture->settings);
  g_clear_object (&fixture->keyring);
}

static SignetConnection *
add (Fixture    *fixture,
     const char *name,
     const char *url)
{
  g_autofree char *token_endpoint = g_strconcat (url, "/oauth/token", NULL);
  const SignetConnectionPlaces places = {
    .name = name,
    .token_endpoint = token_endpoint,
    .audience = url,
  };
  g_autoptr(SignetConnectionConfig) config =
    signet_connection_config_new (SIGNET_CONNECTION_PRESET_MPARTICLE, &places);

  return signet_connection_list_add (fixture->list, config);
}

static void
load (SignetConnection *connection)
{
  signet_connection_load (connection);
  while (signet_connection_get_state (connection) == SIGNET_CONNECTION_STATE_LOADING)
    g_main_context_iteration (NULL, TRUE);
}

static SignetCredential *
keep (SignetConnection  *connection,
      const char        *client_id,
      const char        *name,
      const char        *secret,
      GError           **error)
{
  g_autoptr(SignetKeptDetails) details = signet_kept_details_new (name, "A note", "", "read");
  g_autoptr(SecretValue) value =
    secret != NULL ? secret_value_new (secret, -1, "text/plain") : NULL;
  g_autoptr(GAsyncResult) result =
    AWAIT (signet_connection_keep_async, connection, client_id, details, value, NULL);

  return signet_connection_keep_finish (connection, result, error);
}

static guint
count (SignetConnection *connection)
{
  return g_list_model_get_n_items (G_LIST_MODEL (signet_connection_get_credentials (connection)));
}

static gboolean
has_secrets (Fixture    *fixture,
             const char *connection_id,
             const char *client_id)
{
  g_autoptr(GAsyncResult) result =
    AWAIT (signet_keyring_search_async, fixture->keyring, connection_id, NULL);
  g_autoptr(SignetKeyringMatches) matches =
    signet_keyring_search_finish (fixture->keyring, result, NULL);

  return matches != NULL && signet_keyring_matches_contains (matches, client_id);
}

/*
 * Callbacks
 */

/* The first one is there without any set-up, and cannot go. */
static void
test_first (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 1);
  g_assert_true (signet_connection_list_get (fixture->list, 0) == fixture->first);
  g_assert_true (signet_connection_list_get_last (fixture->list) == fixture->first);
  g_assert_null (signet_connection_list_get_config (fixture->list, fixture->first));
  g_assert_null (signet_connection_list_get (fixture->list, 1));
  g_assert_true (signet_connection_can_issue (fixture->first));
  g_assert_false (signet_connection_can_keep (fixture->first));
}

static void
test_remember (Fixture       *fixture,
               gconstpointer  data)
{
  SignetConnection *connection = add (fixture, "mParticle", "https://sso.example");
  g_autofree char *id = g_strdup (signet_connection_get_id (connection));
  g_autoptr(SignetConnectionList) again = NULL;
  SignetConnectionPlaces places;

  signet_connection_list_set_last (fixture->list, connection);
  g_assert_false (signet_connection_can_issue (connection));
  g_assert_false (signet_connection_can_edit (connection));
  g_assert_false (signet_connection_can_set_expiry (connection));
  g_assert_false (signet_connection_tells_grants (connection));
  g_assert_true (signet_connection_can_keep (connection));

  again = make_list (fixture);
  connection = signet_connection_list_get_last (again);
  g_assert_cmpstr (signet_connection_get_id (connection), ==, id);
  g_assert_cmpstr (signet_connection_get_name (connection), ==, "mParticle");
  signet_connection_config_get_places (signet_connection_list_get_config (again, connection),
                                       &places);
  g_assert_null (places.issuer);
  g_assert_cmpstr (places.token_endpoint, ==, "https://sso.example/oauth/token");
}

static void
test_rename (Fixture       *fixture,
             gconstpointer  data)
{
  SignetConnection *connection = add (fixture, "One", "https://sso.example");
  const SignetConnectionPlaces places = {
    .name = "Another", .issuer = "https://issuer.example", .token_endpoint = "",
  };
  g_autoptr(SignetConnectionList) again = NULL;

  signet_connection_config_set_places (signet_connection_list_get_config (fixture->list,
                                                                          connection), &places);
  g_assert_cmpstr (signet_connection_get_name (connection), ==, "Another");
  again = make_list (fixture);
  g_assert_cmpstr (signet_connection_get_name (signet_connection_list_get (again, 1)),
                   ==, "Another");
}

/* What a newer version wrote is not lost when this one writes. */
static void
test_stranger (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GVariant) strangers =
    g_variant_ref_sink (g_variant_new_parsed ("[{'kind': <'telepathy'>, 'id': <'x'>}]"));
  g_autoptr(SignetConnectionList) again = NULL;
  g_autoptr(GVariant) written = NULL;

  signet_settings_set_connections (fixture->settings, strangers);
  again = make_list (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (again)), ==, 1);
  g_set_object (&fixture->list, again);
  add (fixture, "One", "https://sso.example");
  written = signet_settings_dup_connections (fixture->settings);
  g_assert_cmpuint (g_variant_n_children (written), ==, 2);
}

static gboolean
move (SignetConnection  *connection,
      SignetCredential  *credential,
      SignetConnection  *target,
      GError           **error)
{
  g_autoptr(SecretValue) secret = secret_value_new (SECRET, -1, "text/plain");
  g_autoptr(GAsyncResult) result =
    AWAIT (signet_connection_move_kept_async, connection, credential, secret, target, NULL);

  return signet_connection_move_kept_finish (connection, result, error);
}

/* With all that is said of it, and never over what is kept there already. */
static void
test_move (Fixture       *fixture,
           gconstpointer  data)
{
  SignetConnection *one = add (fixture, "One", "https://sso.example");
  SignetConnection *two = add (fixture, "Two", "https://other.example");
  const char *id = signet_connection_get_id (one);
  const char *other_id = signet_connection_get_id (two);
  g_autoptr(SignetCredential) kept = NULL;
  g_autoptr(SignetCredential) again = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (signet_connection_can_move_to (fixture->first, one));
  g_assert_false (signet_connection_can_move_to (one, fixture->first));
  g_assert_false (signet_connection_can_move_to (one, one));
  g_assert_true (signet_connection_can_move_to (one, two));

  kept = keep (one, CLIENT_ID, "Feed", SECRET, &error);
  g_assert_no_error (error);
  g_assert_true (move (one, kept, two, &error));
  g_assert_no_error (error);
  g_assert_false (has_secrets (fixture, id, CLIENT_ID));
  g_assert_true (has_secrets (fixture, other_id, CLIENT_ID));
  g_assert_cmpstr (signet_connection_get_scope (two, CLIENT_ID), ==, "read");
  g_assert_null (signet_connection_find_details (one, CLIENT_ID));

  again = keep (one, CLIENT_ID, "Again", SECRET, NULL);
  g_assert_false (move (one, again, two, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED);
  g_assert_true (has_secrets (fixture, id, CLIENT_ID));
  g_assert_true (has_secrets (fixture, other_id, CLIENT_ID));
}

/* Kept, found again, changed, and forgotten. */
static void
test_keep (Fixture       *fixture,
           gconstpointer  data)
{
  SignetConnection *connection = add (fixture, "One", "https://sso.example");
  const char *id = signet_connection_get_id (connection);
  g_autoptr(SignetCredential) kept = NULL;
  g_autoptr(SignetCredential) changed = NULL;
  g_autoptr(SignetConnectionList) again = NULL;
  g_autoptr(GVariant) settings = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  load (connection);
  g_assert_cmpint (signet_connection_get_state (connection), ==, SIGNET_CONNECTION_STATE_READY);
  g_assert_cmpuint (count (connection), ==, 0);
  kept = keep (connection, CLIENT_ID, "Nightly (sync)", SECRET, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (connection), ==, 1);
  g_assert_true (has_secrets (fixture, id, CLIENT_ID));
  g_assert_cmpstr (signet_connection_get_scope (connection, CLIENT_ID), ==, "read");
  g_assert_cmpstr (signet_connection_get_audience (connection, CLIENT_ID),
                   ==, "https://sso.example");

  settings = signet_settings_dup_connections (fixture->settings);
  text = g_variant_print (settings, FALSE);
  g_assert_nonnull (strstr (text, "Nightly (sync)"));
  g_assert_null (strstr (text, SECRET));

  changed = keep (connection, CLIENT_ID, "Weekly", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (signet_credential_get_display_name
                     (signet_credential_list_find (signet_connection_get_credentials (connection),
                                                   CLIENT_ID)), ==, "Weekly");

  again = make_list (fixture);
  load (signet_connection_list_get (again, 1));
  g_assert_cmpuint (count (signet_connection_list_get (again, 1)), ==, 1);

  result = AWAIT (signet_connection_delete_async, connection, changed, NULL);
  g_assert_true (signet_connection_delete_finish (connection, result, &error));
  g_assert_cmpuint (count (connection), ==, 0);
  g_assert_false (has_secrets (fixture, id, CLIENT_ID));
  g_assert_null (signet_connection_find_details (connection, CLIENT_ID));
}

/* What is kept for one connection is not in another. What only the keyring knows has the name
 * that stands there.
 */
static void
test_keyring_only (Fixture       *fixture,
                   gconstpointer  data)
{
  SignetConnection *one = add (fixture, "One", "https://sso.example");
  SignetConnection *other = add (fixture, "Other", "https://sso.example");
  SignetConnectionConfig *config = signet_connection_list_get_config (fixture->list, one);
  g_autoptr(SignetCredential) kept = keep (one, CLIENT_ID, "Nightly", SECRET, NULL);
  SignetCredential *found;
  g_autoptr(GAsyncResult) result = NULL;

  signet_connection_config_set_details (config, CLIENT_ID, NULL);
  load (one);
  load (other);
  g_assert_cmpuint (count (other), ==, 0);
  found = signet_credential_list_find (signet_connection_get_credentials (one), CLIENT_ID);
  g_assert_cmpstr (signet_credential_get_display_name (found), ==, "Nightly");

  result = AWAIT (signet_connection_delete_async, one, found, NULL);
  g_assert_true (signet_connection_delete_finish (one, result, NULL));
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  with_secrets)
{
  SignetConnection *connection = g_object_ref (add (fixture, "One", "https://sso.example"));
  const char *id = signet_connection_get_id (connection);
  g_autoptr(SignetCredential) kept = keep (connection, CLIENT_ID, "Nightly", SECRET, NULL);
  g_autoptr(GAsyncResult) result =
    AWAIT (signet_connection_list_remove_async, fixture->list, connection,
           with_secrets != NULL, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (signet_connection_list_remove_finish (fixture->list, result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 1);
  g_assert_cmpint (has_secrets (fixture, id, CLIENT_ID), ==, with_secrets == NULL);
  g_object_unref (connection);
}

/* Names are looked up with one token, which is used again. */
static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *program = g_test_build_filename (G_TEST_DIST, "services", "fake_oauth.py", NULL);
  g_autoptr(GSubprocess) server =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL,
                      "/usr/bin/python3", program, NULL);
  g_autoptr(GDataInputStream) output =
    g_data_input_stream_new (g_subprocess_get_stdout_pipe (server));
  g_autofree char *line = g_data_input_stream_read_line (output, NULL, NULL, NULL);
  SignetConnection *connection = add (fixture, "mParticle", line + strlen ("ready "));
  g_autoptr(SignetMparticleNames) names = signet_mparticle_names_new (connection, CLIENT_ID);
  g_autoptr(SecretValue) secret = secret_value_new (SECRET, -1, "text/plain");

  load (connection);
  signet_mparticle_names_set_secret (names, secret);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GAsyncResult) result =
        AWAIT (signet_mparticle_names_look_up_async, names, 3310, NULL);
      g_autoptr(SignetOrganization) found =
        signet_mparticle_names_look_up_finish (names, result, &error);
      SignetAccount *account;

      g_assert_no_error (error);
      g_assert_cmpuint (signet_organization_get_n_accounts (found), ==, 2);
      account = signet_organization_find_account (found, 3310);
      g_assert_cmpuint (signet_account_get_n_workspaces (account), ==, 2);
      g_assert_cmpstr (signet_workspace_get_name (signet_account_find_workspace (account, 40118)),
                       ==, "US Production");
    }
  g_output_stream_close (g_subprocess_get_stdin_pipe (server), NULL, NULL);
  g_subprocess_wait (server, NULL, NULL);
}

/* Without a keyring it cannot be opened, and says why. */
static void
test_absent (Fixture       *fixture,
             gconstpointer  data)
{
  SignetConnection *connection = add (fixture, "One", "https://sso.example");

  load (connection);
  g_assert_cmpint (signet_connection_get_state (connection),
                   ==, SIGNET_CONNECTION_STATE_UNREACHABLE);
  g_assert_error (signet_connection_get_error (connection),
                  SIGNET_ERROR, SIGNET_ERROR_KEYRING_ABSENT);
}

static void
add_test (const char *path,
          void      (*test) (Fixture *, gconstpointer),
          gconstpointer data)
{
  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  gboolean has_keyring;

  g_test_init (&argc, &argv, NULL);
  has_keyring = g_strcmp0 (g_getenv ("KEYRING"), "unlocked") == 0;
  add_test ("/connection-list/first", test_first, NULL);
  add_test ("/connection-list/remember", test_remember, NULL);
  add_test ("/connection-list/rename", test_rename, NULL);
  add_test ("/connection-list/stranger", test_stranger, NULL);
  if (has_keyring)
    {
      add_test ("/connection-list/keep", test_keep, NULL);
      add_test ("/connection-list/move", test_move, NULL);
      add_test ("/connection-list/keyring-only", test_keyring_only, NULL);
      add_test ("/connection-list/remove", test_remove, NULL);
      add_test ("/connection-list/remove-with-secrets", test_remove, "with secrets");
      add_test ("/connection-list/names", test_names, NULL);
    }
  else
    {
      add_test ("/connection-list/absent", test_absent, NULL);
    }

  return g_test_run ();
}
