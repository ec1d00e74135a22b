/* signet-policy-dialog.h: lets an Admin say when secrets have to end
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-connection.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_POLICY_DIALOG (signet_policy_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SignetPolicyDialog, signet_policy_dialog, SIGNET, POLICY_DIALOG, GtkDialog)

void          signet_policy_dialog_run_async  (GtkWindow            *parent,
                                               SignetConnection     *connection,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
SignetPolicy *signet_policy_dialog_run_finish (GAsyncResult         *result,
                                               GError              **error);

G_END_DECLS
