/* test-editor-secrets.c: the secrets of a credential in the editor, through a rotation
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "editor.h"
#include "fake-secrets.h"
#include "signet-rotate-dialog.h"
#include "signet-secret-row.h"
#include "signet-time.h"

#define MINUTE 60

/* When the old and the new secret were used, 0 for never. */
static void
use (Editor *editor,
     gint64  now,
     gint64  old_used,
     gint64  new_used)
{
  SignetCredential *stored = editor_find_stored (editor);
  g_autoptr(GPtrArray) secrets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_secret_info_unref);
  g_autoptr(SignetCredential) used = NULL;

  g_ptr_array_add (secrets, signet_secret_info_new ("s1", "mP2d", now - 90 * 24 * 60 * MINUTE, 0,
                                                    old_used));
  g_ptr_array_add (secrets, signet_secret_info_new ("s2", "x7Qk", now - 16 * MINUTE, 0,
                                                    new_used));
  used = fake_with_secrets (stored, secrets);
  fake_connector_put (editor->fake, used);
}

static void
announce (Editor *editor)
{
  DISPLAY_WAIT (fake_connector_count_waiting (editor->fake) > 0);
  fake_connector_announce (editor->fake, 0);
}

static GtkWidget *
find_in (GType       window,
         GType       type,
         const char *name)
{
  GtkWidget *widget;

  DISPLAY_WAIT (display_find_window (window) != NULL);
  widget = display_find (GTK_WIDGET (display_find_window (window)), type, name);
  g_assert_nonnull (widget);

  return widget;
}

/* Until the editor has heard of the end of the dialog before, it opens no other. */
static void
start_rotation (Editor *editor)
{
  while (display_find_window (SIGNET_TYPE_ROTATE_DIALOG) == NULL)
    {
      editor_click (editor, "Rotate Secret…");
      display_turn ();
    }
  display_click (find_in (SIGNET_TYPE_ROTATE_DIALOG, GTK_TYPE_BUTTON, "Rotate"));
}

static gboolean
rotate_dialog_shows (const char *text)
{
  GtkWindow *dialog = display_find_window (SIGNET_TYPE_ROTATE_DIALOG);

  return dialog != NULL && display_shows (GTK_WIDGET (dialog), text);
}

/* Gives the dialog that shows the new secret. */
static GtkWidget *
await_new_secret (void)
{
  GtkWindow *dialog;

  DISPLAY_WAIT (display_find_window (SIGNET_TYPE_ROTATE_DIALOG) == NULL ||
                !gtk_widget_get_visible (GTK_WIDGET (
                  display_find_window (SIGNET_TYPE_ROTATE_DIALOG))));
  dialog = display_find_window (SIGNET_TYPE_EDITOR_DIALOG);
  g_assert_cmpstr (gtk_window_get_title (dialog), ==, "New Secret");

  return GTK_WIDGET (dialog);
}

static void
leave (Editor *editor)
{
  gtk_window_close (GTK_WINDOW (editor->dialog));
  DISPLAY_WAIT (editor->done);
}

static void
test_rotate (Editor        *editor,
             gconstpointer  data)
{
  GtkWidget *dialog;

  editor_open (editor);
  g_assert_false (editor_shows (editor, "Complete Rotation…"));
  start_rotation (editor);
  dialog = await_new_secret ();
  display_check_names (dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  editor_answer (editor, "Go Back");
  display_click (display_find (dialog, GTK_TYPE_BUTTON, "Copy Client Secret"));
  display_click (display_find (dialog, GTK_TYPE_BUTTON, "Done"));

  DISPLAY_WAIT (editor_shows (editor, "Rotation started: both secrets work"));
  g_assert_true (editor_shows (editor, "Both work until the rotation is completed or cancelled."));
  g_assert_true (editor_shows (editor, "Nothing has used the new secret yet"));
  g_assert_nonnull (editor_find (editor, SIGNET_TYPE_SECRET_ROW, "New secret sgn_••••3HjV"));
  g_assert_nonnull (editor_find (editor, SIGNET_TYPE_SECRET_ROW, "Old secret sgn_••••mP2d"));
  g_assert_cmpint (signet_credential_get_status (editor_find_stored (editor),
                                                 signet_time_now ()),
                   ==, SIGNET_STATUS_ROTATING);
  leave (editor);
}

/* The picture follows what the issuer announces, and its words are about the facts. */
static void
test_follow (Editor        *editor,
             gconstpointer  data)
{
  gint64 now = signet_time_now ();

  editor_open (editor);
  use (editor, now, now - 4 * MINUTE, now - MINUTE);
  announce (editor);
  DISPLAY_WAIT (editor_shows (editor, "Not everything uses the new secret yet"));
  g_assert_true (editor_shows (editor, "The old secret was used 4 minutes ago, and the new one "
                                       "was issued 16 minutes ago."));
  g_assert_true (editor_shows (editor, "Still in use"));
  g_assert_nonnull (editor_find (editor, SIGNET_TYPE_SECRET_ROW,
                                 "Old secret sgn_••••mP2d, still in use"));
  display_check_names (editor->dialog);

  use (editor, now, now - 30 * 24 * 60 * MINUTE, now - MINUTE);
  announce (editor);
  DISPLAY_WAIT (editor_shows (editor, "Everything uses the new secret"));
  g_assert_false (editor_shows (editor, "Still in use"));
  leave (editor);
}

/* A change of the secrets is none of what is edited, so it is no conflict. */
static void
test_save_after (Editor        *editor,
                 gconstpointer  data)
{
  editor_open (editor);
  editor_type (editor, "Owner", "Somebody");
  use (editor, signet_time_now (), 0, 0);
  announce (editor);
  DISPLAY_WAIT (editor_shows (editor, "Nothing has used the new secret yet"));
  g_assert_true (editor_shows (editor, "Changes the owner to Somebody"));
  editor_click (editor, "Save");
  DISPLAY_WAIT (editor->done);
  g_assert_no_error (editor->error);
  g_assert_cmpstr (signet_credential_get_owner (editor->result), ==, "Somebody");
  g_assert_cmpuint (signet_credential_get_n_secrets (editor->result), ==, 2);
}

static void
test_complete (Editor        *editor,
               gconstpointer  data)
{
  gint64 now = signet_time_now ();
  SignetCredential *stored;

  use (editor, now, now - 4 * MINUTE, now - MINUTE);
  announce (editor);
  editor_open (editor);
  DISPLAY_WAIT (editor_shows (editor, "Still in use"));
  editor_click (editor, "Complete Rotation…");
  g_assert_nonnull (find_in (ADW_TYPE_MESSAGE_DIALOG, GTK_TYPE_BUTTON, "Complete Rotation"));
  g_assert_true (display_shows (GTK_WIDGET (display_find_window (ADW_TYPE_MESSAGE_DIALOG)),
                                "Better wait until they have it."));
  g_assert_cmpstr (adw_message_dialog_get_default_response (
                     ADW_MESSAGE_DIALOG (display_find_window (ADW_TYPE_MESSAGE_DIALOG))),
                   ==, "keep");
  editor_answer (editor, "Complete Rotation");
  DISPLAY_WAIT (editor_shows (editor, "Rotation completed"));
  stored = editor_find_stored (editor);
  g_assert_cmpuint (signet_credential_get_n_secrets (stored), ==, 1);
  g_assert_cmpstr (signet_secret_info_get_id (signet_credential_get_secret (stored, 0)),
                   ==, "s2");
  g_assert_true (editor_shows (editor, "Rotate Secret…"));
  leave (editor);
}

static void
test_revoke (Editor        *editor,
             gconstpointer  data)
{
  editor_open (editor);
  g_assert_true (gtk_widget_activate_action (editor->dialog, "secret.revoke", "s", "s1"));
  editor_answer (editor, "Revoke Now");
  DISPLAY_WAIT (editor_shows (editor, "Secret revoked"));
  g_assert_true (editor_shows (editor, "No secret works any more: programs get no access tokens."));
  g_assert_true (editor_shows (editor, "Issue New Secret…"));
  leave (editor);
}

/* Somebody cancelled the rotation while this person was asked whether to complete it: the old
 * secret is the only one now and must not end.
 */
static void
test_moot (Editor        *editor,
           gconstpointer  data)
{
  g_autoptr(SignetCredential) cancelled = NULL;

  use (editor, signet_time_now (), 0, 0);
  announce (editor);
  editor_open (editor);
  DISPLAY_WAIT (editor_shows (editor, "Complete Rotation…"));
  editor_click (editor, "Complete Rotation…");
  g_assert_nonnull (find_in (ADW_TYPE_MESSAGE_DIALOG, GTK_TYPE_BUTTON, "Complete Rotation"));
  cancelled = fake_ended (editor_find_stored (editor), "s2");
  fake_connector_put (editor->fake, cancelled);
  editor_answer (editor, "Complete Rotation");

  DISPLAY_WAIT (display_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  g_assert_true (display_shows (GTK_WIDGET (display_find_window (ADW_TYPE_MESSAGE_DIALOG)),
                                "there is no rotation to complete"));
  editor_answer (editor, "Close");
  g_assert_cmpuint (signet_credential_get_n_secrets (editor_find_stored (editor)), ==, 1);
  leave (editor);
}

static void
test_start_fails (Editor        *editor,
                  gconstpointer  data)
{
  const struct
  {
    SignetError code;
    const char *words;
  } cases[] = {
    { SIGNET_ERROR_FORBIDDEN, "Not Allowed" },
    { SIGNET_ERROR_INTERRUPTED, "The Answer Was Lost" },
    { SIGNET_ERROR_CHANGED, "It is shown as it is now. Rotate it all the same?" },
    { SIGNET_ERROR_NOT_FOUND, "No Longer There" },
  };

  editor_open (editor);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWindow *dialog;

      fake_connector_fail (editor->fake, FAKE_CALL_START_ROTATION, cases[i].code);
      start_rotation (editor);
      DISPLAY_WAIT (rotate_dialog_shows (cases[i].words));
      dialog = display_find_window (SIGNET_TYPE_ROTATE_DIALOG);
      display_check_names (GTK_WIDGET (dialog));
      gtk_window_close (dialog);
      DISPLAY_WAIT (display_find_window (SIGNET_TYPE_ROTATE_DIALOG) == NULL);
    }
  leave (editor);
}

/* As long as the answer is on its way nobody can leave: the secret would be seen by nobody. */
static void
test_stays (Editor        *editor,
            gconstpointer  data)
{
  GtkWidget *dialog;

  editor_open (editor);
  fake_connector_hold (editor->fake);
  start_rotation (editor);
  gtk_window_close (display_find_window (SIGNET_TYPE_ROTATE_DIALOG));
  gtk_window_close (GTK_WINDOW (editor->dialog));
  display_turn ();
  g_assert_nonnull (display_find_window (SIGNET_TYPE_ROTATE_DIALOG));
  g_assert_false (editor->done);

  fake_connector_release (editor->fake);
  dialog = await_new_secret ();
  display_click (display_find (dialog, GTK_TYPE_BUTTON, "Copy Client Secret"));
  display_click (display_find (dialog, GTK_TYPE_BUTTON, "Done"));
  DISPLAY_WAIT (editor_shows (editor, "Complete Rotation…"));
  leave (editor);
}

int
main (int   argc,
      char *argv[])
{
  display_init (&argc, &argv);

#define ADD(name, function) \
  g_test_add ("/editor-secrets/" name, Editor, NULL, editor_set_up, function, editor_tear_down)
  ADD ("rotate", test_rotate);
  ADD ("follow", test_follow);
  ADD ("save-after", test_save_after);
  ADD ("complete", test_complete);
  ADD ("revoke", test_revoke);
  ADD ("moot", test_moot);
  ADD ("start-fails", test_start_fails);
  ADD ("stays", test_stays);
#undef ADD

  return g_test_run ();
}
