/* test-issued-page.c: the one time a secret is shown
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "editor.h"
#include "signet-copy-button.h"
#include "signet-issued-page.h"
#include "signet-secret-clip.h"
#include "signet-settings.h"

#include <glib/gstdio.h>
#include <string.h>

/* Opens the dialog and issues a credential. */
static void
set_up (Editor        *editor,
        gconstpointer  data)
{
  editor_set_up (editor, NULL);
  editor_open_new (editor);
  editor_type (editor, "Display Name", "<b>Loyalty</b>");
  editor_tick (editor, "Platform", TRUE);
  editor_click (editor, "Save");
  DISPLAY_WAIT (editor_shows (editor, "Credential Issued"));
  gtk_test_widget_wait_for_draw (editor->dialog);
}

static void
read_text_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static char *
read_clipboard (Editor *editor)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (editor->dialog), NULL, read_text_cb,
                                 &text);
  DISPLAY_WAIT (text != NULL);

  return text;
}

static gboolean
is_suggested (Editor     *editor,
              const char *button)
{
  return gtk_widget_has_css_class (editor_find (editor, GTK_TYPE_BUTTON, button),
                                   "suggested-action");
}

static const char *
get_keyring (void)
{
  const char *keyring = g_getenv ("KEYRING");

  return keyring != NULL ? keyring : "none";
}

static void
test_masked (Editor        *editor,
             gconstpointer  data)
{
  g_autofree char *request = NULL;

  g_assert_true (editor_shows (editor, "<b>Loyalty</b>"));
  g_assert_true (editor_shows (editor, "••••••••••••••••••••••••"));
  g_assert_true (editor_shows (editor, "7f3c9a52-0b6e-4d1f-9c84-000000000001"));
  g_assert_true (editor_shows (editor, "http://127.0.0.1:7878/oauth/token"));
  g_assert_false (editor_shows (editor, FAKE_SECRET));
  g_assert_true (is_suggested (editor, "Save to Keyring"));
  g_assert_false (is_suggested (editor, "Done"));
  display_check_names (editor->dialog);

  editor_click (editor, "Copy Request");
  request = read_clipboard (editor);
  g_assert_cmpstr (request, ==,
                   "curl --config - <<END\n"
                   "url = \"http://127.0.0.1:7878/oauth/token\"\n"
                   "user = \"7f3c9a52-0b6e-4d1f-9c84-000000000001:$CLIENT_SECRET\"\n"
                   "data = \"grant_type=client_credentials\"\n"
                   "END");

  /* That was not the secret, so it still asks. */
  gtk_window_close (GTK_WINDOW (editor->dialog));
  editor_answer (editor, "Go Back");
  g_assert_false (editor->done);
}

static void
test_reveal (Editor        *editor,
             gconstpointer  data)
{
  GtkWindow *other;

  editor_click (editor, "Show Client Secret");
  g_assert_true (editor_shows (editor, FAKE_SECRET));
  editor_click (editor, "Hide Client Secret");
  g_assert_false (editor_shows (editor, FAKE_SECRET));

  /* Whoever looks elsewhere leaves nothing open. */
  DISPLAY_WAIT (gtk_window_is_active (GTK_WINDOW (editor->dialog)));
  editor_click (editor, "Show Client Secret");
  g_assert_true (editor_shows (editor, FAKE_SECRET));
  other = GTK_WINDOW (gtk_window_new ());
  gtk_window_present (other);
  DISPLAY_WAIT (!editor_shows (editor, FAKE_SECRET));
  gtk_window_destroy (other);
}

static void
test_copy (Editor        *editor,
           gconstpointer  data)
{
  g_autofree char *copied = NULL;

  editor_click (editor, "Copy Client Secret");
  copied = read_clipboard (editor);
  g_assert_cmpstr (copied, ==, FAKE_SECRET);
  g_assert_false (editor_shows (editor, FAKE_SECRET));
  g_assert_true (is_suggested (editor, "Done"));
  g_assert_false (is_suggested (editor, "Save to Keyring"));

  editor_click (editor, "Done");
  DISPLAY_WAIT (editor->done);
  g_assert_no_error (editor->error);
}

/* The strip in the dialog says how long it can be pasted, and ends it. */
static void
test_clear (Editor        *editor,
            gconstpointer  data)
{
  SignetSecretClip *clip = signet_secret_clip_get (gtk_widget_get_clipboard (editor->dialog));

  editor_click (editor, "Copy Client Secret");
  g_assert_true (editor_shows (editor, "Secret in the clipboard for 30 more seconds"));
  editor_click (editor, "Clear Now");
  g_assert_false (signet_secret_clip_get_active (clip));
  g_assert_null (gdk_clipboard_get_content (gtk_widget_get_clipboard (editor->dialog)));

  /* The person had it in hand. */
  g_assert_true (is_suggested (editor, "Done"));
  editor_click (editor, "Done");
  DISPLAY_WAIT (editor->done);
}

/* The countdown goes on when the dialog is closed. */
static void
test_copy_as (Editor        *editor,
              gconstpointer  data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (editor->dialog);
  SignetSecretClip *clip = signet_secret_clip_get (clipboard);
  GtkWidget *page = editor_find (editor, SIGNET_TYPE_ISSUED_PAGE, NULL);
  g_autofree char *copied = NULL;

  g_assert_nonnull (editor_find (editor, GTK_TYPE_MENU_BUTTON, "Copy As"));
  gtk_widget_activate_action (page, "issued.copy-as", "s", "dotenv");
  copied = read_clipboard (editor);
  g_assert_cmpstr (copied, ==,
                   "CLIENT_ID=7f3c9a52-0b6e-4d1f-9c84-000000000001\n"
                   "CLIENT_SECRET=" FAKE_SECRET "\n"
                   "TOKEN_URL=http://127.0.0.1:7878/oauth/token\n");
  g_assert_true (is_suggested (editor, "Done"));
  editor_click (editor, "Done");
  DISPLAY_WAIT (editor->done);
  g_assert_true (signet_secret_clip_get_active (clip));
  signet_secret_clip_clear (clip);
}

static void
test_save_as (Editor        *editor,
              gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("signet-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "loyalty.json", NULL);
  GtkWidget *page = editor_find (editor, SIGNET_TYPE_ISSUED_PAGE, NULL);
  g_autofree char *text = NULL;
  GStatBuf info;

  g_assert_nonnull (editor_find (editor, GTK_TYPE_MENU_BUTTON, "Save to File"));
  gtk_widget_activate_action (page, "issued.save-as", "s", "json");
  display_choose_file (path);
  DISPLAY_WAIT (editor_shows (editor, "Saved to “loyalty.json”, which only this user can read"));
  g_assert_true (is_suggested (editor, "Done"));
  g_assert_false (is_suggested (editor, "Save to Keyring"));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"client_secret\": \"" FAKE_SECRET "\""));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0600);
  editor_click (editor, "Done");
  DISPLAY_WAIT (editor->done);
  g_remove (path);
  g_rmdir (folder);
}

/* What was not written is not kept, so closing still asks. */
static void
test_save_as_failure (Editor        *editor,
                      gconstpointer  data)
{
  GtkWidget *page = editor_find (editor, SIGNET_TYPE_ISSUED_PAGE, NULL);
  GtkWindow *dialog = NULL;

  gtk_widget_activate_action (page, "issued.save-as", "s", "dotenv");
  display_choose_file ("/proc/x.env");
  DISPLAY_WAIT ((dialog = display_find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  g_assert_true (display_shows (GTK_WIDGET (dialog), "“x.env” Was Not Written"));
  editor_answer (editor, "Close");
  g_assert_false (is_suggested (editor, "Done"));
  gtk_window_close (GTK_WINDOW (editor->dialog));
  editor_answer (editor, "Go Back");
  g_assert_false (editor->done);
}

static void
test_leave (Editor        *editor,
            gconstpointer  data)
{
  gtk_window_close (GTK_WINDOW (editor->dialog));
  editor_answer (editor, "Close Anyway");
  DISPLAY_WAIT (editor->done);

  /* The credential is there all the same. */
  g_assert_no_error (editor->error);
  g_assert_nonnull (editor->result);
  display_turn ();
  g_assert_nonnull (editor->parent);
}

/* Whoever wanted to close the window behind gets that by one answer, also if the question was
 * there before.
 */
static void
test_parent_closes (Editor        *editor,
                    gconstpointer  data)
{
  gtk_window_close (editor->parent);
  editor_answer (editor, "Go Back");
  gtk_window_close (GTK_WINDOW (editor->dialog));
  gtk_window_close (editor->parent);
  g_assert_false (editor->done);

  editor_answer (editor, "Close Anyway");
  DISPLAY_WAIT (editor->parent == NULL);
  g_assert_true (editor->done);
  g_assert_nonnull (editor->result);
}

/* Each state of the keyring has its sentence, and a way on. */
static void
check_saving (Editor *editor)
{
  if (g_str_equal (get_keyring (), "unlocked"))
    {
      DISPLAY_WAIT (editor_shows (editor, "Saved to the keyring"));
      g_assert_true (is_suggested (editor, "Done"));
      g_assert_true (signet_credential_get_in_keyring (
        signet_credential_list_find (signet_connection_get_credentials (editor->connection),
                                     "7f3c9a52-0b6e-4d1f-9c84-000000000001")));
      editor_click (editor, "Done");
      DISPLAY_WAIT (editor->done);
      return;
    }

  /* A keyring that asks for its password waits as long as nobody answers. */
  if (g_str_equal (get_keyring (), "locked"))
    {
      g_assert_true (editor_shows (editor, "Waiting for the keyring…"));
      editor_click (editor, "Stop");
      DISPLAY_WAIT (editor_shows (editor, "Not Saved"));
      return;
    }

  DISPLAY_WAIT (editor_shows (editor, g_str_equal (get_keyring (), "none")
                                        ? "No Keyring Here" : "The Keyring Is Locked"));
  g_assert_true (editor_shows (editor, "keep it elsewhere"));
  g_assert_false (is_suggested (editor, "Done"));
  editor_click (editor, "Save to Keyring");
  DISPLAY_WAIT (editor_shows (editor, "keep it elsewhere"));
}

static void
test_save (Editor        *editor,
           gconstpointer  data)
{
  editor_click (editor, "Save to Keyring");
  check_saving (editor);
}

static void
set_up_automatic (Editor        *editor,
                  gconstpointer  data)
{
  g_autoptr(SignetSettings) settings = signet_settings_new ();

  signet_settings_set_save_to_keyring (settings, TRUE);
  set_up (editor, data);
  signet_settings_set_save_to_keyring (settings, FALSE);
}

static void
test_automatic (Editor        *editor,
                gconstpointer  data)
{
  check_saving (editor);
}

int
main (int   argc,
      char *argv[])
{
  display_init (&argc, &argv);

#define ADD(name, begin, function) \
  g_test_add ("/issued-page/" name, Editor, NULL, begin, function, editor_tear_down)
  ADD ("masked", set_up, test_masked);
  ADD ("reveal", set_up, test_reveal);
  ADD ("copy", set_up, test_copy);
  ADD ("clear", set_up, test_clear);
  ADD ("copy-as", set_up, test_copy_as);
  ADD ("save-as", set_up, test_save_as);
  ADD ("save-as-failure", set_up, test_save_as_failure);
  ADD ("leave", set_up, test_leave);
  ADD ("parent-closes", set_up, test_parent_closes);
  ADD ("save", set_up, test_save);
  ADD ("automatic", set_up_automatic, test_automatic);
#undef ADD

  return g_test_run ();
}
