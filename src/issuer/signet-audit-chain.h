/* signet-audit-chain.h: entries that hold on to each other
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-audit-mac.h"
#include "signet-statement.h"

G_BEGIN_DECLS

/**
 * SIGNET_AUDIT_CHAIN_COLUMNS:
 *
 * What has to be selected for [func@Signet.audit_chain_read_row].
 */
#define SIGNET_AUDIT_CHAIN_COLUMNS \
  "id, time, actor, actor_uid, action, client_id, display_name, old, new, denied, seal"

/**
 * SignetAuditRow:
 * @id: the number of the entry
 * @time: when, in Unix seconds
 * @actor: who
 * @actor_uid: the number of that user
 * @action: what was done or tried
 * @client_id: (nullable): the credential it was done to
 * @display_name: (nullable): the name the credential had then
 * @old: (nullable): as JSON, the changed members as they were
 * @new: (nullable): as JSON, the changed members as they are
 * @denied: whether it was only tried
 *
 * An entry as it stands in the database, all of it borrowed.
 */
typedef struct
{
  gint64 id;
  gint64 time;
  const char *actor;
  gint64 actor_uid;
  const char *action;
  const char *client_id;
  const char *display_name;
  const char *old;
  const char *new;
  gint64 denied;
} SignetAuditRow;

void     signet_audit_chain_read_row (SignetStatement       *statement,
                                      SignetAuditRow        *row,
                                      guint8                 seal[SIGNET_HASH_LENGTH]);
void     signet_audit_chain_seal     (SignetAuditMac        *mac,
                                      const guint8           previous[SIGNET_HASH_LENGTH],
                                      const SignetAuditRow  *row,
                                      guint8                 seal[SIGNET_HASH_LENGTH]);
void     signet_audit_chain_mend     (SignetAuditMac        *mac,
                                      gint64                 id,
                                      guint8                 seal[SIGNET_HASH_LENGTH]);
gboolean signet_audit_chain_append   (SignetStore           *store,
                                      SignetAuditRow        *row,
                                      GError               **error);
gboolean signet_audit_chain_adopt    (SignetStore           *store,
                                      GError               **error);

G_END_DECLS
