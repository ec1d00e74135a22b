/* test-column-headers.c: columns that are moved and resized, by pointer and by keyboard
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "listing.h"
#include "signet-column-row.h"
#include "signet-columns-window.h"

/* What a list and its window of columns need. */
typedef struct
{
  Listing listing;
  GtkWindow *window; /* (nullable) (borrowed) the window of columns */
} Setting;

/*
 * Helpers
 */

static void
set_up (Setting       *setting,
        gconstpointer  data)
{
  listing_set_up (&setting->listing, NULL);
}

static void
open_columns (Setting       *setting,
              gconstpointer  data)
{
  set_up (setting, data);
  setting->window = GTK_WINDOW (signet_columns_window_new (setting->listing.view->layout));
  gtk_window_set_transient_for (setting->window, setting->listing.window);
  gtk_window_present (setting->window);
  DISPLAY_WAIT (gtk_window_is_active (setting->window));
}

static void
tear_down (Setting       *setting,
           gconstpointer  data)
{
  if (setting->window != NULL)
    gtk_window_destroy (setting->window);
  listing_tear_down (&setting->listing, NULL);
}

/* The titles in the order of the headers, hidden ones in parentheses. */
static char *
read_titles (Setting *setting)
{
  GListModel *columns = gtk_column_view_get_columns (setting->listing.view->view);
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const char *title = gtk_column_view_column_get_title (column);

      if (i > 0)
        g_string_append_c (titles, '|');
      if (gtk_column_view_column_get_visible (column))
        g_string_append (titles, title);
      else
        g_string_append_printf (titles, "(%s)", title);
    }

  return g_string_free (g_steal_pointer (&titles), FALSE);
}

static gboolean
has_titles (Setting    *setting,
            const char *expected)
{
  g_autofree char *titles = read_titles (setting);

  return g_str_equal (titles, expected);
}

static void
wait_titles (Setting    *setting,
             const char *expected)
{
  DISPLAY_WAIT (has_titles (setting, expected));
}

static GtkColumnViewColumn *
get_column (Setting      *setting,
            SignetColumn  column)
{
  return setting->listing.view->columns[column].column;
}

static int
get_fixed_width (Setting      *setting,
                 SignetColumn  column)
{
  return gtk_column_view_column_get_fixed_width (get_column (setting, column));
}

static GtkWidget *
find_row (Setting    *setting,
          const char *title)
{
  return display_find (GTK_WIDGET (setting->window), SIGNET_TYPE_COLUMN_ROW, title);
}

static GtkWidget *
find_control (Setting    *setting,
              GType       type,
              const char *name)
{
  return display_find (GTK_WIDGET (setting->window), type, name);
}

static gboolean
has_focus_in (Setting   *setting,
              GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (setting->window);

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/*
 * Callbacks
 */

/* A header that is dropped reaches the view only as a change of its columns. */
static void
test_drag (Setting       *setting,
           gconstpointer  data)
{
  SignetColumnLayout *layout = setting->listing.view->layout;
  GtkColumnView *view = setting->listing.view->view;

  gtk_column_view_insert_column (view, 0, get_column (setting, SIGNET_COLUMN_STATUS));
  DISPLAY_WAIT (signet_column_layout_get_column (layout, 0) == SIGNET_COLUMN_STATUS);
  wait_titles (setting, "Status|Name|(Owner)|(Client ID)|APIs|Scope|(Created)|(Created By)|"
                        "Last Used|Expires||");

  /* Behind the bin nothing stands, and the bin stays where it is. */
  gtk_column_view_insert_column (view, SIGNET_N_COLUMNS - 1,
                                 get_column (setting, SIGNET_COLUMN_NAME));
  DISPLAY_WAIT (signet_column_layout_get_position (layout, SIGNET_COLUMN_NAME) == 9);
  wait_titles (setting, "Status|(Owner)|(Client ID)|APIs|Scope|(Created)|(Created By)|"
                        "Last Used|Expires|Name||");
  gtk_column_view_insert_column (view, 0, get_column (setting, SIGNET_COLUMN_ACTION));
  wait_titles (setting, "Status|(Owner)|(Client ID)|APIs|Scope|(Created)|(Created By)|"
                        "Last Used|Expires|Name||");

  /* Rows still tell what they did. */
  DISPLAY_WAIT (listing_shows (&setting->listing, SAMPLE_POS, "5 minutes ago"));
  g_assert_nonnull (display_find (listing_get_row (&setting->listing, SAMPLE_POS),
                                  GTK_TYPE_BUTTON, "Delete POS Gateway"));

  signet_column_layout_reset (layout);
  wait_titles (setting, "Name|(Owner)|(Client ID)|APIs|Scope|Status|(Created)|(Created By)|"
                        "Last Used|Expires||");
}

/* And an edge that is dragged only as a fixed width. */
static void
test_resize (Setting       *setting,
             gconstpointer  data)
{
  SignetColumnLayout *layout = setting->listing.view->layout;
  GtkColumnViewColumn *status = get_column (setting, SIGNET_COLUMN_STATUS);
  int slack;

  DISPLAY_WAIT (get_fixed_width (setting, SIGNET_COLUMN_STATUS) == 108);
  gtk_column_view_column_set_fixed_width (status, 80);
  g_assert_cmpfloat (signet_column_layout_get_width (layout, SIGNET_COLUMN_STATUS), ==, 80);
  gtk_column_view_column_set_fixed_width (status, 1);
  g_assert_cmpfloat (signet_column_layout_get_width (layout, SIGNET_COLUMN_STATUS), ==,
                     SIGNET_COLUMN_WIDTH_MIN);

  /* It stops where the name has no more to give. */
  slack = gtk_widget_get_width (GTK_WIDGET (setting->listing.view)) - 1026;
  g_assert_cmpint (slack, >, 0);
  gtk_column_view_column_set_fixed_width (status, 900);
  g_assert_cmpint (get_fixed_width (setting, SIGNET_COLUMN_STATUS), ==, 108 + slack);
  g_assert_cmpfloat (signet_column_layout_get_width (layout, SIGNET_COLUMN_STATUS), ==,
                     108 + slack);
  wait_titles (setting, "Name|(Owner)|(Client ID)|APIs|Scope|Status|(Created)|(Created By)|"
                        "Last Used|Expires||");
}

/* What has no room is hidden, and comes back as it was. Nothing of that is what the person
 * wants.
 */
static void
test_narrow (Setting       *setting,
             gconstpointer  data)
{
  SignetColumnLayout *layout = setting->listing.view->layout;

  signet_column_layout_set_width (layout, SIGNET_COLUMN_STATUS, 150);
  DISPLAY_WAIT (get_fixed_width (setting, SIGNET_COLUMN_STATUS) == 150);
  gtk_window_set_default_size (setting->listing.window, 360, 600);
  wait_titles (setting, "Name|(Owner)|(Client ID)|(APIs)|(Scope)|(Status)|(Created)|(Created By)|"
                        "(Last Used)|(Expires)||");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (setting->listing.window)), <=, 360);
  g_assert_cmpfloat (signet_column_layout_get_width (layout, SIGNET_COLUMN_STATUS), ==, 150);
  g_assert_true (signet_column_layout_get_wanted (layout, SIGNET_COLUMN_SCOPE));

  gtk_window_set_default_size (setting->listing.window, 1100, 600);
  wait_titles (setting, "Name|(Owner)|(Client ID)|APIs|Scope|Status|(Created)|(Created By)|"
                        "Last Used|Expires||");
  g_assert_cmpint (get_fixed_width (setting, SIGNET_COLUMN_STATUS), ==, 150);
}

static void
test_owner (Setting       *setting,
            gconstpointer  data)
{
  SignetColumnLayout *layout = setting->listing.view->layout;

  signet_column_layout_set_wanted (layout, SIGNET_COLUMN_OWNER, TRUE);
  signet_column_layout_set_wanted (layout, SIGNET_COLUMN_CREATED_BY, TRUE);
  signet_column_layout_set_wanted (layout, SIGNET_COLUMN_APIS, FALSE);
  DISPLAY_WAIT (listing_shows (&setting->listing, SAMPLE_BACKFILL, "ada"));
  DISPLAY_WAIT (listing_shows (&setting->listing, SAMPLE_POS, "Retail Systems"));
}

/* Everything that the headers do, without a pointer. */
static void
test_keyboard (Setting       *setting,
               gconstpointer  data)
{
  SignetColumnLayout *layout = setting->listing.view->layout;
  GtkWidget *row = find_row (setting, "Scope");

  gtk_widget_grab_focus (row);
  DISPLAY_WAIT (has_focus_in (setting, row));
  display_press ("alt+Up");
  DISPLAY_WAIT (signet_column_layout_get_position (layout, SIGNET_COLUMN_SCOPE) == 3);
  display_press ("alt+Up");
  DISPLAY_WAIT (signet_column_layout_get_position (layout, SIGNET_COLUMN_SCOPE) == 2);
  display_press ("alt+Down");
  DISPLAY_WAIT (signet_column_layout_get_position (layout, SIGNET_COLUMN_SCOPE) == 3);
  g_assert_true (has_focus_in (setting, row));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Column 4 of 10");
  wait_titles (setting, "Name|(Owner)|(Client ID)|Scope|APIs|Status|(Created)|(Created By)|"
                        "Last Used|Expires||");

  /* The row itself shows and hides. */
  display_press ("Return");
  wait_titles (setting, "Name|(Owner)|(Client ID)|(Scope)|APIs|Status|(Created)|(Created By)|"
                        "Last Used|Expires||");

  gtk_widget_grab_focus (find_control (setting, GTK_TYPE_SPIN_BUTTON, "Width of Status"));
  display_press ("Up");
  DISPLAY_WAIT (get_fixed_width (setting, SIGNET_COLUMN_STATUS) == 114);

  display_click (find_control (setting, GTK_TYPE_BUTTON, "Reset Columns"));
  wait_titles (setting, "Name|(Owner)|(Client ID)|APIs|Scope|Status|(Created)|(Created By)|"
                        "Last Used|Expires||");
  DISPLAY_WAIT (get_fixed_width (setting, SIGNET_COLUMN_STATUS) == 108);
  g_assert_false (gtk_widget_is_sensitive (find_control (setting, GTK_TYPE_BUTTON,
                                                         "Reset Columns")));
  g_assert_nonnull (gtk_window_get_focus (setting->window));
}

static void
test_controls (Setting       *setting,
               gconstpointer  data)
{
  SignetColumnLayout *layout = setting->listing.view->layout;
  GtkWidget *up = find_control (setting, GTK_TYPE_BUTTON, "Move Owner Up");

  display_check_names (GTK_WIDGET (setting->window));
  g_assert_false (gtk_widget_is_sensitive (find_control (setting, GTK_TYPE_CHECK_BUTTON,
                                                         "Show Name")));
  g_assert_false (gtk_widget_is_sensitive (find_control (setting, GTK_TYPE_BUTTON,
                                                         "Move Name Up")));
  g_assert_false (gtk_widget_is_sensitive (find_control (setting, GTK_TYPE_BUTTON,
                                                         "Move Expires Down")));
  g_assert_nonnull (find_control (setting, GTK_TYPE_SPIN_BUTTON, "Least Width of Name"));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_control (setting, GTK_TYPE_CHECK_BUTTON,
                                                               "Show Owner")), TRUE);
  g_assert_true (signet_column_layout_get_wanted (layout, SIGNET_COLUMN_OWNER));

  /* A button that has nothing to do any more gives the focus to its neighbour. */
  gtk_widget_grab_focus (up);
  display_click (up);
  g_assert_cmpuint (signet_column_layout_get_position (layout, SIGNET_COLUMN_OWNER), ==, 0);
  g_assert_false (gtk_widget_is_sensitive (up));
  g_assert_true (has_focus_in (setting, find_control (setting, GTK_TYPE_BUTTON,
                                                      "Move Owner Down")));

  display_press ("Escape");
  DISPLAY_WAIT (display_find_window (SIGNET_TYPE_COLUMNS_WINDOW) == NULL);
  setting->window = NULL;
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, set_up, function) \
  g_test_add ("/column-headers/" path, Setting, NULL, set_up, function, tear_down)

  display_init (&argc, &argv);
  ADD ("drag", set_up, test_drag);
  ADD ("resize", set_up, test_resize);
  ADD ("narrow", set_up, test_narrow);
  ADD ("owner", set_up, test_owner);
  ADD ("keyboard", open_columns, test_keyboard);
  ADD ("controls", open_columns, test_controls);

  return g_test_run ();
}
