/* signet-bulk-dialog.h: asks before many credentials are changed, and changes them
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-bulk-change.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_BULK_DIALOG (signet_bulk_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SignetBulkDialog, signet_bulk_dialog, SIGNET, BULK_DIALOG, GtkWindow)

void     signet_bulk_dialog_run_async  (GtkWindow            *parent,
                                        SignetBulkChange     *change,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
void     signet_bulk_dialog_do_async   (GtkWindow            *parent,
                                        SignetBulkChange     *change,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean signet_bulk_dialog_run_finish (GAsyncResult         *result,
                                        GError              **error);

G_END_DECLS
