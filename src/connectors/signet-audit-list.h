/* signet-audit-list.h: the audit log, as far as it was looked at
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "signet-connector.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_AUDIT_LIST (signet_audit_list_get_type ())

G_DECLARE_FINAL_TYPE (SignetAuditList, signet_audit_list, SIGNET, AUDIT_LIST, GObject)

SignetAuditList         *signet_audit_list_new          (SignetConnector         *connector);
const SignetAuditFilter *signet_audit_list_get_filter   (SignetAuditList         *self);
void                     signet_audit_list_set_filter   (SignetAuditList         *self,
                                                         const SignetAuditFilter *filter);
void                     signet_audit_list_load_more    (SignetAuditList         *self);
void                     signet_audit_list_refresh      (SignetAuditList         *self);
gboolean                 signet_audit_list_get_loading  (SignetAuditList         *self);
gboolean                 signet_audit_list_get_begun    (SignetAuditList         *self);
gboolean                 signet_audit_list_get_complete (SignetAuditList         *self);
gint64                   signet_audit_list_get_total    (SignetAuditList         *self);
const GError            *signet_audit_list_get_error    (SignetAuditList         *self);

G_END_DECLS
