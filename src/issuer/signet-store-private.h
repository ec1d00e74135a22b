/* signet-store-private.h: the database for those who write SQL
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sqlite3.h>
#include <sys/types.h>

#include "signet-audit-mac.h"
#include "signet-store.h"

G_BEGIN_DECLS

uid_t           signet_store_get_owner      (SignetStore     *self);
gboolean        signet_store_check_kind     (SignetStore     *self,
                                             gint64          *version,
                                             GError         **error);
gboolean        signet_store_migrate        (SignetStore     *self,
                                             gint64           version,
                                             GError         **error);
gboolean        signet_store_execute        (SignetStore     *self,
                                             const char      *sql,
                                             GError         **error);
int             signet_store_take_statement (SignetStore     *self,
                                             const char      *sql,
                                             sqlite3_stmt   **statement);
void            signet_store_give_statement (SignetStore     *self,
                                             sqlite3_stmt    *statement);
gboolean        signet_store_set_error      (SignetStore     *self,
                                             int              result,
                                             GError         **error);
void            signet_store_limit_pages    (SignetStore     *self,
                                             gint64           n_pages);
SignetAuditMac *signet_store_get_audit_mac  (SignetStore     *self);
void            signet_store_take_audit_mac (SignetStore     *self,
                                             SignetAuditMac  *mac);

G_END_DECLS
