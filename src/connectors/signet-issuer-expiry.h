/* signet-issuer-expiry.h: changing when the secrets of a credential end
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential.h"
#include "signet-issuer-channel.h"

G_BEGIN_DECLS

void              signet_issuer_set_expiry_async  (SignetIssuerChannel  *channel,
                                                   SignetCredential     *credential,
                                                   gint64                expires,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
SignetCredential *signet_issuer_set_expiry_finish (SignetIssuerChannel  *channel,
                                                   GAsyncResult         *result,
                                                   GError              **error);

G_END_DECLS
