/* signet-issuer-edit.h: turning a credential into what a draft says
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential.h"
#include "signet-draft.h"
#include "signet-issuer-channel.h"

G_BEGIN_DECLS

void              signet_issuer_edit_async  (SignetIssuerChannel  *channel,
                                             SignetCredential     *original,
                                             SignetDraft          *draft,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
SignetCredential *signet_issuer_edit_finish (SignetIssuerChannel  *channel,
                                             GAsyncResult         *result,
                                             GPtrArray           **problems,
                                             GError              **error);

G_END_DECLS
