/* test-workspace-picker.c: picking workspaces
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"
#include "signet-workspace-check.h"
#include "signet-workspace-picker.h"

typedef struct
{
  GtkWindow *window; /* (owned) by GTK */
  SignetWorkspacePicker *picker;
  guint n_changes;
} Fixture;

static SignetAccount *
make_account (gint64 id,
              guint  n_workspaces)
{
  SignetAccount *account = signet_account_new (id, "North America");

  for (guint i = 0; i < n_workspaces; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u", i % 2 == 0 ? "Café" : "Depot", i);
      g_autoptr(SignetWorkspace) workspace = signet_workspace_new (1000 + i, name);

      signet_account_add_workspace (account, workspace);
    }

  return account;
}

static void
on_changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(SignetAccount) account = make_account (1, GPOINTER_TO_UINT (data));

  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->picker = SIGNET_WORKSPACE_PICKER (signet_workspace_picker_new ());
  g_signal_connect_swapped (fixture->picker, "changed", G_CALLBACK (on_changed_cb), fixture);
  signet_workspace_picker_set_account (fixture->picker, account);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->picker));
  gtk_window_set_default_size (fixture->window, 560, 400);
  gtk_window_present (fixture->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
}

static GtkWidget *
find (Fixture    *fixture,
      GType       type,
      const char *name)
{
  return display_find (GTK_WIDGET (fixture->picker), type, name);
}

static void
search (Fixture    *fixture,
        const char *text,
        const char *expected)
{
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, GTK_TYPE_SEARCH_ENTRY, NULL)), text);
  DISPLAY_WAIT (find (fixture, GTK_TYPE_BUTTON, expected) != NULL);
}

static guint
count_picked (Fixture *fixture)
{
  g_autoptr(GArray) picked = signet_workspace_picker_get_picked (fixture->picker);

  return picked->len;
}

static guint
count_checks (GtkWidget *root)
{
  guint count = SIGNET_IS_WORKSPACE_CHECK (root) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count += count_checks (child);

  return count;
}

static void
test_pick (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *check = find (fixture, SIGNET_TYPE_WORKSPACE_CHECK, "Depot 1");
  g_autoptr(GArray) picked = NULL;

  g_assert_true (display_shows (GTK_WIDGET (fixture->picker), "0 of 12"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  picked = signet_workspace_picker_get_picked (fixture->picker);
  g_assert_cmpuint (picked->len, ==, 1);
  g_assert_cmpint (g_array_index (picked, gint64, 0), ==, 1001);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_true (display_shows (GTK_WIDGET (fixture->picker), "1 of 12"));
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  /* Neither case nor accents matter, ids count too, and all that is found is told at once. */
  search (fixture, " CAFE 1", "Select 1 Shown");
  display_click (find (fixture, GTK_TYPE_BUTTON, "Select 1 Shown"));
  g_assert_cmpuint (count_picked (fixture), ==, 1);
  g_assert_nonnull (find (fixture, GTK_TYPE_BUTTON, "Deselect 1 Shown"));

  search (fixture, "depot", "Select 6 Shown");
  display_click (find (fixture, GTK_TYPE_BUTTON, "Select 6 Shown"));
  g_assert_cmpuint (count_picked (fixture), ==, 7);
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  display_click (find (fixture, GTK_TYPE_BUTTON, "Deselect 6 Shown"));
  g_assert_cmpuint (count_picked (fixture), ==, 1);

  search (fixture, "1007", "Select 1 Shown");
  search (fixture, "nothing at all", "Select 0 Shown");
  g_assert_true (display_shows (GTK_WIDGET (fixture->picker), "No workspaces found"));
  g_assert_cmpuint (count_picked (fixture), ==, 1);

  /* Esc ends the search. */
  g_signal_emit_by_name (find (fixture, GTK_TYPE_SEARCH_ENTRY, NULL), "stop-search");
  DISPLAY_WAIT (find (fixture, GTK_TYPE_BUTTON, "Select All") != NULL);
  display_click (find (fixture, GTK_TYPE_BUTTON, "Select All"));
  g_assert_cmpuint (count_picked (fixture), ==, 12);
  display_click (find (fixture, GTK_TYPE_BUTTON, "Deselect All"));
  g_assert_cmpuint (count_picked (fixture), ==, 0);
}

static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  const gint64 ids[] = { 1000, 1011, 77 };
  g_autoptr(SignetAccount) smaller = make_account (1, 3);
  g_autoptr(SignetAccount) other = make_account (2, 3);

  signet_workspace_picker_set_picked (fixture->picker, ids, G_N_ELEMENTS (ids));
  g_assert_cmpuint (count_picked (fixture), ==, 3);
  g_assert_true (display_shows (GTK_WIDGET (fixture->picker), "workspace 77"));

  /* The same account, loaded again: what is gone keeps its name and stays picked. */
  signet_workspace_picker_set_account (fixture->picker, smaller);
  g_assert_cmpuint (count_picked (fixture), ==, 3);
  g_assert_true (display_shows (GTK_WIDGET (fixture->picker), "Depot 11"));
  g_assert_true (display_shows (GTK_WIDGET (fixture->picker), "No longer exists"));

  signet_workspace_picker_set_account (fixture->picker, other);
  g_assert_cmpuint (count_picked (fixture), ==, 0);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

static void
test_single (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_null (find (fixture, GTK_TYPE_SEARCH_ENTRY, NULL));
  g_assert_null (find (fixture, GTK_TYPE_BUTTON, "Select All"));
  g_assert_nonnull (find (fixture, SIGNET_TYPE_WORKSPACE_CHECK, "Café 0"));
}

/* Only what is near the view has widgets, and picking all is one change. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  const gint64 ids[] = { 1400, 1450 };

  g_assert_cmpuint (count_checks (GTK_WIDGET (fixture->picker)), <, 250);

  display_click (find (fixture, GTK_TYPE_BUTTON, "Select All"));
  g_assert_cmpuint (count_picked (fixture), ==, 500);
  g_assert_cmpuint (fixture->n_changes, ==, 1);

  /* What is picked comes first, or nobody would find it. */
  signet_workspace_picker_set_picked (fixture->picker, ids, G_N_ELEMENTS (ids));
  g_assert_true (display_is_named (find (fixture, SIGNET_TYPE_WORKSPACE_CHECK, NULL),
                                   "Café 400"));
}

static void
test_accessible (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *check = find (fixture, SIGNET_TYPE_WORKSPACE_CHECK, "Depot 1");
  GtkWidget *list = find (fixture, GTK_TYPE_LIST_VIEW, "Workspaces");

  display_check_names (GTK_WIDGET (fixture->picker));
  gtk_test_accessible_assert_role (check, GTK_ACCESSIBLE_ROLE_CHECKBOX);
  gtk_test_accessible_assert_property (check, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "1001");
  gtk_test_accessible_assert_property (find (fixture, GTK_TYPE_SEARCH_ENTRY, NULL),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Search workspaces");
  signet_workspace_picker_set_invalid (fixture->picker, TRUE);
  gtk_test_accessible_assert_state (list, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
}

int
main (int   argc,
      char *argv[])
{
  display_init (&argc, &argv);

#define ADD(name, n_workspaces, function) \
  g_test_add ("/workspace-picker/" name, Fixture, GUINT_TO_POINTER (n_workspaces), \
              set_up, function, tear_down)
  ADD ("pick", 12, test_pick);
  ADD ("search", 12, test_search);
  ADD ("gone", 12, test_gone);
  ADD ("single", 1, test_single);
  ADD ("many", 500, test_many);
  ADD ("accessible", 12, test_accessible);
#undef ADD

  return g_test_run ();
}
