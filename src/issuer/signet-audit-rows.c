/* signet-audit-rows.c: one page of events
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-audit-rows.h"

#include "signet-audit-query-private.h"
#include "signet-audit-rows-private.h"
#include "signet-json-text.h"
#include "signet-list-query.h"
#include "signet-statement.h"

struct _SignetAuditRows
{
  GBytes *json; /* (owned) */
  char *next;   /* (owned) (nullable) */
  gint64 total;
};

G_DEFINE_BOXED_TYPE (SignetAuditRows, signet_audit_rows,
                     signet_audit_rows_ref, signet_audit_rows_unref)

static const char columns[] =
  "id, time, actor, actor_uid, action, client_id, display_name, old, new, denied";

/*
 * Helpers
 */

static void
clear_rows (gpointer data)
{
  SignetAuditRows *self = data;

  g_bytes_unref (self->json);
  g_free (self->next);
}

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
  signet_json_text_add_int (json, signet_statement_get_int (row, 0));
  g_string_append (json, ",\"time\":");
  signet_json_text_add_time (json, signet_statement_get_int (row, 1));
  add_text (row, 2, ",\"actor\":", json);
  g_string_append (json, ",\"actor_uid\":");
  signet_json_text_add_int (json, signet_statement_get_int (row, 3));
  add_text (row, 4, ",\"action\":", json);
  add_text (row, 5, ",\"client_id\":", json);
  add_text (row, 6, ",\"display_name\":", json);
  add_json (row, 7, ",\"before\":", json);
  add_json (row, 8, ",\"after\":", json);
  g_string_append (json, signet_statement_get_int (row, 9) != 0
                           ? ",\"outcome\":\"denied\"}"
                           : ",\"outcome\":\"done\"}");
}

static gboolean
add_page (SignetStore       *store,
          SignetAuditQuery  *query,
          SignetAuditRows   *self,
          GString           *json,
          GError           **error)
{
  g_autoptr(GPtrArray) values =
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  g_autofree char *sql = signet_audit_query_to_sql (query, columns, values);
  g_autoptr(SignetStatement) row = signet_statement_new (store, sql);
  guint limit = signet_audit_query_get_limit (query);
  guint n_rows = 0;
  gint64 id = 0;

  signet_list_query_bind (row, values);
  while (signet_statement_step (row))
    {
      if (n_rows == limit)
        {
          self->next = signet_audit_query_make_cursor (query, self->total, id);
          break;
        }

      if (n_rows > 0)
        g_string_append_c (json, ',');
      add_event (row, json);
      id = signet_statement_get_int (row, 0);
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
SignetAuditRows *
signet_audit_rows_read (SignetStore       *store,
                        SignetAuditQuery  *query,
                        GError           **error)
{
  g_autoptr(SignetAuditRows) self = NULL;
  g_autoptr(GString) json = NULL;

  g_return_val_if_fail (SIGNET_IS_STORE (store), NULL);
  g_return_val_if_fail (SIGNET_IS_AUDIT_QUERY (query), NULL);

  self = g_atomic_rc_box_new0 (SignetAuditRows);
  self->json = g_bytes_new (NULL, 0);
  if (!signet_audit_query_get_total (query, store, &self->total, error))
    return NULL;

  json = g_string_new ("{\"events\":[");
  if (!add_page (store, query, self, json, error))
    return NULL;

  g_string_append (json, "],\"total\":");
  signet_json_text_add_int (json, self->total);
  g_string_append_c (json, '}');

  g_bytes_unref (self->json);
  self->json = g_string_free_to_bytes (g_steal_pointer (&json));

  return g_steal_pointer (&self);
}

/**
 * signet_audit_rows_ref:
 * @self: a page
 *
 * Returns: (transfer full): @self
 */
SignetAuditRows *
signet_audit_rows_ref (SignetAuditRows *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * signet_audit_rows_unref:
 * @self: (transfer full): a page
 *
 * Gives up one reference.
 */
void
signet_audit_rows_unref (SignetAuditRows *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_rows);
}

/**
 * signet_audit_rows_get_json:
 * @self: a page
 *
 * Returns: (transfer none): a JSON object with `events`, the newest first, and `total`
 */
GBytes *
signet_audit_rows_get_json (SignetAuditRows *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->json;
}

/**
 * signet_audit_rows_get_next:
 * @self: a page
 *
 * Returns: (nullable): the value of `after` for the next page, %NULL if this is the last
 */
const char *
signet_audit_rows_get_next (SignetAuditRows *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->next;
}

/**
 * signet_audit_rows_get_total:
 * @self: a page
 *
 * Returns: how many events there were on all pages when the first one was read
 */
gint64
signet_audit_rows_get_total (SignetAuditRows *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->total;
}
