/* signet-issuer-secrets.h: how secrets begin and end at the built-in issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-connector.h"
#include "signet-issuer-channel.h"

G_BEGIN_DECLS

void              signet_issuer_issue_async           (SignetIssuerChannel  *channel,
                                                       SignetDraft          *draft,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
void              signet_issuer_start_rotation_async  (SignetIssuerChannel  *channel,
                                                       SignetCredential     *credential,
                                                       gint64                expires,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
void              signet_issuer_end_secret_async      (SignetIssuerChannel  *channel,
                                                       SignetCredential     *credential,
                                                       const char           *secret_id,
                                                       SignetSecretEnding    ending,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);

G_END_DECLS
