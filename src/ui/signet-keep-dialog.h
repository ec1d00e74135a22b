/* signet-keep-dialog.h: keeps a credential that was made elsewhere
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "signet-connection-list.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_KEEP_DIALOG (signet_keep_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SignetKeepDialog, signet_keep_dialog, SIGNET, KEEP_DIALOG, AdwWindow)

void              signet_keep_dialog_run_async  (GtkWindow               *parent,
                                                 SignetConnection        *connection,
                                                 SignetConnectionConfig  *config,
                                                 SignetCredential        *credential,
                                                 GCancellable            *cancellable,
                                                 GAsyncReadyCallback      callback,
                                                 gpointer                 user_data);
SignetCredential *signet_keep_dialog_run_finish (GAsyncResult            *result,
                                                 GError                 **error);

G_END_DECLS
