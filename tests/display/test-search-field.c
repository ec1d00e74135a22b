/* test-search-field.c: the search in the window, and the filters that are saved there
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"
#include "samples.h"
#include "signet-save-filter-dialog.h"
#include "signet-saved-row.h"
#include "signet-window-private.h"

/* A window on the samples. */
typedef struct
{
  SignetSettings *settings;
  SignetWindow *window; /* (borrowed) */
} Setting;

/*
 * Helpers
 */

static void
wait_for_page (Setting    *setting,
               const char *name)
{
  DISPLAY_WAIT (g_strcmp0 (gtk_stack_get_visible_child_name (setting->window->stack), name) == 0);
  display_check_names (GTK_WIDGET (setting->window));
}

static void
set_up (Setting       *setting,
        gconstpointer  data)
{
  g_autoptr(FakeConnector) issuer = sample_issuer ();
  g_autoptr(SignetConnection) connection = display_connect (issuer);

  setting->settings = signet_settings_new ();
  setting->window = SIGNET_WINDOW (signet_window_new (NULL, connection, setting->settings));
  gtk_window_present (GTK_WINDOW (setting->window));
  wait_for_page (setting, "list");
}

static void
tear_down (Setting       *setting,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (setting->window));
  g_clear_object (&setting->settings);
}

static GtkWidget *
find_button (Setting    *setting,
             const char *name)
{
  return display_find (GTK_WIDGET (setting->window), GTK_TYPE_BUTTON, name);
}

static void
open_saved (Setting *setting)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (display_find (GTK_WIDGET (setting->window),
                                                        GTK_TYPE_MENU_BUTTON, "Saved Filters")));
  DISPLAY_WAIT (find_button (setting, "Delete Filter Retail review") != NULL);
}

/* Esc ends the search, and leaves the filters alone. */
static void
test_search_and_filters (Setting       *setting,
                         gconstpointer  data)
{
  SignetFilter *filter = signet_credential_view_get_filter (setting->window->view);

  signet_filter_set_value (filter, SIGNET_FACET_STATUS, "active");
  signet_filter_set_search (filter, "zzz");
  wait_for_page (setting, "nothing-found");
  /* A search from elsewhere is seen, too. */
  g_assert_true (gtk_search_bar_get_search_mode (setting->window->search_bar));
  g_assert_cmpstr (gtk_editable_get_text
                     (signet_search_field_get_entry (setting->window->search_field)), ==, "zzz");
  g_assert_true (display_shows (GTK_WIDGET (setting->window->nothing_found_page),
                                "“zzz”, Active"));
  g_assert_nonnull (find_button (setting, "Clear Filters and Search"));

  gtk_widget_activate_action (GTK_WIDGET (setting->window), "win.search", NULL);
  display_press ("Escape");
  wait_for_page (setting, "list");
  g_assert_cmpstr (signet_filter_get_search (filter), ==, "");
  g_assert_cmpstr (signet_filter_get_value (filter, SIGNET_FACET_STATUS), ==, "active");

  signet_filter_set_value (filter, SIGNET_FACET_CREATED_BY, "nobody");
  wait_for_page (setting, "nothing-found");
  display_click (find_button (setting, "Clear Filters"));
  wait_for_page (setting, "list");
}

static void
test_saved_filters (Setting       *setting,
                    gconstpointer  data)
{
  SignetFilter *filter = signet_credential_view_get_filter (setting->window->view);
  g_autoptr(SignetSavedFilters) saved = signet_saved_filters_new (setting->settings);
  GtkEditable *entry = signet_search_field_get_entry (setting->window->search_field);
  GtkWindow *dialog;

  signet_saved_filters_save (saved, "Retail review", "q=pos&status=active");
  gtk_widget_activate_action (GTK_WIDGET (setting->window), "win.search", NULL);
  DISPLAY_WAIT (gtk_widget_get_mapped (GTK_WIDGET (entry)));
  gtk_editable_set_text (entry, "review");
  DISPLAY_WAIT (display_find (GTK_WIDGET (setting->window), SIGNET_TYPE_SAVED_ROW, NULL) != NULL);
  display_press ("Down");
  display_press ("Return");
  DISPLAY_WAIT (g_strcmp0 (signet_filter_get_value (filter, SIGNET_FACET_STATUS), "active") == 0);
  g_assert_cmpstr (signet_filter_get_search (filter), ==, "pos");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "pos");

  /* The same name takes the place of the other, and that is said before. */
  open_saved (setting);
  signet_filter_set_value (filter, SIGNET_FACET_STATUS, NULL);
  display_click (find_button (setting, "Save Filter…"));
  DISPLAY_WAIT ((dialog = display_find_window (SIGNET_TYPE_SAVE_FILTER_DIALOG)) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (display_find (GTK_WIDGET (dialog), GTK_TYPE_ENTRY, "Name")),
                         "Retail review");
  g_assert_true (display_shows (GTK_WIDGET (dialog), "is replaced"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "save");
  g_assert_cmpstr (signet_saved_filters_get_text (saved, "Retail review"), ==, "q=pos");

  open_saved (setting);
  display_click (find_button (setting, "Delete Filter Retail review"));
  g_assert_null (signet_saved_filters_get_text (saved, "Retail review"));
}

int
main (int   argc,
      char *argv[])
{
  display_init (&argc, &argv);

  g_test_add ("/search-field/search-and-filters", Setting, NULL,
              set_up, test_search_and_filters, tear_down);
  g_test_add ("/search-field/saved-filters", Setting, NULL,
              set_up, test_saved_filters, tear_down);

  return g_test_run ();
}
