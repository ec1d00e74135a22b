/* test-builtin-connector.c: the connector, when answers get lost on the way
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "await.h"
#include "builtin-fixture.h"
#include "connector-calls.h"
#include "fixtures.h"
#include "signet-error.h"

/*
 * Helpers
 */

static gboolean
delete (BuiltinFixture  *fixture,
        GError         **error)
{
  g_autoptr(SignetCredential) credential = fixture_credential (BUILTIN_ID, "Sync", 7);

  return connector_delete (fixture->connector, credential, error);
}

static void
test_edit (BuiltinFixture *fixture,
           gconstpointer   data)
{
  g_autoptr(SignetCredential) original = fixture_credential (BUILTIN_ID, "Old", 6);
  g_autoptr(SignetDraft) draft = builtin_draft ();
  g_autoptr(SignetDraft) same = signet_draft_new_from_credential (original);
  g_autoptr(SignetCredential) edited = NULL;
  g_autoptr(SignetCredential) unchanged = connector_edit (fixture->connector, original, same, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (unchanged == original);
  g_assert_cmpuint (fake_server_count (fixture->server), ==, 0);

  builtin_answer (fixture, 200, 7, "");
  edited = connector_edit (fixture->connector, original, draft, NULL);
  builtin_assert_asked (fixture, 0, "PATCH /v1/credentials/" BUILTIN_ID " HTTP/1.1\n", "\"6\"");
  g_assert_true (g_str_has_suffix (fake_server_get_request (fixture->server, 0),
                                   "{\"display_name\":\"Sync\"}"));
  g_assert_cmpint (signet_credential_get_revision (edited), ==, 7);

  fake_server_answer (fixture->server, 412, NULL, "{\"detail\":\"Changed.\"}");
  g_assert_null (connector_edit (fixture->connector, original, draft, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED);
}

static void
test_edit_lost (BuiltinFixture *fixture,
                gconstpointer   data)
{
  g_autoptr(SignetCredential) original = fixture_credential (BUILTIN_ID, "Old", 6);
  g_autoptr(SignetDraft) draft = builtin_draft ();
  g_autoptr(SignetCredential) edited = NULL;
  g_autoptr(GError) error = NULL;

  fake_server_cut (fixture->server, "");
  builtin_answer (fixture, 200, 7, "");
  edited = connector_edit (fixture->connector, original, draft, NULL);
  g_assert_cmpint (signet_credential_get_revision (edited), ==, 7);
  builtin_assert_asked (fixture, 1, "GET /v1/credentials/" BUILTIN_ID " HTTP/1.1\n", NULL);

  /* It was not carried out. */
  signet_draft_set_note (draft, "New");
  fake_server_cut (fixture->server, "");
  builtin_answer (fixture, 200, 6, "");
  g_assert_null (connector_edit (fixture->connector, original, draft, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INTERRUPTED);
}

static void
test_delete (BuiltinFixture *fixture,
             gconstpointer   data)
{
  g_autoptr(GError) error = NULL;

  fake_server_answer (fixture->server, 204, NULL, "");
  g_assert_true (delete (fixture, NULL));
  builtin_assert_asked (fixture, 0, "DELETE /v1/credentials/" BUILTIN_ID " HTTP/1.1\n", "\"7\"");

  fake_server_cut (fixture->server, "");
  fake_server_answer (fixture->server, 404, NULL, "{}");
  g_assert_true (delete (fixture, NULL));

  fake_server_answer (fixture->server, 412, NULL, "{}");
  g_assert_false (delete (fixture, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED);
}

static void
test_list (BuiltinFixture *fixture,
           gconstpointer   data)
{
  g_autofree char *credential = builtin_write (1, "s1", "");
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
  builtin_assert_asked (fixture, 0, "GET /v1/credentials?limit=200&sort=name HTTP/1.1\n", NULL);
  builtin_assert_asked (fixture, 1, "GET /v1/credentials?limit=1000&sort=name&after=x HTTP/1.1\n",
                        NULL);
}

static void
test_list_order (BuiltinFixture *fixture,
                 gconstpointer   data)
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
      builtin_assert_asked (fixture, i, line, NULL);
    }
}

/* The next page is asked for before anybody asks, but nobody has to want it. */
static void
test_list_ahead (BuiltinFixture *fixture,
                 gconstpointer   data)
{
  const char *link = "Link: </v1/credentials?after=x>; rel=\"next\"\r\n";
  g_autofree char *credential = builtin_write (1, "s1", "");
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
  builtin_assert_asked (fixture, 1, "GET /v1/credentials?after=x HTTP/1.1\n", NULL);
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
test_list_malformed (BuiltinFixture *fixture,
                     gconstpointer   data)
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
test_access_malformed (BuiltinFixture *fixture,
                       gconstpointer   data)
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

int
main (int   argc,
      char *argv[])
{
  const struct
  {
    const char *path;
    void (*func) (BuiltinFixture       *fixture,
                  gconstpointer  data);
  } tests[] = {
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
    g_test_add (tests[i].path, BuiltinFixture, NULL, builtin_set_up, tests[i].func,
                builtin_tear_down);

  return g_test_run ();
}
