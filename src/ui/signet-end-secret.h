/* signet-end-secret.h: asks before a secret ends, and ends it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-connection.h"

G_BEGIN_DECLS

const char *signet_end_secret_choose     (SignetCredential     *credential,
                                          SignetSecretEnding    ending);
void        signet_end_secret_run_async  (GtkWindow            *parent,
                                          SignetConnection     *connection,
                                          SignetCredential     *credential,
                                          const char           *secret_id,
                                          SignetSecretEnding    ending,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
const char *signet_end_secret_run_finish (GAsyncResult         *result,
                                          GError              **error);

G_END_DECLS
