/* signet-issuer-issue.h: issuing a credential at the built-in issuer, exactly once
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-draft.h"
#include "signet-issued.h"
#include "signet-issuer-channel.h"

G_BEGIN_DECLS

void          signet_issuer_issue_async  (SignetIssuerChannel  *channel,
                                          SignetDraft          *draft,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
SignetIssued *signet_issuer_issue_finish (SignetIssuerChannel  *channel,
                                          GAsyncResult         *result,
                                          GPtrArray           **problems,
                                          GError              **error);

G_END_DECLS
