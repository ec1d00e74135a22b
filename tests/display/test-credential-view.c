/* test-credential-view.c: the list of credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"
#include "samples.h"
#include "signet-cell.h"
#include "signet-credential-view-private.h"
#include "signet-row-finder.h"
#include "signet-row-menu.h"

/* A list in a window of its own, and what it asked for last. */
typedef struct
{
  SignetCredentialList *credentials;
  SignetCredentialView *view; /* (borrowed) of the window */
  GtkWindow *window;
  char *asked; /* (nullable) “ACTION CLIENT-ID” */
} List;

/*
 * Helpers
 */

static void
on_action_activate_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       List          *list)
{
  g_free (list->asked);
  list->asked = g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)),
                                 g_variant_get_string (parameter, NULL));
}

static void
add_actions (List *list)
{
  const char *names[] = { "edit", "delete", "activate", "deactivate", "copy-client-id" };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GSimpleAction) action = g_simple_action_new (names[i], G_VARIANT_TYPE_STRING);

      g_signal_connect (action, "activate", G_CALLBACK (on_action_activate_cb), list);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }

  gtk_widget_insert_action_group (GTK_WIDGET (list->window), "credential",
                                  G_ACTION_GROUP (group));
}

static void
set_up (List          *list,
        gconstpointer  n_credentials)
{
  guint n = GPOINTER_TO_UINT (n_credentials);
  g_autoptr(FakeConnector) issuer = n == 0 ? sample_issuer () : sample_large_issuer (n);
  g_autoptr(SignetConnection) connection = display_connect (issuer);
  SignetRowContext *context;

  list->credentials = g_object_ref (signet_connection_get_credentials (connection));
  list->view = SIGNET_CREDENTIAL_VIEW (signet_credential_view_new ());
  list->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (list->window, 1100, 600);
  adw_window_set_content (ADW_WINDOW (list->window), GTK_WIDGET (list->view));
  add_actions (list);

  context = signet_credential_view_get_context (list->view);
  signet_row_context_set_catalogue (context, signet_connection_get_catalogue (connection));
  signet_row_context_set_organization (context,
                                       signet_connection_get_organization (connection));
  signet_credential_view_set_credentials (list->view, list->credentials);
  gtk_window_present (list->window);
  DISPLAY_WAIT (signet_row_finder_get_row (list->view->view,
                                           n == 0 ? SAMPLE_POS :
                                           "00000001-0000-4000-8000-000000000000") != NULL);
  signet_row_context_set_now (context, SAMPLE_NOW);
}

static void
tear_down (List          *list,
           gconstpointer  n_credentials)
{
  gtk_window_destroy (list->window);
  g_clear_object (&list->credentials);
  g_clear_pointer (&list->asked, g_free);
}

/* The names in the order of the rows. */
static char *
read_names (List *list)
{
  GListModel *model = G_LIST_MODEL (list->view->found);
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(SignetCredential) credential = g_list_model_get_item (model, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                              signet_credential_get_display_name (credential));
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
assert_names (List       *list,
              const char *expected)
{
  g_autofree char *names = NULL;

  DISPLAY_WAIT (gtk_filter_list_model_get_pending (list->view->found) == 0);
  names = read_names (list);
  g_assert_cmpstr (names, ==, expected);
}

static GtkWidget *
get_row (List       *list,
         const char *client_id)
{
  return signet_row_finder_get_row (list->view->view, client_id);
}

static gboolean
row_shows_in (GtkWidget  *root,
              const char *text)
{
  if (!gtk_widget_get_mapped (root))
    return FALSE;
  if (GTK_IS_INSCRIPTION (root) &&
      g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (root)), text) == 0)
    return TRUE;
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (row_shows_in (child, text))
        return TRUE;
    }

  return FALSE;
}

static gboolean
row_shows (List       *list,
           const char *client_id,
           const char *text)
{
  GtkWidget *row = get_row (list, client_id);

  return row != NULL && row_shows_in (row, text);
}

static const char *
get_focused (List *list)
{
  SignetCredential *credential =
    signet_row_finder_get_credential (gtk_window_get_focus (list->window));

  return credential != NULL ? signet_credential_get_client_id (credential) : NULL;
}

static void
ask_key (const char *key)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "xdotool", "key", key, NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (process, NULL, &error));
  g_assert_no_error (error);
}

/*
 * Callbacks
 */

static void
test_cells (List          *list,
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
        DISPLAY_WAIT (row_shows (list, rows[i].client_id, rows[i].texts[j]));
    }
}

static void
test_sort (List          *list,
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
  GActionGroup *actions = signet_credential_view_get_actions (list->view);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GVariant) state = NULL;

      g_action_group_change_action_state (actions, "sort-descending",
                                          g_variant_new_boolean (FALSE));
      g_action_group_activate_action (actions, "sort-column",
                                      g_variant_new_string (cases[i].column));
      state = g_action_group_get_action_state (actions, "sort-column");
      g_assert_cmpstr (g_variant_get_string (state, NULL), ==, cases[i].column);
      assert_names (list, cases[i].ascending);

      g_action_group_activate_action (actions, "sort-descending", NULL);
      g_assert_true (signet_credential_view_get_sort_descending (list->view));
      assert_names (list, cases[i].descending);
    }
}

/* A click on a header reaches the view only as a change of its sorter. */
static void
test_sort_by_header (List          *list,
                     gconstpointer  data)
{
  gtk_column_view_sort_by_column (list->view->view,
                                  list->view->columns[SIGNET_COLUMN_STATUS].column,
                                  GTK_SORT_DESCENDING);
  g_assert_cmpstr (signet_credential_view_get_sort_column (list->view), ==, "status");
  g_assert_true (signet_credential_view_get_sort_descending (list->view));

  gtk_column_view_sort_by_column (list->view->view,
                                  list->view->columns[SIGNET_COLUMN_EXPIRES].column,
                                  GTK_SORT_ASCENDING);
  g_assert_cmpstr (signet_credential_view_get_sort_column (list->view), ==, "expires");
  g_assert_false (signet_credential_view_get_sort_descending (list->view));

  signet_credential_view_set_sort_column (list->view, "no-such-column");
  g_assert_cmpstr (signet_credential_view_get_sort_column (list->view), ==, "expires");
}

static void
test_search (List          *list,
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
      signet_credential_view_set_search (list->view, cases[i].search);
      assert_names (list, cases[i].names);
      g_assert_true (signet_credential_view_get_empty (list->view) == (*cases[i].names == '\0'));
    }
}

static void
test_activate (List          *list,
               gconstpointer  data)
{
  GtkWidget *delete_button;

  gtk_widget_activate_action (signet_row_finder_get_list (list->view->view),
                              "list.activate-item", "u", 1);
  g_assert_cmpstr (list->asked, ==, "edit " SAMPLE_CAFE);

  delete_button = display_find (get_row (list, SAMPLE_PARTNER), GTK_TYPE_BUTTON,
                                "Delete Partner Feed");
  display_click (delete_button);
  DISPLAY_WAIT (g_strcmp0 (list->asked, "delete " SAMPLE_PARTNER) == 0);
}

static void
test_keys (List          *list,
           gconstpointer  data)
{
  DISPLAY_WAIT (gtk_window_is_active (list->window));
  gtk_widget_grab_focus (get_row (list, SAMPLE_CAFE));
  DISPLAY_WAIT (g_strcmp0 (get_focused (list), SAMPLE_CAFE) == 0);

  ask_key ("Return");
  DISPLAY_WAIT (g_strcmp0 (list->asked, "edit " SAMPLE_CAFE) == 0);
  ask_key ("Down");
  DISPLAY_WAIT (g_strcmp0 (get_focused (list), SAMPLE_PARTNER) == 0);
  ask_key ("Delete");
  DISPLAY_WAIT (g_strcmp0 (list->asked, "delete " SAMPLE_PARTNER) == 0);
  ask_key ("ctrl+c");
  DISPLAY_WAIT (g_strcmp0 (list->asked, "copy-client-id " SAMPLE_PARTNER) == 0);
  ask_key ("alt+Return");
  DISPLAY_WAIT (g_strcmp0 (list->asked, "edit " SAMPLE_PARTNER) == 0);

  ask_key ("shift+F10");
  DISPLAY_WAIT (list->view->menu != NULL && gtk_widget_get_mapped (list->view->menu));
  ask_key ("Escape");
  DISPLAY_WAIT (!gtk_widget_get_mapped (list->view->menu));
  DISPLAY_WAIT (g_strcmp0 (get_focused (list), SAMPLE_PARTNER) == 0);
  ask_key ("Menu");
  DISPLAY_WAIT (gtk_widget_get_mapped (list->view->menu));
}

static void
test_menu (List          *list,
           gconstpointer  data)
{
  const char *actions[] = { "credential.edit", "credential.copy-client-id",
                            "credential.activate", "credential.delete" };
  SignetCredential *credential = signet_credential_list_find (list->credentials,
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
test_names (List          *list,
            gconstpointer  data)
{
  GtkWidget *row = get_row (list, SAMPLE_POS);

  DISPLAY_WAIT (display_is_named (row, "POS Gateway, Active, Platform User in the whole account, "
                                       "Profile Read-Only in 3 workspaces"));
  g_assert_true (display_is_named (GTK_WIDGET (list->view->view), "Credentials"));
  display_check_names (GTK_WIDGET (list->window));
}

static gboolean
shows_mark (List       *list,
            const char *client_id)
{
  return display_find (get_row (list, client_id), GTK_TYPE_IMAGE,
                       "Client Secret is in your keyring") != NULL;
}

static void
test_keyring (List          *list,
              gconstpointer  data)
{
  g_autoptr(GHashTable) marked = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_false (shows_mark (list, SAMPLE_CAFE));
  g_hash_table_add (marked, (gpointer) SAMPLE_CAFE);
  signet_credential_list_mark_keyring (list->credentials, marked);
  g_assert_true (shows_mark (list, SAMPLE_CAFE));
  g_assert_false (shows_mark (list, SAMPLE_POS));
  signet_credential_list_mark_keyring (list->credentials, none);
  g_assert_false (shows_mark (list, SAMPLE_CAFE));
}

static void
test_time (List          *list,
           gconstpointer  data)
{
  SignetRowContext *context = signet_credential_view_get_context (list->view);

  DISPLAY_WAIT (row_shows (list, SAMPLE_POS, "5 minutes ago"));
  signet_row_context_set_now (context, SAMPLE_NOW + 60);
  DISPLAY_WAIT (row_shows (list, SAMPLE_POS, "6 minutes ago"));
  signet_row_context_set_now (context, SAMPLE_NOW + 7 * 24 * 60 * 60);
  DISPLAY_WAIT (row_shows (list, SAMPLE_CAFE, "Expired"));
  DISPLAY_WAIT (row_shows (list, SAMPLE_CAFE, "29 Nov 2026"));
}

static void
test_widths (List          *list,
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
      gboolean shown[SIGNET_N_COLUMNS];
      g_autoptr(GString) columns = g_string_new (NULL);

      for (guint j = 0; j < SIGNET_N_COLUMNS; j++)
        shown[j] = signet_column_is_default (j);
      g_assert_true (signet_column_fit (shown, cases[i].width) == cases[i].narrow);
      for (guint j = 0; j < SIGNET_N_COLUMNS; j++)
        {
          if (shown[j])
            g_string_append_printf (columns, "%s ", signet_column_get_id (j));
        }
      g_assert_cmpstr (columns->str, ==, cases[i].columns);
    }
}

static void
test_narrow (List          *list,
             gconstpointer  data)
{
  GtkWidget *row;

  gtk_window_set_default_size (list->window, 360, 600);
  DISPLAY_WAIT (row_shows (list, SAMPLE_PARTNER, "Data Plans"));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (list->window)), <=, 360);
  g_assert_true (row_shows (list, SAMPLE_PARTNER, "Expired"));
  g_assert_false (row_shows (list, SAMPLE_PARTNER, "2 workspaces"));
  display_check_names (GTK_WIDGET (list->window));

  row = get_row (list, SAMPLE_PARTNER);
  display_click (display_find (row, GTK_TYPE_BUTTON, "Actions for Partner Feed"));
  DISPLAY_WAIT (list->view->menu != NULL && gtk_widget_get_mapped (list->view->menu));
  gtk_popover_popdown (GTK_POPOVER (list->view->menu));

  gtk_window_set_default_size (list->window, 1100, 600);
  DISPLAY_WAIT (row_shows (list, SAMPLE_PARTNER, "2 workspaces"));
}

/* Text of twice the size needs twice the room. GTK complains when it changes under a label, so
 * the window begins with it.
 */
static void
set_up_large (List          *list,
              gconstpointer  n_credentials)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  set_up (list, n_credentials);
}

static void
tear_down_large (List          *list,
                 gconstpointer  n_credentials)
{
  tear_down (list, n_credentials);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
}

static void
test_large_text (List          *list,
                 gconstpointer  data)
{
  DISPLAY_WAIT (row_shows (list, SAMPLE_PARTNER, "Data Plans"));
  g_assert_false (row_shows (list, SAMPLE_PARTNER, "2 workspaces"));
}

static void
test_columns (List          *list,
              gconstpointer  data)
{
  const char * const wanted[] = { "client-id", "status", "no-such-column", NULL };
  GActionGroup *actions = signet_credential_view_get_actions (list->view);
  g_auto(GStrv) columns = NULL;
  g_autoptr(GVariant) state = NULL;

  g_assert_false (row_shows (list, SAMPLE_POS, SAMPLE_POS));
  g_action_group_activate_action (actions, "show-client-id", NULL);
  DISPLAY_WAIT (row_shows (list, SAMPLE_POS, SAMPLE_POS));

  signet_credential_view_set_columns (list->view, wanted);
  DISPLAY_WAIT (!row_shows (list, SAMPLE_POS, "5 minutes ago"));
  state = g_action_group_get_action_state (actions, "show-last-used");
  g_assert_false (g_variant_get_boolean (state));
  columns = signet_credential_view_dup_columns (list->view);
  g_assert_cmpuint (g_strv_length (columns), ==, 2);
  g_assert_cmpstr (columns[0], ==, "client-id");
  g_assert_cmpstr (columns[1], ==, "status");
}

/* An edit makes another object of a credential, and its row another row. */
static void
test_focus (List          *list,
            gconstpointer  data)
{
  g_autoptr(SignetCredential) renamed =
    sample_credential (SAMPLE_CAFE, "Zebra Loyalty", "{'revision': 2}");

  gtk_widget_grab_focus (get_row (list, SAMPLE_CAFE));
  DISPLAY_WAIT (g_strcmp0 (get_focused (list), SAMPLE_CAFE) == 0);

  signet_credential_list_put (list->credentials, renamed);
  assert_names (list, "Backfill, Partner Feed, POS Gateway, Zebra Loyalty");
  DISPLAY_WAIT (g_strcmp0 (get_focused (list), SAMPLE_CAFE) == 0);

  gtk_widget_grab_focus (get_row (list, SAMPLE_PARTNER));
  DISPLAY_WAIT (g_strcmp0 (get_focused (list), SAMPLE_PARTNER) == 0);
  signet_credential_list_remove (list->credentials, SAMPLE_PARTNER);
  DISPLAY_WAIT (g_strcmp0 (get_focused (list), SAMPLE_POS) == 0);
}

static gboolean
is_in_sight (List       *list,
             const char *client_id)
{
  GtkWidget *row = get_row (list, client_id);
  graphene_rect_t bounds;

  return row != NULL && gtk_widget_get_mapped (row) &&
         gtk_widget_compute_bounds (row, GTK_WIDGET (list->view), &bounds) &&
         bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= gtk_widget_get_height (GTK_WIDGET (list->view));
}

static void
test_reveal (List          *list,
             gconstpointer  data)
{
  const char *last = "00000320-0000-4000-8000-000000000000";
  const char *first = "00000001-0000-4000-8000-000000000000";

  g_assert_false (is_in_sight (list, last));
  g_assert_true (signet_credential_view_reveal (list->view, last));
  DISPLAY_WAIT (is_in_sight (list, last) && g_strcmp0 (get_focused (list), last) == 0);
  g_assert_false (is_in_sight (list, first));
  g_assert_true (signet_credential_view_reveal (list->view, first));
  DISPLAY_WAIT (is_in_sight (list, first) && g_strcmp0 (get_focused (list), first) == 0);

  signet_credential_view_set_search (list->view, "00001");
  g_assert_false (signet_credential_view_reveal (list->view, last));
  g_assert_false (signet_credential_view_reveal (list->view, "no such id"));
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, n_credentials, function)                                             \
  g_test_add ("/credential-view/" path, List, GUINT_TO_POINTER (n_credentials), set_up, \
              function, tear_down)

  display_init (&argc, &argv);
  ADD ("cells", 0, test_cells);
  ADD ("sort", 0, test_sort);
  ADD ("sort-by-header", 0, test_sort_by_header);
  ADD ("search", 0, test_search);
  ADD ("activate", 0, test_activate);
  ADD ("keys", 0, test_keys);
  ADD ("menu", 0, test_menu);
  ADD ("names", 0, test_names);
  ADD ("keyring", 0, test_keyring);
  ADD ("time", 0, test_time);
  ADD ("widths", 0, test_widths);
  ADD ("narrow", 0, test_narrow);
  g_test_add ("/credential-view/large-text", List, NULL, set_up_large, test_large_text,
              tear_down_large);
  ADD ("columns", 0, test_columns);
  ADD ("focus", 0, test_focus);
  ADD ("reveal", 800, test_reveal);

  return g_test_run ();
}
