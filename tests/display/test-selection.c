/* test-selection.c: which rows are selected, and how they come to be
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "listing.h"
#include "signet-credential-view-private.h"

/*
 * Helpers
 */

/* The names of what is selected, in the order of the list. */
static char *
read_selected (Listing *listing)
{
  g_autoptr(GPtrArray) selected = signet_row_selection_dup_selected (listing->view->selection);
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < selected->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            signet_credential_get_display_name (selected->pdata[i]));

  return g_string_free (g_steal_pointer (&names), FALSE);
}

#define ASSERT_SELECTED(listing, expected)                                             \
  G_STMT_START {                                                                       \
    g_autofree char *selected_now = read_selected (listing);                           \
                                                                                       \
    g_assert_cmpstr (selected_now, ==, expected);                                      \
  } G_STMT_END

static gboolean
has_selected (Listing    *listing,
              const char *expected)
{
  g_autofree char *selected = read_selected (listing);

  return g_str_equal (selected, expected);
}

static void
focus (Listing    *listing,
       const char *client_id)
{
  gtk_widget_grab_focus (listing_get_row (listing, client_id));
  DISPLAY_WAIT (g_strcmp0 (listing_get_focused (listing), client_id) == 0);
}

/* Whether the check box of a row is there and says that. */
static gboolean
is_checked (Listing    *listing,
            const char *client_id,
            gboolean    checked)
{
  GtkWidget *row = listing_get_row (listing, client_id);
  GtkWidget *button =
    row != NULL ? display_find (row, GTK_TYPE_CHECK_BUTTON, NULL) : NULL;

  return button != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (button)) == checked;
}

/*
 * Callbacks
 */

/* Backfill, Café Loyalty, Partner Feed, POS Gateway. */
static void
test_rules (Listing       *listing,
            gconstpointer  data)
{
  SignetRowSelection *selection = listing->view->selection;
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);

  /* The pointer over a row, and the arrow keys, select in place of all others. */
  g_assert_false (gtk_selection_model_select_item (model, 1, TRUE));
  g_assert_false (signet_row_selection_get_selecting (selection));
  ASSERT_SELECTED (listing, "");

  signet_row_selection_toggle (selection, 0);
  g_assert_true (signet_row_selection_get_selecting (selection));
  signet_row_selection_extend (selection, 2);
  ASSERT_SELECTED (listing, "Backfill, Café Loyalty, Partner Feed");
  signet_row_selection_toggle (selection, 1);
  ASSERT_SELECTED (listing, "Backfill, Partner Feed");
  g_assert_cmpuint (signet_row_selection_get_n_selected (selection), ==, 2);
  g_assert_true (gtk_selection_model_is_selected (model, 2));
  g_assert_false (gtk_selection_model_is_selected (model, 1));

  gtk_selection_model_select_all (model);
  g_assert_cmpuint (signet_row_selection_get_n_selected (selection), ==, 4);
  signet_row_selection_set_selecting (selection, FALSE);
  ASSERT_SELECTED (listing, "");
}

/* What is selected stays so in another order and through an edit, but not out of sight. */
static void
test_follows (Listing       *listing,
              gconstpointer  data)
{
  SignetRowSelection *selection = listing->view->selection;

  signet_row_selection_toggle (selection, 0);
  signet_row_selection_toggle (selection, 2);
  signet_credential_view_set_sort_descending (listing->view, TRUE);
  ASSERT_SELECTED (listing, "Partner Feed, Backfill");

  signet_credential_view_set_search (listing->view, "partner");
  DISPLAY_WAIT (has_selected (listing, "Partner Feed"));
  signet_credential_view_set_search (listing->view, "");
  DISPLAY_WAIT (g_list_model_get_n_items (G_LIST_MODEL (listing->view->index)) == 4);
  ASSERT_SELECTED (listing, "Partner Feed");
  g_assert_true (signet_row_selection_get_selecting (selection));

  signet_credential_list_remove (listing->credentials, SAMPLE_PARTNER);
  g_assert_cmpuint (signet_row_selection_get_n_selected (selection), ==, 0);
}

static void
test_keys (Listing       *listing,
           gconstpointer  data)
{
  focus (listing, SAMPLE_BACKFILL);
  display_press ("space");
  DISPLAY_WAIT (has_selected (listing, "Backfill"));
  DISPLAY_WAIT (is_checked (listing, SAMPLE_BACKFILL, TRUE));
  DISPLAY_WAIT (is_checked (listing, SAMPLE_POS, FALSE));

  /* Moving about selects nothing. */
  display_press ("Down");
  DISPLAY_WAIT (g_strcmp0 (listing_get_focused (listing), SAMPLE_CAFE) == 0);
  ASSERT_SELECTED (listing, "Backfill");
  display_press ("shift+Down");
  DISPLAY_WAIT (has_selected (listing, "Backfill, Café Loyalty, Partner Feed"));
  DISPLAY_WAIT (g_strcmp0 (listing_get_focused (listing), SAMPLE_PARTNER) == 0);
  display_press ("ctrl+space");
  DISPLAY_WAIT (has_selected (listing, "Backfill, Café Loyalty"));
  display_press ("shift+Up");
  DISPLAY_WAIT (has_selected (listing, "Backfill, Café Loyalty, Partner Feed"));
  DISPLAY_WAIT (g_strcmp0 (listing_get_focused (listing), SAMPLE_CAFE) == 0);

  display_press ("ctrl+a");
  DISPLAY_WAIT (has_selected (listing, "Backfill, Café Loyalty, Partner Feed, POS Gateway"));
  g_assert_null (listing->asked);
}

/* A check box says the same as its row, whichever of them is meant. */
static void
test_check_boxes (Listing       *listing,
                  gconstpointer  data)
{
  GtkWidget *button;

  signet_row_selection_set_selecting (listing->view->selection, TRUE);
  DISPLAY_WAIT (is_checked (listing, SAMPLE_CAFE, FALSE));
  button = display_find (listing_get_row (listing, SAMPLE_CAFE), GTK_TYPE_CHECK_BUTTON,
                         "Select Café Loyalty");
  g_assert_nonnull (button);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), TRUE);
  ASSERT_SELECTED (listing, "Café Loyalty");

  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (listing->view->selection));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (button)));

  signet_row_selection_set_selecting (listing->view->selection, FALSE);
  DISPLAY_WAIT (display_find (listing_get_row (listing, SAMPLE_CAFE), GTK_TYPE_CHECK_BUTTON,
                              NULL) == NULL);
}

/* No bin is where somebody picks rows, in whatever order the columns are. */
static void
test_columns (Listing       *listing,
              gconstpointer  data)
{
  static const char *const order[] = { "status", "name", NULL };
  GListModel *columns = gtk_column_view_get_columns (listing->view->view);
  SignetColumnLayout *layout = signet_credential_view_get_layout (listing->view);

  signet_row_selection_toggle (listing->view->selection, 0);
  DISPLAY_WAIT (!gtk_column_view_column_get_visible
                  (listing->view->columns[SIGNET_COLUMN_ACTION].column));
  g_object_set (layout, "column-order", order, NULL);
  for (guint i = 0; i <= SIGNET_N_COLUMNS; i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      GtkColumnViewColumn *expected = listing->view->check_column;

      if (i > 0)
        expected = listing->view->columns[signet_column_layout_get_column (layout, i - 1)].column;
      g_assert_true (column == expected);
    }

  signet_row_selection_set_selecting (listing->view->selection, FALSE);
  DISPLAY_WAIT (gtk_column_view_column_get_visible
                  (listing->view->columns[SIGNET_COLUMN_ACTION].column));
  g_assert_cmpuint (g_list_model_get_n_items (columns), ==, SIGNET_N_COLUMNS);
}

/* What has no row yet can be selected too. */
static void
test_many (Listing       *listing,
           gconstpointer  data)
{
  SignetRowSelection *selection = listing->view->selection;

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (selection));
  g_assert_cmpuint (signet_row_selection_get_n_selected (selection), ==, 1000);
  signet_credential_view_set_search (listing->view, "7");
  DISPLAY_WAIT (!signet_credential_index_get_pending (listing->view->index));
  g_assert_cmpuint (signet_row_selection_get_n_selected (selection), ==,
                    g_list_model_get_n_items (G_LIST_MODEL (listing->view->index)));
}

int
main (int   argc,
      char *argv[])
{
  display_init (&argc, &argv);

#define ADD(path, n, test)                                                             \
  g_test_add (path, Listing, GUINT_TO_POINTER (n), listing_set_up, test, listing_tear_down)

  ADD ("/selection/rules", 0, test_rules);
  ADD ("/selection/follows", 0, test_follows);
  ADD ("/selection/keys", 0, test_keys);
  ADD ("/selection/check-boxes", 0, test_check_boxes);
  ADD ("/selection/columns", 0, test_columns);
  ADD ("/selection/many", 1000, test_many);

  return g_test_run ();
}
