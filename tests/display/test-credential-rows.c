/* test-credential-rows.c: what can be done with the rows of the list
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "listing.h"
#include "signet-row-finder.h"
#include "signet-row-menu.h"

/*
 * Helpers
 */

static gboolean
is_focused (Listing    *listing,
            const char *client_id)
{
  return g_strcmp0 (listing_get_focused (listing), client_id) == 0;
}

/*
 * Callbacks
 */

static void
test_activate (Listing       *listing,
               gconstpointer  data)
{
  GtkWidget *delete_button;

  gtk_widget_activate_action (signet_row_finder_get_list (listing->view->view),
                              "list.activate-item", "u", 1);
  g_assert_cmpstr (listing->asked, ==, "edit " SAMPLE_CAFE);

  delete_button = display_find (listing_get_row (listing, SAMPLE_PARTNER), GTK_TYPE_BUTTON,
                                "Delete Partner Feed");
  display_click (delete_button);
  DISPLAY_WAIT (g_strcmp0 (listing->asked, "delete " SAMPLE_PARTNER) == 0);
}

static void
test_keys (Listing       *listing,
           gconstpointer  data)
{
  DISPLAY_WAIT (gtk_window_is_active (listing->window));
  gtk_widget_grab_focus (listing_get_row (listing, SAMPLE_CAFE));
  DISPLAY_WAIT (is_focused (listing, SAMPLE_CAFE));

  display_press ("Return");
  DISPLAY_WAIT (g_strcmp0 (listing->asked, "edit " SAMPLE_CAFE) == 0);
  display_press ("Down");
  DISPLAY_WAIT (is_focused (listing, SAMPLE_PARTNER));
  display_press ("Delete");
  DISPLAY_WAIT (g_strcmp0 (listing->asked, "delete " SAMPLE_PARTNER) == 0);
  display_press ("ctrl+c");
  DISPLAY_WAIT (g_strcmp0 (listing->asked, "copy-client-id " SAMPLE_PARTNER) == 0);
  display_press ("ctrl+d");
  DISPLAY_WAIT (g_strcmp0 (listing->asked, "duplicate " SAMPLE_PARTNER) == 0);
  display_press ("alt+Return");
  DISPLAY_WAIT (g_strcmp0 (listing->asked, "edit " SAMPLE_PARTNER) == 0);

  display_press ("shift+F10");
  DISPLAY_WAIT (listing->view->menu != NULL && gtk_widget_get_mapped (listing->view->menu));
  display_press ("Escape");
  DISPLAY_WAIT (!gtk_widget_get_mapped (listing->view->menu));
  DISPLAY_WAIT (is_focused (listing, SAMPLE_PARTNER));
  display_press ("Menu");
  DISPLAY_WAIT (gtk_widget_get_mapped (listing->view->menu));
}

static void
test_menu (Listing       *listing,
           gconstpointer  data)
{
  const char *actions[] = { "credential.edit", "credential.copy-client-id",
                            "credential.copy-link", "credential.get-token",
                            "credential.kept-secret",
                            "credential.duplicate", "credential.history",
                            "credential.set-expiry", "credential.activate",
                            "credential.rotate", "credential.delete" };
  SignetCredential *credential = signet_credential_list_find (listing->credentials,
                                                              SAMPLE_BACKFILL);
  g_autoptr(GMenuModel) menu = signet_row_menu_new (credential);
  guint n_found = 0;

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr(GMenuModel) section =
        g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      for (int j = 0; j < g_menu_model_get_n_items (section); j++)
        {
          g_autofree char *action = NULL;
          g_autofree char *target = NULL;

          g_assert_true (g_menu_model_get_item_attribute (section, j, G_MENU_ATTRIBUTE_ACTION,
                                                          "s", &action));
          g_assert_true (g_menu_model_get_item_attribute (section, j, G_MENU_ATTRIBUTE_TARGET,
                                                          "s", &target));
          g_assert_cmpstr (action, ==, actions[n_found++]);
          g_assert_cmpstr (target, ==, SAMPLE_BACKFILL);
        }
    }
  g_assert_cmpuint (n_found, ==, G_N_ELEMENTS (actions));
}

static void
test_names (Listing       *listing,
            gconstpointer  data)
{
  GtkWidget *row = listing_get_row (listing, SAMPLE_POS);

  DISPLAY_WAIT (display_is_named (row, "POS Gateway, Active, Platform User in the whole account, "
                                       "Profile Read-Only in 3 workspaces"));
  g_assert_true (display_is_named (GTK_WIDGET (listing->view->view), "Credentials"));
  display_check_names (GTK_WIDGET (listing->window));
}

static gboolean
shows_mark (Listing    *listing,
            const char *client_id)
{
  return display_find (listing_get_row (listing, client_id), GTK_TYPE_BUTTON,
                       "Client Secret is in your keyring") != NULL;
}

static void
test_keyring (Listing       *listing,
              gconstpointer  data)
{
  g_autoptr(GHashTable) marked = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_false (shows_mark (listing, SAMPLE_CAFE));
  g_hash_table_add (marked, (gpointer) SAMPLE_CAFE);
  signet_credential_list_mark_keyring (listing->credentials, marked);
  g_assert_true (shows_mark (listing, SAMPLE_CAFE));
  g_assert_false (shows_mark (listing, SAMPLE_POS));
  signet_credential_list_mark_keyring (listing->credentials, none);
  g_assert_false (shows_mark (listing, SAMPLE_CAFE));
}

/* An edit makes another object of a credential, and its row another row. */
static void
test_focus (Listing       *listing,
            gconstpointer  data)
{
  g_autoptr(SignetCredential) renamed =
    sample_credential (SAMPLE_CAFE, "Zebra Loyalty", "{'revision': 2}");

  gtk_widget_grab_focus (listing_get_row (listing, SAMPLE_CAFE));
  DISPLAY_WAIT (is_focused (listing, SAMPLE_CAFE));

  signet_credential_list_put (listing->credentials, renamed);
  listing_assert_names (listing, "Backfill, Partner Feed, POS Gateway, Zebra Loyalty");
  DISPLAY_WAIT (is_focused (listing, SAMPLE_CAFE));

  gtk_widget_grab_focus (listing_get_row (listing, SAMPLE_PARTNER));
  DISPLAY_WAIT (is_focused (listing, SAMPLE_PARTNER));
  signet_credential_list_remove (listing->credentials, SAMPLE_PARTNER);
  DISPLAY_WAIT (is_focused (listing, SAMPLE_POS));
}

static gboolean
is_in_sight (Listing    *listing,
             const char *client_id)
{
  GtkWidget *row = listing_get_row (listing, client_id);
  graphene_rect_t bounds;

  return row != NULL && gtk_widget_get_mapped (row) &&
         gtk_widget_compute_bounds (row, GTK_WIDGET (listing->view), &bounds) &&
         bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= gtk_widget_get_height (GTK_WIDGET (listing->view));
}

static void
test_reveal (Listing       *listing,
             gconstpointer  data)
{
  const char *last = "00000320-0000-4000-8000-000000000000";
  const char *first = "00000001-0000-4000-8000-000000000000";

  g_assert_false (is_in_sight (listing, last));
  g_assert_true (signet_credential_view_reveal (listing->view, last));
  DISPLAY_WAIT (is_in_sight (listing, last) && is_focused (listing, last));
  g_assert_false (is_in_sight (listing, first));
  g_assert_true (signet_credential_view_reveal (listing->view, first));
  DISPLAY_WAIT (is_in_sight (listing, first) && is_focused (listing, first));

  signet_credential_view_set_search (listing->view, "00001");
  g_assert_false (signet_credential_view_reveal (listing->view, last));
  g_assert_false (signet_credential_view_reveal (listing->view, "no such id"));
}

static GtkWidget *
get_name_cell (GtkWidget *row)
{
  return gtk_widget_get_first_child (gtk_widget_get_first_child (row));
}

/* Counts the rows that wait, and fails if another one shows what it does not stand for. */
static guint
count_late (Listing *listing)
{
  GtkWidget *list = signet_row_finder_get_list (listing->view->view);
  guint n_late = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      SignetCredential *credential = signet_row_finder_get_credential (row);
      GtkWidget *cell = get_name_cell (row);
      GtkInscription *name = GTK_INSCRIPTION (gtk_widget_get_first_child (cell));

      if (gtk_widget_get_opacity (cell) < 1)
        n_late++;
      else
        g_assert_cmpstr (gtk_inscription_get_text (name), ==,
                         signet_credential_get_display_name (credential));
    }

  return n_late;
}

/* What is on screen is right at once, and all the others a few frames later. */
static void
test_late (Listing       *listing,
           gconstpointer  data)
{
  GtkWidget *list = signet_row_finder_get_list (listing->view->view);
  GtkWidget *top;

  DISPLAY_WAIT (signet_row_list_get_limit (listing->view->rows) == G_MAXUINT);
  g_assert_cmpuint (count_late (listing), ==, 0);

  signet_credential_view_set_sort_descending (listing->view, TRUE);
  top = gtk_widget_get_first_child (list);
  g_assert_cmpfloat (gtk_widget_get_opacity (get_name_cell (top)), ==, 1);
  g_assert_cmpuint (signet_row_finder_get_position (top), ==, 0);
  g_assert_cmpuint (count_late (listing), >, 100);
  DISPLAY_WAIT (count_late (listing) == 0);
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, n_credentials, function)                                             \
  g_test_add ("/credential-rows/" path, Listing, GUINT_TO_POINTER (n_credentials), \
              listing_set_up, function, listing_tear_down)

  display_init (&argc, &argv);
  ADD ("activate", 0, test_activate);
  ADD ("keys", 0, test_keys);
  ADD ("menu", 0, test_menu);
  ADD ("names", 0, test_names);
  ADD ("keyring", 0, test_keyring);
  ADD ("focus", 0, test_focus);
  ADD ("reveal", 800, test_reveal);

  ADD ("/credential-rows/late", 1000, test_late);

  return g_test_run ();
}
