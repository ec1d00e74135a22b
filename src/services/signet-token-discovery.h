/* signet-token-discovery.h: finding the token endpoint of an issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "signet-token-endpoint.h"

G_BEGIN_DECLS

void                 signet_token_discovery_async  (const char           *issuer,
                                                    GSocketConnectable   *connectable,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
SignetTokenEndpoint *signet_token_discovery_finish (GAsyncResult         *result,
                                                    GError              **error);

G_END_DECLS
