/* test-settings.c: what is remembered, and who hears of it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-settings.h"

/*
 * Helpers
 */

static void
on_settings_notify_cb (SignetSettings *settings,
                       GParamSpec     *pspec,
                       GString        *heard)
{
  g_string_append_printf (heard, "%s ", pspec->name);
}

static void
test_defaults (void)
{
  g_autoptr(SignetSettings) settings = signet_settings_new ();
  g_autofree char *column = signet_settings_dup_sort_column (settings);

  g_assert_cmpint (signet_settings_get_window_width (settings), >, 0);
  g_assert_cmpint (signet_settings_get_window_height (settings), >, 0);
  g_assert_false (signet_settings_get_window_maximized (settings));
  g_assert_cmpstr (column, ==, "name");
  g_assert_false (signet_settings_get_sort_descending (settings));
  g_assert_false (signet_settings_get_keep_issuer_running (settings));
  g_assert_cmpint (signet_settings_get_issuer_port (settings), ==, 7878);
  g_assert_false (signet_settings_get_save_to_keyring (settings));
}

/* The two are two windows of one application, or two applications. */
static void
test_shared (void)
{
  g_autoptr(SignetSettings) settings = signet_settings_new ();
  g_autoptr(SignetSettings) other = signet_settings_new ();
  g_autoptr(GString) heard = g_string_new (NULL);
  g_autofree char *column = NULL;
  int port;

  g_signal_connect (other, "notify", G_CALLBACK (on_settings_notify_cb), heard);
  signet_settings_set_sort_column (settings, "created");
  g_object_set (settings, "issuer-port", 1234, "save-to-keyring", TRUE, NULL);

  g_object_get (other, "issuer-port", &port, "sort-column", &column, NULL);
  g_assert_cmpint (port, ==, 1234);
  g_assert_cmpstr (column, ==, "created");
  g_assert_true (signet_settings_get_save_to_keyring (other));
  g_assert_cmpstr (heard->str, ==, "sort-column issuer-port save-to-keyring ");
}

/*
 * Public
 */

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/settings/defaults", test_defaults);
  g_test_add_func ("/settings/shared", test_shared);

  return g_test_run ();
}
