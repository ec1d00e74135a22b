/* signet-issuer-messages-audit.h: what the built-in issuer tells of its audit log
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-audit-filter.h"
#include "signet-audit-page.h"
#include "signet-audit-verdict.h"
#include "signet-http-reply.h"
#include "signet-http-request.h"

G_BEGIN_DECLS

SignetHttpRequest  *signet_issuer_messages_audit              (const char               *page,
                                                               const SignetAuditFilter  *filter);
SignetHttpRequest  *signet_issuer_messages_audit_filters      (void);
SignetHttpRequest  *signet_issuer_messages_verify             (const char               *position);
SignetAuditPage    *signet_issuer_messages_read_audit         (SignetHttpReply          *reply,
                                                               GError                  **error);
GPtrArray          *signet_issuer_messages_read_audit_filters (SignetHttpReply          *reply,
                                                               GError                  **error);
SignetAuditVerdict *signet_issuer_messages_read_verdict       (SignetHttpReply          *reply,
                                                               GError                  **error);

G_END_DECLS
