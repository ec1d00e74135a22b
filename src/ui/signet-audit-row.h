/* signet-audit-row.h: one entry of the audit log
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-audit-entry.h"
#include "signet-connection.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_AUDIT_ROW (signet_audit_row_get_type ())

G_DECLARE_FINAL_TYPE (SignetAuditRow, signet_audit_row, SIGNET, AUDIT_ROW, GtkWidget)

GtkWidget        *signet_audit_row_new          (SignetConnection *connection);
SignetAuditEntry *signet_audit_row_get_entry    (SignetAuditRow   *self);
void              signet_audit_row_set_entry    (SignetAuditRow   *self,
                                                 SignetAuditEntry *entry);
void              signet_audit_row_set_expanded (SignetAuditRow   *self,
                                                 gboolean          expanded);
void              signet_audit_row_tell_time    (SignetAuditRow   *self);

G_END_DECLS
