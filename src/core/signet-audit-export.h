/* signet-audit-export.h: entries of the audit log for other programs
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-audit-entry.h"
#include "signet-export.h"

G_BEGIN_DECLS

void signet_audit_export_begin (SignetExportFormat  format,
                                GString            *text);
void signet_audit_export_add   (SignetExportFormat  format,
                                SignetAuditEntry   *entry,
                                gboolean            first,
                                GString            *text);
void signet_audit_export_end   (SignetExportFormat  format,
                                GString            *text);

G_END_DECLS
