/* test-settings.c: what is remembered, and who hears of it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-saved-filters.h"
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

static void
on_saved_changed_cb (guint *n_changes)
{
  (*n_changes)++;
}

static char *
join_names (SignetSavedFilters *saved)
{
  g_auto(GStrv) names = signet_saved_filters_dup_names (saved);

  return g_strjoinv (", ", names);
}

static void
test_saved_filters (void)
{
  g_autoptr(SignetSettings) settings = signet_settings_new ();
  g_autoptr(SignetSavedFilters) saved = signet_saved_filters_new (settings);
  g_autoptr(SignetSavedFilters) other = signet_saved_filters_new (settings);
  g_autofree char *names = NULL;
  g_autofree char *rest = NULL;
  guint n_changes = 0;

  g_signal_connect_swapped (other, "changed", G_CALLBACK (on_saved_changed_cb), &n_changes);
  signet_saved_filters_save (saved, "Unused", "used=90");
  signet_saved_filters_save (saved, "EU “Review”", "workspace=7&q=a%20b");
  g_assert_cmpuint (n_changes, ==, 2);
  names = join_names (other);
  g_assert_cmpstr (names, ==, "EU “Review”, Unused");
  g_assert_cmpstr (signet_saved_filters_get_text (other, "EU “Review”"), ==,
                   "workspace=7&q=a%20b");

  signet_saved_filters_save (saved, "Unused", "used=180");
  g_assert_cmpstr (signet_saved_filters_get_text (other, "Unused"), ==, "used=180");
  signet_saved_filters_delete (saved, "EU “Review”");
  signet_saved_filters_delete (saved, "No Such");
  g_assert_cmpuint (n_changes, ==, 4);
  rest = join_names (other);
  g_assert_cmpstr (rest, ==, "Unused");
  g_assert_null (signet_saved_filters_get_text (other, "EU “Review”"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/settings/defaults", test_defaults);
  g_test_add_func ("/settings/shared", test_shared);
  g_test_add_func ("/settings/saved-filters", test_saved_filters);

  return g_test_run ();
}
