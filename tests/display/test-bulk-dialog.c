/* test-bulk-dialog.c: asks before many credentials are changed, and changes them
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"
#include "samples.h"
#include "signet-bulk-dialog.h"
#include "signet-expiry-choice.h"
#include "signet-time.h"

#define DAY (24 * 60 * 60)

/* A question about all samples, and what came of it. */
typedef struct
{
  FakeConnector *issuer;
  SignetConnection *connection;
  SignetBulkChange *change;
  GtkWindow *parent;
  GCancellable *cancellable;
  gboolean done;
  gboolean changed;
  GError *error; /* (nullable) */
} Asked;

/*
 * Helpers
 */

static void
open_connection (Asked         *asked,
                 FakeConnector *issuer)
{
  asked->issuer = issuer;
  asked->connection = display_connect (issuer);
}

static void
set_up (Asked         *asked,
        gconstpointer  n_credentials)
{
  guint n = GPOINTER_TO_UINT (n_credentials);

  open_connection (asked, n > 0 ? sample_large_issuer (n) : sample_issuer ());
  asked->parent = GTK_WINDOW (adw_window_new ());
  asked->cancellable = g_cancellable_new ();
  gtk_window_present (asked->parent);
}

static void
tear_down (Asked         *asked,
           gconstpointer  n_credentials)
{
  if (asked->parent != NULL)
    gtk_window_destroy (asked->parent);
  DISPLAY_WAIT (asked->done && !signet_bulk_change_get_running (asked->change));
  g_clear_object (&asked->change);
  g_clear_object (&asked->connection);
  /* Nothing goes on in secret. */
  g_object_add_weak_pointer (G_OBJECT (asked->issuer), (gpointer *) &asked->issuer);
  g_object_unref (asked->issuer);
  DISPLAY_WAIT (asked->issuer == NULL);
  g_clear_object (&asked->cancellable);
  g_clear_error (&asked->error);
}

static void
run_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  Asked *asked = user_data;

  asked->done = TRUE;
  asked->changed = signet_bulk_dialog_run_finish (result, &asked->error);
}

static void
run (Asked          *asked,
     SignetBulkKind  kind,
     guint           most)
{
  GListModel *model = G_LIST_MODEL (signet_connection_get_credentials (asked->connection));
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < MIN (most, g_list_model_get_n_items (model)); i++)
    g_ptr_array_add (all, g_list_model_get_item (model, i));
  asked->change = signet_bulk_change_new (asked->connection, kind, all);
  signet_bulk_dialog_run_async (asked->parent, asked->change, asked->cancellable, run_cb, asked);
}

/* Waits for the dialog to say @text. */
static GtkWidget *
wait_for (const char *text)
{
  GtkWindow *dialog = NULL;

  DISPLAY_WAIT ((dialog = display_find_window (SIGNET_TYPE_BULK_DIALOG)) != NULL &&
                display_shows (GTK_WIDGET (dialog), text));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));
  display_check_names (GTK_WIDGET (dialog));

  return GTK_WIDGET (dialog);
}

static void
click (GtkWidget  *dialog,
       const char *label)
{
  display_click (display_find (dialog, GTK_TYPE_BUTTON, label));
}

static gboolean
is_active (Asked      *asked,
           const char *client_id)
{
  return signet_credential_get_active (fake_connector_find (asked->issuer, client_id));
}

static void
test_cancel (Asked         *asked,
             gconstpointer  data)
{
  GtkWidget *dialog;

  run (asked, SIGNET_BULK_KIND_DELETE, G_MAXUINT);
  dialog = wait_for ("Delete 4 Credentials?");
  g_assert_true (display_shows (dialog, "stop getting access tokens at once"));
  g_assert_true (display_shows (dialog, "\n\nThis cannot be undone."));
  g_assert_true (display_shows (dialog, "1 credential is inactive already."));
  g_assert_true (display_shows (dialog, "POS Gateway"));
  g_assert_true (display_shows (dialog, "Platform, Profile · Used "));
  g_assert_true (display_shows (dialog, "Profile · Never used"));
  g_assert_true (gtk_window_get_modal (GTK_WINDOW (dialog)));
  g_assert_true (display_is_named (gtk_window_get_default_widget (GTK_WINDOW (dialog)),
                                   "Cancel"));
  gtk_test_accessible_assert_role (dialog, GTK_ACCESSIBLE_ROLE_DIALOG);

  click (dialog, "Cancel");
  DISPLAY_WAIT (asked->done);
  g_assert_error (asked->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fake_connector_count (asked->issuer, FAKE_CALL_DELETE), ==, 0);
}

static void
test_delete (Asked         *asked,
             gconstpointer  data)
{
  run (asked, SIGNET_BULK_KIND_DELETE, 2);
  click (wait_for ("Delete 2 Credentials?"), "Delete");
  DISPLAY_WAIT (asked->done);
  g_assert_no_error (asked->error);
  g_assert_true (asked->changed);
  g_assert_null (fake_connector_find (asked->issuer, SAMPLE_POS));
  g_assert_null (fake_connector_find (asked->issuer, SAMPLE_BACKFILL));
  g_assert_nonnull (fake_connector_find (asked->issuer, SAMPLE_CAFE));
}

static void
test_owner (Asked         *asked,
            gconstpointer  data)
{
  GtkWidget *dialog;
  GtkWidget *row;
  GtkWidget *button;

  run (asked, SIGNET_BULK_KIND_SET_OWNER, G_MAXUINT);
  dialog = wait_for ("Set the Owner of 4 Credentials");
  row = display_find (dialog, ADW_TYPE_ENTRY_ROW, "Owner");
  button = display_find (dialog, GTK_TYPE_BUTTON, "Set Owner");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (dialog)), row));
  g_assert_true (gtk_window_get_default_widget (GTK_WINDOW (dialog)) == button);
  gtk_editable_set_text (GTK_EDITABLE (row), "A\u202E");
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_true (display_shows (dialog, "invisible control characters from the owner"));

  gtk_editable_set_text (GTK_EDITABLE (row), " Partners ");
  display_click (button);
  DISPLAY_WAIT (asked->done);
  g_assert_true (asked->changed);
  /* One had that owner already. */
  g_assert_cmpuint (fake_connector_count (asked->issuer, FAKE_CALL_EDIT), ==, 3);
  g_assert_cmpstr (signet_credential_get_owner (fake_connector_find (asked->issuer, SAMPLE_CAFE)),
                   ==, "Partners");
}

static void
test_expiry (Asked         *asked,
             gconstpointer  data)
{
  gint64 expected = signet_time_now () + 180 * DAY;
  GtkWidget *dialog;
  GtkWidget *combo;
  SignetCredential *cafe;

  run (asked, SIGNET_BULK_KIND_SET_EXPIRY, G_MAXUINT);
  dialog = wait_for ("Set the Expiry of 4 Credentials");
  combo = display_find (dialog, ADW_TYPE_COMBO_ROW, "Expires");
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), 3);
  click (dialog, "Set Expiry");
  DISPLAY_WAIT (asked->done);
  g_assert_true (asked->changed);
  cafe = fake_connector_find (asked->issuer, SAMPLE_CAFE);
  g_assert_cmpint (signet_credential_get_expires (cafe), >=, expected);
  g_assert_cmpint (signet_credential_get_expires (cafe), <=, expected + 60);
}

static void
test_expiry_choice (Asked         *asked,
                    gconstpointer  data)
{
  g_autoptr(GDateTime) past = g_date_time_new_local (2020, 2, 29, 12, 0, 0);
  g_autoptr(GDateTime) future = g_date_time_new_local (2096, 2, 29, 12, 0, 0);
  GtkWidget *dialog;
  GtkWidget *choice;
  GtkPopover *popover;
  GtkCalendar *calendar;

  run (asked, SIGNET_BULK_KIND_SET_EXPIRY, 2);
  dialog = wait_for ("Set the Expiry of 2 Credentials");
  choice = display_find (dialog, SIGNET_TYPE_EXPIRY_CHOICE, NULL);
  adw_combo_row_set_selected (ADW_COMBO_ROW (display_find (dialog, ADW_TYPE_COMBO_ROW, "Expires")),
                              5);
  popover = gtk_menu_button_get_popover (
    GTK_MENU_BUTTON (display_find (dialog, GTK_TYPE_MENU_BUTTON, NULL)));
  calendar = GTK_CALENDAR (gtk_popover_get_child (popover));
  gtk_calendar_select_day (calendar, past);
  g_assert_false (gtk_widget_get_sensitive (display_find (dialog, GTK_TYPE_BUTTON,
                                                          "Set Expiry")));
  g_assert_true (display_shows (dialog, "Choose a day that is not over yet"));
  gtk_calendar_select_day (calendar, future);
  g_assert_true (gtk_widget_get_sensitive (display_find (dialog, GTK_TYPE_BUTTON, "Set Expiry")));
  /* Through the whole of that day. */
  g_assert_cmpint (signet_expiry_choice_get_expires (SIGNET_EXPIRY_CHOICE (choice)), ==,
                   g_date_time_to_unix (future) + 12 * 60 * 60 - 1);
  display_check_names (dialog);

  adw_combo_row_set_selected (ADW_COMBO_ROW (display_find (dialog, ADW_TYPE_COMBO_ROW, "Expires")),
                              6);
  g_assert_cmpint (signet_expiry_choice_get_expires (SIGNET_EXPIRY_CHOICE (choice)), ==, 0);
  click (dialog, "Cancel");
}

/* What failed can be tried again, and nothing else. */
static void
test_failures (Asked         *asked,
               gconstpointer  data)
{
  GtkWidget *dialog;

  fake_connector_fail_for (asked->issuer, SAMPLE_POS, SIGNET_ERROR_FORBIDDEN);
  run (asked, SIGNET_BULK_KIND_DEACTIVATE, G_MAXUINT);
  click (wait_for ("Deactivate 4 Credentials?"), "Deactivate");
  dialog = wait_for ("1 Credential Was Not Deactivated");
  g_assert_true (display_shows (dialog, "Deactivated 3 of 4 credentials"));
  g_assert_true (display_shows (dialog, "POS Gateway"));
  g_assert_true (display_shows (dialog, "Not Allowed. This needs a role or right"));
  g_assert_false (display_shows (dialog, "Backfill"));
  g_assert_false (asked->done);

  fake_connector_fail_for (asked->issuer, SAMPLE_POS, SIGNET_ERROR_FAILED);
  click (dialog, "Try Again");
  DISPLAY_WAIT (asked->done);
  g_assert_true (asked->changed);
  g_assert_false (is_active (asked, SAMPLE_POS));
  g_assert_cmpuint (fake_connector_count (asked->issuer, FAKE_CALL_EDIT), ==, 4);
}

static void
test_close_failures (Asked         *asked,
                     gconstpointer  data)
{
  g_autoptr(SignetCredential) changed =
    sample_credential (SAMPLE_CAFE, "Café Loyalty", "{'revision': 2, 'updated_by': 'grace'}");
  GtkWidget *dialog;

  run (asked, SIGNET_BULK_KIND_DELETE, G_MAXUINT);
  fake_connector_put (asked->issuer, changed);
  click (wait_for ("Delete 4 Credentials?"), "Delete");
  dialog = wait_for ("1 Credential Was Not Deleted");
  g_assert_true (display_shows (dialog, "grace changed it a moment ago."));
  click (dialog, "Close");
  DISPLAY_WAIT (asked->done);
  /* The others are gone. */
  g_assert_true (asked->changed);
  g_assert_nonnull (fake_connector_find (asked->issuer, SAMPLE_CAFE));
}

static void
test_progress (Asked         *asked,
               gconstpointer  n_credentials)
{
  GtkWidget *dialog;

  fake_connector_hold (asked->issuer);
  run (asked, SIGNET_BULK_KIND_DEACTIVATE, G_MAXUINT);
  click (wait_for ("Deactivate 30 Credentials?"), "Deactivate");
  dialog = wait_for ("Deactivating 30 Credentials");
  g_assert_true (display_shows (dialog, "0 of 30"));
  g_assert_null (display_find (dialog, GTK_TYPE_BUTTON, "Deactivate"));

  /* What is on its way is waited for, so that it is known what became of it. */
  click (dialog, "Cancel");
  g_assert_false (gtk_widget_get_sensitive (display_find (dialog, GTK_TYPE_BUTTON,
                                                          "Cancelling…")));
  g_assert_false (asked->done);
  fake_connector_release (asked->issuer);
  DISPLAY_WAIT (asked->done);
  g_assert_true (asked->changed);
  g_assert_cmpuint (signet_bulk_change_get_n_done (asked->change), ==, 2);
}

/* Closing the window asks nothing, and sends nothing more. */
static void
test_window_closes (Asked         *asked,
                    gconstpointer  n_credentials)
{
  fake_connector_hold (asked->issuer);
  run (asked, SIGNET_BULK_KIND_DEACTIVATE, G_MAXUINT);
  click (wait_for ("Deactivate 30 Credentials?"), "Deactivate");
  wait_for ("Deactivating 30 Credentials");
  g_clear_pointer (&asked->parent, gtk_window_destroy);
  DISPLAY_WAIT (asked->done);
  g_assert_error (asked->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  fake_connector_release (asked->issuer);
  DISPLAY_WAIT (!signet_bulk_change_get_running (asked->change));
  g_assert_cmpuint (fake_connector_count (asked->issuer, FAKE_CALL_EDIT), ==, 2);
}

/* A few are activated without a question, and nothing is shown unless it takes long. */
static void
test_no_question (Asked         *asked,
                  gconstpointer  data)
{
  run (asked, SIGNET_BULK_KIND_ACTIVATE, G_MAXUINT);
  g_assert_null (display_find_window (SIGNET_TYPE_BULK_DIALOG));
  DISPLAY_WAIT (asked->done);
  g_assert_null (display_find_window (SIGNET_TYPE_BULK_DIALOG));
  g_assert_true (is_active (asked, SAMPLE_BACKFILL));
}

static void
test_no_question_slow (Asked         *asked,
                       gconstpointer  data)
{
  fake_connector_hold (asked->issuer);
  run (asked, SIGNET_BULK_KIND_ACTIVATE, G_MAXUINT);
  wait_for ("Activating 4 Credentials");
  fake_connector_release (asked->issuer);
  DISPLAY_WAIT (asked->done);
  g_assert_true (asked->changed);
}

static void
test_no_question_failure (Asked         *asked,
                          gconstpointer  data)
{
  fake_connector_fail_for (asked->issuer, SAMPLE_BACKFILL, SIGNET_ERROR_SERVER);
  run (asked, SIGNET_BULK_KIND_ACTIVATE, G_MAXUINT);
  click (wait_for ("1 Credential Was Not Activated"), "Close");
  DISPLAY_WAIT (asked->done);
}

/* Ten thousand names are a list that can be scrolled, and stay one. */
static void
test_many (Asked         *asked,
           gconstpointer  n_credentials)
{
  GtkWidget *dialog;

  run (asked, SIGNET_BULK_KIND_ACTIVATE, G_MAXUINT);
  dialog = wait_for ("Activate 10000 Credentials?");
  g_assert_cmpint (gtk_widget_get_height (dialog), <, 600);
  click (dialog, "Cancel");
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, function, n_credentials) \
  g_test_add ("/bulk-dialog/" path, Asked, GUINT_TO_POINTER (n_credentials), \
              set_up, function, tear_down)

  display_init (&argc, &argv);
  ADD ("cancel", test_cancel, 0);
  ADD ("delete", test_delete, 0);
  ADD ("owner", test_owner, 0);
  ADD ("expiry", test_expiry, 0);
  ADD ("expiry-choice", test_expiry_choice, 0);
  ADD ("failures", test_failures, 0);
  ADD ("close-failures", test_close_failures, 0);
  ADD ("progress", test_progress, 30);
  ADD ("window-closes", test_window_closes, 30);
  ADD ("no-question", test_no_question, 0);
  ADD ("no-question-slow", test_no_question_slow, 0);
  ADD ("no-question-failure", test_no_question_failure, 0);
  ADD ("many", test_many, 10000);

  return g_test_run ();
}
