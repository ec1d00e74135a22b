/* test-link.c: a link that opens a credential
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-error.h"
#include "signet-link.h"
#include "signet-secret-format.h"

#include <string.h>

#define CLIENT_ID "7f3b2c1d-0000-4000-8000-00000000000a"

/*
 * Helpers
 */

static void
assert_parsed (const char *link,
               const char *client_id)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *parsed = signet_link_parse (link, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (parsed, ==, client_id);
}

/* What is refused is not repeated: it may be a secret. */
static void
assert_refused (const char *link)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *parsed = signet_link_parse (link, &error);

  g_assert_null (parsed);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED);
  g_assert_cmpstr (error->message, ==, "That is not a link to a credential");
}

static void
assert_round_trip (const char *client_id)
{
  g_autofree char *link = signet_link_new (client_id);

  for (const char *p = link; *p != '\0'; p++)
    g_assert_true (g_ascii_isgraph (*p));
  assert_parsed (link, client_id);
}

static char *
repeat (const char *begin,
        char        character,
        gsize       n)
{
  g_autofree char *rest = g_strnfill (n, character);

  return g_strconcat (begin, rest, NULL);
}

/*
 * Callbacks
 */

static void
test_forms (void)
{
  g_autofree char *link = signet_link_new (CLIENT_ID);

  g_assert_cmpstr (link, ==, "signet:credential/" CLIENT_ID);
  assert_parsed (link, CLIENT_ID);
  assert_parsed ("signet://credential/" CLIENT_ID, CLIENT_ID);
  assert_parsed ("signet:///credential/" CLIENT_ID, CLIENT_ID);
  assert_parsed ("SigNet:credential/" CLIENT_ID, CLIENT_ID);
  assert_parsed ("signet:credential/%37f3b", "7f3b");
}

static void
test_round_trip (void)
{
  assert_round_trip ("warehouse export");
  assert_round_trip ("a/b?c#d%e&f=g+h");
  assert_round_trip ("50%");
  assert_round_trip ("..");
  assert_round_trip ("Größe");
  assert_round_trip ("倉庫");
}

static void
test_garbage (void)
{
  static const char * const garbage[] = {
    "", "signet", "signet:", "signet:/", "signet://", "signet:credential", "signet:credential/",
    "signet:credential//a", "signet:credential/a/", "signet:credential/a/b",
    "signet:credential/a?b", "signet:credential/a#b", "signet:credential/a b",
    "signet:credential/%", "signet:credential/%4", "signet:credential/%zz",
    "signet:credential/%00", "signet:credential/a%00b", "signet:credential/%0a",
    "signet:credential/a%0Db", "signet:credential/%ff", "signet:credential/%C3%28",
    "signet:credential/%E2%80%AEa", "signet:credential/a\n", "signet:credential/\xff",
    "signet:credential/Größe", "signet:credential/%20%20",
    "signet:/credential/a", "signet:////credential/a", "signet:Credential/a",
    "signet:delete/a", "signet:credential:a", " signet:credential/a", "signet :credential/a",
    "https://credential/a", "file:///etc/passwd", "/etc/passwd", "signets:credential/a",
    "javascript:alert(1)", CLIENT_ID,
  };

  for (guint i = 0; i < G_N_ELEMENTS (garbage); i++)
    assert_refused (garbage[i]);
}

static void
test_every_byte (void)
{
  for (int byte = 1; byte < 256; byte++)
    {
      g_autofree char *link = g_strdup_printf ("signet:credential/a%cb", byte);
      g_autofree char *client_id = signet_link_parse (link, NULL);
      g_autofree char *again = NULL;

      if (client_id == NULL)
        continue;

      /* What was let through is one that could have been made here. */
      again = signet_link_new (client_id);
      assert_parsed (again, client_id);
      g_assert_true (g_ascii_isgraph (byte));
    }
}

static void
test_lengths (void)
{
  g_autofree char *longest = repeat ("signet:credential/", 'a', SIGNET_LINK_CLIENT_ID_MAX);
  g_autofree char *longer = repeat ("signet:credential/", 'a', SIGNET_LINK_CLIENT_ID_MAX + 1);
  g_autofree char *huge = repeat ("signet:credential/a", '%', 10 * 1000 * 1000);

  assert_parsed (longest, longest + strlen ("signet:credential/"));
  assert_refused (longer);
  assert_refused (huge);
}

static void
test_secrets (void)
{
  const guint8 entropy[SIGNET_SECRET_ENTROPY] = { 1, 2, 3 };
  char secret[SIGNET_SECRET_LENGTH + 1];
  g_autofree char *link = NULL;
  g_autofree char *around = NULL;

  signet_secret_format_write (entropy, secret);
  link = g_strconcat ("signet:credential/", secret, NULL);
  around = g_strconcat ("signet:credential/id:", secret, "%20", NULL);
  assert_refused (secret);
  assert_refused (link);
  assert_refused (around);
  assert_refused ("signet:credential/s%67n_abc");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/link/forms", test_forms);
  g_test_add_func ("/link/round-trip", test_round_trip);
  g_test_add_func ("/link/garbage", test_garbage);
  g_test_add_func ("/link/every-byte", test_every_byte);
  g_test_add_func ("/link/lengths", test_lengths);
  g_test_add_func ("/link/secrets", test_secrets);

  return g_test_run ();
}
