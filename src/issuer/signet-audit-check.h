/* signet-audit-check.h: whether the chain of the audit log is unbroken
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-audit-mac.h"
#include "signet-audit-verdict.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_AUDIT_CHECK (signet_audit_check_get_type ())

G_DECLARE_FINAL_TYPE (SignetAuditCheck, signet_audit_check, SIGNET, AUDIT_CHECK, GObject)

SignetAuditCheck *signet_audit_check_new           (SignetStore       *store,
                                                    SignetAuditMac    *mac);
gboolean          signet_audit_check_resume        (SignetAuditCheck  *self,
                                                    const char        *position);
char             *signet_audit_check_to_position   (SignetAuditCheck  *self);
void              signet_audit_check_set_noted     (SignetAuditCheck  *self,
                                                    const char        *seal);
gboolean          signet_audit_check_run           (SignetAuditCheck  *self,
                                                    guint              most,
                                                    GError           **error);
gboolean          signet_audit_check_get_done      (SignetAuditCheck  *self);
gboolean          signet_audit_check_get_noted     (SignetAuditCheck  *self);
gint64            signet_audit_check_get_n_checked (SignetAuditCheck  *self);
gint64            signet_audit_check_get_n_entries (SignetAuditCheck  *self);
gint64            signet_audit_check_get_begun     (SignetAuditCheck  *self);
gint64            signet_audit_check_get_n_adopted (SignetAuditCheck  *self);
char             *signet_audit_check_get_head      (SignetAuditCheck  *self);
SignetAuditFault  signet_audit_check_get_fault     (SignetAuditCheck  *self,
                                                    gint64            *first,
                                                    gint64            *last);

G_END_DECLS
