/* test-client-auth.c: the ways in which a program can say who it is
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "signet-client-auth.h"
#include "signet-oauth-error.h"

#define NO_CLIENT SIGNET_OAUTH_ERROR_INVALID_CLIENT
#define BAD_REQUEST SIGNET_OAUTH_ERROR_INVALID_REQUEST

static const struct
{
  const char *basic;  /* what is joined by the colon, before base64; NULL for no header */
  const char *header; /* the header field itself, where it is odd */
  const char *body;
  const char *client_id; /* NULL if it is refused */
  const char *secret;
  int error;
} cases[] = {
  { "id:secret", NULL, "", "id", "secret" },
  { "id:se:cret", NULL, "", "id", "se:cret" },
  { "i%3Ad:s%2Be+c%25", NULL, "", "i:d", "s+e c%" },
  { "id:", NULL, "", "id", "" },
  { ":secret", NULL, "", "", "secret" },
  { "id:secret", NULL, "client_id=id", "id", "secret" },
  { "id:secret", NULL, "client_id=other", NULL, NULL, BAD_REQUEST },
  { "id:secret", NULL, "client_id=id&client_secret=secret", NULL, NULL, BAD_REQUEST },
  { "id:secret", NULL, "client_secret=secret", NULL, NULL, BAD_REQUEST },
  { "no colon", NULL, "", NULL, NULL, NO_CLIENT },
  { "id:%zz", NULL, "", NULL, NULL, NO_CLIENT },
  { "id:%00", NULL, "", NULL, NULL, NO_CLIENT },
  { "id:\xff", NULL, "", NULL, NULL, NO_CLIENT },
  { NULL, "basic aWQ6c2VjcmV0", "", "id", "secret" },
  { NULL, "Basic  aWQ6c2VjcmV0 ", "", "id", "secret" },
  { NULL, "Basic aWQ6cw==", "", "id", "s" },
  { NULL, "Basic aWQ6cw", "", "id", "s" },
  { NULL, "Basic aWQ6cw===", "", NULL, NULL, NO_CLIENT },
  { NULL, "Basic", "", NULL, NULL, NO_CLIENT },
  { NULL, "Basic !", "", NULL, NULL, NO_CLIENT },
  { NULL, "Basic aWQ6 c2VjcmV0", "", NULL, NULL, NO_CLIENT },
  { NULL, "Bearer aWQ6c2VjcmV0", "", NULL, NULL, NO_CLIENT },
  { NULL, "Bearer x", "client_id=id", NULL, NULL, NO_CLIENT },
  { NULL, "Bearer x", "client_id=id&client_secret=secret", NULL, NULL, BAD_REQUEST },
  { NULL, "", "", NULL, NULL, NO_CLIENT },
  { NULL, NULL, "client_id=id&client_secret=secret", "id", "secret" },
  { NULL, NULL, "client_secret=s%2Be+c&client_id=i%20d", "i d", "s+e c" },
  { NULL, NULL, "client_id=id", NULL, NULL, NO_CLIENT },
  { NULL, NULL, "client_secret=secret", NULL, NULL, NO_CLIENT },
  { NULL, NULL, "client_id=&client_secret=secret", NULL, NULL, NO_CLIENT },
  { NULL, NULL, "", NULL, NULL, NO_CLIENT },
};

static void
test_ways (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SignetRequest) request = signet_request_new ("POST", "/oauth/token");
      g_autoptr(SignetForm) form = signet_form_new_from_text (cases[i].body,
                                                              strlen (cases[i].body));
      g_autoptr(SignetClientAuth) auth = NULL;
      g_autoptr(GError) error = NULL;
      g_autofree char *header = g_strdup (cases[i].header);

      if (cases[i].basic != NULL)
        {
          g_autofree char *text = g_base64_encode ((const guchar *) cases[i].basic,
                                                   strlen (cases[i].basic));

          header = g_strconcat ("Basic ", text, NULL);
        }
      if (header != NULL)
        signet_request_add_header (request, "authorization", header);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      auth = signet_client_auth_new (request, form, &error);
      if (cases[i].client_id == NULL)
        {
          g_assert_null (auth);
          g_assert_error (error, SIGNET_OAUTH_ERROR, cases[i].error);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (signet_client_auth_get_client_id (auth), ==, cases[i].client_id);
      g_assert_cmpstr (signet_client_auth_get_secret (auth), ==, cases[i].secret);
    }
}

static void
test_header_twice (void)
{
  g_autoptr(SignetRequest) request = signet_request_new ("POST", "/oauth/token");
  g_autoptr(SignetForm) form = signet_form_new_from_text ("", 0);
  g_autoptr(SignetClientAuth) auth = NULL;
  g_autoptr(GError) error = NULL;

  signet_request_add_header (request, "Authorization", "Basic aWQ6c2VjcmV0");
  signet_request_add_header (request, "Authorization", "Basic aWQ6c2VjcmV0");
  auth = signet_client_auth_new (request, form, &error);
  g_assert_null (auth);
  g_assert_error (error, SIGNET_OAUTH_ERROR, SIGNET_OAUTH_ERROR_INVALID_REQUEST);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/client-auth/ways", test_ways);
  g_test_add_func ("/client-auth/header-twice", test_header_twice);

  return g_test_run ();
}
