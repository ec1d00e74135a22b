/* signet-audit-rows.h: one page of events
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_AUDIT_ROWS (signet_audit_rows_get_type ())

typedef struct _SignetAuditRows SignetAuditRows;

GType            signet_audit_rows_get_type  (void);
SignetAuditRows *signet_audit_rows_ref       (SignetAuditRows *self);
void             signet_audit_rows_unref     (SignetAuditRows *self);
GBytes          *signet_audit_rows_get_json  (SignetAuditRows *self);
const char      *signet_audit_rows_get_next  (SignetAuditRows *self);
gint64           signet_audit_rows_get_total (SignetAuditRows *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetAuditRows, signet_audit_rows_unref)

G_END_DECLS
