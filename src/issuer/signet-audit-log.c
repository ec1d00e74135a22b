/* signet-audit-log.c: who did what
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-audit-log.h"

#include "signet-json.h"
#include "signet-statement.h"

/*
 * Public
 */

/**
 * signet_audit_log_append:
 * @store: a store with the transaction that makes the change
 * @caller: who did it
 * @event: what happened
 * @error: return location for a storage error
 *
 * Adds one event. The database refuses to change or to remove events.
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
  g_autoptr(SignetStatement) statement = NULL;

  g_return_val_if_fail (SIGNET_IS_STORE (store), FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (event != NULL, FALSE);

  if (event->before != NULL)
    before = signet_json_to_string (event->before);
  if (event->after != NULL)
    after = signet_json_to_string (event->after);

  statement = signet_statement_new (store,
                                    "INSERT INTO audit (time, actor, actor_uid, action, client_id,"
                                    " display_name, old, new, denied)"
                                    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
  signet_statement_add_int (statement, event->time);
  signet_statement_add_text (statement, signet_caller_get_user (caller));
  signet_statement_add_int (statement, (gint64) signet_caller_get_uid (caller));
  signet_statement_add_text (statement, event->action);
  signet_statement_add_text (statement, event->client_id);
  signet_statement_add_text (statement, event->display_name);
  signet_statement_add_text (statement, before);
  signet_statement_add_text (statement, after);
  signet_statement_add_int (statement, event->denied);

  return signet_statement_run (statement, error);
}
