/* signet-audit-verdict.h: whether an audit log is as it was written
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

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

/**
 * SignetAuditVerdict:
 * @n_checked: how many entries were found right, from the oldest on
 * @n_entries: how many there have to be
 * @n_adopted: how many were there before the chain was begun
 * @begun: when the chain was begun, in Unix seconds, 0 if that is not known
 * @position: (nullable): where the check has to go on, %NULL at the end
 * @fault: the first thing that is wrong
 * @first: the number of the first entry that is concerned, 0 for none
 * @last: the number of the last one; of one that was moved, where it was
 *
 * What a check of the audit log found so far.
 */
typedef struct
{
  gint64 n_checked;
  gint64 n_entries;
  gint64 n_adopted;
  gint64 begun;
  char *position;
  SignetAuditFault fault;
  gint64 first;
  gint64 last;
} SignetAuditVerdict;

const char         *signet_audit_fault_to_string       (SignetAuditFault     fault);
SignetAuditVerdict *signet_audit_verdict_new_from_json (JsonNode            *node,
                                                        GError             **error);
void                signet_audit_verdict_free          (SignetAuditVerdict  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetAuditVerdict, signet_audit_verdict_free)

G_END_DECLS
