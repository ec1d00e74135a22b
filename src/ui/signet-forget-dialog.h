/* signet-forget-dialog.h: asks before kept credentials are forgotten, and forgets them
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-connection.h"

G_BEGIN_DECLS

void  signet_forget_dialog_run_async  (GtkWindow            *parent,
                                       SignetConnection     *connection,
                                       GPtrArray            *credentials,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
guint signet_forget_dialog_run_finish (SignetConnection     *connection,
                                       GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
