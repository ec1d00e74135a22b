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
  const char * const order[] = { "status", "name", NULL };
  g_autoptr(GVariant) widths = g_variant_ref_sink (g_variant_new_parsed ("{'apis': 200}"));
  g_autoptr(GVariant) other_widths = NULL;
  g_autofree char *column = NULL;
  g_auto(GStrv) other_order = NULL;
  int port;

  g_signal_connect (other, "notify", G_CALLBACK (on_settings_notify_cb), heard);
  signet_settings_set_sort_column (settings, "created");
  g_object_set (settings, "issuer-port", 1234, "save-to-keyring", TRUE, NULL);

  g_object_get (other, "issuer-port", &port, "sort-column", &column, NULL);
  g_assert_cmpint (port, ==, 1234);
  g_assert_cmpstr (column, ==, "created");
  g_assert_true (signet_settings_get_save_to_keyring (other));

  g_object_set (settings, "column-order", order, "column-widths", widths, NULL);
  g_object_get (other, "column-order", &other_order, "column-widths", &other_widths, NULL);
  g_assert_true (g_strv_equal (order, (const char * const *) other_order));
  g_assert_true (g_variant_equal (widths, other_widths));
  g_assert_cmpstr (heard->str, ==, "sort-column issuer-port save-to-keyring column-order "
                                   "column-widths ");
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
