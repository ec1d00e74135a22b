/* signet-audit-entry.h: who did what when
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_AUDIT_ENTRY (signet_audit_entry_get_type ())

G_DECLARE_FINAL_TYPE (SignetAuditEntry, signet_audit_entry, SIGNET, AUDIT_ENTRY, GObject)

SignetAuditEntry *signet_audit_entry_new_from_json    (JsonNode          *node,
                                                       GError           **error);
gint64            signet_audit_entry_get_id           (SignetAuditEntry  *self);
gint64            signet_audit_entry_get_time         (SignetAuditEntry  *self);
const char       *signet_audit_entry_get_actor        (SignetAuditEntry  *self);
const char       *signet_audit_entry_get_action       (SignetAuditEntry  *self);
const char       *signet_audit_entry_get_client_id    (SignetAuditEntry  *self);
const char       *signet_audit_entry_get_display_name (SignetAuditEntry  *self);
const char       *signet_audit_entry_get_before       (SignetAuditEntry  *self);
const char       *signet_audit_entry_get_after        (SignetAuditEntry  *self);
gboolean          signet_audit_entry_get_denied       (SignetAuditEntry  *self);
JsonNode         *signet_audit_entry_parse_before     (SignetAuditEntry  *self);
JsonNode         *signet_audit_entry_parse_after      (SignetAuditEntry  *self);

G_END_DECLS
