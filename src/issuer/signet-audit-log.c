/* signet-audit-log.c: who did what
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-audit-log.h"

#include "signet-audit-chain.h"
#include "signet-json.h"

/*
 * Public
 */

/**
 * signet_audit_log_append:
 * @store: a store with the transaction that makes the change
 * @caller: who did it
 * @event: what happened
 * @error: return location for %SIGNET_ERROR_KEY_MISSING or a storage error
 *
 * Adds one event, as an entry that is chained to the one before. The database refuses to change
 * or to remove entries; see [func@Signet.audit_chain_append] for those who do it all the same.
 *
 * Returns: whether it was written
 */
gboolean
signet_audit_log_append (SignetStore             *store,
                         SignetCaller            *caller,
                         const SignetAuditEvent  *event,
                         GError                 **error)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  SignetAuditRow row = { 0 };

  g_return_val_if_fail (SIGNET_IS_STORE (store), FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (event != NULL, FALSE);

  if (event->before != NULL)
    before = signet_json_to_string (event->before);
  if (event->after != NULL)
    after = signet_json_to_string (event->after);

  row.time = event->time;
  row.actor = signet_caller_get_user (caller);
  row.actor_uid = (gint64) signet_caller_get_uid (caller);
  row.action = event->action;
  row.client_id = event->client_id;
  row.display_name = event->display_name;
  row.old = before;
  row.new = after;
  row.denied = event->denied;

  return signet_audit_chain_append (store, &row, error);
}
