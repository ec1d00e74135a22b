/* signet-audit-check.h: whether the chain of the audit log is unbroken
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-audit-mac.h"

G_BEGIN_DECLS

/**
 * SignetAuditFault:
 * @SIGNET_AUDIT_FAULT_NONE: nothing was found
 * @SIGNET_AUDIT_FAULT_CHANGED: an entry is not what was written
 * @SIGNET_AUDIT_FAULT_REMOVED: entries are missing
 * @SIGNET_AUDIT_FAULT_ADDED: an entry was never written by the issuer
 * @SIGNET_AUDIT_FAULT_MOVED: an entry stands in the place of another
 * @SIGNET_AUDIT_FAULT_HEAD: the record of how far the log goes was changed or removed, and with
 *   it perhaps entries
 *
 * What may be wrong with the log.
 */
typedef enum
{
  SIGNET_AUDIT_FAULT_NONE,
  SIGNET_AUDIT_FAULT_CHANGED,
  SIGNET_AUDIT_FAULT_REMOVED,
  SIGNET_AUDIT_FAULT_ADDED,
  SIGNET_AUDIT_FAULT_MOVED,
  SIGNET_AUDIT_FAULT_HEAD,
} SignetAuditFault;

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
const char       *signet_audit_fault_to_string     (SignetAuditFault   fault);

G_END_DECLS
