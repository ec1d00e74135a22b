/* signet-audit-query.c: which events to list
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-audit-query.h"

#include "signet-audit-query-private.h"
#include "signet-list-query.h"
#include "signet-text.h"
#include "signet-time.h"

#include <string.h>

/* More words than this in a search are taken for one. */
#define MAX_WORDS 16

struct _SignetAuditQuery
{
  GObject parent_instance;

  guint limit;
  char *after;      /* (owned) (nullable) */
  char *credential; /* (owned) (nullable) */
  char *actor;      /* (owned) (nullable) */
  char *action;     /* (owned) (nullable) */
  char *outcome;    /* (owned) (nullable) */
  char *q;          /* (owned) (nullable) */
  GStrv words;      /* (owned) (nullable) folded, all of @q */
  gint64 since;     /* Unix seconds, 0 for no limit */
  gint64 until;     /* Unix seconds, 0 for no limit */
  gint64 after_id;
};

G_DEFINE_FINAL_TYPE (SignetAuditQuery, signet_audit_query, G_TYPE_OBJECT)

/*
 * Helpers
 */

static char *
make_fingerprint (SignetAuditQuery *self)
{
  g_autofree char *whole = g_strdup_printf ("audit\n%s\n%s\n%s\n%s\n%s\n%" G_GINT64_FORMAT
                                            "\n%" G_GINT64_FORMAT,
                                            self->credential != NULL ? self->credential : "",
                                            self->actor != NULL ? self->actor : "",
                                            self->action != NULL ? self->action : "",
                                            self->outcome != NULL ? self->outcome : "",
                                            self->q != NULL ? self->q : "",
                                            self->since, self->until);

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
add_time (GString    *sql,
          GPtrArray  *values,
          const char *condition,
          gint64      time)
{
  if (time == 0)
    return;

  g_string_append (sql, condition);
  g_ptr_array_add (values, g_variant_ref_sink (g_variant_new_int64 (time)));
}

static void
add_filters (SignetAuditQuery *self,
             GString          *sql,
             GPtrArray        *values)
{
  add_filter (sql, values, " AND client_id = ?", self->credential);
  add_filter (sql, values, " AND actor = ?", self->actor);
  add_filter (sql, values, " AND action = ?", self->action);
  if (self->outcome != NULL)
    g_string_append (sql, g_str_equal (self->outcome, "denied") ? " AND denied = 1"
                                                                 : " AND denied = 0");
}

/* Entries come by their number and not by their time, which clocks may have set back. So the
 * times are first turned into numbers, by the index over the times alone: without that, the
 * last page would go through all entries that are too old.
 */
static void
add_times (SignetAuditQuery *self,
           GString          *sql,
           GPtrArray        *values)
{
  add_time (sql, values, " AND +time >= ?", self->since);
  add_time (sql, values,
            " AND id >= (SELECT min (id) FROM audit INDEXED BY audit_by_time WHERE time >= ?)",
            self->since);
  add_time (sql, values, " AND +time < ?", self->until);
  add_time (sql, values,
            " AND id <= (SELECT max (id) FROM audit INDEXED BY audit_by_time WHERE time < ?)",
            self->until);
}

static gboolean
read_time (const char  *parameter,
           const char  *value,
           gint64      *time,
           GError     **error)
{
  return signet_time_from_string (value, time) ||
         signet_list_query_refuse (error, parameter);
}

static gboolean
read_outcome (SignetAuditQuery  *self,
              const char        *value,
              GError           **error)
{
  if (!g_str_equal (value, "denied") && !g_str_equal (value, "done") && *value != '\0')
    return signet_list_query_refuse (error, "outcome");

  return signet_list_query_read_text ("outcome", value, &self->outcome, error);
}

static gboolean
read_words (SignetAuditQuery  *self,
            const char        *value,
            GError           **error)
{
  g_autofree char *folded = NULL;

  if (!signet_list_query_read_text ("q", value, &self->q, error))
    return FALSE;

  folded = signet_text_fold (self->q);
  g_strfreev (self->words);
  self->words = self->q != NULL ? g_strsplit_set (folded, " \t\n", MAX_WORDS) : NULL;

  return TRUE;
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
  g_free (self->outcome);
  g_free (self->q);
  g_strfreev (self->words);

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
 * user), `action`, `outcome` (`done` or `denied`), `since`, `until` or `q` (words).
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
  if (g_str_equal (parameter, "outcome"))
    return read_outcome (self, value, error);
  if (g_str_equal (parameter, "since"))
    return read_time (parameter, value, &self->since, error);
  if (g_str_equal (parameter, "until"))
    return read_time (parameter, value, &self->until, error);
  if (g_str_equal (parameter, "q"))
    return read_words (self, value, error);

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
  add_time (sql, values, " AND time >= ?", self->since);
  add_time (sql, values, " AND time < ?", self->until);

  return signet_list_query_count (store, sql->str, values, total, error);
}

/**
 * signet_audit_query_to_sql:
 * @self: a query whose total was asked for
 * @columns: what to select
 * @values: (element-type GVariant): where the values of the statement are added
 *
 * The words of `q` are not in it; see [method@Signet.AuditQuery.matches].
 *
 * Returns: (transfer full): a statement that gives the page and all after it
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
  add_times (self, sql, values);
  if (self->after_id != 0)
    {
      g_string_append (sql, " AND id < ?");
      g_ptr_array_add (values, g_variant_ref_sink (g_variant_new_int64 (self->after_id)));
    }
  g_string_append (sql, " ORDER BY id DESC");

  return g_string_free (sql, FALSE);
}

/**
 * signet_audit_query_has_words:
 * @self: a query
 *
 * Returns: whether each row has to be asked whether it matches
 */
gboolean
signet_audit_query_has_words (SignetAuditQuery *self)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_QUERY (self), FALSE);

  return self->words != NULL;
}

/**
 * signet_audit_query_matches:
 * @self: a query
 * @text: everything that is searched of an event
 *
 * Returns: whether all words of `q` are in it, whatever their case and accents
 */
gboolean
signet_audit_query_matches (SignetAuditQuery *self,
                            const char       *text)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (SIGNET_IS_AUDIT_QUERY (self), FALSE);

  folded = signet_text_fold (text);
  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    {
      if (strstr (folded, self->words[i]) == NULL)
        return FALSE;
    }

  return TRUE;
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
