/* signet-audit-query-private.h: the SQL of a query of the audit log
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-audit-query.h"
#include "signet-statement.h"

G_BEGIN_DECLS

guint    signet_audit_query_get_limit   (SignetAuditQuery  *self);
gboolean signet_audit_query_get_total   (SignetAuditQuery  *self,
                                         SignetStore       *store,
                                         gint64            *total,
                                         GError           **error);
char    *signet_audit_query_to_sql      (SignetAuditQuery  *self,
                                         const char        *columns,
                                         GPtrArray         *values);
gboolean signet_audit_query_has_words   (SignetAuditQuery  *self);
gboolean signet_audit_query_matches     (SignetAuditQuery  *self,
                                         const char        *text);
char    *signet_audit_query_make_cursor (SignetAuditQuery  *self,
                                         gint64             total,
                                         gint64             id);

G_END_DECLS
