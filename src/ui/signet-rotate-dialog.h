/* signet-rotate-dialog.h: starts the rotation of a secret
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-connection.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_ROTATE_DIALOG (signet_rotate_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SignetRotateDialog, signet_rotate_dialog, SIGNET, ROTATE_DIALOG, GtkDialog)

void              signet_rotate_dialog_run_async  (GtkWindow            *parent,
                                                   SignetConnection     *connection,
                                                   SignetCredential     *credential,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
SignetCredential *signet_rotate_dialog_run_finish (GAsyncResult         *result,
                                                   GError              **error);

G_END_DECLS
