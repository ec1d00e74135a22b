/* signet-connection-dialog.h: adds a connection, or changes one
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "signet-connection-config.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_CONNECTION_DIALOG (signet_connection_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SignetConnectionDialog, signet_connection_dialog,
                      SIGNET, CONNECTION_DIALOG, AdwWindow)

void                    signet_connection_dialog_run_async
                                                     (GtkWindow               *parent,
                                                      SignetConnectionConfig  *config,
                                                      GCancellable            *cancellable,
                                                      GAsyncReadyCallback      callback,
                                                      gpointer                 user_data);
SignetConnectionConfig *signet_connection_dialog_run_finish
                                                     (GAsyncResult            *result,
                                                      GError                 **error);

G_END_DECLS
