/* test-builtin-secrets.c: new secrets and their end, when answers get lost on the way
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "builtin-fixture.h"
#include "connector-calls.h"
#include "fixtures.h"
#include "signet-error.h"

#define WITH_SECRET(id) ",\"secret_id\":\"" id "\",\"client_secret\":\"" BUILTIN_SECRET "\""

static void
test_issue (BuiltinFixture *fixture,
            gconstpointer   data)
{
  g_autoptr(SignetDraft) draft = builtin_draft ();
  g_autoptr(SignetIssued) first = NULL;
  g_autoptr(SignetIssued) second = NULL;
  g_autoptr(GError) error = NULL;

  builtin_answer (fixture, 201, 1, WITH_SECRET ("s1"));
  builtin_answer (fixture, 201, 1, WITH_SECRET ("s2"));
  first = connector_issue (fixture->connector, draft, NULL, &error);
  g_assert_no_error (error);
  second = connector_issue (fixture->connector, draft, NULL, &error);

  builtin_assert_issued (first, "s1");
  builtin_assert_issued (second, "s2");
  builtin_assert_asked (fixture, 0, "POST /v1/credentials HTTP/1.1\n", NULL);
  /* To ask for the same once more is to ask for another credential. */
  builtin_assert_key (fixture, 0, 1, FALSE);
}

static void
test_issue_refused (BuiltinFixture *fixture,
                    gconstpointer   data)
{
  g_autoptr(SignetDraft) draft = builtin_draft ();
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
test_issue_lost (BuiltinFixture *fixture,
                 gconstpointer   data)
{
  g_autoptr(SignetDraft) draft = builtin_draft ();
  g_autoptr(SignetIssued) issued = NULL;
  g_autoptr(GError) error = NULL;

  fake_server_cut (fixture->server, BUILTIN_LOST);
  builtin_answer (fixture, 200, 1, ",\"secret_id\":\"s1\"");
  fake_server_answer (fixture->server, 412, NULL, "{\"detail\":\"Changed.\"}");
  builtin_answer (fixture, 200, 2, "");
  fake_server_cut (fixture->server, BUILTIN_LOST);
  builtin_answer_secret (fixture, 200, 3, "s2", ",\"secret_id\":\"s2\"");
  builtin_answer (fixture, 201, 4, WITH_SECRET ("s3"));
  issued = connector_issue (fixture->connector, draft, NULL, &error);

  g_assert_no_error (error);
  builtin_assert_issued (issued, "s3");
  builtin_assert_asked (fixture, 0, "POST /v1/credentials HTTP/1.1\n", NULL);
  builtin_assert_asked (fixture, 1, "POST /v1/credentials HTTP/1.1\n", NULL);
  builtin_assert_asked (fixture, 2, "POST /v1/credentials/" BUILTIN_ID "/secrets HTTP/1.1\n",
                        "\"1\"");
  builtin_assert_asked (fixture, 3, "GET /v1/credentials/" BUILTIN_ID " HTTP/1.1\n", NULL);
  builtin_assert_asked (fixture, 4, "POST /v1/credentials/" BUILTIN_ID "/secrets HTTP/1.1\n",
                        "\"2\"");
  builtin_assert_asked (fixture, 5, "POST /v1/credentials/" BUILTIN_ID "/secrets HTTP/1.1\n",
                        "\"2\"");
  builtin_assert_asked (fixture, 6, "POST /v1/credentials/" BUILTIN_ID "/secrets HTTP/1.1\n",
                        "\"3\"");
  builtin_assert_key (fixture, 0, 1, TRUE);
  builtin_assert_key (fixture, 1, 2, FALSE);
  builtin_assert_key (fixture, 2, 5, TRUE);
  builtin_assert_key (fixture, 5, 6, FALSE);
  g_assert_true (g_str_has_suffix (fake_server_get_request (fixture->server, 6),
                                   "{\"replaces\":\"s2\",\"expires\":null}"));
}

/* Even after the connector gave up, trying the same again is not a second credential. */
static void
test_issue_again (BuiltinFixture *fixture,
                  gconstpointer   data)
{
  g_autoptr(SignetDraft) draft = builtin_draft ();
  g_autoptr(SignetIssued) issued = NULL;
  g_autoptr(GError) error = NULL;
  guint asked;

  for (guint i = 0; i < 15; i++)
    fake_server_cut (fixture->server, BUILTIN_LOST);
  g_assert_null (connector_issue (fixture->connector, draft, NULL, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INTERRUPTED);
  asked = fake_server_count (fixture->server);

  builtin_answer (fixture, 200, 1, ",\"secret_id\":\"s1\"");
  builtin_answer (fixture, 201, 2, WITH_SECRET ("s2"));
  issued = connector_issue (fixture->connector, draft, NULL, NULL);
  builtin_assert_issued (issued, "s2");
  builtin_assert_key (fixture, 0, asked, TRUE);

  /* But another wish is. */
  signet_draft_set_note (draft, "Another");
  fake_server_answer (fixture->server, 500, NULL, "{}");
  g_assert_null (connector_issue (fixture->connector, draft, NULL, NULL));
  builtin_assert_key (fixture, 0, asked + 2, FALSE);
}

/* The secret that was lost had an end, and so has the one in its place. */
static void
test_issue_lost_expiry (BuiltinFixture *fixture,
                        gconstpointer   data)
{
  g_autoptr(SignetDraft) draft = builtin_draft ();
  g_autoptr(SignetIssued) issued = NULL;

  signet_draft_set_secret_expires (draft, G_GINT64_CONSTANT (4102444800));
  fake_server_cut (fixture->server, BUILTIN_LOST);
  builtin_answer (fixture, 200, 1, ",\"secret_id\":\"s1\"");
  builtin_answer (fixture, 201, 2, WITH_SECRET ("s2"));
  issued = connector_issue (fixture->connector, draft, NULL, NULL);

  builtin_assert_issued (issued, "s2");
  g_assert_true (signet_issued_get_recovered (issued));
  g_assert_true (g_str_has_suffix (fake_server_get_request (fixture->server, 2),
                                   "{\"replaces\":\"s1\","
                                   "\"expires\":\"2100-01-01T00:00:00Z\"}"));
}

static SignetIssued *
rotate (BuiltinFixture  *fixture,
        GError         **error)
{
  g_autoptr(SignetCredential) credential = fixture_credential (BUILTIN_ID, "Sync", 7);

  return connector_start_rotation (fixture->connector, credential, 0, error);
}

static void
test_rotate (BuiltinFixture *fixture,
             gconstpointer   data)
{
  g_autoptr(SignetIssued) issued = NULL;
  g_autoptr(GError) error = NULL;

  builtin_answer (fixture, 201, 8, WITH_SECRET ("s2"));
  issued = rotate (fixture, &error);
  g_assert_no_error (error);
  builtin_assert_issued (issued, "s2");
  g_assert_false (signet_issued_get_recovered (issued));
  builtin_assert_asked (fixture, 0, "POST /v1/credentials/" BUILTIN_ID "/secrets HTTP/1.1\n",
                        "\"7\"");
  g_assert_true (g_str_has_suffix (fake_server_get_request (fixture->server, 0),
                                   "{\"expires\":null}"));
}

/* What was carried out without an answer is found again, also much later. */
static void
test_rotate_again (BuiltinFixture *fixture,
                   gconstpointer   data)
{
  g_autoptr(SignetIssued) issued = NULL;
  g_autoptr(GError) error = NULL;
  guint asked;

  for (guint i = 0; i < 15; i++)
    fake_server_cut (fixture->server, BUILTIN_LOST);
  g_assert_null (rotate (fixture, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INTERRUPTED);
  asked = fake_server_count (fixture->server);

  builtin_answer_secret (fixture, 200, 8, "s2", ",\"secret_id\":\"s2\"");
  builtin_answer (fixture, 201, 9, WITH_SECRET ("s3"));
  issued = rotate (fixture, NULL);
  builtin_assert_issued (issued, "s3");
  g_assert_true (signet_issued_get_recovered (issued));
  builtin_assert_key (fixture, 0, asked, TRUE);
  builtin_assert_asked (fixture, asked + 1,
                        "POST /v1/credentials/" BUILTIN_ID "/secrets HTTP/1.1\n",
                        "\"8\"");
  g_assert_true (g_str_has_suffix (fake_server_get_request (fixture->server, asked + 1),
                                   "{\"replaces\":\"s2\",\"expires\":null}"));
}

/* What somebody ended meanwhile cannot be replaced, so it is a new beginning. */
static void
test_rotate_ended (BuiltinFixture *fixture,
                   gconstpointer   data)
{
  g_autoptr(SignetIssued) issued = NULL;

  fake_server_cut (fixture->server, BUILTIN_LOST);
  builtin_answer (fixture, 200, 9, ",\"secret_id\":\"s2\"");
  builtin_answer (fixture, 201, 10, WITH_SECRET ("s3"));
  issued = rotate (fixture, NULL);
  builtin_assert_issued (issued, "s3");
  builtin_assert_key (fixture, 1, 2, FALSE);
  builtin_assert_asked (fixture, 2, "POST /v1/credentials/" BUILTIN_ID "/secrets HTTP/1.1\n",
                        "\"9\"");
  g_assert_true (g_str_has_suffix (fake_server_get_request (fixture->server, 2),
                                   "{\"expires\":null}"));
}

/* What was refused is not remembered: the next time is another request. */
static void
test_rotate_refused (BuiltinFixture *fixture,
                     gconstpointer   data)
{
  g_autoptr(SignetIssued) issued = NULL;
  g_autoptr(GError) error = NULL;

  fake_server_answer (fixture->server, 409, NULL, "{\"detail\":\"Two.\"}");
  g_assert_null (rotate (fixture, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_CONFLICT);
  builtin_answer (fixture, 201, 8, WITH_SECRET ("s2"));
  issued = rotate (fixture, NULL);
  builtin_assert_issued (issued, "s2");
  builtin_assert_key (fixture, 0, 1, FALSE);
}

static SignetCredential *
end_first (BuiltinFixture      *fixture,
           SignetSecretEnding   ending,
           GError             **error)
{
  g_autoptr(SignetCredential) credential = fixture_credential (BUILTIN_ID, "Sync", 7);

  return connector_end_secret (fixture->connector, credential, "s1", ending, error);
}

/* Whether a lost answer means that it was carried out, or not, the credential tells. */
static void
check_end_lost (BuiltinFixture     *fixture,
                SignetSecretEnding  ending,
                const char         *line)
{
  g_autoptr(SignetCredential) done = NULL;
  g_autoptr(SignetCredential) undone = NULL;
  g_autoptr(GError) error = NULL;
  guint first = fake_server_count (fixture->server);

  fake_server_cut (fixture->server, "");
  builtin_answer_secret (fixture, 200, 8, "s2", "");
  done = end_first (fixture, ending, &error);
  g_assert_no_error (error);
  g_assert_cmpint (signet_credential_get_revision (done), ==, 8);
  builtin_assert_asked (fixture, first, line, "\"7\"");
  builtin_assert_asked (fixture, first + 1, "GET /v1/credentials/" BUILTIN_ID " HTTP/1.1\n", NULL);

  /* libsoup sends what HTTP calls idempotent a second time over a new connection. */
  fake_server_cut (fixture->server, "");
  if (ending == SIGNET_SECRET_ENDING_REVOKE)
    fake_server_cut (fixture->server, "");
  builtin_answer (fixture, 200, 7, "");
  undone = end_first (fixture, ending, &error);
  g_assert_null (undone);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INTERRUPTED);
}

static void
test_complete_lost (BuiltinFixture *fixture,
                    gconstpointer   data)
{
  check_end_lost (fixture, SIGNET_SECRET_ENDING_COMPLETE,
                  "POST /v1/credentials/" BUILTIN_ID "/secrets/complete HTTP/1.1\n");
}

static void
test_cancel_lost (BuiltinFixture *fixture,
                  gconstpointer   data)
{
  check_end_lost (fixture, SIGNET_SECRET_ENDING_CANCEL,
                  "POST /v1/credentials/" BUILTIN_ID "/secrets/cancel HTTP/1.1\n");
}

static void
test_revoke_lost (BuiltinFixture *fixture,
                  gconstpointer   data)
{
  check_end_lost (fixture, SIGNET_SECRET_ENDING_REVOKE,
                  "DELETE /v1/credentials/" BUILTIN_ID "/secrets/s1 HTTP/1.1\n");
}

/* Somebody else was faster. Whoever ended it, it is ended; anything else is for the person. */
static void
test_end_changed (BuiltinFixture *fixture,
                  gconstpointer   data)
{
  g_autoptr(SignetCredential) ended = NULL;
  g_autoptr(SignetCredential) other = NULL;
  g_autoptr(GError) error = NULL;

  fake_server_answer (fixture->server, 412, NULL, "{\"detail\":\"Changed.\"}");
  builtin_answer_secret (fixture, 200, 9, "s2", "");
  ended = end_first (fixture, SIGNET_SECRET_ENDING_COMPLETE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (signet_credential_get_revision (ended), ==, 9);

  fake_server_answer (fixture->server, 412, NULL, "{\"detail\":\"Changed.\"}");
  builtin_answer (fixture, 200, 9, "");
  other = end_first (fixture, SIGNET_SECRET_ENDING_COMPLETE, &error);
  g_assert_null (other);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED);
}

static void
test_issue_never_shown (BuiltinFixture *fixture,
                        gconstpointer   data)
{
  g_autoptr(SignetDraft) draft = builtin_draft ();
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 20; i++)
    builtin_answer (fixture, 200, 1, ",\"secret_id\":\"s1\"");

  g_assert_null (connector_issue (fixture->connector, draft, NULL, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INTERRUPTED);
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
    { "/builtin-secrets/issue", test_issue },
    { "/builtin-secrets/issue-refused", test_issue_refused },
    { "/builtin-secrets/issue-lost", test_issue_lost },
    { "/builtin-secrets/issue-again", test_issue_again },
    { "/builtin-secrets/issue-lost-expiry", test_issue_lost_expiry },
    { "/builtin-secrets/issue-never-shown", test_issue_never_shown },
    { "/builtin-secrets/rotate", test_rotate },
    { "/builtin-secrets/rotate-again", test_rotate_again },
    { "/builtin-secrets/rotate-ended", test_rotate_ended },
    { "/builtin-secrets/rotate-refused", test_rotate_refused },
    { "/builtin-secrets/complete-lost", test_complete_lost },
    { "/builtin-secrets/cancel-lost", test_cancel_lost },
    { "/builtin-secrets/revoke-lost", test_revoke_lost },
    { "/builtin-secrets/end-changed", test_end_changed },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, BuiltinFixture, NULL, builtin_set_up, tests[i].func,
                builtin_tear_down);

  return g_test_run ();
}
