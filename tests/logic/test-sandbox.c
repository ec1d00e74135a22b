/* test-sandbox.c: where sockets are, inside of a sandbox and outside
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-sandbox.h"

static void
test_outside (void)
{
  g_autofree char *folder = signet_sandbox_choose_runtime_folder ("/run/user/1000", NULL);
  g_autofree char *nameless = signet_sandbox_choose_runtime_folder ("/run/user/1000", "");

  g_assert_cmpstr (folder, ==, "/run/user/1000");
  g_assert_cmpstr (nameless, ==, "/run/user/1000");
}

/* The one folder that Flatpak gives to all sandboxes of an application. */
static void
test_inside (void)
{
  g_autofree char *folder = signet_sandbox_choose_runtime_folder ("/run/user/1000",
                                                                  SIGNET_APP_ID);

  g_assert_cmpstr (folder, ==, "/run/user/1000/app/" SIGNET_APP_ID);
}

/* Who starts Signet from a terminal in a sandbox starts it outside. */
static void
test_variable_alone (void)
{
  g_autofree char *folder = NULL;

  if (signet_sandbox_is_here ())
    {
      g_test_skip ("this is a sandbox");
      return;
    }

  g_setenv ("FLATPAK_ID", "org.example.Terminal", TRUE);
  folder = signet_sandbox_dup_runtime_folder ();
  g_unsetenv ("FLATPAK_ID");

  g_assert_cmpstr (folder, ==, g_get_user_runtime_dir ());
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sandbox/outside", test_outside);
  g_test_add_func ("/sandbox/inside", test_inside);
  g_test_add_func ("/sandbox/variable-alone", test_variable_alone);

  return g_test_run ();
}
