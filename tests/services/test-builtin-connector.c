/* test-builtin-connector.c: the connector, when answers get lost on the way
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "await.h"
#include "connector-calls.h"
#include "fake-server.h"
#include "fixtures.h"
#include "signet-builtin-connector.h"
#include "signet-error.h"
#include "signet-json.h"

#define ID "c1"
#define SECRET "sgn_2Y7fT0bqkRzN1xWvPaJdLcE8sGhUiOmKy4tB6eZ9oQrXw3HjV"
#define LOST "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"

typedef struct
{
  FakeServer *server;
  SignetIssuerProcess *process;
  SignetHttpClient *client;
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

  fixture->server = fake_server_new ();
  g_setenv ("SIGNET_ADMIN_SOCKET", fake_server_get_path (fixture->server), TRUE);
  fixture->process = signet_issuer_process_new (NULL);
  fixture->client = signet_http_client_new_local (fake_server_get_path (fixture->server));
  signet_http_client_set_clock (fixture->client, &clock);
  fixture->connector = signet_builtin_connector_new (fixture->process, fixture->client);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->connector);
  g_clear_object (&fixture->client);
  g_clear_object (&fixture->process);
  await_idle ();
  g_clear_object (&fixture->server);
}

/* What the issuer writes of a credential, with MEMBERS besides. */
static char *
write_credential (gint64      revision,
                  const char *members)
{
  g_autoptr(SignetCredential) credential = fixture_credential (ID, "Sync", revision);
  g_autoptr(JsonNode) node = signet_credential_to_json (credential);
  g_autofree char *text = signet_json_to_string (node);

  text[strlen (text) - 1] = '\0';

  return g_strconcat (text, members, "}", NULL);
}

static void
answer_credential (Fixture    *fixture,
                   guint       status,
                   gint64      revision,
                   const char *members)
{
  g_autofree char *body = write_credential (revision, members);

  fake_server_answer (fixture->server, status, NULL, body);
}

static gboolean
delete (Fixture  *fixture,
        GError  **error)
{
  g_autoptr(SignetCredential) credential = fixture_credential (ID, "Sync", 7);

  return connector_delete (fixture->connector, credential, error);
}

static SignetDraft *
make_draft (void)
{
  g_autoptr(SignetCredential) credential = fixture_credential (ID, "Sync", 1);

  return signet_draft_new_from_credential (credential);
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

static void
assert_key (Fixture  *fixture,
            guint     index,
            guint     other,
            gboolean  same)
{
  g_autofree char *key = fake_server_dup_header (fixture->server, index, "Idempotency-Key");
  g_autofree char *others = fake_server_dup_header (fixture->server, other, "Idempotency-Key");

  g_assert_true (g_uuid_string_is_valid (key));
  g_assert_cmpint (g_strcmp0 (key, others) == 0, ==, same);
}

static void
assert_issued (SignetIssued *issued,
               const char   *secret_id)
{
  g_assert_nonnull (issued);
  g_assert_cmpstr (secret_value_get_text (signet_issued_get_secret (issued)), ==, SECRET);
  g_assert_cmpstr (signet_issued_get_secret_id (issued), ==, secret_id);
  g_assert_cmpstr (signet_credential_get_client_id (signet_issued_get_credential (issued)),
                   ==, ID);
}

static void
test_issue (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(SignetDraft) draft = make_draft ();
  g_autoptr(SignetIssued) first = NULL;
  g_autoptr(SignetIssued) second = NULL;
  g_autoptr(GError) error = NULL;

  answer_credential (fixture, 201, 1, ",\"secret_id\":\"s1\",\"client_secret\":\"" SECRET "\"");
  answer_credential (fixture, 201, 1, ",\"secret_id\":\"s2\",\"client_secret\":\"" SECRET "\"");
  first = connector_issue (fixture->connector, draft, NULL, &error);
  g_assert_no_error (error);
  second = connector_issue (fixture->connector, draft, NULL, &error);

  assert_issued (first, "s1");
  assert_issued (second, "s2");
  assert_asked (fixture, 0, "POST /v1/credentials HTTP/1.1\n", NULL);
  /* To ask for the same once more is to ask for another credential. */
  assert_key (fixture, 0, 1, FALSE);
}

static void
test_issue_refused (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(SignetDraft) draft = make_draft ();
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;

  fake_server_answer (fixture->server, 422, NULL,
                      "{\"detail\":\"Bad.\",\"errors\":"
                      "[{\"pointer\":\"/grants\",\"code\":\"api-required\"}]}");

  g_assert_null (connector_issue (fixture->connector, draft, &problems, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
  g_assert_cmpuint (problems->len, ==, 1);
}

/* The secret of the first answer was never seen, so a fresh one takes its place; and so again,
 * and somebody edits the credential in between.
 */
static void
test_issue_lost (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(SignetDraft) draft = make_draft ();
  g_autoptr(SignetIssued) issued = NULL;
  g_autoptr(GError) error = NULL;

  fake_server_cut (fixture->server, LOST);
  answer_credential (fixture, 200, 1, ",\"secret_id\":\"s1\"");
  fake_server_answer (fixture->server, 412, NULL, "{\"detail\":\"Changed.\"}");
  answer_credential (fixture, 200, 2, "");
  fake_server_cut (fixture->server, LOST);
  answer_credential (fixture, 200, 3, ",\"secret_id\":\"s2\"");
  answer_credential (fixture, 201, 4, ",\"secret_id\":\"s3\",\"client_secret\":\"" SECRET "\"");
  issued = connector_issue (fixture->connector, draft, NULL, &error);

  g_assert_no_error (error);
  assert_issued (issued, "s3");
  assert_asked (fixture, 0, "POST /v1/credentials HTTP/1.1\n", NULL);
  assert_asked (fixture, 1, "POST /v1/credentials HTTP/1.1\n", NULL);
  assert_asked (fixture, 2, "POST /v1/credentials/" ID "/secrets HTTP/1.1\n", "\"1\"");
  assert_asked (fixture, 3, "GET /v1/credentials/" ID " HTTP/1.1\n", NULL);
  assert_asked (fixture, 4, "POST /v1/credentials/" ID "/secrets HTTP/1.1\n", "\"2\"");
  assert_asked (fixture, 5, "POST /v1/credentials/" ID "/secrets HTTP/1.1\n", "\"2\"");
  assert_asked (fixture, 6, "POST /v1/credentials/" ID "/secrets HTTP/1.1\n", "\"3\"");
  assert_key (fixture, 0, 1, TRUE);
  assert_key (fixture, 1, 2, FALSE);
  assert_key (fixture, 2, 5, TRUE);
  assert_key (fixture, 5, 6, FALSE);
  g_assert_true (g_str_has_suffix (fake_server_get_request (fixture->server, 6),
                                   "{\"replaces\":\"s2\",\"expires\":null}"));
}

/* Even after the connector gave up, trying the same again is not a second credential. */
static void
test_issue_again (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(SignetDraft) draft = make_draft ();
  g_autoptr(SignetIssued) issued = NULL;
  g_autoptr(GError) error = NULL;
  guint asked;

  for (guint i = 0; i < 15; i++)
    fake_server_cut (fixture->server, LOST);
  g_assert_null (connector_issue (fixture->connector, draft, NULL, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INTERRUPTED);
  asked = fake_server_count (fixture->server);

  answer_credential (fixture, 200, 1, ",\"secret_id\":\"s1\"");
  answer_credential (fixture, 201, 2, ",\"secret_id\":\"s2\",\"client_secret\":\"" SECRET "\"");
  issued = connector_issue (fixture->connector, draft, NULL, NULL);
  assert_issued (issued, "s2");
  assert_key (fixture, 0, asked, TRUE);

  /* But another wish is. */
  signet_draft_set_note (draft, "Another");
  fake_server_answer (fixture->server, 500, NULL, "{}");
  g_assert_null (connector_issue (fixture->connector, draft, NULL, NULL));
  assert_key (fixture, 0, asked + 2, FALSE);
}

static void
test_issue_never_shown (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(SignetDraft) draft = make_draft ();
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 20; i++)
    answer_credential (fixture, 200, 1, ",\"secret_id\":\"s1\"");

  g_assert_null (connector_issue (fixture->connector, draft, NULL, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INTERRUPTED);
}

static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(SignetCredential) original = fixture_credential (ID, "Old", 6);
  g_autoptr(SignetDraft) draft = make_draft ();
  g_autoptr(SignetDraft) same = signet_draft_new_from_credential (original);
  g_autoptr(SignetCredential) edited = NULL;
  g_autoptr(SignetCredential) unchanged = connector_edit (fixture->connector, original, same, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (unchanged == original);
  g_assert_cmpuint (fake_server_count (fixture->server), ==, 0);

  answer_credential (fixture, 200, 7, "");
  edited = connector_edit (fixture->connector, original, draft, NULL);
  assert_asked (fixture, 0, "PATCH /v1/credentials/" ID " HTTP/1.1\n", "\"6\"");
  g_assert_true (g_str_has_suffix (fake_server_get_request (fixture->server, 0),
                                   "{\"display_name\":\"Sync\"}"));
  g_assert_cmpint (signet_credential_get_revision (edited), ==, 7);

  fake_server_answer (fixture->server, 412, NULL, "{\"detail\":\"Changed.\"}");
  g_assert_null (connector_edit (fixture->connector, original, draft, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED);
}

static void
test_edit_lost (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(SignetCredential) original = fixture_credential (ID, "Old", 6);
  g_autoptr(SignetDraft) draft = make_draft ();
  g_autoptr(SignetCredential) edited = NULL;
  g_autoptr(GError) error = NULL;

  fake_server_cut (fixture->server, "");
  answer_credential (fixture, 200, 7, "");
  edited = connector_edit (fixture->connector, original, draft, NULL);
  g_assert_cmpint (signet_credential_get_revision (edited), ==, 7);
  assert_asked (fixture, 1, "GET /v1/credentials/" ID " HTTP/1.1\n", NULL);

  /* It was not carried out. */
  signet_draft_set_note (draft, "New");
  fake_server_cut (fixture->server, "");
  answer_credential (fixture, 200, 6, "");
  g_assert_null (connector_edit (fixture->connector, original, draft, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INTERRUPTED);
}

static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fake_server_answer (fixture->server, 204, NULL, "");
  g_assert_true (delete (fixture, NULL));
  assert_asked (fixture, 0, "DELETE /v1/credentials/" ID " HTTP/1.1\n", "\"7\"");

  fake_server_cut (fixture->server, "");
  fake_server_answer (fixture->server, 404, NULL, "{}");
  g_assert_true (delete (fixture, NULL));

  fake_server_answer (fixture->server, 412, NULL, "{}");
  g_assert_false (delete (fixture, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED);
}

static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *credential = write_credential (1, "");
  g_autofree char *body = g_strdup_printf ("{\"credentials\":[%s],\"total\":3}", credential);
  g_autoptr(SignetCredentialPage) page = NULL;
  g_autoptr(SignetCredentialPage) last = NULL;

  fake_server_answer (fixture->server, 200,
                      "Link: </v1/credentials?limit=200&sort=name&after=x>; rel=\"next\"\r\n",
                      body);
  fake_server_answer (fixture->server, 200, NULL, body);
  page = connector_list (fixture->connector, NULL, NULL);
  last = connector_list (fixture->connector, signet_credential_page_get_next (page), NULL);

  g_assert_cmpuint (signet_credential_page_get_credentials (page)->len, ==, 1);
  g_assert_cmpuint (signet_credential_page_get_total (page), ==, 3);
  g_assert_null (signet_credential_page_get_next (last));
  assert_asked (fixture, 0, "GET /v1/credentials?limit=200&sort=name HTTP/1.1\n", NULL);
  assert_asked (fixture, 1, "GET /v1/credentials?limit=1000&sort=name&after=x HTTP/1.1\n", NULL);
}

static void
test_list_order (Fixture       *fixture,
                 gconstpointer  data)
{
  const struct
  {
    const char *sort;
    gboolean descending;
    const char *query;
  } cases[] = {
    { "expires", TRUE, "sort=expires&order=desc" },
    { "last-used", FALSE, "sort=last-used" },
    { "apis", FALSE, "sort=name" },
    { "name&limit=1", TRUE, "sort=name&order=desc" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SignetCredentialPage) page = NULL;
      g_autofree char *line =
        g_strdup_printf ("GET /v1/credentials?limit=200&%s HTTP/1.1\n", cases[i].query);

      fake_server_answer (fixture->server, 200, NULL, "{\"total\":0,\"credentials\":[]}");
      page = connector_list_sorted (fixture->connector, NULL, cases[i].sort,
                                    cases[i].descending, NULL, NULL);
      g_assert_nonnull (page);
      assert_asked (fixture, i, line, NULL);
    }
}

/* The next page is asked for before anybody asks, but nobody has to want it. */
static void
test_list_ahead (Fixture       *fixture,
                 gconstpointer  data)
{
  const char *link = "Link: </v1/credentials?after=x>; rel=\"next\"\r\n";
  g_autofree char *credential = write_credential (1, "");
  g_autofree char *body = g_strdup_printf ("{\"credentials\":[%s],\"total\":3}", credential);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(SignetCredentialPage) page = NULL;
  g_autoptr(SignetCredentialPage) again = NULL;
  g_autoptr(GError) error = NULL;

  fake_server_answer (fixture->server, 200, link, body);
  fake_server_answer (fixture->server, 403, NULL, "{}");
  page = connector_list (fixture->connector, NULL, NULL);
  g_assert_null (connector_list (fixture->connector, signet_credential_page_get_next (page),
                                 &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_FORBIDDEN);
  assert_asked (fixture, 1, "GET /v1/credentials?after=x HTTP/1.1\n", NULL);
  g_clear_error (&error);

  fake_server_answer (fixture->server, 200, link, body);
  fake_server_hang (fixture->server);
  again = connector_list_sorted (fixture->connector, NULL, "name", FALSE, cancellable, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_null (connector_list_sorted (fixture->connector,
                                        signet_credential_page_get_next (again), "name", FALSE,
                                        cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_list_malformed (Fixture       *fixture,
                     gconstpointer  data)
{
  const char *bodies[] = {
    "[]", "{}", "{\"credentials\":{},\"total\":0}", "{\"credentials\":[7],\"total\":1}",
    "{\"credentials\":[{}],\"total\":1}", "{\"credentials\":[]}",
    "{\"credentials\":[],\"total\":-1}", "{\"credentials\":[],\"total\":\"1\"}",
    "{\"credentials\":[],\"total\":99999999999999}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", bodies[i]);
      fake_server_answer (fixture->server, 200, NULL, bodies[i]);
      g_assert_null (connector_list (fixture->connector, NULL, &error));
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED);
    }
}

static void
test_access_malformed (Fixture       *fixture,
                       gconstpointer  data)
{
  const char *bodies[] = {
    "7", "{'user':7}", "{'user':'ada','issuer':'','token_endpoint':''}",
    "{'user':'ada','issuer':'','token_endpoint':'','custom_role_admin':1}",
    "{'user':'ada','issuer':'','token_endpoint':'','custom_role_admin':true,'access':null}",
    "{'user':'ada','issuer':'','token_endpoint':'','custom_role_admin':true,'access':true}",
    "{'user':'ada','issuer':'','token_endpoint':'','custom_role_admin':true,'access':true,"
    "'roles_with_access':[]}",
  };
  g_autoptr(JsonNode) good =
    fixture_json ("{'user':'ada','issuer':'i','token_endpoint':'t','custom_role_admin':true,"
                  "'access':true,'roles_with_access':['admin','of-the-future',7],"
                  "'role':'of-the-future','organization':{'id':1,'name':'Acme'},'more':1}");
  g_autoptr(SignetAccess) access = signet_access_new_from_json (good, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr(JsonNode) node = fixture_json (bodies[i]);
      g_autoptr(GError) error = NULL;

      g_assert_null (signet_access_new_from_json (node, &error));
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED);
    }

  g_assert_cmpint (signet_access_get_role (access), ==, SIGNET_ROLE_NONE);
  g_assert_true (signet_access_get_allowed (access));
  g_assert_cmpuint (signet_access_get_n_allowed_roles (access), ==, 1);
  g_assert_cmpstr (signet_access_get_organization_name (access), ==, "Acme");
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
    { "/builtin-connector/issue", test_issue },
    { "/builtin-connector/issue-refused", test_issue_refused },
    { "/builtin-connector/issue-lost", test_issue_lost },
    { "/builtin-connector/issue-again", test_issue_again },
    { "/builtin-connector/issue-never-shown", test_issue_never_shown },
    { "/builtin-connector/edit", test_edit },
    { "/builtin-connector/edit-lost", test_edit_lost },
    { "/builtin-connector/delete", test_delete },
    { "/builtin-connector/list", test_list },
    { "/builtin-connector/list-order", test_list_order },
    { "/builtin-connector/list-ahead", test_list_ahead },
    { "/builtin-connector/list-malformed", test_list_malformed },
    { "/builtin-connector/access-malformed", test_access_malformed },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
