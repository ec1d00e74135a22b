/* signet-words-audit.h: what the application says about the audit log
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-audit-entry.h"
#include "signet-audit-verdict.h"
#include "signet-catalogue.h"
#include "signet-organization.h"

G_BEGIN_DECLS

/* signet-words-audit.c: what was done */
const char *signet_words_get_audit_action (const char               *action);
const char *signet_words_get_audit_icon   (SignetAuditEntry         *entry);
char       *signet_words_audit_deed       (SignetAuditEntry         *entry);
char       *signet_words_audit_text       (SignetAuditEntry         *entry,
                                           SignetCatalogue          *catalogue,
                                           SignetOrganization       *organization);
char       *signet_words_audit_count      (gint64                    n_entries);
char       *signet_words_audit_unbroken   (const SignetAuditVerdict *verdict);
char       *signet_words_audit_fault      (const SignetAuditVerdict *verdict);
const char *signet_words_get_audit_fault  (const SignetAuditVerdict *verdict);

/* signet-words-audit-change.c: what was different afterwards */
GStrv       signet_words_audit_changes    (SignetAuditEntry         *entry,
                                           SignetCatalogue          *catalogue,
                                           SignetOrganization       *organization);

G_END_DECLS
