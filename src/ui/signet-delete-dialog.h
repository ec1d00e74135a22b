/* signet-delete-dialog.h: asks before a credential is deleted, and deletes it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-connection.h"

G_BEGIN_DECLS

void              signet_delete_dialog_run_async  (GtkWindow           *parent,
                                                   SignetConnection    *connection,
                                                   SignetCredential    *credential,
                                                   GCancellable        *cancellable,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             user_data);
SignetCredential *signet_delete_dialog_run_finish (GAsyncResult        *result,
                                                   GError             **error);

G_END_DECLS
