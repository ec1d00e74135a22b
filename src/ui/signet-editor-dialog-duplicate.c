/* signet-editor-dialog-duplicate.c: issues a credential that begins as a copy of another
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-editor-dialog-private.h"

#include "signet-words.h"

#include <glib/gi18n-lib.h>

/*
 * Helpers
 */

static void
load_duplicate (SignetEditorDialog *self,
                SignetCredential   *credential)
{
  SignetAccess *access = signet_connection_get_access (self->connection);
  SignetCatalogue *catalogue = signet_connection_get_catalogue (self->connection);
  SignetOrganization *organization = signet_connection_get_organization (self->connection);
  g_autofree char *name = signet_words_copy_name (credential);
  g_autoptr(GPtrArray) left_out = NULL;
  g_autoptr(SignetDraft) draft = NULL;
  g_auto(GStrv) lines = NULL;

  draft = signet_draft_new_duplicate (credential, name, catalogue, organization,
                                      access != NULL &&
                                      signet_access_get_custom_role_admin (access), &left_out);
  signet_editor_page_load (self->page, NULL, draft);
  if (left_out->len == 0)
    return;

  lines = signet_words_left_out (left_out, credential, catalogue, organization);
  signet_notice_say (signet_editor_page_get_notice (self->page), _("Not Everything Is Copied"),
                     _("This user may not grant it, or the organization no longer has it:"));
  signet_notice_add_lines (signet_editor_page_get_notice (self->page),
                           (const char * const *) lines);
}

/*
 * Public
 */

/**
 * signet_editor_dialog_duplicate_async:
 * @parent: (nullable): the window that it belongs to
 * @connection: the issuer, with its organization and catalogue loaded
 * @credential: the credential that the new one shall be like
 * @cancellable: (nullable): a cancellable, which closes the dialog without asking
 * @callback: what to call when the dialog is closed
 * @user_data: what to give to @callback
 *
 * Lets the person issue a new credential that begins as a copy of @credential, with a Client ID
 * and a secret of its own. What may not be granted any more is left out, and the dialog says so.
 * End it with [func@Signet.EditorDialog.run_finish].
 */
void
signet_editor_dialog_duplicate_async (GtkWindow           *parent,
                                      SignetConnection    *connection,
                                      SignetCredential    *credential,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  SignetEditorDialog *self;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (SIGNET_IS_CONNECTION (connection));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (credential));

  self = signet_editor_dialog_new_form (parent, connection, NULL, cancellable);
  self->task = g_task_new (parent, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, signet_editor_dialog_duplicate_async);
  load_duplicate (self, credential);
  gtk_window_present (GTK_WINDOW (self));
  signet_editor_page_select_name (self->page);
}
