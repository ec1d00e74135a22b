/* test-lost-answers.c: the connection breaks at every byte, and no secret is lost or left over
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <libsoup/soup.h>

#include "connector-calls.h"
#include "real-issuer.h"

/* One way on which the connection breaks. */
typedef void (*CutFunc) (CuttingRelay *relay,
                         gsize         position);

typedef struct
{
  SignetConnector *honest; /* past the relay */
  SoupSession *session;
  char *token_url;
} Programs;

/*
 * Helpers
 */

static void
open_programs (Programs   *programs,
               RealIssuer *issuer)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetAccess) access = NULL;

  programs->honest = real_issuer_connect (issuer->process, issuer->socket_path);
  access = connector_open (programs->honest, &error);
  g_assert_no_error (error);
  programs->session = soup_session_new ();
  programs->token_url = g_strdup (signet_access_get_token_endpoint (access));
}

static void
close_programs (Programs *programs)
{
  g_clear_object (&programs->honest);
  g_clear_object (&programs->session);
  g_clear_pointer (&programs->token_url, g_free);
}

/* Gives the status of the answer to a program that asks for an access token. */
static guint
ask_token (Programs     *programs,
           SignetIssued *issued)
{
  SignetCredential *credential = signet_issued_get_credential (issued);
  const char *secret = secret_value_get_text (signet_issued_get_secret (issued));
  char *form = soup_form_encode ("grant_type", "client_credentials",
                                 "client_id", signet_credential_get_client_id (credential),
                                 "client_secret", secret, NULL);
  g_autoptr(SoupMessage) message =
    soup_message_new_from_encoded_form (SOUP_METHOD_POST, programs->token_url, form);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) body = soup_session_send_and_read (programs->session, message, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (body);

  return soup_message_get_status (message);
}

static SignetCredential *
find (Programs     *programs,
      SignetIssued *issued)
{
  SignetCredential *credential = signet_issued_get_credential (issued);
  g_autoptr(GError) error = NULL;
  SignetCredential *now =
    connector_find (programs->honest, signet_credential_get_client_id (credential), &error);

  g_assert_no_error (error);

  return now;
}

static void
assert_secret (SignetCredential *credential,
               guint             index,
               SignetIssued     *issued)
{
  SignetSecretInfo *secret = signet_credential_get_secret (credential, index);

  g_assert_cmpstr (signet_secret_info_get_id (secret), ==, signet_issued_get_secret_id (issued));
  g_assert_true (g_str_has_suffix (secret_value_get_text (signet_issued_get_secret (issued)),
                                   signet_secret_info_get_hint (secret)));
}

/* Whether it broke before everything had passed. */
static gboolean
was_cut (RealIssuer *issuer)
{
  gboolean cut = cutting_relay_get_left (issuer->relay) == 0;

  cutting_relay_mend (issuer->relay);

  return cut;
}

/* Issues until an answer comes through whole, and counts how often it did not. */
static guint
issue_everywhere (RealIssuer *issuer,
                  Programs   *programs,
                  CutFunc     cut,
                  guint      *n_recovered)
{
  guint n_cases = 0;

  for (gboolean broken = TRUE; broken; n_cases += broken)
    {
      g_autoptr(SignetDraft) draft = real_issuer_draft ();
      g_autoptr(SignetIssued) issued = NULL;
      g_autoptr(SignetCredential) now = NULL;
      g_autoptr(GError) error = NULL;

      cut (issuer->relay, n_cases);
      issued = connector_issue (issuer->connector, draft, NULL, &error);
      broken = was_cut (issuer);
      g_assert_no_error (error);
      now = find (programs, issued);
      g_assert_cmpuint (signet_credential_get_n_secrets (now), ==, 1);
      assert_secret (now, 0, issued);
      g_assert_cmpuint (ask_token (programs, issued), ==, SOUP_STATUS_OK);
      *n_recovered += signet_issued_get_recovered (issued);
    }

  return n_cases;
}

static SignetIssued *
issue_first (Programs *programs)
{
  g_autoptr(SignetDraft) draft = real_issuer_draft ();
  g_autoptr(GError) error = NULL;
  SignetIssued *issued = connector_issue (programs->honest, draft, NULL, &error);

  g_assert_no_error (error);

  return issued;
}

/* Takes @old over, which is ended, and gives @fresh as the only one. */
static SignetIssued *
complete (Programs         *programs,
          SignetCredential *credential,
          SignetIssued     *old,
          SignetIssued     *fresh)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetCredential) completed =
    connector_end_secret (programs->honest, credential, signet_issued_get_secret_id (old),
                          SIGNET_SECRET_ENDING_COMPLETE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (signet_credential_get_n_secrets (completed), ==, 1);
  assert_secret (completed, 0, fresh);
  g_assert_cmpuint (ask_token (programs, old), ==, SOUP_STATUS_UNAUTHORIZED);
  signet_issued_unref (old);

  return signet_issued_ref (fresh);
}

static guint
rotate_everywhere (RealIssuer *issuer,
                   Programs   *programs,
                   CutFunc     cut,
                   guint      *n_recovered)
{
  SignetIssued *old = issue_first (programs);
  guint n_cases = 0;

  for (gboolean broken = TRUE; broken; n_cases += broken)
    {
      g_autoptr(SignetIssued) fresh = NULL;
      g_autoptr(SignetCredential) seen = find (programs, old);
      g_autoptr(SignetCredential) now = NULL;
      g_autoptr(GError) error = NULL;

      cut (issuer->relay, n_cases);
      fresh = connector_start_rotation (issuer->connector, seen, 0, &error);
      broken = was_cut (issuer);
      g_assert_no_error (error);
      now = find (programs, old);
      g_assert_cmpuint (signet_credential_get_n_secrets (now), ==, 2);
      assert_secret (now, 0, old);
      assert_secret (now, 1, fresh);
      g_assert_cmpuint (ask_token (programs, old), ==, SOUP_STATUS_OK);
      g_assert_cmpuint (ask_token (programs, fresh), ==, SOUP_STATUS_OK);
      *n_recovered += signet_issued_get_recovered (fresh);
      old = complete (programs, now, old, fresh);
    }

  signet_issued_unref (old);

  return n_cases;
}

static void
test_issue (RealIssuer    *issuer,
            gconstpointer  data)
{
  Programs programs = { NULL };
  guint n_recovered = 0;
  guint n_answers;
  guint n_requests;

  open_programs (&programs, issuer);
  n_answers = issue_everywhere (issuer, &programs, cutting_relay_cut_answer, &n_recovered);
  n_requests = issue_everywhere (issuer, &programs, cutting_relay_cut_request, &n_recovered);
  g_test_message ("issue: %u cuts of the answer, %u of the request; %u secrets were lost and "
                  "replaced; each time one credential, one valid secret, and it is the one given",
                  n_answers, n_requests, n_recovered);
  g_assert_cmpuint (n_answers, >, 500);
  g_assert_cmpuint (n_requests, >, 200);
  real_issuer_assert_total (issuer, n_answers + n_requests + 2);
  close_programs (&programs);
}

static void
test_rotate (RealIssuer    *issuer,
             gconstpointer  data)
{
  Programs programs = { NULL };
  guint n_recovered = 0;
  guint n_answers;
  guint n_requests;

  open_programs (&programs, issuer);
  n_answers = rotate_everywhere (issuer, &programs, cutting_relay_cut_answer, &n_recovered);
  n_requests = rotate_everywhere (issuer, &programs, cutting_relay_cut_request, &n_recovered);
  g_test_message ("rotate: %u cuts of the answer, %u of the request; %u secrets were lost and "
                  "replaced; each time two valid secrets, the old one and the one given",
                  n_answers, n_requests, n_recovered);
  g_assert_cmpuint (n_answers, >, 500);
  g_assert_cmpuint (n_requests, >, 200);
  real_issuer_assert_total (issuer, 2);
  close_programs (&programs);
}

/*
 * Public
 */

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/lost-answers/issue", RealIssuer, NULL, real_issuer_set_up, test_issue,
              real_issuer_tear_down);
  g_test_add ("/lost-answers/rotate", RealIssuer, NULL, real_issuer_set_up, test_rotate,
              real_issuer_tear_down);

  return g_test_run ();
}
