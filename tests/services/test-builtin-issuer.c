/* test-builtin-issuer.c: the connector with the real issuer, over a way that fails
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "await.h"
#include "connector-calls.h"
#include "real-issuer.h"
#include "signet-connection.h"
#include "signet-error.h"

#include <signal.h>

/*
 * Helpers
 */

static void
kill_issuer (void)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/task/%d/children", getpid ());
  g_autofree char *children = NULL;

  g_assert_true (g_file_get_contents (path, &children, NULL, NULL));
  g_assert_cmpint (kill ((pid_t) g_ascii_strtoull (children, NULL, 10), SIGKILL), ==, 0);
}

static void
test_walk (RealIssuer    *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetAccess) access = connector_open (fixture->connector, &error);
  g_autoptr(SignetOrganization) organization =
    connector_load_organization (fixture->connector, NULL);
  g_autoptr(SignetCatalogue) catalogue = connector_load_catalogue (fixture->connector, NULL);
  g_autoptr(SignetDraft) draft = real_issuer_draft ();
  g_autoptr(SignetIssued) issued = NULL;
  g_autoptr(SignetCredential) edited = NULL;
  g_autoptr(SignetCredential) gone = NULL;
  const char *client_id;

  g_assert_no_error (error);
  g_assert_true (signet_access_get_allowed (access));
  g_assert_cmpint (signet_access_get_role (access), ==, SIGNET_ROLE_ADMIN);
  g_assert_cmpstr (signet_access_get_organization_name (access), ==, "My Organization");
  g_assert_cmpuint (signet_organization_get_n_accounts (organization), ==, 1);
  g_assert_nonnull (signet_catalogue_find_api (catalogue, "platform"));
  g_assert_null (signet_catalogue_find_api (catalogue, "custom-roles"));
  real_issuer_assert_total (fixture, 0);

  issued = connector_issue (fixture->connector, draft, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (secret_value_get_content_type (signet_issued_get_secret (issued)),
                   ==, "text/plain");
  g_assert_true (g_str_has_prefix (secret_value_get_text (signet_issued_get_secret (issued)),
                                   "sgn_"));
  real_issuer_assert_total (fixture, 1);

  signet_draft_set_active (draft, FALSE);
  signet_draft_set_note (draft, "Asleep");
  edited = connector_edit (fixture->connector, signet_issued_get_credential (issued), draft,
                           &error);
  g_assert_no_error (error);
  g_assert_false (signet_credential_get_active (edited));
  g_assert_cmpstr (signet_credential_get_note (edited), ==, "Asleep");

  /* The first one is old now. */
  g_assert_false (connector_delete (fixture->connector, signet_issued_get_credential (issued),
                                    &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED);
  g_clear_error (&error);
  g_assert_true (connector_delete (fixture->connector, edited, &error));
  client_id = signet_credential_get_client_id (edited);
  gone = connector_find (fixture->connector, client_id, &error);
  g_assert_null (gone);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND);
}

static SignetSecretState
ask (RealIssuer  *fixture,
     const char  *client_id,
     const char  *text,
     gssize       length,
     char       **secret_id)
{
  g_autoptr(SecretValue) secret = secret_value_new (text, length, "text/plain");
  g_autoptr(GAsyncResult) result =
    AWAIT (signet_connector_check_secret_async, fixture->connector, client_id, secret, NULL);
  g_autoptr(GError) error = NULL;
  SignetSecretState state;

  g_assert_true (signet_connector_check_secret_finish (fixture->connector, result, &state,
                                                       secret_id, &error));
  g_assert_no_error (error);

  return state;
}

static void
test_check (RealIssuer    *fixture,
            gconstpointer  data)
{
  static const char *const wrong[] = {
    "x", "“quoted”", "\"\\\"", "a\nb\x01", "{}", "\xff\xfe", "",
  };
  g_autoptr(SignetAccess) access = connector_open (fixture->connector, NULL);
  g_autoptr(SignetDraft) draft = real_issuer_draft ();
  g_autoptr(SignetIssued) issued = connector_issue (fixture->connector, draft, NULL, NULL);
  g_autoptr(SignetCredential) edited = NULL;
  g_autofree char *id = NULL;
  g_autofree char *inactive_id = NULL;
  g_autofree char *no_id = NULL;
  const char *secret = secret_value_get_text (signet_issued_get_secret (issued));
  const char *client_id =
    signet_credential_get_client_id (signet_issued_get_credential (issued));

  g_assert_true (signet_connector_can_check_secrets (fixture->connector));
  g_assert_cmpint (ask (fixture, client_id, secret, -1, &id), ==, SIGNET_SECRET_STATE_VALID);
  g_assert_cmpstr (id, ==, signet_issued_get_secret_id (issued));

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_cmpint (ask (fixture, client_id, wrong[i], -1, &no_id), ==,
                       SIGNET_SECRET_STATE_WRONG);
      g_assert_null (no_id);
    }

  signet_draft_set_active (draft, FALSE);
  edited = connector_edit (fixture->connector, signet_issued_get_credential (issued), draft, NULL);
  g_assert_cmpint (ask (fixture, client_id, secret, -1, &inactive_id), ==,
                   SIGNET_SECRET_STATE_INACTIVE);
  g_assert_cmpstr (inactive_id, ==, id);
  g_assert_true (connector_delete (fixture->connector, edited, NULL));
  g_assert_cmpint (ask (fixture, client_id, secret, -1, &no_id), ==,
                   SIGNET_SECRET_STATE_UNKNOWN);
  g_assert_null (no_id);
}

static void
test_invalid (RealIssuer    *fixture,
              gconstpointer  data)
{
  g_autoptr(SignetAccess) access = connector_open (fixture->connector, NULL);
  g_autoptr(SignetDraft) draft = real_issuer_draft ();
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;

  signet_draft_set_display_name (draft, "  ");
  signet_draft_remove_grant (draft, "platform");

  g_assert_null (connector_issue (fixture->connector, draft, &problems, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
  g_assert_cmpuint (problems->len, ==, 2);
}

/* However many answers are lost, there is one credential in the end, with one secret. */
static void
test_lost_answers (RealIssuer    *fixture,
                   gconstpointer  data)
{
  g_autoptr(SignetAccess) access = connector_open (fixture->connector, NULL);

  for (guint cuts = 1; cuts <= 4; cuts++)
    {
      g_autoptr(SignetDraft) draft = real_issuer_draft ();
      g_autoptr(SignetIssued) issued = NULL;
      g_autoptr(SignetCredential) now = NULL;
      g_autoptr(GError) error = NULL;
      SignetSecretInfo *secret;
      const char *text;

      cutting_relay_cut (fixture->relay, cuts);
      issued = connector_issue (fixture->connector, draft, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (cutting_relay_get_left (fixture->relay), ==, 0);
      real_issuer_assert_total (fixture, cuts);

      now = connector_find (fixture->connector,
                            signet_credential_get_client_id (signet_issued_get_credential (issued)),
                            NULL);
      g_assert_cmpuint (signet_credential_get_n_secrets (now), ==, 1);
      secret = signet_credential_get_secret (now, 0);
      text = secret_value_get_text (signet_issued_get_secret (issued));
      g_assert_cmpstr (signet_secret_info_get_id (secret),
                       ==, signet_issued_get_secret_id (issued));
      g_assert_true (g_str_has_suffix (text, signet_secret_info_get_hint (secret)));
    }
}

static void
test_lost_changes (RealIssuer    *fixture,
                   gconstpointer  data)
{
  g_autoptr(SignetAccess) access = connector_open (fixture->connector, NULL);
  g_autoptr(SignetDraft) draft = real_issuer_draft ();
  g_autoptr(SignetIssued) issued = connector_issue (fixture->connector, draft, NULL, NULL);
  g_autoptr(SignetCredential) edited = NULL;
  g_autoptr(GError) error = NULL;

  signet_draft_set_note (draft, "New");
  cutting_relay_cut (fixture->relay, 1);
  edited = connector_edit (fixture->connector, signet_issued_get_credential (issued), draft,
                           &error);
  g_assert_no_error (error);
  g_assert_cmpstr (signet_credential_get_note (edited), ==, "New");

  cutting_relay_cut (fixture->relay, 2);
  g_assert_true (connector_delete (fixture->connector, edited, &error));
  g_assert_no_error (error);
  real_issuer_assert_total (fixture, 0);
}

static void
test_killed (RealIssuer    *fixture,
             gconstpointer  data)
{
  g_autoptr(SignetAccess) access = connector_open (fixture->connector, NULL);
  g_autoptr(SignetDraft) draft = real_issuer_draft ();
  g_autoptr(SignetIssued) first = connector_issue (fixture->connector, draft, NULL, NULL);
  g_autoptr(SignetIssued) second = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *pending = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  kill_issuer ();
  real_issuer_assert_total (fixture, 1);

  /* While it is saving. */
  signet_connector_issue_async (fixture->connector, draft, NULL, await_cb, &pending);
  kill_issuer ();
  result = await_result (&pending);
  second = signet_connector_issue_finish (fixture->connector, result, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (second);
  real_issuer_assert_total (fixture, 2);
}

/* Two applications that start at the same time use one issuer. */
static void
test_two (RealIssuer    *fixture,
          gconstpointer  data)
{
  g_autoptr(SignetIssuerProcess) other = signet_issuer_process_new (NULL);
  g_autoptr(SignetConnector) connector = real_issuer_connect (other, fixture->socket_path);
  GAsyncResult *pending[2] = { NULL };

  signet_connector_open_async (fixture->connector, NULL, await_cb, &pending[0]);
  signet_connector_open_async (connector, NULL, await_cb, &pending[1]);
  for (guint i = 0; i < G_N_ELEMENTS (pending); i++)
    {
      g_autoptr(GAsyncResult) result = await_result (&pending[i]);
      g_autoptr(GError) error = NULL;
      g_autoptr(SignetAccess) access =
        signet_connector_open_finish (i == 0 ? fixture->connector : connector, result, &error);

      g_assert_no_error (error);
      g_assert_nonnull (access);
    }
}

static void
test_port_taken (RealIssuer    *fixture,
                 gconstpointer  data)
{
  g_autoptr(GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autofree char *listen = g_strdup_printf ("127.0.0.1:%u", port);
  g_autoptr(SignetAccess) access = NULL;
  g_autoptr(GError) error = NULL;

  g_setenv ("SIGNET_LISTEN", listen, TRUE);
  access = connector_open (fixture->connector, &error);

  g_assert_null (access);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_PORT_TAKEN);
  g_socket_listener_close (listener);
}

static void
await_revision (SignetConnection *connection,
                const char       *client_id,
                gint64            revision)
{
  SignetCredentialList *list = signet_connection_get_credentials (connection);
  SignetCredential *credential;

  do
    {
      g_main_context_iteration (NULL, TRUE);
      credential = signet_credential_list_find (list, client_id);
    }
  while (credential == NULL ? revision != 0
                            : signet_credential_get_revision (credential) != revision);
}

/* A connection that is shown hears what is changed through another connector, also after the
 * issuer was killed, and keeps nobody from asking and the issuer not from ending.
 */
static void
test_live (RealIssuer    *fixture,
           gconstpointer  data)
{
  g_autoptr(SignetConnector) connector = real_issuer_connect (fixture->process,
                                                              fixture->socket_path);
  g_autoptr(SignetKeyring) keyring = signet_keyring_new ();
  g_autoptr(SignetConnection) connection =
    signet_connection_new ("live", "Live", connector, keyring);
  g_autoptr(SignetDraft) draft = real_issuer_draft ();
  g_autoptr(SignetIssued) first = NULL;
  g_autoptr(SignetIssued) second = NULL;
  g_autoptr(SignetCredential) edited = NULL;
  GAsyncResult *pending[12] = { NULL };
  const char *client_id;

  signet_connection_load (connection);
  while (!signet_connection_get_complete (connection))
    g_main_context_iteration (NULL, TRUE);

  first = connector_issue (fixture->connector, draft, NULL, NULL);
  client_id = signet_credential_get_client_id (signet_issued_get_credential (first));
  await_revision (connection, client_id, 1);
  signet_draft_set_note (draft, "Changed");
  edited = connector_edit (fixture->connector, signet_issued_get_credential (first), draft, NULL);
  await_revision (connection, client_id, 2);

  kill_issuer ();
  second = connector_issue (fixture->connector, draft, NULL, NULL);
  await_revision (connection,
                  signet_credential_get_client_id (signet_issued_get_credential (second)), 1);
  g_assert_true (connector_delete (fixture->connector, edited, NULL));
  await_revision (connection, client_id, 0);
  g_assert_cmpuint (signet_connection_get_total (connection), ==, 1);

  for (guint i = 0; i < G_N_ELEMENTS (pending); i++)
    signet_connector_list_async (connector, NULL, "name", FALSE, NULL, await_cb, &pending[i]);
  for (guint i = 0; i < G_N_ELEMENTS (pending); i++)
    {
      g_autoptr(GAsyncResult) result = await_result (&pending[i]);
      g_autoptr(SignetCredentialPage) page =
        signet_connector_list_finish (connector, result, NULL);

      g_assert_nonnull (page);
    }
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
    void (*func) (RealIssuer    *fixture,
                  gconstpointer  data);
  } tests[] = {
    { "/builtin-issuer/walk", test_walk },
    { "/builtin-issuer/check", test_check },
    { "/builtin-issuer/invalid", test_invalid },
    { "/builtin-issuer/lost-answers", test_lost_answers },
    { "/builtin-issuer/lost-changes", test_lost_changes },
    { "/builtin-issuer/killed", test_killed },
    { "/builtin-issuer/two", test_two },
    { "/builtin-issuer/port-taken", test_port_taken },
    { "/builtin-issuer/live", test_live },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, RealIssuer, NULL, real_issuer_set_up, tests[i].func,
                real_issuer_tear_down);

  return g_test_run ();
}
