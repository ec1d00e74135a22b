/* builtin-fixture.c: the connector of the issuer on this computer, with an issuer that plays parts
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "builtin-fixture.h"

#include "await.h"
#include "fake-secrets.h"
#include "fixtures.h"
#include "signet-builtin-connector.h"
#include "signet-json.h"

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

/*
 * Public
 */

void
builtin_set_up (BuiltinFixture *fixture,
                gconstpointer   data)
{
  const SignetHttpClock clock = { tell_time, tell_random, make_wait, NULL };

  fixture->server = fake_server_new ();
  g_setenv ("SIGNET_ADMIN_SOCKET", fake_server_get_path (fixture->server), TRUE);
  fixture->process = signet_issuer_process_new (NULL);
  fixture->client = signet_http_client_new_local (fake_server_get_path (fixture->server));
  signet_http_client_set_clock (fixture->client, &clock);
  fixture->connector = signet_builtin_connector_new (fixture->process, fixture->client);
}

void
builtin_tear_down (BuiltinFixture *fixture,
                   gconstpointer   data)
{
  g_clear_object (&fixture->connector);
  g_clear_object (&fixture->client);
  g_clear_object (&fixture->process);
  await_idle ();
  g_clear_object (&fixture->server);
}

/* What the issuer writes of a credential whose secret is LIVE, with MEMBERS besides. */
char *
builtin_write (gint64      revision,
               const char *live,
               const char *members)
{
  g_autoptr(SignetCredential) plain = fixture_credential (BUILTIN_ID, "Sync", revision - 1);
  g_autoptr(GPtrArray) secrets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_secret_info_unref);
  g_autoptr(SignetCredential) credential = NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *text = NULL;

  g_ptr_array_add (secrets, signet_secret_info_new (live, "x7Qk", 1700000000, 0, 0));
  credential = fake_with_secrets (plain, secrets);
  node = signet_credential_to_json (credential);
  text = signet_json_to_string (node);
  text[strlen (text) - 1] = '\0';

  return g_strconcat (text, members, "}", NULL);
}

void
builtin_answer_secret (BuiltinFixture *fixture,
                       guint           status,
                       gint64          revision,
                       const char     *live,
                       const char     *members)
{
  g_autofree char *body = builtin_write (revision, live, members);

  fake_server_answer (fixture->server, status, NULL, body);
}

void
builtin_answer (BuiltinFixture *fixture,
                guint           status,
                gint64          revision,
                const char     *members)
{
  builtin_answer_secret (fixture, status, revision, "s1", members);
}

SignetDraft *
builtin_draft (void)
{
  g_autoptr(SignetCredential) credential = fixture_credential (BUILTIN_ID, "Sync", 1);

  return signet_draft_new_from_credential (credential);
}

void
builtin_assert_asked (BuiltinFixture *fixture,
                      guint           index,
                      const char     *line,
                      const char     *match)
{
  g_autofree char *found = fake_server_dup_header (fixture->server, index, "If-Match");

  g_test_message ("%s", fake_server_get_request (fixture->server, index));
  g_assert_true (g_str_has_prefix (fake_server_get_request (fixture->server, index), line));
  g_assert_cmpstr (found, ==, match);
}

void
builtin_assert_key (BuiltinFixture *fixture,
                    guint           index,
                    guint           other,
                    gboolean        same)
{
  g_autofree char *key = fake_server_dup_header (fixture->server, index, "Idempotency-Key");
  g_autofree char *others = fake_server_dup_header (fixture->server, other, "Idempotency-Key");

  g_assert_true (g_uuid_string_is_valid (key));
  g_assert_cmpint (g_strcmp0 (key, others) == 0, ==, same);
}

void
builtin_assert_issued (SignetIssued *issued,
                       const char   *secret_id)
{
  g_assert_nonnull (issued);
  g_assert_cmpstr (secret_value_get_text (signet_issued_get_secret (issued)), ==, BUILTIN_SECRET);
  g_assert_cmpstr (signet_issued_get_secret_id (issued), ==, secret_id);
  g_assert_cmpstr (signet_credential_get_client_id (signet_issued_get_credential (issued)),
                   ==, BUILTIN_ID);
}
