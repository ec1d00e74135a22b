/* test-application.c: the application
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"
#include "samples.h"
#include "signet-application.h"
#include "signet-debug-info.h"
#include "signet-editor-dialog.h"
#include "signet-help-window.h"
#include "signet-preferences-window.h"
#include "signet-shortcuts.h"
#include "signet-window.h"

/* The application, and what is tested while it runs. */
typedef struct _Run
{
  FakeConnector *issuer;
  SignetApplication *application;
  void (*test) (struct _Run *run);
  gboolean tested;
} Run;

/*
 * Helpers
 */

static void
activate (Run        *run,
          const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (run->application), action, NULL);
}

static GtkWidget *
wait_for (GType type)
{
  GtkWindow *window = NULL;

  DISPLAY_WAIT ((window = display_find_window (type)) != NULL);

  return GTK_WIDGET (window);
}

/* Collects all keys from one to another, like “<Control>1...<Control>9”. */
static void
collect_range (const char *text,
               GHashTable *accelerators)
{
  g_auto(GStrv) ends = g_strsplit (text, "...", 2);
  GdkModifierType modifiers;
  guint first;
  guint last;

  g_assert_true (gtk_accelerator_parse (ends[0], &first, &modifiers));
  g_assert_true (gtk_accelerator_parse (ends[1], &last, &modifiers));
  for (guint key = first; key <= last; key++)
    g_hash_table_add (accelerators, gtk_accelerator_name (key, modifiers));
}

/* Collects what a shortcuts window explains. */
static void
collect_shortcuts (GtkWidget  *root,
                   GHashTable *accelerators)
{
  if (GTK_IS_SHORTCUT_LABEL (root))
    {
      g_autofree char *text = NULL;
      g_auto(GStrv) parts = NULL;

      g_object_get (root, "accelerator", &text, NULL);
      parts = g_strsplit (text, " ", -1);
      for (guint i = 0; parts[i] != NULL; i++)
        {
          guint key;
          GdkModifierType modifiers;

          if (strstr (parts[i], "...") != NULL)
            {
              collect_range (parts[i], accelerators);
              continue;
            }
          g_assert_true (gtk_accelerator_parse (parts[i], &key, &modifiers));
          g_hash_table_add (accelerators, gtk_accelerator_name (key, modifiers));
        }
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_shortcuts (child, accelerators);
}

/*
 * Callbacks
 */

static void
test_activate (Run *run)
{
  GtkApplication *application = GTK_APPLICATION (run->application);
  SignetConnection *connection = signet_application_get_connection (run->application);
  GtkWidget *window = wait_for (SIGNET_TYPE_WINDOW);

  g_assert_cmpstr (signet_connection_get_id (connection), ==, "this-computer");
  DISPLAY_WAIT (signet_connection_get_state (connection) == SIGNET_CONNECTION_STATE_READY);
  g_assert_cmpuint (fake_connector_count (run->issuer, FAKE_CALL_OPEN), ==, 1);

  /* Started again, it shows the window that it has. */
  g_application_activate (G_APPLICATION (application));
  g_assert_true (wait_for (SIGNET_TYPE_WINDOW) == window);
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (application)), ==, 1);
  g_assert_cmpuint (fake_connector_count (run->issuer, FAKE_CALL_OPEN), ==, 1);
  display_check_names (window);
}

static void
test_style (Run *run)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  g_assert_true (gtk_icon_theme_has_icon (theme, "computer-symbolic"));
  g_assert_true (gtk_icon_theme_has_icon (theme, SIGNET_APP_ID));
}

static void
test_preferences (Run *run)
{
  SignetSettings *settings = signet_application_get_settings (run->application);
  GtkWidget *window;
  GtkWidget *widget;

  activate (run, "preferences");
  window = wait_for (SIGNET_TYPE_PREFERENCES_WINDOW);
  display_check_names (display_find (window, ADW_TYPE_PREFERENCES_PAGE, NULL));

  widget = display_find (window, GTK_TYPE_SWITCH, "Keep Running");
  gtk_switch_set_active (GTK_SWITCH (widget), TRUE);
  g_assert_true (signet_settings_get_keep_issuer_running (settings));
  signet_settings_set_keep_issuer_running (settings, FALSE);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (widget)));

  widget = display_find (window, GTK_TYPE_SPIN_BUTTON, "Token Endpoint Port");
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (widget)), ==, 7878);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (widget), 65535);
  g_assert_cmpint (signet_settings_get_issuer_port (settings), ==, 65535);
  signet_settings_set_issuer_port (settings, 7878);

  widget = display_find (window, GTK_TYPE_SWITCH, "Save New Secrets");
  gtk_switch_set_active (GTK_SWITCH (widget), TRUE);
  g_assert_true (signet_settings_get_save_to_keyring (settings));
  signet_settings_set_save_to_keyring (settings, FALSE);
  gtk_window_close (GTK_WINDOW (window));
}

/* A port that was taken may be another one now, so that is tried at once. */
static void
test_preferences_retry (Run *run)
{
  SignetConnection *connection = signet_application_get_connection (run->application);
  GtkWidget *button;

  DISPLAY_WAIT (signet_connection_get_state (connection) == SIGNET_CONNECTION_STATE_UNREACHABLE);
  button = display_find (wait_for (SIGNET_TYPE_WINDOW), GTK_TYPE_BUTTON, "Choose Another Port…");
  display_click (button);
  gtk_window_close (GTK_WINDOW (wait_for (SIGNET_TYPE_PREFERENCES_WINDOW)));
  DISPLAY_WAIT (signet_connection_get_state (connection) == SIGNET_CONNECTION_STATE_READY);
}

static void
test_shortcuts (Run *run)
{
  GtkApplication *application = GTK_APPLICATION (run->application);
  g_autoptr(GHashTable) explained =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto(GStrv) actions = gtk_application_list_action_descriptions (application);
  GtkWidget *window;

  activate (run, "shortcuts");
  window = wait_for (ADW_TYPE_PREFERENCES_WINDOW);
  collect_shortcuts (window, explained);

  g_assert_cmpuint (g_strv_length (actions), >, 5);
  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto(GStrv) accelerators =
        gtk_application_get_accels_for_action (application, actions[i]);

      for (guint j = 0; accelerators[j] != NULL; j++)
        g_assert_true (g_hash_table_contains (explained, accelerators[j]));
    }
  gtk_window_close (GTK_WINDOW (window));
}

static const char *
get_topic (GtkWidget *help)
{
  return signet_help_window_get_topic (SIGNET_HELP_WINDOW (help));
}

static void
test_help (Run *run)
{
  GtkWidget *window = wait_for (SIGNET_TYPE_WINDOW);
  SignetConnection *connection = signet_application_get_connection (run->application);
  GtkWidget *help;
  GtkWidget *list;

  DISPLAY_WAIT (signet_connection_get_state (connection) == SIGNET_CONNECTION_STATE_READY);
  display_press ("F1");
  help = wait_for (SIGNET_TYPE_HELP_WINDOW);
  DISPLAY_WAIT (gtk_window_is_active (GTK_WINDOW (help)));
  g_assert_null (get_topic (help));
  display_check_names (help);

  /* Every topic can be read, and be left again to where it was chosen. */
  list = display_find (help, GTK_TYPE_LIST_BOX, "Topics");
  for (int i = 0; gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i) != NULL; i++)
    {
      GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i));
      GtkWidget *page;

      gtk_widget_grab_focus (row);
      display_press ("Return");
      DISPLAY_WAIT (get_topic (help) != NULL);
      page = gtk_window_get_focus (GTK_WINDOW (help));
      g_assert_true (GTK_IS_SCROLLED_WINDOW (page));
      g_assert_true (display_is_named (page, adw_preferences_row_get_title (
                                               ADW_PREFERENCES_ROW (row))));
      display_press ("alt+Left");
      DISPLAY_WAIT (get_topic (help) == NULL);
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (help)) == row);
      g_assert_cmpint (i, <, 20);
    }

  display_press ("Escape");
  DISPLAY_WAIT (display_find_window (SIGNET_TYPE_HELP_WINDOW) == NULL);
  DISPLAY_WAIT (gtk_window_is_active (GTK_WINDOW (window)));
}

/* Where a dialog is waited for, too, which can go on beside it. */
static void
test_help_in_context (Run *run)
{
  GtkWidget *window = wait_for (SIGNET_TYPE_WINDOW);
  SignetConnection *connection = signet_application_get_connection (run->application);
  GtkWidget *dialog;
  GtkWidget *help;

  DISPLAY_WAIT (signet_connection_get_state (connection) == SIGNET_CONNECTION_STATE_READY);
  g_assert_true (gtk_widget_activate_action (window, "win.add", NULL));
  dialog = wait_for (SIGNET_TYPE_EDITOR_DIALOG);
  DISPLAY_WAIT (gtk_window_is_active (GTK_WINDOW (dialog)));
  display_press ("F1");
  help = wait_for (SIGNET_TYPE_HELP_WINDOW);
  DISPLAY_WAIT (gtk_window_is_active (GTK_WINDOW (help)));
  g_assert_cmpstr (get_topic (help), ==, "allowed");
  display_click (display_find (help, GTK_TYPE_BUTTON, "Back"));
  g_assert_null (get_topic (help));

  /* The dialog goes, and takes the help with it. */
  gtk_window_close (GTK_WINDOW (dialog));
  DISPLAY_WAIT (display_find_window (SIGNET_TYPE_EDITOR_DIALOG) == NULL);
  DISPLAY_WAIT (display_find_window (SIGNET_TYPE_HELP_WINDOW) == NULL);
}

/* Nothing of it may be in what people put where everybody can read it. */
static void
check_private (const char *text,
               const char *private)
{
  if (private == NULL || *private == '\0')
    return;

  if (strstr (text, private) != NULL)
    g_error ("“%s” is in what a report tells: %s", private, text);
}

static void
check_debug_info (Run        *run,
                  const char *text)
{
  SignetConnection *connection = signet_application_get_connection (run->application);
  SignetCredentialList *credentials = signet_connection_get_credentials (connection);
  SignetAccess *access = signet_connection_get_access (connection);
  const char *told[] = {
    "Signet: " SIGNET_VERSION "\n", "\nGTK: ", "\nlibadwaita: ", "\nlibsoup: ", "\nFlatpak: no\n",
    "\nDisplay: GdkX11Display, GskCairoRenderer", "\nLocale: C", "\nKeyring: ",
    "\nConnection: built-in issuer, ready, credentials: 1 to 9, version ",
    "\nConnection: keep and test, closed, credentials: none\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      if (strstr (text, told[i]) == NULL)
        g_error ("“%s” is not in what a report tells: %s", told[i], text);
    }

  check_private (text, "elltale");
  check_private (text, g_get_home_dir ());
  check_private (text, g_get_host_name ());
  check_private (text, signet_access_get_issuer (access));
  check_private (text, signet_access_get_token_endpoint (access));
  check_private (text, signet_access_get_organization_name (access));
  check_private (text, signet_access_get_user (access));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (credentials)); i++)
    {
      g_autoptr(SignetCredential) credential =
        g_list_model_get_item (G_LIST_MODEL (credentials), i);

      check_private (text, signet_credential_get_client_id (credential));
      check_private (text, signet_credential_get_display_name (credential));
      check_private (text, signet_credential_get_owner (credential));
    }
}

static gboolean
has_version (SignetConnection *connection,
             const char       *version)
{
  SignetAccess *access = signet_connection_get_access (connection);

  return g_strcmp0 (signet_access_get_version (access), version) == 0;
}

/* What answers may say anything where its version is expected. */
static void
check_versions (Run *run)
{
  const char *versions[] = { "Telltale of Ada", "telltale@telltale.example", "telltale/1",
                             "1.0.telltale-telltale-telltale-33", "" };
  SignetConnection *connection = signet_application_get_connection (run->application);
  SignetConnectionList *connections = signet_application_get_connections (run->application);

  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_autofree char *text = NULL;

      fake_connector_set_version (run->issuer, versions[i]);
      signet_connection_load (connection);
      DISPLAY_WAIT (signet_connection_get_state (connection) == SIGNET_CONNECTION_STATE_READY &&
                    has_version (connection, versions[i]));
      text = signet_debug_info_describe (NULL, connections);
      check_private (text, "elltale");
      check_private (text, ", version");
    }
}

static void
test_about (Run *run)
{
  const SignetConnectionPlaces places = {
    .name = "A telltale name",
    .issuer = "https://telltale.example/telltale",
    .audience = "Telltale",
  };
  g_autoptr(SignetConnectionConfig) config =
    signet_connection_config_new (SIGNET_CONNECTION_PRESET_OTHER, &places);
  SignetConnection *connection = signet_application_get_connection (run->application);
  GtkWidget *window;

  signet_connection_list_add (signet_application_get_connections (run->application), config);
  DISPLAY_WAIT (signet_connection_get_state (connection) == SIGNET_CONNECTION_STATE_READY);
  activate (run, "about");
  window = wait_for (ADW_TYPE_ABOUT_WINDOW);
  g_assert_cmpstr (adw_about_window_get_version (ADW_ABOUT_WINDOW (window)), ==, SIGNET_VERSION);
  g_assert_cmpstr (adw_about_window_get_application_icon (ADW_ABOUT_WINDOW (window)),
                   ==, SIGNET_APP_ID);
  check_debug_info (run, adw_about_window_get_debug_info (ADW_ABOUT_WINDOW (window)));
  gtk_window_close (GTK_WINDOW (window));
  check_versions (run);
}

static void
test_quit (Run *run)
{
  wait_for (SIGNET_TYPE_WINDOW);
  activate (run, "preferences");
  wait_for (SIGNET_TYPE_PREFERENCES_WINDOW);
  activate (run, "quit");
  DISPLAY_WAIT (display_find_window (SIGNET_TYPE_WINDOW) == NULL);
  DISPLAY_WAIT (display_find_window (SIGNET_TYPE_PREFERENCES_WINDOW) == NULL);
}

/* What is asked on the way is asked once, and the answer is enough. */
static void
test_quit_while_editing (Run *run)
{
  SignetConnection *connection = signet_application_get_connection (run->application);
  GtkWidget *window = wait_for (SIGNET_TYPE_WINDOW);
  GtkWidget *dialog;
  GtkWidget *name;

  DISPLAY_WAIT (signet_connection_get_state (connection) == SIGNET_CONNECTION_STATE_READY);
  g_assert_true (gtk_widget_activate_action (window, "win.add", NULL));
  dialog = wait_for (SIGNET_TYPE_EDITOR_DIALOG);
  name = display_find (dialog, ADW_TYPE_ENTRY_ROW, "Display Name");
  gtk_editable_set_text (GTK_EDITABLE (name), "Loyalty App");

  activate (run, "quit");
  display_click (display_find (wait_for (ADW_TYPE_MESSAGE_DIALOG), GTK_TYPE_BUTTON,
                               "Keep Editing"));
  DISPLAY_WAIT (display_find_window (ADW_TYPE_MESSAGE_DIALOG) == NULL);
  g_assert_true (wait_for (SIGNET_TYPE_EDITOR_DIALOG) == dialog);
  g_assert_true (wait_for (SIGNET_TYPE_WINDOW) == window);

  activate (run, "quit");
  display_click (display_find (wait_for (ADW_TYPE_MESSAGE_DIALOG), GTK_TYPE_BUTTON, "Discard"));
  DISPLAY_WAIT (display_find_window (SIGNET_TYPE_EDITOR_DIALOG) == NULL);
  DISPLAY_WAIT (display_find_window (SIGNET_TYPE_WINDOW) == NULL);
}

static gboolean
on_running_cb (gpointer user_data)
{
  Run *run = user_data;
  GtkWindow *window;

  run->test (run);
  run->tested = TRUE;
  window = display_find_window (SIGNET_TYPE_WINDOW);
  if (window != NULL)
    gtk_window_close (window);

  return G_SOURCE_REMOVE;
}

static void
on_application_activate_cb (GApplication *application,
                            Run          *run)
{
  /* A second activation is part of a test. */
  g_signal_handlers_disconnect_by_data (application, run);
  g_idle_add (on_running_cb, run);
}

static void
run_application (gconstpointer data,
                 gboolean      is_port_taken)
{
  Run run = { .test = (void (*) (Run *)) data };

  run.issuer = sample_issuer ();
  if (is_port_taken)
    fake_connector_fail (run.issuer, FAKE_CALL_OPEN, SIGNET_ERROR_PORT_TAKEN);
  run.application = signet_application_new (SIGNET_CONNECTOR (run.issuer));
  g_signal_connect_after (run.application, "activate",
                          G_CALLBACK (on_application_activate_cb), &run);
  g_assert_cmpint (g_application_run (G_APPLICATION (run.application), 0, NULL), ==, 0);
  g_assert_true (run.tested);
  g_object_unref (run.application);
  g_object_unref (run.issuer);
}

static void
test_running (gconstpointer data)
{
  run_application (data, FALSE);
}

static void
test_running_without_port (gconstpointer data)
{
  run_application (data, TRUE);
}

int
main (int    argc,
      char **argv)
{
  display_init (&argc, &argv);
  g_test_add_data_func ("/application/activate", test_activate, test_running);
  g_test_add_data_func ("/application/style", test_style, test_running);
  g_test_add_data_func ("/application/preferences", test_preferences, test_running);
  g_test_add_data_func ("/application/preferences-retry", test_preferences_retry,
                        test_running_without_port);
  g_test_add_data_func ("/application/shortcuts", test_shortcuts, test_running);
  g_test_add_data_func ("/application/about", test_about, test_running);
  g_test_add_data_func ("/application/help", test_help, test_running);
  g_test_add_data_func ("/application/help-in-context", test_help_in_context, test_running);
  g_test_add_data_func ("/application/quit", test_quit, test_running);
  g_test_add_data_func ("/application/quit-while-editing", test_quit_while_editing,
                        test_running);

  return g_test_run ();
}
