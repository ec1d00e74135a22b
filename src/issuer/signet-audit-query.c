/* signet-audit-query.c: which events to list
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-audit-query.h"

#include "signet-audit-query-private.h"
#include "signet-list-query.h"

struct _SignetAuditQuery
{
  GObject parent_instance;

  guint limit;
  char *after;      /* (owned) (nullable) */
  char *credential; /* (owned) (nullable) */
  char *actor;      /* (owned) (nullable) */
  char *action;     /* (owned) (nullable) */
  gint64 after_id;
};

G_DEFINE_FINAL_TYPE (SignetAuditQuery, signet_audit_query, G_TYPE_OBJECT)

/*
 * Helpers
 */

static char *
make_fingerprint (SignetAuditQuery *self)
{
  g_autofree char *whole = g_strdup_printf ("audit\n%s\n%s\n%s",
                                            self->credential != NULL ? self->credential : "",
                                            self->actor != NULL ? self->actor : "",
                                            self->action != NULL ? self->action : "");

  return signet_list_query_digest (whole);
}

static void
add_filter (GString    *sql,
            GPtrArray  *values,
            const char *condition,
            const char *value)
{
  if (value == NULL)
    return;

  g_string_append (sql, condition);
  g_ptr_array_add (values, g_variant_ref_sink (g_variant_new_string (value)));
}

static void
add_filters (SignetAuditQuery *self,
             GString          *sql,
             GPtrArray        *values)
{
  add_filter (sql, values, " AND client_id = ?", self->credential);
  add_filter (sql, values, " AND actor = ?", self->actor);
  add_filter (sql, values, " AND action = ?", self->action);
}

/*
 * GObject
 */

static void
signet_audit_query_finalize (GObject *object)
{
  SignetAuditQuery *self = SIGNET_AUDIT_QUERY (object);

  g_free (self->after);
  g_free (self->credential);
  g_free (self->actor);
  g_free (self->action);

  G_OBJECT_CLASS (signet_audit_query_parent_class)->finalize (object);
}

static void
signet_audit_query_class_init (SignetAuditQueryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_audit_query_finalize;
}

static void
signet_audit_query_init (SignetAuditQuery *self)
{
  self->limit = 100;
}

/*
 * Public
 */

/**
 * signet_audit_query_new:
 *
 * Returns: (transfer full): a query for the last hundred events
 */
SignetAuditQuery *
signet_audit_query_new (void)
{
  return g_object_new (SIGNET_TYPE_AUDIT_QUERY, NULL);
}

/**
 * signet_audit_query_set:
 * @self: a query
 * @parameter: the name of a parameter
 * @value: its value, decoded
 * @error: return location for %SIGNET_ERROR_INVALID
 *
 * Takes one parameter of a request: `limit`, `after`, `credential` (a Client ID), `actor` (a
 * user) or `action`.
 *
 * Returns: whether there is such a parameter and it may have that value
 */
gboolean
signet_audit_query_set (SignetAuditQuery  *self,
                        const char        *parameter,
                        const char        *value,
                        GError           **error)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_QUERY (self), FALSE);
  g_return_val_if_fail (parameter != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (g_str_equal (parameter, "limit"))
    return signet_list_query_read_limit (value, &self->limit, error);
  if (g_str_equal (parameter, "after"))
    return signet_list_query_read_text (parameter, value, &self->after, error);
  if (g_str_equal (parameter, "credential"))
    return signet_list_query_read_text (parameter, value, &self->credential, error);
  if (g_str_equal (parameter, "actor"))
    return signet_list_query_read_text (parameter, value, &self->actor, error);
  if (g_str_equal (parameter, "action"))
    return signet_list_query_read_text (parameter, value, &self->action, error);

  return signet_list_query_refuse_name (error, parameter);
}

/**
 * signet_audit_query_get_limit:
 * @self: a query
 *
 * Returns: the most events that a page may have
 */
guint
signet_audit_query_get_limit (SignetAuditQuery *self)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_QUERY (self), 0);

  return self->limit;
}

/**
 * signet_audit_query_get_total:
 * @self: a query
 * @store: a store
 * @total: (out): how many events there are on all pages
 * @error: return location for %SIGNET_ERROR_INVALID if the cursor is of another query, or a
 *   storage error
 *
 * The first page counts; the cursor hands the number on to all others.
 *
 * Returns: whether the number is known
 */
gboolean
signet_audit_query_get_total (SignetAuditQuery  *self,
                              SignetStore       *store,
                              gint64            *total,
                              GError           **error)
{
  g_autoptr(GPtrArray) values =
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  g_autoptr(GString) sql = NULL;

  g_return_val_if_fail (SIGNET_IS_AUDIT_QUERY (self), FALSE);

  if (self->after != NULL)
    {
      g_autofree char *fingerprint = make_fingerprint (self);
      g_autofree char *key = NULL;

      return signet_list_query_read_cursor (self->after, fingerprint, total, &self->after_id,
                                            &key, error);
    }

  sql = g_string_new ("SELECT count(*) FROM audit WHERE 1");
  add_filters (self, sql, values);

  return signet_list_query_count (store, sql->str, values, total, error);
}

/**
 * signet_audit_query_to_sql:
 * @self: a query whose total was asked for
 * @columns: what to select
 * @values: (element-type GVariant): where the values of the statement are added
 *
 * Returns: (transfer full): a statement that gives a page, and one row more if there is one
 */
char *
signet_audit_query_to_sql (SignetAuditQuery *self,
                           const char       *columns,
                           GPtrArray        *values)
{
  GString *sql = g_string_new (NULL);

  g_return_val_if_fail (SIGNET_IS_AUDIT_QUERY (self), NULL);

  g_string_append_printf (sql, "SELECT %s FROM audit WHERE 1", columns);
  add_filters (self, sql, values);
  if (self->after_id != 0)
    {
      g_string_append (sql, " AND id < ?");
      g_ptr_array_add (values, g_variant_ref_sink (g_variant_new_int64 (self->after_id)));
    }
  g_string_append (sql, " ORDER BY id DESC LIMIT ?");
  g_ptr_array_add (values, g_variant_ref_sink (g_variant_new_int64 ((gint64) self->limit + 1)));

  return g_string_free (sql, FALSE);
}

/**
 * signet_audit_query_make_cursor:
 * @self: a query
 * @total: how many events there are on all pages
 * @id: the number of the last event of the page
 *
 * Returns: (transfer full): what `after` must be for the next page
 */
char *
signet_audit_query_make_cursor (SignetAuditQuery *self,
                                gint64            total,
                                gint64            id)
{
  g_autofree char *fingerprint = NULL;

  g_return_val_if_fail (SIGNET_IS_AUDIT_QUERY (self), NULL);

  fingerprint = make_fingerprint (self);

  return signet_list_query_write_cursor (fingerprint, total, id, "");
}
