/* signet-audit-rows.c: one page of events
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-audit-rows.h"

#include "signet-audit-query-private.h"
#include "signet-json-text.h"
#include "signet-list-query.h"
#include "signet-statement.h"

static const char columns[] =
  "id, time, actor, actor_uid, action, client_id, display_name, old, new, denied";

enum
{
  ID,
  TIME,
  ACTOR,
  ACTOR_UID,
  ACTION,
  CLIENT_ID,
  DISPLAY_NAME,
  OLD,
  NEW,
  DENIED
};

/* A search for what is rare does not keep everybody else waiting: after this many events that
 * were read, the page ends, though it may be empty.
 */
#define READ_MAX 20000

/*
 * Helpers
 */

static void
add_text (SignetStatement *row,
          int              column,
          const char      *name,
          GString         *json)
{
  g_string_append (json, name);
  signet_json_text_add_string (json, signet_statement_get_text (row, column));
}

/* What is kept as JSON goes out as it is. */
static void
add_json (SignetStatement *row,
          int              column,
          const char      *name,
          GString         *json)
{
  const char *text = signet_statement_get_text (row, column);

  g_string_append (json, name);
  g_string_append (json, text != NULL ? text : "null");
}

static void
add_event (SignetStatement *row,
           GString         *json)
{
  g_string_append (json, "{\"id\":");
  signet_json_text_add_int (json, signet_statement_get_int (row, ID));
  g_string_append (json, ",\"time\":");
  signet_json_text_add_time (json, signet_statement_get_int (row, TIME));
  add_text (row, ACTOR, ",\"actor\":", json);
  g_string_append (json, ",\"actor_uid\":");
  signet_json_text_add_int (json, signet_statement_get_int (row, ACTOR_UID));
  add_text (row, ACTION, ",\"action\":", json);
  add_text (row, CLIENT_ID, ",\"client_id\":", json);
  add_text (row, DISPLAY_NAME, ",\"display_name\":", json);
  add_json (row, OLD, ",\"before\":", json);
  add_json (row, NEW, ",\"after\":", json);
  g_string_append (json, signet_statement_get_int (row, DENIED) != 0
                           ? ",\"outcome\":\"denied\"}"
                           : ",\"outcome\":\"done\"}");
}

/* Everything but the numbers, as it is told. */
static gboolean
is_found (SignetStatement  *row,
          SignetAuditQuery *query,
          GString          *text)
{
  if (!signet_audit_query_has_words (query))
    return TRUE;

  g_string_truncate (text, 0);
  for (int column = ACTOR; column <= NEW; column++)
    {
      const char *part = signet_statement_get_text (row, column);

      if (part != NULL && column != ACTOR_UID)
        g_string_append_printf (text, "%s\n", part);
    }

  return signet_audit_query_matches (query, text->str);
}

static gboolean
add_page (SignetStore       *store,
          SignetAuditQuery  *query,
          gint64             total,
          GString           *json,
          char             **next,
          GError           **error)
{
  g_autoptr(GPtrArray) values =
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  g_autofree char *sql = signet_audit_query_to_sql (query, columns, values);
  g_autoptr(SignetStatement) row = signet_statement_new (store, sql);
  g_autoptr(GString) text = g_string_new (NULL);
  guint limit = signet_audit_query_get_limit (query);
  guint n_rows = 0;
  guint n_read = 0;
  gint64 id = 0;

  signet_list_query_bind (row, values);
  while (signet_statement_step (row))
    {
      if (n_rows == limit || n_read == READ_MAX)
        {
          *next = signet_audit_query_make_cursor (query, total, id);
          break;
        }

      id = signet_statement_get_int (row, ID);
      n_read++;
      if (!is_found (row, query, text))
        continue;

      if (n_rows > 0)
        g_string_append_c (json, ',');
      add_event (row, json);
      n_rows++;
    }

  return signet_statement_check (row, error);
}

/*
 * Public
 */

/**
 * signet_audit_rows_read:
 * @store: a store
 * @query: which events
 * @error: return location for %SIGNET_ERROR_INVALID or a storage error
 *
 * Returns: (transfer full) (nullable): a page, or %NULL with @error set
 */
SignetListPage *
signet_audit_rows_read (SignetStore       *store,
                        SignetAuditQuery  *query,
                        GError           **error)
{
  g_autoptr(GString) json = NULL;
  g_autofree char *next = NULL;
  gint64 total;

  g_return_val_if_fail (SIGNET_IS_STORE (store), NULL);
  g_return_val_if_fail (SIGNET_IS_AUDIT_QUERY (query), NULL);

  if (!signet_audit_query_get_total (query, store, &total, error))
    return NULL;

  json = g_string_new ("{\"events\":[");
  if (!add_page (store, query, total, json, &next, error))
    return NULL;

  return signet_list_page_new (g_steal_pointer (&json), next, total);
}
