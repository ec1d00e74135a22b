/* editor.c: the editor dialog, open over an issuer in memory
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "editor.h"

#include "fixtures.h"

/*
 * Helpers
 */

static SignetCredential *
make_credential (const char *display_name,
                 const char *note,
                 const char *updated_by,
                 guint       revision)
{
  g_autofree char *text = g_strdup_printf (
    "{'client_id': '" EDITOR_CLIENT_ID "', 'display_name': '%s', 'status': 'active',"
    " 'account_id': 3310, 'note': '%s', 'owner': 'Privacy Team',"
    " 'created': '2026-01-05T10:00:00Z', 'created_by': 'root',"
    " 'updated': '2026-11-20T10:00:00Z', 'updated_by': '%s', 'last_used': null,"
    " 'revision': %u, 'secrets': [{'id': 's1', 'hint': 'mP2d',"
    "  'created': '2026-01-05T10:00:00Z', 'expires': null, 'last_used': null}],"
    " 'grants': [{'api': 'profile', 'permission': 'read-only', 'level': 'workspace',"
    "   'workspaces': [40118]},"
    "  {'api': 'custom-roles', 'permission': 'admin', 'level': 'organization'}]}",
    display_name, note, updated_by, revision);
  g_autoptr(JsonNode) node = fixture_json (text);
  g_autoptr(GError) error = NULL;
  SignetCredential *credential = signet_credential_new_from_json (node, &error);

  g_assert_no_error (error);

  return credential;
}

/* The issuer leaves out what the person may not grant. */
static SignetCatalogue *
make_catalogue (void)
{
  g_autoptr(SignetCatalogue) whole = fixture_catalogue ();
  g_autoptr(JsonNode) node = signet_catalogue_to_json (whole, FALSE);
  g_autoptr(GError) error = NULL;
  SignetCatalogue *catalogue = signet_catalogue_new_from_json (node, &error);

  g_assert_no_error (error);

  return catalogue;
}

static void
on_run_done_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Editor *editor = user_data;

  editor->done = TRUE;
  editor->dialog = NULL;
  editor->result = signet_editor_dialog_run_finish (result, &editor->error);
}

static void
await_dialog (Editor *editor)
{
  editor->dialog = GTK_WIDGET (display_find_window (SIGNET_TYPE_EDITOR_DIALOG));
  g_assert_nonnull (editor->dialog);
  gtk_test_widget_wait_for_draw (editor->dialog);
}

/*
 * Public
 */

void
editor_set_up (Editor        *editor,
               gconstpointer  data)
{
  g_autoptr(SignetOrganization) organization = fixture_organization ();
  g_autoptr(SignetCatalogue) catalogue = make_catalogue ();
  g_autoptr(SignetCredential) credential = make_credential ("Consent Service", "", "root", 3);

  editor->fake = fake_connector_new (organization, catalogue);
  fake_connector_put (editor->fake, credential);
  editor->connection = display_connect (editor->fake);
  editor->cancellable = g_cancellable_new ();
  g_set_weak_pointer (&editor->parent, GTK_WINDOW (gtk_window_new ()));
  gtk_window_present (editor->parent);
}

void
editor_tear_down (Editor        *editor,
                  gconstpointer  data)
{
  FakeConnector *last = NULL;

  g_cancellable_cancel (editor->cancellable);
  DISPLAY_WAIT (editor->done);
  if (editor->parent != NULL)
    gtk_window_destroy (editor->parent);
  DISPLAY_WAIT (editor->parent == NULL);
  g_clear_object (&editor->cancellable);
  g_clear_object (&editor->result);
  g_clear_error (&editor->error);
  g_clear_object (&editor->connection);

  /* What waited for changes holds it until it hears that nobody waits any more. */
  g_set_weak_pointer (&last, editor->fake);
  g_clear_object (&editor->fake);
  DISPLAY_WAIT (last == NULL);
}

void
editor_open_new (Editor *editor)
{
  signet_editor_dialog_run_async (editor->parent, editor->connection, NULL, editor->cancellable,
                                  on_run_done_cb, editor);
  await_dialog (editor);
}

void
editor_open (Editor *editor)
{
  signet_editor_dialog_run_async (editor->parent, editor->connection,
                                  editor_find_stored (editor), editor->cancellable,
                                  on_run_done_cb, editor);
  await_dialog (editor);
}

void
editor_duplicate (Editor *editor)
{
  signet_editor_dialog_duplicate_async (editor->parent, editor->connection,
                                        editor_find_stored (editor), editor->cancellable,
                                        on_run_done_cb, editor);
  await_dialog (editor);
}

void
editor_type (Editor     *editor,
             const char *row,
             const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (editor_find (editor, ADW_TYPE_ENTRY_ROW, row)), text);
}

void
editor_tick (Editor     *editor,
             const char *check,
             gboolean    active)
{
  GtkWidget *widget = editor_find (editor, GTK_TYPE_CHECK_BUTTON, check);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), active);
}

void
editor_click (Editor     *editor,
              const char *button)
{
  display_click (editor_find (editor, GTK_TYPE_BUTTON, button));
}

void
editor_answer (Editor     *editor,
               const char *response)
{
  GtkWindow *question;

  DISPLAY_WAIT (display_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  question = display_find_window (ADW_TYPE_MESSAGE_DIALOG);
  display_click (display_find (GTK_WIDGET (question), GTK_TYPE_BUTTON, response));
  DISPLAY_WAIT (display_find_window (ADW_TYPE_MESSAGE_DIALOG) == NULL);
}

GtkWidget *
editor_find (Editor     *editor,
             GType       type,
             const char *name)
{
  GtkWidget *widget = display_find (editor->dialog, type, name);

  if (widget == NULL)
    g_error ("There is no %s “%s” in the dialog", g_type_name (type), name);

  return widget;
}

gboolean
editor_shows (Editor     *editor,
              const char *text)
{
  return editor->dialog != NULL && display_shows (editor->dialog, text);
}

gboolean
editor_can_save (Editor *editor)
{
  return gtk_widget_get_sensitive (editor_find (editor, GTK_TYPE_BUTTON, "Save"));
}

SignetCredential *
editor_find_stored (Editor *editor)
{
  return fake_connector_find (editor->fake, EDITOR_CLIENT_ID);
}

void
editor_interfere (Editor     *editor,
                  const char *display_name,
                  const char *note)
{
  g_autoptr(SignetCredential) theirs = make_credential (display_name, note, "bob", 4);

  fake_connector_put (editor->fake, theirs);
}
