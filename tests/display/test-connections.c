/* test-connections.c: a window that is switched from one issuer to another
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"
#include "samples.h"
#include "signet-connection-dialog.h"
#include "signet-connection-row.h"
#include "signet-keep-dialog.h"
#include "signet-window-private.h"

/* A window on an issuer in memory, and a second connection that keeps credentials. */
typedef struct
{
  FakeConnector *issuer;
  SignetKeyring *keyring;
  SignetSettings *settings;
  SignetConnection *first;
  SignetConnection *second;
  SignetConnectionList *connections;
  SignetWindow *window; /* (nullable) (borrowed) while it is open */
} Setting;

/*
 * Helpers
 */

static SignetConnection *
add_connection (Setting    *setting,
                const char *name)
{
  const SignetConnectionPlaces places = {
    .name = name,
    .token_endpoint = "https://sso.example/oauth/token",
    .audience = "https://api.example",
  };
  g_autoptr(SignetConnectionConfig) config =
    signet_connection_config_new (SIGNET_CONNECTION_PRESET_MPARTICLE, &places);

  return signet_connection_list_add (setting->connections, config);
}

static void
set_up (Setting       *setting,
        gconstpointer  data)
{
  GtkWidget *window;

  setting->keyring = signet_keyring_new ();
  setting->settings = signet_settings_new ();
  setting->issuer = sample_issuer ();
  setting->first = signet_connection_new ("this-computer", "This Computer",
                                          SIGNET_CONNECTOR (setting->issuer), setting->keyring);
  setting->connections = signet_connection_list_new (setting->first, setting->keyring,
                                                     setting->settings);
  setting->second = add_connection (setting, "mParticle");
  window = signet_window_new (NULL, setting->first, setting->settings);
  g_set_weak_pointer (&setting->window, SIGNET_WINDOW (window));
  signet_window_set_connections (setting->window, setting->connections);
  gtk_window_present (GTK_WINDOW (window));
  signet_connection_load (setting->first);
}

static void
tear_down (Setting       *setting,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (setting->window));
  DISPLAY_WAIT (setting->window == NULL);
  signet_settings_set_connections (setting->settings,
                                   g_variant_new_array (G_VARIANT_TYPE_VARDICT, NULL, 0));
  g_clear_object (&setting->connections);
  g_clear_object (&setting->first);
  g_clear_object (&setting->issuer);
  g_clear_object (&setting->settings);
  g_clear_object (&setting->keyring);
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

static gboolean
shows_toast (Setting    *setting,
             const char *text)
{
  return display_shows (GTK_WIDGET (setting->window->toast_overlay), text);
}

/* Another connection to an issuer in memory, which the window is switched to by hand. */
static SignetConnection *
make_other (Setting       *setting,
            FakeConnector *issuer)
{
  return signet_connection_new ("other", "Other", SIGNET_CONNECTOR (issuer), setting->keyring);
}

static guint
count_rows (Setting *setting)
{
  SignetCredentialIndex *index = signet_credential_view_get_index (setting->window->view);

  return g_list_model_get_n_items (G_LIST_MODEL (index));
}

/*
 * Callbacks
 */

/* The second is opened when it is shown first, and nothing of the first stays. */
static void
test_switch (Setting       *setting,
             gconstpointer  data)
{
  SignetFilter *filter = signet_credential_view_get_filter (setting->window->view);
  SignetRowSelection *selection = signet_credential_view_get_selection (setting->window->view);

  wait_for_page (setting, "list");
  gtk_search_bar_set_search_mode (setting->window->search_bar, TRUE);
  signet_filter_set_search (filter, "gateway");
  signet_row_selection_set_selecting (selection, TRUE);
  g_assert_true (gtk_widget_activate_action (get_widget (setting), "win.switch-to", "i", 2));

  g_assert_true (signet_window_get_connection (setting->window) == setting->second);
  g_assert_true (signet_filter_is_empty (filter));
  g_assert_false (signet_row_selection_get_selecting (selection));
  g_assert_false (gtk_search_bar_get_search_mode (setting->window->search_bar));
  /* No keyring answers here. */
  wait_for_page (setting, "unreachable");
  g_assert_cmpuint (count_rows (setting), ==, 0);
  g_assert_nonnull (display_find (get_widget (setting), GTK_TYPE_MENU_BUTTON,
                                  "Connection: mParticle"));

  g_assert_true (gtk_widget_activate_action (get_widget (setting), "win.switch", "s",
                                             "this-computer"));
  wait_for_page (setting, "list");
  g_assert_cmpuint (count_rows (setting), >, 0);
  /* There is no such connection. */
  g_assert_true (gtk_widget_activate_action (get_widget (setting), "win.switch-to", "i", 3));
  g_assert_true (signet_window_get_connection (setting->window) == setting->first);
}

/* What was asked of the one before and is answered late changes nothing in the one after. */
static void
test_late (Setting       *setting,
           gconstpointer  data)
{
  g_autoptr(FakeConnector) other_issuer = sample_large_issuer (3);
  g_autoptr(SignetConnection) other = make_other (setting, other_issuer);
  SignetCredential *credential;
  g_autofree char *client_id = NULL;

  wait_for_page (setting, "list");
  credential = g_list_model_get_item (G_LIST_MODEL (signet_connection_get_credentials
                                                    (setting->first)), 0);
  client_id = g_strdup (signet_credential_get_client_id (credential));
  fake_connector_hold (setting->issuer);
  g_assert_true (gtk_widget_activate_action (get_widget (setting),
                                             signet_credential_get_active (credential)
                                               ? "credential.deactivate" : "credential.activate",
                                             "s", client_id));
  g_object_unref (credential);
  signet_connection_load (setting->first);
  signet_window_set_connection (setting->window, other);
  wait_for_page (setting, "list");
  g_assert_cmpuint (count_rows (setting), ==, 3);

  fake_connector_release (setting->issuer);
  DISPLAY_WAIT (signet_connection_get_complete (setting->first) &&
                fake_connector_count (setting->issuer, FAKE_CALL_EDIT) == 1);
  for (guint i = 0; i < 20; i++)
    display_turn ();
  g_assert_cmpuint (count_rows (setting), ==, 3);
  g_assert_false (shows_toast (setting, "ctivated"));
  g_assert_null (setting->window->undo_toast);
  signet_window_set_connection (setting->window, setting->first);
}

/* A way back that belongs to the one before is not offered in the one after. */
static void
test_undo (Setting       *setting,
           gconstpointer  data)
{
  g_autoptr(FakeConnector) other_issuer = sample_large_issuer (3);
  g_autoptr(SignetConnection) other = make_other (setting, other_issuer);
  g_autoptr(SignetCredential) credential = NULL;

  wait_for_page (setting, "list");
  credential = g_list_model_get_item (G_LIST_MODEL (signet_connection_get_credentials
                                                    (setting->first)), 0);
  gtk_widget_activate_action (get_widget (setting), signet_credential_get_active (credential)
                                ? "credential.deactivate" : "credential.activate",
                              "s", signet_credential_get_client_id (credential));
  DISPLAY_WAIT (setting->window->undo_toast != NULL);
  signet_window_set_connection (setting->window, other);
  DISPLAY_WAIT (setting->window->undo_toast == NULL);
  g_assert_cmpuint (setting->window->toasts->len, ==, 0);
  signet_window_set_connection (setting->window, setting->first);
}

/* The connection in the window is marked, and a new one has a row. */
static void
test_switcher (Setting       *setting,
               gconstpointer  data)
{
  GtkWidget *row;

  wait_for_page (setting, "list");
  g_assert_true (gtk_widget_activate_action (get_widget (setting), "win.connections", NULL));
  DISPLAY_WAIT ((row = display_find (get_widget (setting), SIGNET_TYPE_CONNECTION_ROW,
                                     "mParticle, Not opened yet")) != NULL);
  display_check_names (get_widget (setting));
  add_connection (setting, "Third");
  DISPLAY_WAIT (display_find (get_widget (setting), SIGNET_TYPE_CONNECTION_ROW,
                              "Third, Not opened yet") != NULL);
  gtk_widget_activate (row);
  DISPLAY_WAIT (signet_window_get_connection (setting->window) == setting->second);
}

/* What only an issuer can do is neither offered nor done by a key. */
static void
test_keeping (Setting       *setting,
              gconstpointer  data)
{
  SignetColumnLayout *layout = signet_credential_view_get_layout (setting->window->view);

  wait_for_page (setting, "list");
  g_assert_true (signet_column_layout_get_wanted (layout, SIGNET_COLUMN_APIS));
  signet_window_set_connection (setting->window, setting->second);
  wait_for_page (setting, "unreachable");
  g_assert_false (signet_column_layout_get_wanted (layout, SIGNET_COLUMN_APIS));
  g_assert_false (signet_column_layout_get_wanted (layout, SIGNET_COLUMN_STATUS));
  g_assert_true (signet_column_layout_get_wanted (layout, SIGNET_COLUMN_CLIENT_ID));
  g_assert_cmpstr (signet_short_label_get_label (setting->window->add_label),
                   ==, "Keep a Credential…");

  signet_window_set_connection (setting->window, setting->first);
  g_assert_true (signet_column_layout_get_wanted (layout, SIGNET_COLUMN_APIS));
  g_assert_false (signet_column_layout_get_wanted (layout, SIGNET_COLUMN_CLIENT_ID));
}

/* A connection that goes leaves the window to the first. */
static void
test_remove (Setting       *setting,
             gconstpointer  data)
{
  GtkWidget *dialog;

  signet_window_set_connection (setting->window, setting->second);
  wait_for_page (setting, "unreachable");
  g_assert_true (gtk_widget_activate_action (get_widget (setting), "win.remove-connection", NULL));
  DISPLAY_WAIT ((dialog = GTK_WIDGET (display_find_window (ADW_TYPE_MESSAGE_DIALOG))) != NULL);
  g_assert_true (display_shows (dialog, "Remove “mParticle”?"));
  display_click (display_find (dialog, GTK_TYPE_BUTTON, "Remove"));
  DISPLAY_WAIT (signet_window_get_connection (setting->window) == setting->first);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (setting->connections)), ==, 1);
}

static void
enter (GtkWidget  *dialog,
       const char *title,
       const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (display_find (dialog, ADW_TYPE_ENTRY_ROW, title)), text);
}

/* It is added only with a name and an address to which a secret may go. */
static void
test_add (Setting       *setting,
          gconstpointer  data)
{
  GtkWidget *dialog;
  GtkWidget *add;

  g_assert_true (gtk_widget_activate_action (get_widget (setting), "win.add-connection", NULL));
  DISPLAY_WAIT ((dialog = GTK_WIDGET (display_find_window (SIGNET_TYPE_CONNECTION_DIALOG)))
                != NULL);
  display_check_names (dialog);
  gtk_widget_activate (display_find (dialog, ADW_TYPE_ACTION_ROW, "Other OAuth 2.0 Issuer"));
  DISPLAY_WAIT ((add = display_find (dialog, GTK_TYPE_BUTTON, "Add")) != NULL);
  display_check_names (dialog);
  g_assert_false (gtk_widget_get_sensitive (add));
  enter (dialog, "Name", "Elsewhere");
  g_assert_false (gtk_widget_get_sensitive (add));
  enter (dialog, "Issuer URL", "http://issuer.example");
  g_assert_false (gtk_widget_get_sensitive (add));
  g_assert_true (display_shows (dialog, "A complete address begins with https://"));
  enter (dialog, "Issuer URL", "https://issuer.example");
  g_assert_true (gtk_widget_get_sensitive (add));
  display_click (add);
  DISPLAY_WAIT (g_list_model_get_n_items (G_LIST_MODEL (setting->connections)) == 3);
  g_assert_cmpstr (signet_connection_get_name (signet_window_get_connection (setting->window)),
                   ==, "Elsewhere");
}

/* A new name and address count at once, everywhere. */
static void
test_settings (Setting       *setting,
               gconstpointer  data)
{
  SignetConnectionPlaces places;
  GtkWidget *dialog;

  signet_window_set_connection (setting->window, setting->second);
  wait_for_page (setting, "unreachable");
  g_assert_true (gtk_widget_activate_action (get_widget (setting), "win.connection-settings",
                                             NULL));
  DISPLAY_WAIT ((dialog = GTK_WIDGET (display_find_window (SIGNET_TYPE_CONNECTION_DIALOG)))
                != NULL);
  enter (dialog, "Name", "Production");
  enter (dialog, "Token Endpoint URL", "https://other.example/token");
  display_click (display_find (dialog, GTK_TYPE_BUTTON, "Save"));
  DISPLAY_WAIT (display_find (get_widget (setting), GTK_TYPE_MENU_BUTTON,
                              "Connection: Production") != NULL);
  signet_connection_config_get_places (signet_connection_list_get_config (setting->connections,
                                                                          setting->second),
                                       &places);
  g_assert_cmpstr (places.token_endpoint, ==, "https://other.example/token");
  DISPLAY_WAIT (g_strcmp0 (signet_connection_get_token_endpoint (setting->second),
                           "https://other.example/token") == 0);
}

/* This computer has nothing to set up, and cannot be removed. */
static void
test_first (Setting       *setting,
            gconstpointer  data)
{
  wait_for_page (setting, "list");
  gtk_widget_activate_action (get_widget (setting), "win.connection-settings", NULL);
  gtk_widget_activate_action (get_widget (setting), "win.remove-connection", NULL);
  for (guint i = 0; i < 10; i++)
    display_turn ();
  g_assert_null (display_find_window (SIGNET_TYPE_CONNECTION_DIALOG));
  g_assert_null (display_find_window (ADW_TYPE_MESSAGE_DIALOG));
}

/* There is no entry for the secret, and nothing is kept without one. */
static void
test_keep (Setting       *setting,
           gconstpointer  data)
{
  SignetConnectionConfig *config =
    signet_connection_list_get_config (setting->connections, setting->second);
  GtkWidget *dialog;

  signet_window_set_connection (setting->window, setting->second);
  wait_for_page (setting, "unreachable");
  signet_keep_dialog_run_async (GTK_WINDOW (setting->window), setting->second, config, NULL,
                                NULL, NULL, NULL);
  DISPLAY_WAIT ((dialog = GTK_WIDGET (display_find_window (SIGNET_TYPE_KEEP_DIALOG))) != NULL);
  display_check_names (dialog);
  enter (dialog, "Display Name", "Nightly Export");
  enter (dialog, "Client ID", "a-client");
  g_assert_null (display_find (dialog, ADW_TYPE_PASSWORD_ENTRY_ROW, NULL));
  g_assert_null (display_find (dialog, GTK_TYPE_PASSWORD_ENTRY, NULL));
  g_assert_false (gtk_widget_get_sensitive (display_find (dialog, GTK_TYPE_BUTTON, "Keep")));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (dialog), " v9Qm-wrong-to-guess-R2t7\n");
  display_click (display_find (dialog, GTK_TYPE_BUTTON, "Paste"));
  DISPLAY_WAIT (display_shows (dialog, "Pasted: ••••R2t7"));
  g_assert_false (display_shows (dialog, "v9Qm"));
  g_assert_true (gtk_widget_get_sensitive (display_find (dialog, GTK_TYPE_BUTTON, "Keep")));
  /* No keyring answers here: it says so, and everything stays. */
  display_click (display_find (dialog, GTK_TYPE_BUTTON, "Keep"));
  DISPLAY_WAIT (display_shows (dialog, "No Keyring Here"));
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
add_test (const char *path,
          void      (*test) (Setting *, gconstpointer))
{
  g_test_add (path, Setting, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  display_init (&argc, &argv);
  add_test ("/connections/switch", test_switch);
  add_test ("/connections/late", test_late);
  add_test ("/connections/undo", test_undo);
  add_test ("/connections/switcher", test_switcher);
  add_test ("/connections/keeping", test_keeping);
  add_test ("/connections/remove", test_remove);
  add_test ("/connections/add", test_add);
  add_test ("/connections/settings", test_settings);
  add_test ("/connections/first", test_first);
  add_test ("/connections/keep", test_keep);

  return g_test_run ();
}
