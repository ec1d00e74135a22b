/* signet-issuer-fresh.h: getting a new secret from the built-in issuer, exactly once
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-issued.h"
#include "signet-issuer-channel.h"

G_BEGIN_DECLS

void          signet_issuer_fresh_async  (SignetIssuerChannel  *channel,
                                          GObject              *memory,
                                          const char           *purpose,
                                          SignetHttpRequest    *request,
                                          gint64                expires,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
SignetIssued *signet_issuer_fresh_finish (SignetIssuerChannel  *channel,
                                          GAsyncResult         *result,
                                          GPtrArray           **problems,
                                          GError              **error);

G_END_DECLS
