/* test-expiry.c: changing when the secrets of a credential end
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "await.h"
#include "fake-connector.h"
#include "fake-server.h"
#include "fixtures.h"
#include "signet-builtin-connector.h"
#include "signet-connection.h"

#define ID "c1"

#define THEN 1801353600
#define THEN_TEXT "\"2027-01-31T00:00:00Z\""

typedef struct
{
  FakeServer *server;
  SignetIssuerProcess *process;
  SignetConnector *connector;
} Fixture;

/*
 * Helpers
 */

static gint64
tell_time (gpointer data)
{
  return 0;
}

static double
tell_random (gpointer data)
{
  return 0;
}

static GSource *
make_wait (guint    milliseconds,
           gpointer data)
{
  return g_timeout_source_new (0);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const SignetHttpClock clock = { tell_time, tell_random, make_wait, NULL };
  g_autoptr(SignetHttpClient) client = NULL;

  fixture->server = fake_server_new ();
  g_setenv ("SIGNET_ADMIN_SOCKET", fake_server_get_path (fixture->server), TRUE);
  fixture->process = signet_issuer_process_new (NULL);
  client = signet_http_client_new_local (fake_server_get_path (fixture->server));
  signet_http_client_set_clock (client, &clock);
  fixture->connector = signet_builtin_connector_new (fixture->process, client);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->connector);
  g_clear_object (&fixture->process);
  await_idle ();
  g_clear_object (&fixture->server);
}

static SignetCredential *
set_expiry (Fixture           *fixture,
            SignetCredential  *credential,
            gint64             expires,
            GError           **error)
{
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  signet_connector_set_expiry_async (fixture->connector, credential, expires, NULL,
                                     await_cb, &pending);
  result = await_result (&pending);

  return signet_connector_set_expiry_finish (fixture->connector, result, error);
}

/* Writes a credential with two secrets that end at these times. */
static char *
write_secrets (gint64      revision,
               const char *first,
               const char *second)
{
  return g_strdup_printf (
    "{\"client_id\":\"" ID "\",\"display_name\":\"Sync\",\"status\":\"active\","
    "\"account_id\":3310,\"note\":\"\",\"owner\":\"\",\"created\":\"2026-01-01T00:00:00Z\","
    "\"created_by\":\"ada\",\"updated\":\"2026-01-01T00:00:00Z\",\"updated_by\":\"ada\","
    "\"last_used\":null,\"revision\":%d,\"grants\":[{\"api\":\"platform\","
    "\"permission\":\"user\",\"level\":\"account\"}],\"secrets\":["
    "{\"id\":\"one\",\"hint\":\"aaaa\",\"created\":\"2026-01-01T00:00:00Z\",\"expires\":%s,"
    "\"last_used\":null},"
    "{\"id\":\"two\",\"hint\":\"bbbb\",\"created\":\"2026-01-01T00:00:00Z\",\"expires\":%s,"
    "\"last_used\":null}]}",
    (int) revision, first, second);
}

static SignetCredential *
make_secrets (gint64      revision,
              const char *first,
              const char *second)
{
  g_autofree char *text = write_secrets (revision, first, second);
  g_autoptr(JsonNode) node = fixture_json (text);
  g_autoptr(GError) error = NULL;
  SignetCredential *credential = signet_credential_new_from_json (node, &error);

  g_assert_no_error (error);

  return credential;
}

static void
answer_secrets (Fixture    *fixture,
                gint64      revision,
                const char *first,
                const char *second)
{
  g_autofree char *body = write_secrets (revision, first, second);

  fake_server_answer (fixture->server, 200, NULL, body);
}

static void
assert_asked (Fixture    *fixture,
              guint       index,
              const char *line,
              const char *match)
{
  g_autofree char *found = fake_server_dup_header (fixture->server, index, "If-Match");

  g_test_message ("%s", fake_server_get_request (fixture->server, index));
  g_assert_true (g_str_has_prefix (fake_server_get_request (fixture->server, index), line));
  g_assert_cmpstr (found, ==, match);
}

static SignetCredential *
change (SignetConnection  *connection,
        SignetCredential  *credential,
        GError           **error)
{
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  signet_connection_set_expiry_async (connection, credential, THEN, NULL, await_cb, &pending);
  result = await_result (&pending);

  return signet_connection_set_expiry_finish (connection, result, error);
}

static void
test_set_expiry (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(SignetCredential) original = make_secrets (6, "null", "null");
  g_autoptr(SignetCredential) set = NULL;
  g_autoptr(SignetCredential) same = NULL;
  g_autoptr(SignetCredential) half = NULL;
  g_autoptr(GError) error = NULL;

  answer_secrets (fixture, 7, THEN_TEXT, "null");
  answer_secrets (fixture, 8, THEN_TEXT, THEN_TEXT);
  set = set_expiry (fixture, original, THEN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (signet_credential_get_revision (set), ==, 8);
  g_assert_cmpint (signet_credential_get_expires (set), ==, THEN);
  assert_asked (fixture, 0, "PATCH /v1/credentials/" ID "/secrets/one HTTP/1.1\n", "\"6\"");
  assert_asked (fixture, 1, "PATCH /v1/credentials/" ID "/secrets/two HTTP/1.1\n", "\"7\"");
  g_assert_true (g_str_has_suffix (fake_server_get_request (fixture->server, 1),
                                   "{\"expires\":" THEN_TEXT "}"));

  /* There is nothing to change. */
  same = set_expiry (fixture, set, THEN, NULL);
  g_assert_true (same == set);
  g_assert_cmpuint (fake_server_count (fixture->server), ==, 2);

  /* Only what differs is changed, and never is null. */
  half = make_secrets (9, "null", THEN_TEXT);
  answer_secrets (fixture, 10, "null", "null");
  g_clear_object (&same);
  same = set_expiry (fixture, half, 0, NULL);
  assert_asked (fixture, 2, "PATCH /v1/credentials/" ID "/secrets/two HTTP/1.1\n", "\"9\"");
  g_assert_true (g_str_has_suffix (fake_server_get_request (fixture->server, 2),
                                   "{\"expires\":null}"));

  fake_server_answer (fixture->server, 412, NULL, "{\"detail\":\"Changed.\"}");
  g_assert_null (set_expiry (fixture, original, THEN, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED);
}

static void
test_set_expiry_lost (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(SignetCredential) original = make_secrets (6, "null", "null");
  g_autoptr(SignetCredential) set = NULL;
  g_autoptr(GError) error = NULL;

  fake_server_cut (fixture->server, "");
  answer_secrets (fixture, 7, THEN_TEXT, "null");
  answer_secrets (fixture, 8, THEN_TEXT, THEN_TEXT);
  set = set_expiry (fixture, original, THEN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (signet_credential_get_revision (set), ==, 8);
  assert_asked (fixture, 1, "GET /v1/credentials/" ID " HTTP/1.1\n", NULL);
  assert_asked (fixture, 2, "PATCH /v1/credentials/" ID "/secrets/two HTTP/1.1\n", "\"7\"");

  /* It was not carried out. */
  fake_server_cut (fixture->server, "");
  answer_secrets (fixture, 6, "null", "null");
  g_assert_null (set_expiry (fixture, original, THEN, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INTERRUPTED);
}

/* The connection shows what came of it. */
static void
test_connection (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(SignetOrganization) organization = fixture_organization ();
  g_autoptr(SignetCatalogue) catalogue = fixture_catalogue ();
  g_autoptr(FakeConnector) issuer = fake_connector_new (organization, catalogue);
  g_autoptr(SignetKeyring) keyring = signet_keyring_new ();
  g_autoptr(SignetConnection) connection =
    signet_connection_new ("x", "X", SIGNET_CONNECTOR (issuer), keyring);
  SignetCredentialList *list = signet_connection_get_credentials (connection);
  g_autoptr(SignetCredential) original = fixture_credential ("a", "A", 1);
  g_autoptr(SignetCredential) set = NULL;
  g_autoptr(GError) error = NULL;

  fake_connector_put (issuer, original);
  signet_connection_load (connection);
  while (!signet_connection_get_complete (connection))
    g_main_context_iteration (NULL, TRUE);

  set = change (connection, original, &error);
  g_assert_no_error (error);
  g_assert_true (signet_credential_list_find (list, "a") == set);
  g_assert_cmpint (signet_credential_get_revision (set), ==, 2);

  g_assert_null (change (connection, original, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED);
  g_clear_error (&error);
  g_assert_true (signet_credential_list_find (list, "a") == set);

  fake_connector_remove (issuer, "a");
  g_assert_null (change (connection, set, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND);
  g_assert_null (signet_credential_list_find (list, "a"));
}

/*
 * Public
 */

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/expiry/all-secrets", Fixture, NULL, set_up, test_set_expiry, tear_down);
  g_test_add ("/expiry/lost-answer", Fixture, NULL, set_up, test_set_expiry_lost, tear_down);
  g_test_add ("/expiry/connection", Fixture, NULL, set_up, test_connection, tear_down);

  return g_test_run ();
}
