/* signet-token-probe.h: finds out whether an issuer can be asked for tokens
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "signet-token-endpoint.h"

G_BEGIN_DECLS

void                 signet_token_probe_async  (const char           *issuer,
                                                const char           *token_endpoint,
                                                GSocketConnectable   *connectable,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
SignetTokenEndpoint *signet_token_probe_finish (GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
