/* test-credential-view.c: what the list of credentials shows, in which order
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "listing.h"
#include "signet-cell.h"

/*
 * Callbacks
 */

static void
test_cells (Listing       *listing,
            gconstpointer  data)
{
  struct
  {
    const char *client_id;
    const char *texts[8];
  } rows[] = {
    { SAMPLE_POS, { "POS Gateway", "Retail Systems", "Platform User", "Profile", "Account",
                    "Active", "5 minutes ago", "30 Jun 2027" } },
    { SAMPLE_BACKFILL, { "Backfill", "One-off", "Platform Admin", "Account", "Inactive",
                         "3 Sep 2026", "Never" } },
    { SAMPLE_CAFE, { "Café Loyalty", "Loyalty Squad", "Profile", "EU Production", "Active",
                     "Never", "In 6 days" } },
    { SAMPLE_PARTNER, { "Partner Feed", "Data Plans Read-Only", "2 workspaces", "Expired",
                        "31 Oct 2026" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (rows[i].texts) && rows[i].texts[j] != NULL; j++)
        DISPLAY_WAIT (listing_shows (listing, rows[i].client_id, rows[i].texts[j]));
    }
}

static void
test_sort (Listing       *listing,
           gconstpointer  data)
{
  struct
  {
    const char *column;
    const char *ascending;
    const char *descending;
  } cases[] = {
    { "name", "Backfill, Café Loyalty, Partner Feed, POS Gateway",
      "POS Gateway, Partner Feed, Café Loyalty, Backfill" },
    { "client-id", "POS Gateway, Backfill, Café Loyalty, Partner Feed",
      "Partner Feed, Café Loyalty, Backfill, POS Gateway" },
    /* What nobody answers for comes last. */
    { "owner", "Café Loyalty, Partner Feed, POS Gateway, Backfill",
      "Backfill, POS Gateway, Partner Feed, Café Loyalty" },
    { "created-by", "Backfill, Café Loyalty, Partner Feed, POS Gateway",
      "Backfill, Café Loyalty, Partner Feed, POS Gateway" },
    { "apis", "Partner Feed, Backfill, POS Gateway, Café Loyalty",
      "Café Loyalty, POS Gateway, Backfill, Partner Feed" },
    /* Equal ones stand by name, whatever the direction. */
    { "scope", "Café Loyalty, Partner Feed, Backfill, POS Gateway",
      "Backfill, POS Gateway, Partner Feed, Café Loyalty" },
    { "status", "Café Loyalty, POS Gateway, Partner Feed, Backfill",
      "Backfill, Partner Feed, Café Loyalty, POS Gateway" },
    { "created", "Partner Feed, Backfill, POS Gateway, Café Loyalty",
      "Café Loyalty, POS Gateway, Backfill, Partner Feed" },
    { "last-used", "Café Loyalty, Backfill, Partner Feed, POS Gateway",
      "POS Gateway, Partner Feed, Backfill, Café Loyalty" },
    /* What never ends comes last. */
    { "expires", "Partner Feed, Café Loyalty, POS Gateway, Backfill",
      "Backfill, POS Gateway, Café Loyalty, Partner Feed" },
  };
  GActionGroup *actions = signet_credential_view_get_actions (listing->view);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GVariant) state = NULL;

      g_action_group_change_action_state (actions, "sort-descending",
                                          g_variant_new_boolean (FALSE));
      g_action_group_activate_action (actions, "sort-column",
                                      g_variant_new_string (cases[i].column));
      state = g_action_group_get_action_state (actions, "sort-column");
      g_assert_cmpstr (g_variant_get_string (state, NULL), ==, cases[i].column);
      listing_assert_names (listing, cases[i].ascending);

      g_action_group_activate_action (actions, "sort-descending", NULL);
      g_assert_true (signet_credential_view_get_sort_descending (listing->view));
      listing_assert_names (listing, cases[i].descending);
    }
}

/* A click on a header reaches the view only as a change of its sorter. */
static void
test_sort_by_header (Listing       *listing,
                     gconstpointer  data)
{
  gtk_column_view_sort_by_column (listing->view->view,
                                  listing->view->columns[SIGNET_COLUMN_STATUS].column,
                                  GTK_SORT_DESCENDING);
  g_assert_cmpstr (signet_credential_view_get_sort_column (listing->view), ==, "status");
  g_assert_true (signet_credential_view_get_sort_descending (listing->view));

  gtk_column_view_sort_by_column (listing->view->view,
                                  listing->view->columns[SIGNET_COLUMN_EXPIRES].column,
                                  GTK_SORT_ASCENDING);
  g_assert_cmpstr (signet_credential_view_get_sort_column (listing->view), ==, "expires");
  g_assert_false (signet_credential_view_get_sort_descending (listing->view));

  signet_credential_view_set_sort_column (listing->view, "no-such-column");
  g_assert_cmpstr (signet_credential_view_get_sort_column (listing->view), ==, "expires");
}

static void
test_search (Listing       *listing,
             gconstpointer  data)
{
  struct
  {
    const char *search;
    const char *names;
  } cases[] = {
    { "pos", "POS Gateway" },
    { "CAFE", "Café Loyalty" },
    { "café", "Café Loyalty" },
    { "2222", "Backfill" },
    { "one-off", "Backfill" },
    { "squad", "Café Loyalty" },
    { "profile", "Café Loyalty, POS Gateway" },
    { "admin", "Backfill" },
    { "staging", "Partner Feed, POS Gateway" },
    { "staging data", "Partner Feed" },
    { "  gateway\tretail ", "POS Gateway" },
    { "eu production", "Café Loyalty, POS Gateway" },
    { "nowhere to be found", "" },
    { "", "Backfill, Café Loyalty, Partner Feed, POS Gateway" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      signet_credential_view_set_search (listing->view, cases[i].search);
      listing_assert_names (listing, cases[i].names);
      g_assert_true (signet_credential_view_get_empty (listing->view) == (*cases[i].names == '\0'));
    }
}

static void
test_time (Listing       *listing,
           gconstpointer  data)
{
  SignetRowContext *context = signet_credential_view_get_context (listing->view);

  DISPLAY_WAIT (listing_shows (listing, SAMPLE_POS, "5 minutes ago"));
  signet_row_context_set_now (context, SAMPLE_NOW + 60);
  DISPLAY_WAIT (listing_shows (listing, SAMPLE_POS, "6 minutes ago"));
  signet_row_context_set_now (context, SAMPLE_NOW + 7 * 24 * 60 * 60);
  DISPLAY_WAIT (listing_shows (listing, SAMPLE_CAFE, "Expired"));
  DISPLAY_WAIT (listing_shows (listing, SAMPLE_CAFE, "29 Nov 2026"));
}

static void
test_widths (Listing       *listing,
             gconstpointer  data)
{
  struct
  {
    double width;
    const char *columns;
    gboolean narrow;
  } cases[] = {
    { 1100, "name apis scope status last-used expires keyring action ", FALSE },
    { 1026, "name apis scope status last-used expires keyring action ", FALSE },
    { 1025, "name apis status last-used expires keyring action ", FALSE },
    { 905, "name apis status expires keyring action ", FALSE },
    { 785, "name apis status keyring action ", FALSE },
    { 672, "name apis status keyring action ", FALSE },
    { 671, "name keyring action ", TRUE },
    { 100, "name keyring action ", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SignetColumnFit fit;
      g_autoptr(GString) columns = g_string_new (NULL);

      signet_column_fit (listing->view->layout, cases[i].width, &fit);
      g_assert_true (fit.narrow == cases[i].narrow);
      for (guint j = 0; j < SIGNET_N_COLUMNS; j++)
        {
          if (fit.shown[j])
            g_string_append_printf (columns, "%s ", signet_column_get_id (j));
        }
      g_assert_cmpstr (columns->str, ==, cases[i].columns);
    }
}

static void
test_narrow (Listing       *listing,
             gconstpointer  data)
{
  GtkWidget *row;

  gtk_window_set_default_size (listing->window, 360, 600);
  DISPLAY_WAIT (listing_shows (listing, SAMPLE_PARTNER, "Data Plans"));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (listing->window)), <=, 360);
  g_assert_true (listing_shows (listing, SAMPLE_PARTNER, "Expired"));
  g_assert_false (listing_shows (listing, SAMPLE_PARTNER, "2 workspaces"));
  display_check_names (GTK_WIDGET (listing->window));

  row = listing_get_row (listing, SAMPLE_PARTNER);
  display_click (display_find (row, GTK_TYPE_BUTTON, "Actions for Partner Feed"));
  DISPLAY_WAIT (listing->view->menu != NULL && gtk_widget_get_mapped (listing->view->menu));
  gtk_popover_popdown (GTK_POPOVER (listing->view->menu));

  gtk_window_set_default_size (listing->window, 1100, 600);
  DISPLAY_WAIT (listing_shows (listing, SAMPLE_PARTNER, "2 workspaces"));
}

/* Text of twice the size needs twice the room. GTK complains when it changes under a label, so
 * the window begins with it.
 */
static void
set_up_large (Listing       *listing,
              gconstpointer  n_credentials)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  listing_set_up (listing, n_credentials);
}

static void
tear_down_large (Listing       *listing,
                 gconstpointer  n_credentials)
{
  listing_tear_down (listing, n_credentials);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
}

static void
test_large_text (Listing       *listing,
                 gconstpointer  data)
{
  DISPLAY_WAIT (listing_shows (listing, SAMPLE_PARTNER, "Data Plans"));
  g_assert_false (listing_shows (listing, SAMPLE_PARTNER, "2 workspaces"));
}

static void
test_columns (Listing       *listing,
              gconstpointer  data)
{
  const char * const wanted[] = { "client-id", "status", "no-such-column", NULL };
  GActionGroup *actions = signet_credential_view_get_actions (listing->view);
  g_auto(GStrv) columns = NULL;
  g_autoptr(GVariant) state = NULL;

  g_assert_false (listing_shows (listing, SAMPLE_POS, SAMPLE_POS));
  g_action_group_activate_action (actions, "show-client-id", NULL);
  DISPLAY_WAIT (listing_shows (listing, SAMPLE_POS, SAMPLE_POS));

  g_object_set (listing->view->layout, "columns", wanted, NULL);
  DISPLAY_WAIT (!listing_shows (listing, SAMPLE_POS, "5 minutes ago"));
  state = g_action_group_get_action_state (actions, "show-last-used");
  g_assert_false (g_variant_get_boolean (state));
  g_object_get (listing->view->layout, "columns", &columns, NULL);
  g_assert_cmpuint (g_strv_length (columns), ==, 2);
  g_assert_cmpstr (columns[0], ==, "client-id");
  g_assert_cmpstr (columns[1], ==, "status");
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, n_credentials, function)                                             \
  g_test_add ("/credential-view/" path, Listing, GUINT_TO_POINTER (n_credentials), \
              listing_set_up, function, listing_tear_down)

  display_init (&argc, &argv);
  ADD ("cells", 0, test_cells);
  ADD ("sort", 0, test_sort);
  ADD ("sort-by-header", 0, test_sort_by_header);
  ADD ("search", 0, test_search);
  ADD ("time", 0, test_time);
  ADD ("widths", 0, test_widths);
  ADD ("narrow", 0, test_narrow);
  g_test_add ("/credential-view/large-text", Listing, NULL, set_up_large, test_large_text,
              tear_down_large);
  ADD ("columns", 0, test_columns);

  return g_test_run ();
}
