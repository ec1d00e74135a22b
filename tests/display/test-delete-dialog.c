/* test-delete-dialog.c: asks before a credential is deleted, and deletes it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"
#include "samples.h"
#include "signet-delete-dialog.h"

/* A question about one of the samples, and what came of it. */
typedef struct
{
  FakeConnector *issuer;
  SignetConnection *connection;
  GtkWindow *parent;
  GCancellable *cancellable;
  gboolean done;
  SignetCredential *deleted; /* (nullable) */
  GError *error;             /* (nullable) */
} Deletion;

/*
 * Helpers
 */

static void
set_up (Deletion      *deletion,
        gconstpointer  data)
{
  deletion->issuer = sample_issuer ();
  deletion->connection = display_connect (deletion->issuer);
  deletion->parent = GTK_WINDOW (adw_window_new ());
  deletion->cancellable = g_cancellable_new ();
  gtk_window_present (deletion->parent);
}

static void
tear_down (Deletion      *deletion,
           gconstpointer  data)
{
  if (deletion->parent != NULL)
    gtk_window_destroy (deletion->parent);
  g_clear_object (&deletion->connection);
  g_clear_object (&deletion->issuer);
  g_clear_object (&deletion->cancellable);
  g_clear_object (&deletion->deleted);
  g_clear_error (&deletion->error);
}

static void
run_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  Deletion *deletion = user_data;

  deletion->done = TRUE;
  deletion->deleted = signet_delete_dialog_run_finish (result, &deletion->error);
}

static void
run (Deletion   *deletion,
     const char *client_id)
{
  SignetCredentialList *credentials = signet_connection_get_credentials (deletion->connection);
  SignetCredential *credential = signet_credential_list_find (credentials, client_id);

  signet_delete_dialog_run_async (deletion->parent, deletion->connection, credential,
                                  deletion->cancellable, run_cb, deletion);
}

/* Waits for the question with @text in it. */
static GtkWidget *
wait_for (const char *text)
{
  GtkWindow *dialog = NULL;

  DISPLAY_WAIT ((dialog = display_find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL &&
                display_shows (GTK_WIDGET (dialog), text));
  display_check_names (GTK_WIDGET (dialog));

  return GTK_WIDGET (dialog);
}

static void
answer (GtkWidget  *dialog,
        const char *label)
{
  display_click (display_find (dialog, GTK_TYPE_BUTTON, label));
}

static gboolean
is_there (Deletion   *deletion,
          const char *client_id)
{
  return signet_credential_list_find (signet_connection_get_credentials (deletion->connection),
                                      client_id) != NULL;
}

/*
 * Callbacks
 */

static void
test_cancel (Deletion      *deletion,
             gconstpointer  data)
{
  GtkWidget *dialog;

  run (deletion, SAMPLE_POS);
  dialog = wait_for ("Delete “POS Gateway”?");
  g_assert_true (display_shows (dialog, "stop getting access tokens at once"));
  g_assert_true (display_shows (dialog, "Last used: "));
  g_assert_true (display_shows (dialog, "This cannot be undone."));
  g_assert_cmpstr (adw_message_dialog_get_default_response (ADW_MESSAGE_DIALOG (dialog)),
                   ==, "cancel");
  g_assert_true (gtk_window_get_modal (GTK_WINDOW (dialog)));

  answer (dialog, "Cancel");
  DISPLAY_WAIT (deletion->done);
  g_assert_error (deletion->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (is_there (deletion, SAMPLE_POS));
  g_assert_cmpuint (fake_connector_count (deletion->issuer, FAKE_CALL_DELETE), ==, 0);
}

static void
test_delete (Deletion      *deletion,
             gconstpointer  data)
{
  run (deletion, SAMPLE_CAFE);
  g_assert_true (display_shows (wait_for ("Delete “Café Loyalty”?"), "It was never used."));
  answer (wait_for ("Delete “Café Loyalty”?"), "Delete");
  DISPLAY_WAIT (deletion->done);
  g_assert_no_error (deletion->error);
  g_assert_cmpstr (signet_credential_get_client_id (deletion->deleted), ==, SAMPLE_CAFE);
  g_assert_false (is_there (deletion, SAMPLE_CAFE));
  g_assert_null (fake_connector_find (deletion->issuer, SAMPLE_CAFE));
}

static void
test_inactive (Deletion      *deletion,
               gconstpointer  data)
{
  run (deletion, SAMPLE_BACKFILL);
  answer (wait_for ("It is inactive"), "Cancel");
  DISPLAY_WAIT (deletion->done);
}

static void
test_keyring (Deletion      *deletion,
              gconstpointer  data)
{
  g_autoptr(GHashTable) marked = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_add (marked, (gpointer) SAMPLE_CAFE);
  signet_credential_list_mark_keyring (signet_connection_get_credentials (deletion->connection),
                                       marked);
  run (deletion, SAMPLE_CAFE);
  answer (wait_for ("removed from your keyring"), "Cancel");
  DISPLAY_WAIT (deletion->done);
}

/* Who deletes what somebody else just changed should know it. */
static void
test_changed (Deletion      *deletion,
              gconstpointer  data)
{
  g_autoptr(SignetCredential) changed =
    sample_credential (SAMPLE_CAFE, "Café Renamed", "{'revision': 2, 'updated_by': 'grace'}");
  GtkWidget *dialog;

  fake_connector_put (deletion->issuer, changed);
  run (deletion, SAMPLE_CAFE);
  answer (wait_for ("Delete “Café Loyalty”?"), "Delete");
  dialog = wait_for ("“Café Renamed” Was Changed Meanwhile");
  g_assert_true (display_shows (dialog, "grace changed it a moment ago."));
  g_assert_true (is_there (deletion, SAMPLE_CAFE));
  answer (dialog, "Delete");
  DISPLAY_WAIT (deletion->done);
  g_assert_no_error (deletion->error);
  g_assert_false (is_there (deletion, SAMPLE_CAFE));
}

static void
test_gone (Deletion      *deletion,
           gconstpointer  data)
{
  fake_connector_remove (deletion->issuer, SAMPLE_CAFE);
  run (deletion, SAMPLE_CAFE);
  answer (wait_for ("Delete “Café Loyalty”?"), "Delete");
  DISPLAY_WAIT (deletion->done);
  g_assert_no_error (deletion->error);
  g_assert_nonnull (deletion->deleted);
  g_assert_false (is_there (deletion, SAMPLE_CAFE));
}

static void
test_failure (Deletion      *deletion,
              gconstpointer  data)
{
  GtkWidget *dialog;

  fake_connector_fail (deletion->issuer, FAKE_CALL_DELETE, SIGNET_ERROR_UNREACHABLE);
  run (deletion, SAMPLE_CAFE);
  answer (wait_for ("Delete “Café Loyalty”?"), "Delete");
  dialog = wait_for ("“Café Loyalty” Was Not Deleted");
  g_assert_true (display_shows (dialog, "The Issuer Does Not Answer"));
  g_assert_true (is_there (deletion, SAMPLE_CAFE));
  answer (dialog, "Try Again");
  DISPLAY_WAIT (deletion->done);
  g_assert_no_error (deletion->error);
  g_assert_false (is_there (deletion, SAMPLE_CAFE));
}

static void
test_window_closes (Deletion      *deletion,
                    gconstpointer  data)
{
  run (deletion, SAMPLE_CAFE);
  wait_for ("Delete “Café Loyalty”?");
  g_clear_pointer (&deletion->parent, gtk_window_destroy);
  DISPLAY_WAIT (deletion->done);
  g_assert_error (deletion->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (is_there (deletion, SAMPLE_CAFE));
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, function) \
  g_test_add ("/delete-dialog/" path, Deletion, NULL, set_up, function, tear_down)

  display_init (&argc, &argv);
  ADD ("cancel", test_cancel);
  ADD ("delete", test_delete);
  ADD ("inactive", test_inactive);
  ADD ("keyring", test_keyring);
  ADD ("changed", test_changed);
  ADD ("gone", test_gone);
  ADD ("failure", test_failure);
  ADD ("window-closes", test_window_closes);

  return g_test_run ();
}
