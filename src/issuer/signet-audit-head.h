/* signet-audit-head.h: how far the audit log goes
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-audit-mac.h"

G_BEGIN_DECLS

/**
 * SignetAuditHead:
 * @n_entries: how many entries there are
 * @last: the number of the newest one, 0 if there is none
 * @seal: the seal of the newest one, zeros if there is none
 * @begun: when the chain was begun, in Unix seconds
 * @n_adopted: how many entries were there before that
 * @sound: whether it is there and bears the seal of the issuer
 *
 * What there has to be in the log.
 */
typedef struct
{
  gint64 n_entries;
  gint64 last;
  guint8 seal[SIGNET_HASH_LENGTH];
  gint64 begun;
  gint64 n_adopted;
  gboolean sound;
} SignetAuditHead;

gboolean signet_audit_head_read  (SignetStore            *store,
                                  SignetAuditMac         *mac,
                                  SignetAuditHead        *head,
                                  GError                **error);
gboolean signet_audit_head_write (SignetStore            *store,
                                  SignetAuditMac         *mac,
                                  const SignetAuditHead  *head,
                                  GError                **error);

G_END_DECLS
