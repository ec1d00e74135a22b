/* test-default-paths.c: where the application and the issuer find each other
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-default-paths.h"
#include "signet-sandbox.h"

static void
test_database (void)
{
  g_autofree char *path = signet_default_paths_dup_database ();
  g_autofree char *expected = g_strconcat (g_get_user_data_dir (), "/signet/issuer.db", NULL);

  g_assert_cmpstr (path, ==, expected);
}

static void
test_admin_socket (void)
{
  g_autofree char *path = signet_default_paths_dup_admin_socket ();
  g_autofree char *runtime = signet_sandbox_dup_runtime_folder ();
  g_autofree char *expected = g_strconcat (runtime, "/signet/issuer.sock", NULL);

  g_assert_cmpstr (path, ==, expected);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/default-paths/database", test_database);
  g_test_add_func ("/default-paths/admin-socket", test_admin_socket);

  return g_test_run ();
}
