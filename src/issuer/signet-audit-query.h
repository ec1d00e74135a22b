/* signet-audit-query.h: which events to list
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_AUDIT_QUERY (signet_audit_query_get_type ())

G_DECLARE_FINAL_TYPE (SignetAuditQuery, signet_audit_query, SIGNET, AUDIT_QUERY, GObject)

SignetAuditQuery *signet_audit_query_new (void);
gboolean          signet_audit_query_set (SignetAuditQuery  *self,
                                          const char        *parameter,
                                          const char        *value,
                                          GError           **error);

G_END_DECLS
