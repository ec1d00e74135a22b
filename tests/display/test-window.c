/* test-window.c: the window of API credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"
#include "samples.h"
#include "signet-columns-window.h"
#include "signet-editor-dialog.h"
#include "signet-row-finder.h"
#include "signet-words.h"
#include "signet-window-private.h"

/* A window on an issuer in memory. */
typedef struct
{
  FakeConnector *issuer;
  SignetConnection *connection;
  SignetSettings *settings;
  SignetWindow *window; /* (nullable) (borrowed) while it is open */
} Setting;

/*
 * Helpers
 */

static void
open_window (Setting *setting)
{
  GtkWidget *window = signet_window_new (NULL, setting->connection, setting->settings);

  g_set_weak_pointer (&setting->window, SIGNET_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
}

/* With the samples, or with an issuer that holds nothing. */
static void
set_up (Setting       *setting,
        gconstpointer  is_empty)
{
  g_autoptr(SignetKeyring) keyring = signet_keyring_new ();

  setting->issuer = is_empty != NULL ? sample_large_issuer (0) : sample_issuer ();
  setting->connection = signet_connection_new ("this-computer", "This Computer",
                                               SIGNET_CONNECTOR (setting->issuer), keyring);
  setting->settings = signet_settings_new ();
  open_window (setting);
}

static void
tear_down (Setting       *setting,
           gconstpointer  is_empty)
{
  if (setting->window != NULL)
    gtk_window_destroy (GTK_WINDOW (setting->window));
  DISPLAY_WAIT (setting->window == NULL);
  g_clear_object (&setting->connection);
  g_clear_object (&setting->settings);
  g_clear_object (&setting->issuer);
}

static GtkWidget *
get_widget (Setting *setting)
{
  return GTK_WIDGET (setting->window);
}

static void
wait_for_page (Setting    *setting,
               const char *name)
{
  DISPLAY_WAIT (g_strcmp0 (gtk_stack_get_visible_child_name (setting->window->stack), name) == 0);
  display_check_names (get_widget (setting));
}

static void
load (Setting    *setting,
      const char *page)
{
  signet_connection_load (setting->connection);
  wait_for_page (setting, page);
}

static gboolean
shows (Setting    *setting,
       const char *text)
{
  return display_shows (gtk_stack_get_visible_child (setting->window->stack), text);
}

static gboolean
shows_toast (Setting    *setting,
             const char *text)
{
  return display_shows (GTK_WIDGET (setting->window->toast_overlay), text);
}

static void
ask (Setting    *setting,
     const char *action,
     const char *client_id)
{
  g_assert_true (gtk_widget_activate_action (get_widget (setting), action, "s", client_id));
}

static SignetCredential *
find (Setting    *setting,
      const char *client_id)
{
  return signet_credential_list_find (signet_connection_get_credentials (setting->connection),
                                      client_id);
}

static gboolean
is_strip_open (Setting *setting)
{
  GtkWidget *revealer = display_find (GTK_WIDGET (setting->window->condition_bar),
                                      GTK_TYPE_REVEALER, NULL);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (revealer));
}

static GtkWidget *
find_button (Setting    *setting,
             const char *name)
{
  return display_find (get_widget (setting), GTK_TYPE_BUTTON, name);
}

/*
 * Callbacks
 */

static void
test_first_run (Setting       *setting,
                gconstpointer  data)
{
  load (setting, "first-run");
  g_assert_true (shows (setting, "No Credentials Yet"));
  g_assert_false (gtk_widget_get_visible (setting->window->add_button));
  display_click (display_find (gtk_stack_get_visible_child (setting->window->stack),
                               GTK_TYPE_BUTTON, "Add Credential"));
  DISPLAY_WAIT (display_find_window (SIGNET_TYPE_EDITOR_DIALOG) != NULL);
  gtk_window_close (display_find_window (SIGNET_TYPE_EDITOR_DIALOG));
  DISPLAY_WAIT (display_find_window (SIGNET_TYPE_EDITOR_DIALOG) == NULL);
}

static void
test_loading (Setting       *setting,
              gconstpointer  data)
{
  fake_connector_hold (setting->issuer);
  load (setting, "loading");
  /* Blank at first: what comes at once needs no spinner. */
  g_assert_false (shows (setting, "Loading Credentials…"));
  DISPLAY_WAIT (shows (setting, "Loading Credentials…"));
  fake_connector_release (setting->issuer);
  wait_for_page (setting, "list");
}

static void
test_list (Setting       *setting,
           gconstpointer  data)
{
  load (setting, "list");
  g_assert_cmpstr (adw_window_title_get_title (setting->window->title), ==, "API Credentials");
  g_assert_cmpstr (adw_window_title_get_subtitle (setting->window->title), ==, "Acme Retail");
  g_assert_true (gtk_widget_get_visible (setting->window->add_button));
  g_assert_nonnull (find_button (setting, "Add Credential"));
  g_assert_nonnull (display_find (get_widget (setting), GTK_TYPE_TOGGLE_BUTTON, "Search"));
  g_assert_nonnull (display_find (get_widget (setting), GTK_TYPE_MENU_BUTTON, "Main Menu"));
  g_assert_nonnull (display_find (get_widget (setting), GTK_TYPE_MENU_BUTTON,
                                  "Connection: This Computer"));
}

static void
test_search (Setting       *setting,
             gconstpointer  data)
{
  load (setting, "list");
  gtk_widget_activate_action (get_widget (setting), "win.search", NULL);
  g_assert_true (gtk_search_bar_get_search_mode (setting->window->search_bar));
  g_assert_true (gtk_toggle_button_get_active (setting->window->search_button));

  gtk_editable_set_text (signet_search_field_get_entry (setting->window->search_field),
                         "nothing like it");
  wait_for_page (setting, "nothing-found");
  display_click (find_button (setting, "Clear Search"));
  wait_for_page (setting, "list");
  g_assert_false (gtk_search_bar_get_search_mode (setting->window->search_bar));
  g_assert_cmpstr (signet_credential_view_get_search (setting->window->view), ==, "");
}

static void
test_no_access (Setting       *setting,
                gconstpointer  data)
{
  fake_connector_set_access (setting->issuer, SIGNET_ROLE_READ_ONLY, FALSE);
  load (setting, "no-access");
  g_assert_true (shows (setting, "Read Only"));
  g_assert_true (shows (setting, "Admin, Compliance Admin and Support Access"));
  g_assert_false (shows (setting, "POS Gateway"));
  g_assert_false (gtk_widget_get_visible (setting->window->add_button));

  fake_connector_set_access (setting->issuer, SIGNET_ROLE_ADMIN, FALSE);
  display_click (find_button (setting, "Try Again"));
  wait_for_page (setting, "list");
}

static void
test_unreachable (Setting       *setting,
                  gconstpointer  data)
{
  fake_connector_fail (setting->issuer, FAKE_CALL_OPEN, SIGNET_ERROR_FAILED);
  signet_connection_load (setting->connection);
  DISPLAY_WAIT (shows (setting, "The Issuer Does Not Start"));

  for (guint code = SIGNET_ERROR_INVALID; code <= SIGNET_ERROR_SOCKET; code++)
    {
      g_autoptr(GError) error = g_error_new_literal (SIGNET_ERROR, (int) code, "details");
      GtkWidget *port_button;

      if (code == SIGNET_ERROR_FORBIDDEN)
        continue;

      fake_connector_fail (setting->issuer, FAKE_CALL_OPEN, (SignetError) code);
      signet_connection_load (setting->connection);
      DISPLAY_WAIT (shows (setting, signet_words_get_error_title (error)));
      g_assert_cmpstr (gtk_stack_get_visible_child_name (setting->window->stack),
                       ==, "unreachable");
      g_assert_true (shows (setting, signet_words_get_error_body (error)));
      port_button = display_find (gtk_stack_get_visible_child (setting->window->stack),
                                  GTK_TYPE_BUTTON, "Choose Another Port…");
      g_assert_true ((port_button != NULL) == (code == SIGNET_ERROR_PORT_TAKEN));
    }

  display_check_names (get_widget (setting));
  display_click (find_button (setting, "Try Again"));
  wait_for_page (setting, "list");
}

/* What is shown stays; a strip says that it may be old. */
static void
test_reload_fails (Setting       *setting,
                   gconstpointer  data)
{
  GtkWidget *strip = GTK_WIDGET (setting->window->condition_bar);

  load (setting, "list");
  fake_connector_fail (setting->issuer, FAKE_CALL_LIST, SIGNET_ERROR_UNREACHABLE);
  gtk_widget_activate_action (get_widget (setting), "win.reload", NULL);
  DISPLAY_WAIT (display_shows (strip, "The list may be out of date."));
  wait_for_page (setting, "list");
  g_assert_true (is_strip_open (setting));

  display_click (display_find (strip, GTK_TYPE_BUTTON, "Try Again"));
  DISPLAY_WAIT (!is_strip_open (setting));
}

static void
test_add (Setting       *setting,
          gconstpointer  data)
{
  GtkWindow *dialog;

  load (setting, "list");
  display_click (find_button (setting, "Add Credential"));
  DISPLAY_WAIT ((dialog = display_find_window (SIGNET_TYPE_EDITOR_DIALOG)) != NULL);
  g_assert_true (gtk_window_get_transient_for (dialog) == GTK_WINDOW (setting->window));

  /* The window does not close over what may be unsaved. */
  gtk_window_close (GTK_WINDOW (setting->window));
  DISPLAY_WAIT (display_find_window (SIGNET_TYPE_EDITOR_DIALOG) == NULL);
  g_assert_nonnull (setting->window);
  gtk_window_close (GTK_WINDOW (setting->window));
  DISPLAY_WAIT (setting->window == NULL);
}

static void
test_edit (Setting       *setting,
           gconstpointer  data)
{
  GtkWindow *dialog;

  load (setting, "list");
  ask (setting, "credential.edit", SAMPLE_POS);
  DISPLAY_WAIT ((dialog = display_find_window (SIGNET_TYPE_EDITOR_DIALOG)) != NULL);
  g_assert_true (display_shows (GTK_WIDGET (dialog), SAMPLE_POS));
  gtk_window_close (dialog);
  DISPLAY_WAIT (display_find_window (SIGNET_TYPE_EDITOR_DIALOG) == NULL);
}

static void
test_switch (Setting       *setting,
             gconstpointer  data)
{
  load (setting, "list");
  ask (setting, "credential.deactivate", SAMPLE_POS);
  DISPLAY_WAIT (shows_toast (setting, "Deactivated “POS Gateway”"));
  g_assert_false (signet_credential_get_active (find (setting, SAMPLE_POS)));
  g_assert_false (signet_credential_get_active (fake_connector_find (setting->issuer,
                                                                     SAMPLE_POS)));

  display_click (display_find (GTK_WIDGET (setting->window->toast_overlay), GTK_TYPE_BUTTON,
                               "Undo"));
  DISPLAY_WAIT (signet_credential_get_active (find (setting, SAMPLE_POS)));
  ask (setting, "credential.activate", SAMPLE_BACKFILL);
  DISPLAY_WAIT (signet_credential_get_active (find (setting, SAMPLE_BACKFILL)));
}

/* Somebody else was faster: the row shows what they did, and nothing is overwritten. */
static void
test_switch_conflict (Setting       *setting,
                      gconstpointer  data)
{
  g_autoptr(SignetCredential) changed =
    sample_credential (SAMPLE_POS, "POS Renamed", "{'revision': 2}");

  load (setting, "list");
  fake_connector_put (setting->issuer, changed);
  ask (setting, "credential.deactivate", SAMPLE_POS);
  DISPLAY_WAIT (shows_toast (setting, "Somebody Else Changed It"));
  DISPLAY_WAIT (g_str_equal (signet_credential_get_display_name (find (setting, SAMPLE_POS)),
                             "POS Renamed"));
  g_assert_true (signet_credential_get_active (find (setting, SAMPLE_POS)));
}

static void
test_delete (Setting       *setting,
             gconstpointer  data)
{
  GtkWindow *dialog;

  load (setting, "list");
  ask (setting, "credential.delete", SAMPLE_PARTNER);
  DISPLAY_WAIT ((dialog = display_find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  display_click (display_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Delete"));
  DISPLAY_WAIT (shows_toast (setting, "Deleted “Partner Feed”"));
  g_assert_null (find (setting, SAMPLE_PARTNER));
}

static void
read_text_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy (Setting       *setting,
           gconstpointer  data)
{
  g_autofree char *text = NULL;

  load (setting, "list");
  ask (setting, "credential.copy-client-id", SAMPLE_POS);
  DISPLAY_WAIT (shows_toast (setting, "Copied Client ID"));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (get_widget (setting)), NULL,
                                 read_text_cb, &text);
  DISPLAY_WAIT (text != NULL);
  g_assert_cmpstr (text, ==, SAMPLE_POS);
}

static void
test_reveal (Setting       *setting,
             gconstpointer  data)
{
  SignetCredential *focused;

  load (setting, "list");
  gtk_search_bar_set_search_mode (setting->window->search_bar, TRUE);
  gtk_editable_set_text (signet_search_field_get_entry (setting->window->search_field),
                         "backfill");
  DISPLAY_WAIT (*signet_credential_view_get_search (setting->window->view) != '\0');
  signet_window_reveal (setting->window, SAMPLE_POS);
  DISPLAY_WAIT ((focused = signet_row_finder_get_credential
                 (gtk_window_get_focus (GTK_WINDOW (setting->window)))) != NULL &&
                g_str_equal (signet_credential_get_client_id (focused), SAMPLE_POS));
  g_assert_false (gtk_search_bar_get_search_mode (setting->window->search_bar));
}

static void
test_remembers (Setting       *setting,
                gconstpointer  data)
{
  g_autofree char *column = NULL;

  load (setting, "list");
  gtk_window_set_default_size (GTK_WINDOW (setting->window), 700, 500);
  signet_credential_view_set_sort_column (setting->window->view, "expires");
  signet_credential_view_set_sort_descending (setting->window->view, TRUE);
  column = signet_settings_dup_sort_column (setting->settings);
  g_assert_cmpstr (column, ==, "expires");
  g_assert_true (signet_settings_get_sort_descending (setting->settings));

  DISPLAY_WAIT (gtk_widget_get_width (get_widget (setting)) <= 700);
  gtk_window_close (GTK_WINDOW (setting->window));
  DISPLAY_WAIT (setting->window == NULL);
  g_assert_cmpint (signet_settings_get_window_width (setting->settings), <=, 700);

  open_window (setting);
  g_assert_cmpstr (signet_credential_view_get_sort_column (setting->window->view),
                   ==, "expires");
  g_assert_true (signet_credential_view_get_sort_descending (setting->window->view));
  signet_settings_set_sort_column (setting->settings, "name");
  signet_settings_set_sort_descending (setting->settings, FALSE);
}

static gsize
count_widths (Setting *setting)
{
  g_autoptr(GVariant) widths = NULL;

  g_object_get (setting->settings, "column-widths", &widths, NULL);

  return g_variant_n_children (widths);
}

/* What the window leaves out where there is no room is not what the person wants. */
static void
test_remembers_columns (Setting       *setting,
                        gconstpointer  data)
{
  SignetColumnLayout *layout = signet_credential_view_get_layout (setting->window->view);
  g_auto(GStrv) columns = NULL;

  load (setting, "list");
  signet_column_layout_set_wanted (layout, SIGNET_COLUMN_OWNER, TRUE);
  signet_column_layout_move (layout, SIGNET_COLUMN_STATUS, 0);
  signet_column_layout_set_width (layout, SIGNET_COLUMN_APIS, 200);
  DISPLAY_WAIT (!(signet_row_context_get_columns (signet_credential_view_get_context
                                                  (setting->window->view)) &
                  SIGNET_COLUMN_BIT (SIGNET_COLUMN_SCOPE)));
  g_object_get (setting->settings, "columns", &columns, NULL);
  g_assert_cmpuint (g_strv_length (columns), ==, 6);
  DISPLAY_WAIT (count_widths (setting) == 1);
  gtk_window_close (GTK_WINDOW (setting->window));
  DISPLAY_WAIT (setting->window == NULL);

  open_window (setting);
  layout = signet_credential_view_get_layout (setting->window->view);
  g_assert_true (signet_column_layout_get_wanted (layout, SIGNET_COLUMN_OWNER));
  g_assert_cmpuint (signet_column_layout_get_position (layout, SIGNET_COLUMN_STATUS), ==, 0);
  g_assert_cmpfloat (signet_column_layout_get_width (layout, SIGNET_COLUMN_APIS), ==, 200);

  gtk_widget_activate_action (get_widget (setting), "view.reset-columns", NULL);
  g_assert_cmpuint (count_widths (setting), ==, 0);
  g_assert_true (signet_column_layout_is_default (layout));
}

static void
test_columns_window (Setting       *setting,
                     gconstpointer  data)
{
  GtkWindow *dialog;

  load (setting, "list");
  gtk_widget_activate_action (get_widget (setting), "win.columns", NULL);
  DISPLAY_WAIT ((dialog = display_find_window (SIGNET_TYPE_COLUMNS_WINDOW)) != NULL);
  display_check_names (GTK_WIDGET (dialog));
  gtk_window_close (dialog);
  DISPLAY_WAIT (display_find_window (SIGNET_TYPE_COLUMNS_WINDOW) == NULL);
}

/* The name is shown as it is, wherever markup would be possible. */
static void
test_markup (Setting       *setting,
             gconstpointer  data)
{
  g_autoptr(SignetCredential) odd = sample_credential (SAMPLE_POS, "<b>A</b> & “B”", NULL);
  GtkWindow *dialog;

  fake_connector_put (setting->issuer, odd);
  load (setting, "list");
  ask (setting, "credential.deactivate", SAMPLE_POS);
  DISPLAY_WAIT (shows_toast (setting, "Deactivated “<b>A</b> & “B””"));
  ask (setting, "credential.delete", SAMPLE_POS);
  DISPLAY_WAIT ((dialog = display_find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  g_assert_true (display_shows (GTK_WIDGET (dialog), "Delete “<b>A</b> & “B””?"));
  gtk_window_close (dialog);
  DISPLAY_WAIT (display_find_window (ADW_TYPE_MESSAGE_DIALOG) == NULL);
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, is_empty, function) \
  g_test_add ("/window/" path, Setting, is_empty, set_up, function, tear_down)

  display_init (&argc, &argv);
  ADD ("first-run", "empty", test_first_run);
  ADD ("loading", NULL, test_loading);
  ADD ("list", NULL, test_list);
  ADD ("search", NULL, test_search);
  ADD ("no-access", NULL, test_no_access);
  ADD ("unreachable", NULL, test_unreachable);
  ADD ("reload-fails", NULL, test_reload_fails);
  ADD ("add", NULL, test_add);
  ADD ("edit", NULL, test_edit);
  ADD ("switch", NULL, test_switch);
  ADD ("switch-conflict", NULL, test_switch_conflict);
  ADD ("delete", NULL, test_delete);
  ADD ("copy", NULL, test_copy);
  ADD ("reveal", NULL, test_reveal);
  ADD ("remembers", NULL, test_remembers);
  ADD ("remembers-columns", NULL, test_remembers_columns);
  ADD ("columns-window", NULL, test_columns_window);
  ADD ("markup", NULL, test_markup);

  return g_test_run ();
}
