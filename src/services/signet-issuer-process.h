/* signet-issuer-process.h: the built-in issuer, found or started
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "signet-settings.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_ISSUER_PROCESS (signet_issuer_process_get_type ())

G_DECLARE_FINAL_TYPE (SignetIssuerProcess, signet_issuer_process, SIGNET, ISSUER_PROCESS, GObject)

SignetIssuerProcess *signet_issuer_process_new             (SignetSettings       *settings);
const char          *signet_issuer_process_get_socket_path (SignetIssuerProcess  *self);
void                 signet_issuer_process_set_time_limit  (SignetIssuerProcess  *self,
                                                            guint                 milliseconds);
void                 signet_issuer_process_ensure_async    (SignetIssuerProcess  *self,
                                                            GCancellable         *cancellable,
                                                            GAsyncReadyCallback   callback,
                                                            gpointer              user_data);
gboolean             signet_issuer_process_ensure_finish   (SignetIssuerProcess  *self,
                                                            GAsyncResult         *result,
                                                            GError              **error);

G_END_DECLS
