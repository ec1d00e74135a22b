/* signet-audit-mac.h: the seal of the entries of the audit log
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-hash-key.h"

G_BEGIN_DECLS

typedef struct _SignetAuditMac SignetAuditMac;

SignetAuditMac *signet_audit_mac_new       (SignetHashKey  *key);
void            signet_audit_mac_free      (SignetAuditMac *self);
void            signet_audit_mac_begin     (SignetAuditMac *self,
                                            const char     *kind);
void            signet_audit_mac_add_int   (SignetAuditMac *self,
                                            gint64          value);
void            signet_audit_mac_add_text  (SignetAuditMac *self,
                                            const char     *value);
void            signet_audit_mac_add_bytes (SignetAuditMac *self,
                                            const guint8   *value,
                                            gsize           length);
void            signet_audit_mac_end       (SignetAuditMac *self,
                                            guint8          seal[SIGNET_HASH_LENGTH]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetAuditMac, signet_audit_mac_free)

G_END_DECLS
