/* signet-audit-page.h: one page of the audit log
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-audit-entry.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_AUDIT_PAGE (signet_audit_page_get_type ())

typedef struct _SignetAuditPage SignetAuditPage;

GType            signet_audit_page_get_type    (void);
SignetAuditPage *signet_audit_page_new         (GPtrArray       *entries,
                                                const char      *next,
                                                gint64           total);
SignetAuditPage *signet_audit_page_ref         (SignetAuditPage *self);
void             signet_audit_page_unref       (SignetAuditPage *self);
GPtrArray       *signet_audit_page_get_entries (SignetAuditPage *self);
const char      *signet_audit_page_get_next    (SignetAuditPage *self);
gint64           signet_audit_page_get_total   (SignetAuditPage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetAuditPage, signet_audit_page_unref)

G_END_DECLS
