/* test-editor-dialog.c: issuing a credential in the editor
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "editor.h"
#include "fixtures.h"

#include <string.h>

static void
test_issue (Editor        *editor,
            gconstpointer  data)
{
  editor_open_new (editor);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (editor->dialog)), ==, "Add API Credential");
  g_assert_true (editor_shows (editor, "Acme Retail : 1204"));
  g_assert_false (editor_can_save (editor));
  g_assert_true (editor_shows (editor, "Enter a display name"));
  g_assert_true (editor_shows (editor, "Choose at least one API"));

  editor_type (editor, "Display Name", "Loyalty App");
  g_assert_false (editor_shows (editor, "Enter a display name"));
  editor_tick (editor, "Platform", TRUE);
  g_assert_true (editor_can_save (editor));
  g_assert_true (editor_shows (editor, "Platform: Admin in the whole account North America"));
  g_assert_true (editor_shows (editor, "Account-level"));

  editor_click (editor, "Save");
  DISPLAY_WAIT (editor_shows (editor, "Credential Issued"));
  editor_click (editor, "Done");
  editor_answer (editor, "Close Anyway");
  DISPLAY_WAIT (editor->done);
  g_assert_no_error (editor->error);
  g_assert_cmpstr (signet_credential_get_display_name (editor->result), ==, "Loyalty App");
  g_assert_cmpint (signet_credential_get_account_id (editor->result), ==, 3310);
  g_assert_cmpuint (signet_connection_get_total (editor->connection), ==, 2);
}

static void
test_workspaces (Editor        *editor,
                 gconstpointer  data)
{
  SignetDraft *draft;

  editor_open_new (editor);
  editor_type (editor, "Display Name", "A");
  editor_tick (editor, "Profile", TRUE);
  g_assert_false (editor_can_save (editor));
  g_assert_true (editor_shows (editor, "Pick at least one workspace for Profile"));
  g_assert_true (editor_shows (editor, "Chosen for you"));

  editor_tick (editor, "US Staging", TRUE);
  g_assert_true (editor_can_save (editor));
  g_assert_true (editor_shows (editor, "Read profiles in US Staging"));

  /* Unticking closes, and keeps the choice. */
  editor_tick (editor, "Profile", FALSE);
  g_assert_false (editor_can_save (editor));
  editor_tick (editor, "Profile", TRUE);
  draft = signet_editor_page_get_draft (
    SIGNET_EDITOR_PAGE (editor_find (editor, SIGNET_TYPE_EDITOR_PAGE, NULL)));
  g_assert_true (signet_grant_has_workspace (signet_draft_find_grant (draft, "profile"), 40119));
}

/* Several levels are a choice, and only one of them has workspaces. */
static void
test_levels (Editor        *editor,
             gconstpointer  data)
{
  GtkWidget *row;
  GtkWidget *scope;

  editor_open_new (editor);
  editor_type (editor, "Display Name", "A");
  editor_tick (editor, "Reports", TRUE);
  row = editor_find (editor, SIGNET_TYPE_API_ROW, "Reports");
  scope = display_find (row, ADW_TYPE_COMBO_ROW, "Scope");
  g_assert_true (editor_shows (editor, "Read in the whole organization Acme Retail"));
  g_assert_null (display_find (row, GTK_TYPE_LIST_VIEW, "Workspaces"));

  adw_combo_row_set_selected (ADW_COMBO_ROW (scope), 1);
  g_assert_nonnull (display_find (row, GTK_TYPE_LIST_VIEW, "Workspaces"));
  g_assert_true (editor_shows (editor, "Pick at least one workspace for Reports"));
}

/* Another account has other workspaces. */
static void
test_account (Editor        *editor,
              gconstpointer  data)
{
  editor_open_new (editor);
  editor_type (editor, "Display Name", "A");
  editor_tick (editor, "Profile", TRUE);
  editor_tick (editor, "US Staging", TRUE);
  adw_combo_row_set_selected (ADW_COMBO_ROW (editor_find (editor, ADW_TYPE_COMBO_ROW, "Account")),
                              1);
  g_assert_false (editor_can_save (editor));
  editor_tick (editor, "EU Production", TRUE);
  g_assert_true (editor_can_save (editor));
}

/* A copy begins like the other, and is somebody of its own. */
static void
test_duplicate (Editor        *editor,
                gconstpointer  data)
{
  GtkWidget *name;
  int start;
  int end;

  editor_duplicate (editor);
  name = editor_find (editor, ADW_TYPE_ENTRY_ROW, "Display Name");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Copy of Consent Service");
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (name), &start, &end));
  g_assert_cmpint (end - start, ==, 23);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (editor->dialog)), name));
  g_assert_true (editor_shows (editor, "Read profiles in US Production"));
  /* What this person may not grant. */
  g_assert_true (editor_shows (editor, "Not Everything Is Copied"));
  g_assert_true (editor_shows (editor, "custom-roles: admin in the whole organization"));
  display_check_names (editor->dialog);

  editor_click (editor, "Save");
  DISPLAY_WAIT (editor_shows (editor, "Credential Issued"));
  editor_click (editor, "Done");
  editor_answer (editor, "Close Anyway");
  DISPLAY_WAIT (editor->done);
  g_assert_cmpstr (signet_credential_get_client_id (editor->result), !=, EDITOR_CLIENT_ID);
  g_assert_cmpstr (signet_credential_get_owner (editor->result), ==, "Privacy Team");
  g_assert_cmpuint (signet_credential_get_n_grants (editor->result), ==, 1);
  g_assert_cmpuint (signet_connection_get_total (editor->connection), ==, 2);
}

/* Nothing was entered yet, so nothing would be lost. */
static void
test_duplicate_cancel (Editor        *editor,
                       gconstpointer  data)
{
  editor_duplicate (editor);
  editor_click (editor, "Cancel");
  DISPLAY_WAIT (editor->done);

  editor->done = FALSE;
  g_clear_error (&editor->error);
  editor_duplicate (editor);
  editor_type (editor, "Display Name", "Another");
  editor_click (editor, "Cancel");
  editor_answer (editor, "Discard");
  DISPLAY_WAIT (editor->done);
}

static const struct
{
  const char *name;
  const char *words; /* (nullable) what is wrong with it */
} names[] = {
  { "Loyalty", NULL },
  { "<b>Loyalty</b> & more", NULL },
  { "Лояльность", NULL },
  { "ולאיו", NULL },
  { "🔑 key 🧑🏽‍🚀", NULL },
  { "", "Enter a display name" },
  { " \t ", "Enter a display name" },
  { "a\u202Eb", "control characters from the display name" },
  { "a\nb", "control characters from the display name" },
  { "a\ab", "control characters from the display name" },
};

static void
test_names (Editor        *editor,
            gconstpointer  data)
{
  g_autofree char *endless = g_strnfill (10000, 'x');

  editor_open_new (editor);
  editor_tick (editor, "Platform", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      editor_type (editor, "Display Name", names[i].name);
      g_assert_cmpint (editor_can_save (editor), ==, names[i].words == NULL);
      if (names[i].words != NULL)
        g_assert_true (editor_shows (editor, names[i].words));
    }

  editor_type (editor, "Display Name", endless);
  g_assert_false (editor_can_save (editor));
  g_assert_true (editor_shows (editor, "Shorten the display name to 200 characters"));
  gtk_test_accessible_assert_state (
    gtk_editable_get_delegate (GTK_EDITABLE (editor_find (editor, ADW_TYPE_ENTRY_ROW,
                                                          "Display Name"))),
    GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
}

static void
test_namesake (Editor        *editor,
               gconstpointer  data)
{
  editor_open_new (editor);
  editor_tick (editor, "Platform", TRUE);
  editor_type (editor, "Display Name", "consent SERVICE");
  DISPLAY_WAIT (editor_shows (editor, "1 other credential has this name"));
  g_assert_true (editor_can_save (editor));
  editor_type (editor, "Display Name", "consent SERVICE 2");
  g_assert_false (editor_shows (editor, "1 other credential has this name"));
}

static void
fill (Editor *editor)
{
  editor_open_new (editor);
  editor_type (editor, "Display Name", "Loyalty App");
  editor_tick (editor, "Profile", TRUE);
  editor_tick (editor, "US Staging", TRUE);
}

/* What was typed stays, and Save tries again. */
static void
test_failure (Editor        *editor,
              gconstpointer  data)
{
  fill (editor);
  fake_connector_fail (editor->fake, FAKE_CALL_ISSUE, SIGNET_ERROR_UNREACHABLE);
  editor_click (editor, "Save");
  DISPLAY_WAIT (editor_shows (editor, "The Issuer Does Not Answer"));
  g_assert_false (editor_shows (editor, "raw text"));
  g_assert_true (editor_can_save (editor));

  editor_click (editor, "Save");
  DISPLAY_WAIT (editor_shows (editor, "Credential Issued"));
  g_assert_cmpuint (fake_connector_count (editor->fake, FAKE_CALL_ISSUE), ==, 2);
}

static void
test_refusal (Editor        *editor,
              gconstpointer  data)
{
  fill (editor);
  fake_connector_refuse (editor->fake, FAKE_CALL_ISSUE, SIGNET_PROBLEM_TOO_LONG, "/display_name");
  editor_click (editor, "Save");
  DISPLAY_WAIT (editor_shows (editor, "Shorten the display name"));
  g_assert_true (editor_shows (editor, "The Issuer Did Not Accept This"));
  g_assert_false (editor_can_save (editor));
  DISPLAY_WAIT (gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (
    GTK_EDITABLE (editor_find (editor, ADW_TYPE_ENTRY_ROW, "Display Name"))))));

  /* The mark stays until something is changed. */
  editor_type (editor, "Display Name", "Loyalty");
  g_assert_true (editor_can_save (editor));
  g_assert_false (editor_shows (editor, "Shorten the display name"));
}

/* A workspace deleted meanwhile: refreshing says which, and unticking it is enough. */
static void
test_outdated (Editor        *editor,
               gconstpointer  data)
{
  g_autoptr(JsonNode) node = fixture_json (
    "{'id': 1204, 'name': 'Acme Retail', 'accounts': [{'id': 3310, 'name': 'North America',"
    " 'workspaces': [{'id': 40118, 'name': 'US Production'}]}]}");
  g_autoptr(SignetOrganization) organization = signet_organization_new_from_json (node, NULL);

  fill (editor);
  editor_tick (editor, "US Production", TRUE);
  fake_connector_refuse (editor->fake, FAKE_CALL_ISSUE, SIGNET_PROBLEM_UNKNOWN_WORKSPACE,
                         "/grants/0/workspaces");
  fake_connector_set_organization (editor->fake, organization);
  editor_click (editor, "Save");
  DISPLAY_WAIT (editor_shows (editor, "Something Chosen Here No Longer Exists"));
  g_assert_true (editor_shows (editor, "A workspace picked for Profile no longer exists"));

  editor_click (editor, "Refresh");
  DISPLAY_WAIT (editor_shows (editor, "Workspace 40119 no longer exists"));
  g_assert_true (editor_shows (editor, "No longer exists"));
  editor_tick (editor, "US Staging", FALSE);
  g_assert_true (editor_can_save (editor));
  g_assert_true (editor_shows (editor, "Read profiles in US Production"));
}

static void
test_cancel (Editor        *editor,
             gconstpointer  data)
{
  fill (editor);

  /* While it is being saved, Cancel means the saving. */
  fake_connector_hold (editor->fake);
  editor_click (editor, "Save");
  g_assert_false (editor_can_save (editor));
  editor_click (editor, "Cancel");
  DISPLAY_WAIT (editor_shows (editor, "Saving Was Cancelled"));
  fake_connector_release (editor->fake);
  g_assert_true (editor_can_save (editor));

  /* What was entered is not lost by a slip. */
  gtk_window_close (GTK_WINDOW (editor->dialog));
  editor_answer (editor, "Keep Editing");
  g_assert_false (editor->done);
  editor_click (editor, "Cancel");
  editor_answer (editor, "Discard");
  DISPLAY_WAIT (editor->done);
  g_assert_error (editor->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_untouched (Editor        *editor,
                gconstpointer  data)
{
  editor_open_new (editor);
  gtk_window_close (GTK_WINDOW (editor->dialog));
  DISPLAY_WAIT (editor->done);
  g_assert_error (editor->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The window behind does not take the dialog away. */
static void
test_parent (Editor        *editor,
             gconstpointer  data)
{
  fill (editor);
  gtk_window_close (editor->parent);
  editor_answer (editor, "Keep Editing");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (editor->parent)));
  g_assert_false (editor->done);

  /* Whoever kept editing does not want to close it any more. */
  editor_click (editor, "Cancel");
  editor_answer (editor, "Discard");
  DISPLAY_WAIT (editor->done);
  display_turn ();
  g_assert_nonnull (editor->parent);
}

/* One answer is enough to close both. */
static void
test_parent_closes (Editor        *editor,
                    gconstpointer  data)
{
  fill (editor);
  gtk_window_close (editor->parent);
  editor_answer (editor, "Discard");
  DISPLAY_WAIT (editor->parent == NULL);
  g_assert_true (editor->done);
  g_assert_error (editor->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* With nothing to lose nothing is asked. */
static void
test_parent_untouched (Editor        *editor,
                       gconstpointer  data)
{
  editor_open_new (editor);
  gtk_window_close (editor->parent);
  DISPLAY_WAIT (editor->parent == NULL);
  g_assert_true (editor->done);
}

/* Return in a field saves, when it can be saved. */
static void
test_default (Editor        *editor,
              gconstpointer  data)
{
  GtkWidget *row;

  fill (editor);
  row = editor_find (editor, ADW_TYPE_ENTRY_ROW, "Display Name");
  g_assert_true (adw_entry_row_get_activates_default (ADW_ENTRY_ROW (row)));
  gtk_widget_activate_default (row);
  DISPLAY_WAIT (editor_shows (editor, "Credential Issued"));
}

static void
test_accessible (Editor        *editor,
                 gconstpointer  data)
{
  fill (editor);
  editor_tick (editor, "Platform", TRUE);
  editor_tick (editor, "Reports", TRUE);
  display_check_names (editor->dialog);
}

int
main (int   argc,
      char *argv[])
{
  display_init (&argc, &argv);

#define ADD(name, function) \
  g_test_add ("/editor-dialog/" name, Editor, NULL, editor_set_up, function, editor_tear_down)
  ADD ("issue", test_issue);
  ADD ("workspaces", test_workspaces);
  ADD ("levels", test_levels);
  ADD ("account", test_account);
  ADD ("duplicate", test_duplicate);
  ADD ("duplicate-cancel", test_duplicate_cancel);
  ADD ("names", test_names);
  ADD ("namesake", test_namesake);
  ADD ("failure", test_failure);
  ADD ("refusal", test_refusal);
  ADD ("outdated", test_outdated);
  ADD ("cancel", test_cancel);
  ADD ("untouched", test_untouched);
  ADD ("parent", test_parent);
  ADD ("parent-closes", test_parent_closes);
  ADD ("parent-untouched", test_parent_untouched);
  ADD ("default", test_default);
  ADD ("accessible", test_accessible);
#undef ADD

  return g_test_run ();
}
