/* signet-registry-audit.c: asking the audit log
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-registry.h"

#include "signet-audit-check.h"
#include "signet-audit-rows.h"
#include "signet-error.h"
#include "signet-json-text.h"
#include "signet-list-query.h"
#include "signet-registry-private.h"
#include "signet-statement.h"

/* Entries that are checked for one request, which takes a few hundredths of a second. */
#define CHECK_MAX 20000

/* More different values than this are nothing to choose from. */
#define VALUES_MAX 1000

/*
 * Helpers
 */

static void
add_fault (SignetAuditCheck *check,
           GString          *json)
{
  gint64 first;
  gint64 last;
  SignetAuditFault fault = signet_audit_check_get_fault (check, &first, &last);

  if (fault == SIGNET_AUDIT_FAULT_NONE)
    {
      g_string_append (json, ",\"fault\":null");
      return;
    }

  g_string_append_printf (json, ",\"fault\":{\"kind\":\"%s\",\"first\":%" G_GINT64_FORMAT
                          ",\"last\":%" G_GINT64_FORMAT "}",
                          signet_audit_fault_to_string (fault), first, last);
}

static GBytes *
describe (SignetAuditCheck *check)
{
  GString *json = g_string_new ("{\"state\":");
  gint64 begun = signet_audit_check_get_begun (check);

  if (!signet_audit_check_get_done (check))
    g_string_append (json, "\"unfinished\"");
  else if (signet_audit_check_get_fault (check, NULL, NULL) == SIGNET_AUDIT_FAULT_NONE)
    g_string_append (json, "\"unbroken\"");
  else
    g_string_append (json, "\"broken\"");

  g_string_append (json, ",\"checked\":");
  signet_json_text_add_int (json, signet_audit_check_get_n_checked (check));
  g_string_append (json, ",\"entries\":");
  signet_json_text_add_int (json, signet_audit_check_get_n_entries (check));
  g_string_append (json, ",\"adopted\":");
  signet_json_text_add_int (json, signet_audit_check_get_n_adopted (check));
  g_string_append (json, ",\"begun\":");
  if (begun != 0)
    signet_json_text_add_time (json, begun);
  else
    g_string_append (json, "null");

  if (signet_audit_check_get_done (check))
    {
      g_autofree char *head = signet_audit_check_get_head (check);

      g_string_append_printf (json, ",\"head\":\"%s\",\"position\":null", head);
    }
  else
    {
      g_autofree char *position = signet_audit_check_to_position (check);

      g_string_append_printf (json, ",\"head\":null,\"position\":\"%s\"", position);
    }
  add_fault (check, json);
  g_string_append_c (json, '}');

  return g_string_free_to_bytes (json);
}

/* Jumps from one value to the next in the index, whatever the number of entries. */
static gboolean
add_values (SignetStore  *store,
            const char   *column,
            GString      *json,
            GError      **error)
{
  g_autofree char *sql =
    g_strdup_printf ("WITH RECURSIVE each (value) AS (SELECT min (%s) FROM audit UNION ALL"
                     " SELECT (SELECT min (%s) FROM audit WHERE %s > value) FROM each"
                     " WHERE value IS NOT NULL)"
                     " SELECT value FROM each WHERE value IS NOT NULL LIMIT %d",
                     column, column, column, VALUES_MAX);
  g_autoptr(SignetStatement) row = signet_statement_new (store, sql);
  gboolean first = TRUE;

  while (signet_statement_step (row))
    {
      if (!first)
        g_string_append_c (json, ',');
      signet_json_text_add_string (json, signet_statement_get_text (row, 0));
      first = FALSE;
    }

  return signet_statement_check (row, error);
}

/*
 * Public
 */

/**
 * signet_registry_list_audit:
 * @self: a registry
 * @query: which events
 * @error: return location for %SIGNET_ERROR_INVALID if the cursor is not one of this query,
 *   or a storage error
 *
 * Returns: (transfer full) (nullable): a page, the newest events first, or %NULL with @error set
 */
SignetListPage *
signet_registry_list_audit (SignetRegistry    *self,
                            SignetAuditQuery  *query,
                            GError           **error)
{
  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), NULL);
  g_return_val_if_fail (SIGNET_IS_AUDIT_QUERY (query), NULL);

  return signet_audit_rows_read (signet_registry_get_store (self), query, error);
}

/**
 * signet_registry_list_audit_filters:
 * @self: a registry
 * @error: return location for a storage error
 *
 * Returns: (transfer full) (nullable): as JSON, the users and actions that are in the log, or
 *   %NULL with @error set
 */
GBytes *
signet_registry_list_audit_filters (SignetRegistry  *self,
                                    GError         **error)
{
  g_autoptr(GString) json = g_string_new ("{\"actors\":[");
  SignetStore *store;

  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), NULL);

  store = signet_registry_get_store (self);
  if (!add_values (store, "actor", json, error))
    return NULL;

  g_string_append (json, "],\"actions\":[");
  if (!add_values (store, "action", json, error))
    return NULL;

  g_string_append (json, "]}");

  return g_string_free_to_bytes (g_steal_pointer (&json));
}

/**
 * signet_registry_verify_audit:
 * @self: a registry with a hash key
 * @position: (nullable): the `position` of the answer before, %NULL to begin
 * @error: return location for %SIGNET_ERROR_INVALID if @position is not one, or a storage error
 *
 * Checks the chain of the audit log, as far as it can be done without letting others wait.
 *
 * Returns: (transfer full) (nullable): as JSON, what was found so far, or %NULL with @error set
 */
GBytes *
signet_registry_verify_audit (SignetRegistry  *self,
                              const char      *position,
                              GError         **error)
{
  g_autoptr(SignetAuditMac) mac = NULL;
  g_autoptr(SignetAuditCheck) check = NULL;

  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), NULL);

  mac = signet_audit_mac_new (signet_registry_get_hash_key (self));
  check = signet_audit_check_new (signet_registry_get_store (self), mac);
  if (position != NULL && !signet_audit_check_resume (check, position))
    {
      signet_list_query_refuse (error, "position");
      return NULL;
    }

  if (!signet_audit_check_run (check, CHECK_MAX, error))
    return NULL;

  return describe (check);
}
