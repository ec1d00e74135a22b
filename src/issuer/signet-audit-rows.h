/* signet-audit-rows.h: reading a page of events
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-audit-query.h"
#include "signet-list-page.h"
#include "signet-store.h"

G_BEGIN_DECLS

SignetListPage *signet_audit_rows_read (SignetStore       *store,
                                        SignetAuditQuery  *query,
                                        GError           **error);

G_END_DECLS
