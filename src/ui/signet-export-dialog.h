/* signet-export-dialog.h: asks where to export credentials, and writes them there
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-connection.h"

G_BEGIN_DECLS

void   signet_export_dialog_run_async  (GtkWindow            *parent,
                                        SignetConnection     *connection,
                                        GPtrArray            *credentials,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
GFile *signet_export_dialog_run_finish (GAsyncResult         *result,
                                        GError              **error);

G_END_DECLS
