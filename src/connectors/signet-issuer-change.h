/* signet-issuer-change.h: one change of a credential, whose answer may get lost
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential.h"
#include "signet-issuer-channel.h"

G_BEGIN_DECLS

/**
 * SignetIssuerIsDoneFunc:
 * @credential: a credential as it is now
 * @data: what the change is about
 *
 * Returns: whether @credential is what the change was to make of it
 */
typedef gboolean (*SignetIssuerIsDoneFunc) (SignetCredential *credential,
                                            gpointer          data);

void              signet_issuer_change_async  (SignetIssuerChannel     *channel,
                                               SignetHttpRequest       *request,
                                               const char              *client_id,
                                               gboolean                 by_anybody,
                                               SignetIssuerIsDoneFunc   is_done,
                                               gpointer                 data,
                                               GDestroyNotify           free_data,
                                               GCancellable            *cancellable,
                                               GAsyncReadyCallback      callback,
                                               gpointer                 user_data);
SignetCredential *signet_issuer_change_finish (SignetIssuerChannel     *channel,
                                               GAsyncResult            *result,
                                               GPtrArray              **problems,
                                               GError                 **error);

G_END_DECLS
