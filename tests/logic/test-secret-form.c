/* test-secret-form.c: a credential as other programs want it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-secret-form.h"
#include "signet-secret-memory.h"
#include "signet-secret-text.h"

#include <string.h>

#define ID "7f3c9a52-0b6e-4d1f-9c84-2e51d07ab6f3"
#define SECRET "sgn_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLM"
#define URL "http://127.0.0.1:7878/oauth/token"

/*
 * Helpers
 */

/* What is asked of somebody who reads it is asked in test_secret_form.py. */
static void
assert_form (SignetSecretForm  form,
             const char       *token_url,
             const char       *expected)
{
  char *text = signet_secret_form_write (form, "Loyalty App", ID, token_url, SECRET);

  g_assert_cmpstr (text, ==, expected);
  signet_secret_memory_free (text);
}

static void
test_plain (void)
{
  assert_form (SIGNET_SECRET_FORM_CURL, URL,
               " curl --config - <<'END'\n"
               "url = \"" URL "\"\n"
               "user = \"" ID ":" SECRET "\"\n"
               "data = \"grant_type=client_credentials\"\n"
               "END\n");
  assert_form (SIGNET_SECRET_FORM_DOTENV, URL,
               "CLIENT_ID=" ID "\nCLIENT_SECRET=" SECRET "\nTOKEN_URL=" URL "\n");
  assert_form (SIGNET_SECRET_FORM_DOTENV, NULL,
               "CLIENT_ID=" ID "\nCLIENT_SECRET=" SECRET "\n");
  assert_form (SIGNET_SECRET_FORM_JSON, URL,
               "{\n  \"client_id\": \"" ID "\",\n  \"client_secret\": \"" SECRET "\",\n"
               "  \"token_url\": \"" URL "\"\n}\n");
  assert_form (SIGNET_SECRET_FORM_KUBERNETES, NULL,
               "apiVersion: v1\nkind: Secret\nmetadata:\n  name: \"loyalty-app\"\n"
               "type: Opaque\nstringData:\n  CLIENT_ID: \"" ID "\"\n"
               "  CLIENT_SECRET: \"" SECRET "\"\n");
  assert_form (SIGNET_SECRET_FORM_SYSTEMD, URL,
               " sudo install -d -m 700 /etc/credstore.encrypted\n"
               " printf %s '" SECRET "' | sudo systemd-creds encrypt --name=loyalty-app -"
               " /etc/credstore.encrypted/loyalty-app\n\n"
               "# The service finds the secret in the file loyalty-app in the folder"
               " $CREDENTIALS_DIRECTORY,\n# if this is in its unit:\n#\n# [Service]\n"
               "# LoadCredentialEncrypted=loyalty-app:/etc/credstore.encrypted/loyalty-app\n"
               "# Environment=\"CLIENT_ID=" ID "\" \"TOKEN_URL=" URL "\"\n");
}

static void
test_request (void)
{
  g_autofree char *request = signet_secret_form_write_request (ID, URL);
  g_autofree char *odd = signet_secret_form_write_request ("a b", "http://h/$x`y\"\\\nEND\n");

  g_assert_cmpstr (request, ==,
                   "curl --config - <<END\nurl = \"" URL "\"\nuser = \"" ID ":$CLIENT_SECRET\"\n"
                   "data = \"grant_type=client_credentials\"\nEND\n");
  g_assert_nonnull (strstr (odd, "url = \"http://h/\\$x\\`y\\\\\"\\\\\\\\\\\\nEND\\\\n\"\n"));
  g_assert_nonnull (strstr (odd, "user = \"a%20b:$CLIENT_SECRET\"\n"));
}

static void
assert_name (const char *display_name,
             const char *expected)
{
  g_autofree char *name = signet_secret_form_dup_file_name (SIGNET_SECRET_FORM_DOTENV,
                                                            display_name);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_names (void)
{
  g_autofree char *long_name = g_strnfill (200, 'x');
  g_autofree char *cut = g_strnfill (63, 'x');
  g_autofree char *long_file = g_strconcat (cut, ".env", NULL);
  SignetSecretForm form;

  assert_name ("Loyalty App Backend", "loyalty-app-backend.env");
  assert_name ("  Zürich / (Süd) ", "zurich-sud.env");
  assert_name ("../../etc/passwd", "etc-passwd.env");
  assert_name ("日本", "client-credentials.env");
  assert_name ("", "client-credentials.env");
  assert_name (long_name, long_file);

  for (guint i = 0; i < SIGNET_N_SECRET_FORMS; i++)
    {
      g_assert_true (signet_secret_form_from_id (signet_secret_form_get_id (i), &form));
      g_assert_cmpint (form, ==, i);
    }
  g_assert_false (signet_secret_form_from_id ("xml", &form));
}

/* What grows keeps all of what it had. */
static void
test_long (void)
{
  g_autofree char *secret = g_strnfill (100000, '\'');
  char *text = signet_secret_form_write (SIGNET_SECRET_FORM_SYSTEMD, "Long", ID, NULL, secret);

  g_assert_cmpuint (strlen (text), >, 400000);
  g_assert_nonnull (strstr (text, "# Environment="));
  signet_secret_memory_free (text);
}

/* Given up before its end, it leaks nothing; sanitizers would tell. */
static void
test_given_up (void)
{
  g_autoptr(SignetSecretText) text = signet_secret_text_new ();

  signet_secret_text_add (text, SECRET);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/secret-form/plain", test_plain);
  g_test_add_func ("/secret-form/request", test_request);
  g_test_add_func ("/secret-form/names", test_names);
  g_test_add_func ("/secret-form/long", test_long);
  g_test_add_func ("/secret-form/given-up", test_given_up);

  return g_test_run ();
}
