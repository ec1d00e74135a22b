/* test-window-bulk.c: what the window does to many credentials at once
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "display.h"
#include "samples.h"
#include "signet-bulk-dialog.h"
#include "signet-editor-dialog.h"
#include "signet-window-private.h"

/* A window on the samples, and a folder to export to. */
typedef struct
{
  FakeConnector *issuer;
  SignetConnection *connection;
  SignetSettings *settings;
  SignetWindow *window; /* (nullable) (borrowed) while it is open */
  char *folder;
  char *path;
} Setting;

/*
 * Helpers
 */

static void
set_up (Setting       *setting,
        gconstpointer  name)
{
  setting->issuer = sample_issuer ();
  setting->connection = display_connect (setting->issuer);
  setting->settings = signet_settings_new ();
  setting->folder = g_dir_make_tmp ("signet-XXXXXX", NULL);
  setting->path = g_build_filename (setting->folder, name, NULL);
  g_set_weak_pointer (&setting->window,
                      SIGNET_WINDOW (signet_window_new (NULL, setting->connection,
                                                        setting->settings)));
  gtk_window_present (GTK_WINDOW (setting->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (setting->window));
}

static void
tear_down (Setting       *setting,
           gconstpointer  name)
{
  if (setting->window != NULL)
    gtk_window_close (GTK_WINDOW (setting->window));
  DISPLAY_WAIT (setting->window == NULL);
  g_clear_object (&setting->connection);
  g_clear_object (&setting->settings);
  g_clear_object (&setting->issuer);
  g_remove (setting->path);
  g_rmdir (setting->folder);
  g_clear_pointer (&setting->folder, g_free);
  g_clear_pointer (&setting->path, g_free);
}

static GPtrArray *
get_some (Setting *setting,
          guint    most)
{
  GPtrArray *some = signet_credential_view_dup_found (setting->window->view);

  if (some->len > most)
    g_ptr_array_set_size (some, (int) most);

  return some;
}

static gboolean
is_active (Setting    *setting,
           const char *client_id)
{
  return signet_credential_get_active (fake_connector_find (setting->issuer, client_id));
}

static gboolean
shows (Setting    *setting,
       const char *text)
{
  return display_shows (GTK_WIDGET (setting->window), text);
}

static void
click (GtkWidget  *root,
       const char *label)
{
  display_click (display_find (root, GTK_TYPE_BUTTON, label));
}

static void
test_undo (Setting       *setting,
           gconstpointer  name)
{
  g_autoptr(GPtrArray) some = get_some (setting, G_MAXUINT);

  signet_window_change_many (setting->window, SIGNET_BULK_KIND_DEACTIVATE, some);
  DISPLAY_WAIT (display_find_window (SIGNET_TYPE_BULK_DIALOG) != NULL);
  click (GTK_WIDGET (display_find_window (SIGNET_TYPE_BULK_DIALOG)), "Deactivate");
  DISPLAY_WAIT (shows (setting, "Deactivated 4 credentials"));
  g_assert_false (is_active (setting, SAMPLE_POS));

  /* What was inactive before stays so. */
  click (GTK_WIDGET (setting->window->toast_overlay), "Undo");
  DISPLAY_WAIT (shows (setting, "Activated 3 credentials"));
  g_assert_true (is_active (setting, SAMPLE_POS));
  g_assert_false (is_active (setting, SAMPLE_BACKFILL));
  g_assert_null (display_find_window (SIGNET_TYPE_BULK_DIALOG));
}

/* One is deleted by the dialog for one, and of none nobody hears. */
static void
test_few (Setting       *setting,
          gconstpointer  name)
{
  g_autoptr(GPtrArray) one = get_some (setting, 1);
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  GtkWindow *question;

  signet_window_change_many (setting->window, SIGNET_BULK_KIND_DELETE, none);
  signet_window_change_many (setting->window, SIGNET_BULK_KIND_DELETE, one);
  DISPLAY_WAIT ((question = display_find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  g_assert_true (display_shows (GTK_WIDGET (question), "Delete “Backfill”?"));
  click (GTK_WIDGET (question), "Cancel");
}

static void
test_close (Setting       *setting,
            gconstpointer  name)
{
  g_autoptr(GPtrArray) some = get_some (setting, G_MAXUINT);

  fake_connector_hold (setting->issuer);
  signet_window_change_many (setting->window, SIGNET_BULK_KIND_DEACTIVATE, some);
  DISPLAY_WAIT (display_find_window (SIGNET_TYPE_BULK_DIALOG) != NULL);
  click (GTK_WIDGET (display_find_window (SIGNET_TYPE_BULK_DIALOG)), "Deactivate");
  gtk_window_close (GTK_WINDOW (setting->window));
  fake_connector_release (setting->issuer);
  DISPLAY_WAIT (setting->window == NULL);
  g_assert_cmpuint (fake_connector_count (setting->issuer, FAKE_CALL_EDIT), ==, 2);
}

static void
test_export (Setting       *setting,
             gconstpointer  name)
{
  /* The ending of the name says what it is. */
  const char *start = g_str_has_suffix (setting->path, ".json") ? "[\n{" : "client_id,";
  g_autofree char *text = NULL;

  gtk_widget_activate_action (GTK_WIDGET (setting->window), "win.export-all", NULL);
  display_choose_file (setting->path);
  DISPLAY_WAIT (shows (setting, "Exported 4 credentials"));
  g_assert_nonnull (display_find (GTK_WIDGET (setting->window), GTK_TYPE_BUTTON,
                                  "Show in Folder"));
  g_assert_true (g_file_get_contents (setting->path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "POS Gateway"));
  g_assert_null (strstr (text, "x7Qk"));
  g_assert_true (g_str_has_prefix (text, start));
}

/* Only what is shown. */
static void
test_export_found (Setting       *setting,
                   gconstpointer  name)
{
  signet_credential_view_set_search (setting->window->view, "loyalty");
  gtk_widget_activate_action (GTK_WIDGET (setting->window), "win.export-all", NULL);
  display_choose_file (setting->path);
  DISPLAY_WAIT (shows (setting, "Exported 1 credential"));
}

/* Nobody can make a file there, whatever the question believes. */
static void
test_export_failure (Setting       *setting,
                     gconstpointer  name)
{
  g_autofree char *good = g_steal_pointer (&setting->path);
  GtkWindow *dialog = NULL;

  setting->path = g_strdup ("/proc/x.csv");
  gtk_widget_activate_action (GTK_WIDGET (setting->window), "win.export-all", NULL);
  display_choose_file (setting->path);
  DISPLAY_WAIT ((dialog = display_find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  g_assert_true (display_shows (GTK_WIDGET (dialog), "“x.csv” Was Not Written"));
  g_assert_true (display_shows (GTK_WIDGET (dialog), "Choose another"));
  click (GTK_WIDGET (dialog), "Choose Again…");

  g_free (setting->path);
  setting->path = g_steal_pointer (&good);
  display_choose_file (setting->path);
  DISPLAY_WAIT (shows (setting, "Exported 4 credentials"));
}

/* The question goes with the window. */
static void
test_export_close (Setting       *setting,
                   gconstpointer  name)
{
  gtk_widget_activate_action (GTK_WIDGET (setting->window), "win.export-all", NULL);
  DISPLAY_WAIT (display_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG) != NULL);
  gtk_window_close (GTK_WINDOW (setting->window));
  DISPLAY_WAIT (setting->window == NULL);
  g_assert_null (display_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG));
}

static void
test_duplicate (Setting       *setting,
                gconstpointer  name)
{
  GtkWindow *dialog;

  gtk_widget_activate_action (GTK_WIDGET (setting->window), "credential.duplicate", "s",
                              SAMPLE_POS);
  DISPLAY_WAIT ((dialog = display_find_window (SIGNET_TYPE_EDITOR_DIALOG)) != NULL);
  g_assert_true (display_is_named (display_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW,
                                                 "Display Name"), "Display Name"));
  click (GTK_WIDGET (dialog), "Save");
  DISPLAY_WAIT (fake_connector_count (setting->issuer, FAKE_CALL_ISSUE) == 1);
  DISPLAY_WAIT (display_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Done") != NULL);
  click (GTK_WIDGET (dialog), "Done");
  DISPLAY_WAIT (display_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  click (GTK_WIDGET (display_find_window (ADW_TYPE_MESSAGE_DIALOG)), "Close Anyway");
  DISPLAY_WAIT (shows (setting, "Credential issued"));
  g_assert_cmpuint (signet_connection_get_total (setting->connection), ==, 5);
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, function, name) \
  g_test_add ("/window-bulk/" path, Setting, name, set_up, function, tear_down)

  display_init (&argc, &argv);
  ADD ("undo", test_undo, "x.csv");
  ADD ("few", test_few, "x.csv");
  ADD ("close", test_close, "x.csv");
  ADD ("export-csv", test_export, "x.csv");
  ADD ("export-json", test_export, "x.JSON.json");
  ADD ("export-found", test_export_found, "x.csv");
  ADD ("export-failure", test_export_failure, "x.csv");
  ADD ("export-close", test_export_close, "x.csv");
  ADD ("duplicate", test_duplicate, "x.csv");

  return g_test_run ();
}
