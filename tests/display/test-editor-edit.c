/* test-editor-edit.c: editing a credential in the editor
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "editor.h"
#include "signet-secret-row.h"

static void
test_facts (Editor        *editor,
            gconstpointer  data)
{
  editor_open (editor);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (editor->dialog)), ==, "Edit API Credential");
  g_assert_true (editor_shows (editor, EDITOR_CLIENT_ID));
  g_assert_true (editor_shows (editor, "North America : 3310"));
  g_assert_true (editor_shows (editor, "sgn_••••mP2d"));
  g_assert_true (editor_shows (editor, "Issued 5 Jan 2026 · Never used · Never expires"));
  g_assert_true (editor_shows (editor, "5 Jan 2026 by root"));
  gtk_test_accessible_assert_property (display_find (editor->dialog, SIGNET_TYPE_SECRET_ROW,
                                                     "sgn_••••mP2d"),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Issued: 5 January 2026, 10:00");
  gtk_test_accessible_assert_property (display_find (editor->dialog, ADW_TYPE_ACTION_ROW,
                                                     "Issued"),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "5 January 2026, 10:00");
  g_assert_true (editor_shows (editor, "Read profiles in US Production"));
  g_assert_false (editor_can_save (editor));
  display_check_names (editor->dialog);
}

/* What this person may not grant is shown, and stays. */
static void
test_hidden (Editor        *editor,
             gconstpointer  data)
{
  SignetCredential *stored;

  editor_open (editor);
  g_assert_true (editor_shows (editor, "Only a Custom Role Admin can change this"));
  editor_tick (editor, "Platform", TRUE);
  g_assert_true (editor_shows (editor, "Adds Platform: Admin in the whole account"));
  editor_click (editor, "Save");
  DISPLAY_WAIT (editor->done);

  g_assert_no_error (editor->error);
  stored = editor_find_stored (editor);
  g_assert_true (stored == editor->result);
  g_assert_cmpuint (signet_credential_get_n_grants (stored), ==, 3);
  g_assert_nonnull (signet_credential_find_grant (stored, "custom-roles"));
}

static void
test_status (Editor        *editor,
             gconstpointer  data)
{
  GtkWidget *active;

  editor_open (editor);
  active = editor_find (editor, GTK_TYPE_SWITCH, "Active");
  gtk_switch_set_active (GTK_SWITCH (active), FALSE);
  g_assert_true (editor_shows (editor, "Deactivates it: programs get no more access tokens"));
  editor_click (editor, "Save");
  DISPLAY_WAIT (editor->done);
  g_assert_false (signet_credential_get_active (editor->result));
}

/* Back to what it was is nothing to save. */
static void
test_undone (Editor        *editor,
             gconstpointer  data)
{
  editor_open (editor);
  editor_type (editor, "Display Name", "Other");
  g_assert_true (editor_can_save (editor));
  editor_type (editor, "Display Name", " Consent Service ");
  g_assert_false (editor_can_save (editor));
  gtk_window_close (GTK_WINDOW (editor->dialog));
  DISPLAY_WAIT (editor->done);
}

static void
collide (Editor *editor)
{
  editor_open (editor);
  editor_type (editor, "Owner", "Somebody");
  editor_interfere (editor, "Consent Service 2", "theirs");
  editor_click (editor, "Save");
  DISPLAY_WAIT (editor_shows (editor, "bob Changed This Credential"));
  g_assert_true (editor_shows (editor, "Changes the display name to Consent Service 2"));
  g_assert_true (editor_shows (editor, "Adds a note"));
  g_assert_false (editor_can_save (editor));
}

static void
test_reapply (Editor        *editor,
              gconstpointer  data)
{
  collide (editor);
  editor_click (editor, "Reapply My Changes");
  g_assert_true (editor_shows (editor, "Changes the owner to Somebody"));
  g_assert_false (editor_shows (editor, "Changes the display name"));
  editor_click (editor, "Save");
  DISPLAY_WAIT (editor->done);

  g_assert_cmpstr (signet_credential_get_display_name (editor->result), ==, "Consent Service 2");
  g_assert_cmpstr (signet_credential_get_note (editor->result), ==, "theirs");
  g_assert_cmpstr (signet_credential_get_owner (editor->result), ==, "Somebody");
}

static void
test_discard (Editor        *editor,
              gconstpointer  data)
{
  collide (editor);
  editor_click (editor, "Discard My Changes");
  g_assert_false (editor_can_save (editor));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (editor_find (editor, ADW_TYPE_ENTRY_ROW,
                                                                     "Owner"))),
                   ==, "Privacy Team");
  g_assert_false (editor_shows (editor, "bob Changed This Credential"));
}

static void
test_deleted (Editor        *editor,
              gconstpointer  data)
{
  editor_open (editor);
  editor_type (editor, "Owner", "Somebody");
  fake_connector_remove (editor->fake, EDITOR_CLIENT_ID);
  editor_click (editor, "Save");
  DISPLAY_WAIT (editor_shows (editor, "This Credential Was Deleted"));
  g_assert_false (editor_can_save (editor));
  editor_click (editor, "Close");
  DISPLAY_WAIT (editor->done);
  g_assert_error (editor->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Changed, and gone before it could be asked for again. */
static void
test_changed_then_deleted (Editor        *editor,
                           gconstpointer  data)
{
  editor_open (editor);
  editor_type (editor, "Owner", "Somebody");
  fake_connector_fail (editor->fake, FAKE_CALL_EDIT, SIGNET_ERROR_CHANGED);
  fake_connector_remove (editor->fake, EDITOR_CLIENT_ID);
  editor_click (editor, "Save");
  DISPLAY_WAIT (editor_shows (editor, "This Credential Was Deleted"));
}

/* Who edits loses the role, and gets it back. */
static void
test_access_lost (Editor        *editor,
                  gconstpointer  data)
{
  editor_open (editor);
  fake_connector_set_access (editor->fake, SIGNET_ROLE_READ_ONLY, FALSE);
  signet_connection_load (editor->connection);
  DISPLAY_WAIT (signet_connection_get_catalogue (editor->connection) == NULL);
  editor_type (editor, "Owner", "Somebody");
  g_assert_false (editor_can_save (editor));

  fake_connector_set_access (editor->fake, SIGNET_ROLE_ADMIN, FALSE);
  signet_connection_load (editor->connection);
  DISPLAY_WAIT (editor_can_save (editor));
}

int
main (int   argc,
      char *argv[])
{
  display_init (&argc, &argv);

#define ADD(name, function) \
  g_test_add ("/editor-edit/" name, Editor, NULL, editor_set_up, function, editor_tear_down)
  ADD ("facts", test_facts);
  ADD ("hidden", test_hidden);
  ADD ("status", test_status);
  ADD ("undone", test_undone);
  ADD ("reapply", test_reapply);
  ADD ("discard", test_discard);
  ADD ("deleted", test_deleted);
  ADD ("changed-then-deleted", test_changed_then_deleted);
  ADD ("access-lost", test_access_lost);
#undef ADD

  return g_test_run ();
}
