/* test-request.c: header fields and bodies, and hosts
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "signet-admin-input.h"
#include "signet-admin-problem.h"
#include "signet-error.h"
#include "signet-host.h"
#include "signet-request.h"

static void
test_content_type (void)
{
  static const struct
  {
    const char *header;
    gboolean is_json;
  } cases[] = {
    { "application/json", TRUE },
    { "Application/JSON", TRUE },
    { " application/json ; charset=utf-8", TRUE },
    { "application/json;charset=\"UTF-8\"", TRUE },
    { "application/json; profile=x", TRUE },
    { "application/json; charset=latin1", FALSE },
    { "application/jsonp", FALSE },
    { "application/problem+json", FALSE },
    { "json", FALSE },
    { ";", FALSE },
    { "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SignetRequest) request = signet_request_new ("POST", "/");

      g_test_message ("%s", cases[i].header);
      g_assert_false (signet_request_has_content_type (request, "application/json"));
      signet_request_add_header (request, "content-type", cases[i].header);
      g_assert_cmpint (signet_request_has_content_type (request, "application/json"), ==,
                       cases[i].is_json);
      signet_request_add_header (request, "Content-Type", "application/json");
      g_assert_false (signet_request_has_content_type (request, "application/json"));
    }
}

static void
test_body (void)
{
  g_autoptr(SignetRequest) request = signet_request_new ("POST", "/");
  gsize length;

  signet_request_set_body_max (request, 5);
  signet_request_get_body (request, &length);
  g_assert_cmpuint (length, ==, 0);

  signet_request_append_body (request, "ab", 2);
  signet_request_append_body (request, "cde", 3);
  g_assert_false (signet_request_is_too_large (request));
  g_assert_cmpmem (signet_request_get_body (request, &length), 5, "abcde", 5);
  g_assert_cmpuint (length, ==, 5);

  signet_request_append_body (request, "f", 1);
  g_assert_true (signet_request_is_too_large (request));
  signet_request_get_body (request, &length);
  g_assert_cmpuint (length, ==, 0);

  signet_request_append_body (request, "g", 1);
  signet_request_get_body (request, &length);
  g_assert_cmpuint (length, ==, 0);
}

static void
test_if_match (void)
{
  static const struct
  {
    const char *header;
    gint64 revision; /* 0 if it is refused */
  } cases[] = {
    { "\"1\"", 1 },
    { "\"9223372036854775807\"", G_MAXINT64 },
    { "\"9223372036854775808\"", 0 },
    { "\"0\"", 0 },
    { "\"-1\"", 0 },
    { "\"+1\"", 0 },
    { "\"\"", 0 },
    { "\"", 0 },
    { "1", 0 },
    { "*", 0 },
    { "W/\"1\"", 0 },
    { "\"1\", \"2\"", 0 },
    { "\"one\"", 0 },
    { "", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SignetRequest) request = signet_request_new ("PATCH", "/");
      g_autoptr(GError) error = NULL;
      gint64 revision = 0;

      g_test_message ("%s", cases[i].header);
      signet_request_add_header (request, "If-Match", cases[i].header);
      g_assert_cmpint (signet_admin_input_read_revision (request, &revision, &error), ==,
                       cases[i].revision != 0);
      g_assert_cmpint (revision, ==, cases[i].revision);
      if (cases[i].revision == 0)
        g_assert_error (error, SIGNET_ADMIN_PROBLEM, SIGNET_ADMIN_PROBLEM_BAD_REQUEST);
    }
}

static void
test_idempotency_key (void)
{
  g_autofree char *longest = g_strnfill (128, 'k');
  g_autofree char *too_long = g_strnfill (129, 'k');
  const struct
  {
    const char *header;
    int problem; /* -1 for none */
  } cases[] = {
    { "k", -1 },
    { "2f1c1f4e-0000-4000-8000-000000000000", -1 },
    { "!~", -1 },
    { longest, -1 },
    { too_long, SIGNET_ADMIN_PROBLEM_BAD_REQUEST },
    { "a b", SIGNET_ADMIN_PROBLEM_BAD_REQUEST },
    { "ä", SIGNET_ADMIN_PROBLEM_BAD_REQUEST },
    { "", SIGNET_ADMIN_PROBLEM_KEY_MISSING },
    { NULL, SIGNET_ADMIN_PROBLEM_KEY_MISSING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SignetRequest) request = signet_request_new ("POST", "/");
      g_autoptr(GError) error = NULL;
      const char *key;

      if (cases[i].header != NULL)
        signet_request_add_header (request, "Idempotency-Key", cases[i].header);
      key = signet_admin_input_read_key (request, &error);
      g_assert_cmpstr (key, ==, cases[i].problem < 0 ? cases[i].header : NULL);
      if (cases[i].problem >= 0)
        g_assert_error (error, SIGNET_ADMIN_PROBLEM, cases[i].problem);
    }
}

static void
test_hosts (void)
{
  static const struct
  {
    const char *host;
    gboolean loopback;
  } cases[] = {
    { "127.0.0.1", TRUE },
    { "127.0.0.1:7878", TRUE },
    { "localhost:1", TRUE },
    { "LocalHost", TRUE },
    { "[::1]", TRUE },
    { "[::1]:65535", TRUE },
    { "", FALSE },
    { "127.0.0.2", FALSE },
    { "127.0.0.1:", FALSE },
    { "127.0.0.1:0", FALSE },
    { "127.0.0.1:65536", FALSE },
    { "127.0.0.1:7878x", FALSE },
    { "127.0.0.1.evil.example", FALSE },
    { "127.0.0.1@evil.example", FALSE },
    { "localhost.evil.example:7878", FALSE },
    { "localhost.", FALSE },
    { "evil.example", FALSE },
    { "evil.example:7878", FALSE },
    { "::1", FALSE },
    { "0.0.0.0:7878", FALSE },
    { "2130706433", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].host);
      g_assert_cmpint (signet_host_is_loopback (cases[i].host), ==, cases[i].loopback);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/request/content-type", test_content_type);
  g_test_add_func ("/request/body", test_body);
  g_test_add_func ("/request/if-match", test_if_match);
  g_test_add_func ("/request/idempotency-key", test_idempotency_key);
  g_test_add_func ("/request/hosts", test_hosts);

  return g_test_run ();
}
