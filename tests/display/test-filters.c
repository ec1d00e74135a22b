/* test-filters.c: the chips above the list, what they open, and the review of a workspace
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "listing.h"
#include "signet-filter-bar.h"
#include "signet-filter-chip.h"
#include "signet-filter-choice.h"
#include "signet-filter-choices.h"
#include "signet-filter-menu.h"
#include "signet-filter-popover.h"
#include "signet-result-bar.h"

/* A list below its chips. */
typedef struct
{
  Listing listing;
  SignetFilter *filter; /* (borrowed) of the list */
  GtkWidget *bar;       /* (borrowed) of the window */
  GtkWidget *results;   /* (borrowed) of the window */
} Setting;

/*
 * Helpers
 */

static void
set_up (Setting       *setting,
        gconstpointer  n_credentials)
{
  g_autoptr(GtkWidget) view = NULL;
  GtkWidget *box;

  listing_set_up (&setting->listing, n_credentials);
  view = g_object_ref (GTK_WIDGET (setting->listing.view));
  setting->filter = signet_credential_view_get_filter (setting->listing.view);
  setting->bar = signet_filter_bar_new (setting->listing.view);
  setting->results = signet_result_bar_new (setting->listing.view);

  adw_window_set_content (ADW_WINDOW (setting->listing.window), NULL);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), setting->bar);
  gtk_box_append (GTK_BOX (box), setting->results);
  gtk_box_append (GTK_BOX (box), view);
  gtk_widget_set_vexpand (view, TRUE);
  adw_window_set_content (ADW_WINDOW (setting->listing.window), box);
  DISPLAY_WAIT (gtk_widget_get_mapped (setting->bar));
}

static void
tear_down (Setting       *setting,
           gconstpointer  n_credentials)
{
  listing_tear_down (&setting->listing, n_credentials);
}

/* The chip, as soon as it says that. */
static GtkWidget *
wait_chip (Setting    *setting,
           const char *name)
{
  GtkWidget *chip;

  DISPLAY_WAIT ((chip = display_find (setting->bar, SIGNET_TYPE_FILTER_CHIP, name)) != NULL);

  return chip;
}

static gboolean
is_pressed (GtkWidget *chip)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip));
}

static GtkWidget *
get_menu (Setting     *setting,
          GtkWidget   *root,
          SignetFacet  facet)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (SIGNET_IS_FILTER_MENU (child) &&
          signet_filter_menu_get_facet (SIGNET_FILTER_MENU (child)) == facet)
        return child;
      found = get_menu (setting, child, facet);
      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Opens the menu of a facet, and gives what it opened. */
static GtkWidget *
open_menu (Setting     *setting,
           SignetFacet  facet)
{
  GtkWidget *menu = get_menu (setting, setting->bar, facet);
  GtkWidget *button = gtk_widget_get_first_child (menu);
  GtkWidget *popover;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  g_assert_true (SIGNET_IS_FILTER_POPOVER (popover));
  DISPLAY_WAIT (gtk_widget_get_mapped (popover));

  return popover;
}

static void
choose_by_keys (Setting     *setting,
                SignetFacet  facet,
                const char  *text,
                const char  *value)
{
  GtkWidget *popover = open_menu (setting, facet);
  GtkWidget *entry = display_find (popover, GTK_TYPE_SEARCH_ENTRY, NULL);

  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
  if (entry != NULL)
    display_press ("Down");
  DISPLAY_WAIT (gtk_window_get_focus (setting->listing.window) != NULL &&
                gtk_widget_get_ancestor (gtk_window_get_focus (setting->listing.window),
                                         GTK_TYPE_LIST_VIEW) != NULL);
  display_press ("Return");
  DISPLAY_WAIT (g_strcmp0 (signet_filter_get_value (setting->filter, facet), value) == 0);
  DISPLAY_WAIT (!gtk_widget_get_visible (popover));
}

static void
test_chips (Setting       *setting,
            gconstpointer  data)
{
  GtkWidget *all = wait_chip (setting, "All, 4 credentials");
  GtkWidget *inactive = wait_chip (setting, "Inactive, 1 credential");

  g_assert_true (is_pressed (all));
  g_assert_false (is_pressed (inactive));
  display_click (inactive);
  g_assert_cmpstr (signet_filter_get_value (setting->filter, SIGNET_FACET_STATUS), ==, "inactive");
  g_assert_true (is_pressed (inactive));
  g_assert_false (is_pressed (all));
  listing_assert_names (&setting->listing, "Backfill");
  gtk_test_accessible_assert_state (inactive, GTK_ACCESSIBLE_STATE_PRESSED,
                                    GTK_ACCESSIBLE_TRISTATE_TRUE);

  /* The one that is pressed lets all through again; “All” stays pressed whatever one does. */
  display_click (inactive);
  g_assert_true (is_pressed (all));
  display_click (all);
  g_assert_true (is_pressed (all));
  listing_assert_names (&setting->listing, "Backfill, Café Loyalty, Partner Feed, POS Gateway");

  signet_filter_set_value (setting->filter, SIGNET_FACET_STATUS, "active");
  g_assert_true (is_pressed (wait_chip (setting, "Active, 3 credentials")));
  g_assert_false (is_pressed (all));
  display_check_names (setting->bar);
}

/* The numbers of the others say what there would be. */
static void
test_counts_follow (Setting       *setting,
                    gconstpointer  data)
{
  display_click (wait_chip (setting, "Active, 3 credentials"));
  wait_chip (setting, "All, 4 credentials");
  wait_chip (setting, "Expiring, 1 credential");
  signet_filter_set_search (setting->filter, "partner");
  wait_chip (setting, "All, 1 credential");
  wait_chip (setting, "Inactive, 0 credentials");
  wait_chip (setting, "Expiring, 0 credentials");
}

static void
test_days (Setting       *setting,
           gconstpointer  data)
{
  GtkWidget *expiring = wait_chip (setting, "Expiring, 1 credential");

  display_click (expiring);
  g_assert_cmpstr (signet_filter_get_value (setting->filter, SIGNET_FACET_EXPIRES), ==, "30");
  listing_assert_names (&setting->listing, "Café Loyalty");

  signet_filter_set_value (setting->filter, SIGNET_FACET_EXPIRES, "expired");
  g_assert_true (wait_chip (setting, "Expired, 1 credential") == expiring);
  g_assert_true (is_pressed (expiring));
  listing_assert_names (&setting->listing, "Partner Feed");
  display_click (expiring);
  g_assert_null (signet_filter_get_value (setting->filter, SIGNET_FACET_EXPIRES));
  wait_chip (setting, "Expiring, 1 credential");

  choose_by_keys (setting, SIGNET_FACET_USED, NULL, "30");
  g_assert_true (is_pressed (wait_chip (setting, "Unused for 30 Days, 2 credentials")));
}

static void
test_menu (Setting       *setting,
           gconstpointer  data)
{
  GtkWidget *menu = get_menu (setting, setting->bar, SIGNET_FACET_WORKSPACE);
  GtkWidget *clear;

  choose_by_keys (setting, SIGNET_FACET_WORKSPACE, "eu prod", "2");
  DISPLAY_WAIT (display_shows (menu, "Workspace: EU Production"));
  clear = display_find (menu, GTK_TYPE_BUTTON, "Clear Workspace: EU Production");
  g_assert_nonnull (clear);
  display_check_names (setting->bar);

  display_click (clear);
  g_assert_null (signet_filter_get_value (setting->filter, SIGNET_FACET_WORKSPACE));
  g_assert_false (gtk_widget_get_visible (clear));
  g_assert_false (display_shows (menu, "EU Production"));

  /* What nobody knows a name of is called by its id. */
  signet_filter_set_value (setting->filter, SIGNET_FACET_WORKSPACE, "999");
  g_assert_true (display_shows (menu, "Workspace: 999"));
}

static void
test_menu_counts (Setting       *setting,
                  gconstpointer  data)
{
  GtkWidget *popover;

  wait_chip (setting, "All, 4 credentials");
  popover = open_menu (setting, SIGNET_FACET_API);
  DISPLAY_WAIT (display_shows (popover, "Platform"));
  g_assert_true (display_shows (popover, "2"));
  display_check_names (popover);
  display_press ("Escape");
  DISPLAY_WAIT (!gtk_widget_get_visible (popover));
}

/* For Tab the row is one stop, and the arrows move within it. */
static void
test_keyboard (Setting       *setting,
               gconstpointer  data)
{
  GtkWindow *window = setting->listing.window;
  GtkWidget *all = wait_chip (setting, "All, 4 credentials");
  GtkWidget *active = wait_chip (setting, "Active, 3 credentials");

  gtk_widget_child_focus (setting->bar, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (window) == all);
  display_press ("Right");
  DISPLAY_WAIT (gtk_window_get_focus (window) == active);
  display_press ("space");
  DISPLAY_WAIT (is_pressed (active));
  display_press ("Left");
  DISPLAY_WAIT (gtk_window_get_focus (window) == all);
  display_press ("Left");
  display_press ("Right");
  DISPLAY_WAIT (gtk_window_get_focus (window) == active);

  /* Whoever comes back is where the row was left. */
  display_press ("Tab");
  DISPLAY_WAIT (!gtk_widget_is_ancestor (gtk_window_get_focus (window), setting->bar));
  gtk_widget_child_focus (setting->bar, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (window) == active);
}

static void
test_review (Setting       *setting,
             gconstpointer  data)
{
  Listing *listing = &setting->listing;
  GtkWidget *results = setting->results;

  g_assert_true (listing_shows (listing, SAMPLE_CAFE, "EU Production"));
  g_assert_null (display_find (results, GTK_TYPE_BUTTON, "Clear Filters"));

  signet_filter_set_value (setting->filter, SIGNET_FACET_WORKSPACE, "2");
  DISPLAY_WAIT (listing_shows (listing, SAMPLE_CAFE, "This workspace"));
  DISPLAY_WAIT (listing_shows (listing, SAMPLE_BACKFILL, "Its account"));
  DISPLAY_WAIT (display_shows (results, "of 4 credentials"));
  g_assert_true (display_shows (results, "can reach EU Production"));

  DISPLAY_WAIT (display_find (results, GTK_TYPE_BUTTON, "Active Only") != NULL);
  display_click (display_find (results, GTK_TYPE_BUTTON, "Active Only"));
  g_assert_cmpstr (signet_filter_get_value (setting->filter, SIGNET_FACET_STATUS), ==, "active");
  g_assert_true (display_shows (results, "These active credentials can reach EU Production."));
  DISPLAY_WAIT (display_find (results, GTK_TYPE_BUTTON, "Active Only") == NULL);

  signet_filter_set_search (setting->filter, "o");
  display_click (display_find (results, GTK_TYPE_BUTTON, "Clear Filters"));
  g_assert_cmpuint (signet_filter_count (setting->filter), ==, 0);
  g_assert_cmpstr (signet_filter_get_search (setting->filter), ==, "o");
  signet_filter_clear (setting->filter);
  DISPLAY_WAIT (listing_shows (listing, SAMPLE_CAFE, "EU Production"));
  g_assert_null (display_find (results, GTK_TYPE_BUTTON, "Clear Filters"));
}

/* The APIs of each way are in the tooltip, and a screen reader says them. */
static void
test_explained_reach (Setting       *setting,
                      gconstpointer  data)
{
  GtkWidget *row;
  GtkWidget *reach = NULL;

  signet_filter_set_value (setting->filter, SIGNET_FACET_WORKSPACE, "2");
  DISPLAY_WAIT ((row = listing_get_row (&setting->listing, SAMPLE_CAFE)) != NULL &&
                (reach = display_find (row, GTK_TYPE_INSCRIPTION, "This workspace")) != NULL);
  DISPLAY_WAIT (gtk_test_accessible_has_property (GTK_ACCESSIBLE (reach),
                                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  gtk_test_accessible_assert_property (reach, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "This workspace: Profile");
}

static void
test_narrow_review (Setting       *setting,
                    gconstpointer  data)
{
  gtk_window_set_default_size (setting->listing.window, 420, 600);
  DISPLAY_WAIT (signet_row_context_get_narrow
                  (signet_credential_view_get_context (setting->listing.view)));
  signet_filter_set_value (setting->filter, SIGNET_FACET_WORKSPACE, "2");
  DISPLAY_WAIT (listing_shows (&setting->listing, SAMPLE_CAFE, "This workspace"));
}

/* Five thousand workspaces are grouped by account, and found by the name of either. */
static void
test_many_workspaces (Setting       *setting,
                      gconstpointer  data)
{
  g_autoptr(SignetOrganization) organization = signet_organization_new (1, "Large");
  g_autoptr(GPtrArray) choices = NULL;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) few = NULL;

  for (gint64 i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("Account %02d", (int) i);
      g_autoptr(SignetAccount) account = signet_account_new (i + 1, name);

      for (gint64 j = 0; j < 50; j++)
        {
          g_autoptr(SignetWorkspace) workspace = signet_workspace_new (1000 + i * 50 + j, "Shop");

          g_assert_true (signet_account_add_workspace (account, workspace));
        }
      g_assert_true (signet_organization_add_account (organization, account));
    }

  signet_row_context_set_organization
    (signet_credential_view_get_context (setting->listing.view), organization);
  choices = signet_filter_choices_new (setting->listing.view, SIGNET_FACET_WORKSPACE);
  g_assert_cmpuint (choices->len, ==, 5000);
  all = signet_filter_choices_find (choices, "");
  g_assert_cmpuint (all->len, ==, 5100);
  g_assert_null (signet_filter_choice_get_value (all->pdata[0]));
  g_assert_cmpstr (signet_filter_choice_get_name (all->pdata[51]), ==, "Account 01");
  few = signet_filter_choices_find (choices, "ACCOUNT 3100");
  g_assert_cmpuint (few->len, ==, 2);
  g_assert_cmpstr (signet_filter_choice_get_name (few->pdata[0]), ==, "Account 42");

  /* Down skips what is no choice. */
  choose_by_keys (setting, SIGNET_FACET_WORKSPACE, "account 3100", "3100");
}

int
main (int   argc,
      char *argv[])
{
  display_init (&argc, &argv);

#define ADD(path, function) \
  g_test_add (path, Setting, NULL, set_up, function, tear_down)

  ADD ("/filters/chips", test_chips);
  ADD ("/filters/counts-follow", test_counts_follow);
  ADD ("/filters/days", test_days);
  ADD ("/filters/menu", test_menu);
  ADD ("/filters/menu-counts", test_menu_counts);
  ADD ("/filters/keyboard", test_keyboard);
  ADD ("/filters/review", test_review);
  ADD ("/filters/explained-reach", test_explained_reach);
  ADD ("/filters/narrow-review", test_narrow_review);
  ADD ("/filters/many-workspaces", test_many_workspaces);

#undef ADD

  return g_test_run ();
}
