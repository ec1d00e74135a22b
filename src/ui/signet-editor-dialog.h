/* signet-editor-dialog.h: issues and edits a credential
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-connection.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_EDITOR_DIALOG (signet_editor_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SignetEditorDialog, signet_editor_dialog, SIGNET, EDITOR_DIALOG, GtkDialog)

void              signet_editor_dialog_run_async       (GtkWindow            *parent,
                                                        SignetConnection     *connection,
                                                        SignetCredential     *original,
                                                        GCancellable         *cancellable,
                                                        GAsyncReadyCallback   callback,
                                                        gpointer              user_data);
void              signet_editor_dialog_duplicate_async (GtkWindow            *parent,
                                                        SignetConnection     *connection,
                                                        SignetCredential     *credential,
                                                        GCancellable         *cancellable,
                                                        GAsyncReadyCallback   callback,
                                                        gpointer              user_data);
void              signet_editor_dialog_show_async      (GtkWindow            *parent,
                                                        SignetConnection     *connection,
                                                        SignetIssued         *issued,
                                                        GCancellable         *cancellable,
                                                        GAsyncReadyCallback   callback,
                                                        gpointer              user_data);
SignetCredential *signet_editor_dialog_run_finish      (GAsyncResult         *result,
                                                        GError              **error);

G_END_DECLS
