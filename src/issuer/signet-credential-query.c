/* signet-credential-query.c: which credentials to list, and in which order
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential-query.h"

#include "signet-credential-query-private.h"
#include "signet-json.h"
#include "signet-list-query.h"
#include "signet-text.h"

/* More words than this in a search are not looked at. */
#define MAX_WORDS 8

/* When fewer rows than this match, they are fetched and sorted; when more do, the rows are
 * read in their order and the matching ones picked out until the page is full. Either way a
 * page costs a few thousand rows at most.
 */
#define FEW 1000

struct _SignetCredentialQuery
{
  GObject parent_instance;

  guint limit;
  guint sort;
  gboolean descending;
  char *after;      /* (owned) (nullable) */
  char *q;          /* (owned) (nullable) */
  char *status;     /* (owned) (nullable) */
  char *api;        /* (owned) (nullable) */
  char *permission; /* (owned) (nullable) */
  gint64 account;
  gint64 workspace;

  gint64 after_id;
  char *after_key;  /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SignetCredentialQuery, signet_credential_query, G_TYPE_OBJECT)

/* Every column here has an index that goes on with the number of the row. So rows with the same
 * key have an order too, and a page begins with one search in the index.
 */
static const struct
{
  const char *name;
  const char *column;
  gboolean is_text;
} sorts[] = {
  { "name", "name_key", TRUE },
  { "client-id", "client_id", TRUE },
  { "status", "inactive", FALSE },
  { "created", "created", FALSE },
  { "updated", "updated", FALSE },
  { "last-used", "last_used", FALSE },
  { "expires", "expires", FALSE },
};

/*
 * Helpers
 */

static gboolean
set_sort (SignetCredentialQuery  *self,
          const char             *value,
          GError                **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      if (g_str_equal (sorts[i].name, value))
        {
          self->sort = i;
          return TRUE;
        }
    }

  return signet_list_query_refuse (error, "sort");
}

static gboolean
set_order (SignetCredentialQuery  *self,
           const char             *value,
           GError                **error)
{
  self->descending = g_str_equal (value, "desc");

  return self->descending || g_str_equal (value, "asc") ||
         signet_list_query_refuse (error, "order");
}

static gboolean
set_status (SignetCredentialQuery  *self,
            const char             *value,
            GError                **error)
{
  if (*value != '\0' && !g_str_equal (value, "active") && !g_str_equal (value, "inactive"))
    return signet_list_query_refuse (error, "status");

  return signet_list_query_read_text ("status", value, &self->status, error);
}

static gboolean
set_id (const char  *parameter,
        const char  *value,
        gint64      *id,
        GError     **error)
{
  guint64 number = 0;

  if (*value != '\0' &&
      !g_ascii_string_to_unsigned (value, 10, 1, SIGNET_JSON_ID_MAX, &number, NULL))
    return signet_list_query_refuse (error, parameter);

  *id = (gint64) number;

  return TRUE;
}

static char *
make_fingerprint (SignetCredentialQuery *self)
{
  g_autofree char *whole =
    g_strdup_printf ("%u\n%d\n%s\n%s\n%s\n%s\n%" G_GINT64_FORMAT "\n%" G_GINT64_FORMAT,
                     self->sort, self->descending,
                     self->q != NULL ? self->q : "",
                     self->status != NULL ? self->status : "",
                     self->api != NULL ? self->api : "",
                     self->permission != NULL ? self->permission : "",
                     self->account, self->workspace);

  return signet_list_query_digest (whole);
}

static void
take_value (GPtrArray *values,
            GVariant  *value)
{
  g_ptr_array_add (values, g_variant_ref_sink (value));
}

static void
add_words (SignetCredentialQuery *self,
           gboolean               few,
           GString               *sql,
           GPtrArray             *values)
{
  g_autofree char *folded = signet_text_fold (self->q);
  g_auto(GStrv) words = g_strsplit_set (folded, " \t\n", -1);
  guint n_words = 0;

  g_string_append (sql, few ? " AND id IN (SELECT credential FROM credential_text WHERE 1"
                            : " AND EXISTS (SELECT 1 FROM credential_text"
                              "  WHERE credential = credential.id");
  for (guint i = 0; words[i] != NULL && n_words < MAX_WORDS; i++)
    {
      if (*words[i] == '\0')
        continue;

      g_string_append (sql, " AND instr (text, ?) > 0");
      take_value (values, g_variant_new_string (words[i]));
      n_words++;
    }
  g_string_append_c (sql, ')');
}

/* Asks of each row on its own whether it has a grant. */
static void
add_grant_test (SignetCredentialQuery *self,
                gboolean               few,
                GString               *sql,
                GPtrArray             *values)
{
  if (self->api == NULL && self->permission == NULL)
    return;

  g_string_append (sql, few ? " AND id IN (SELECT credential FROM credential_grant WHERE 1"
                            : " AND EXISTS (SELECT 1 FROM credential_grant"
                              "  WHERE credential = credential.id");
  if (self->api != NULL)
    {
      g_string_append (sql, " AND api = ?");
      take_value (values, g_variant_new_string (self->api));
    }
  if (self->permission != NULL)
    {
      g_string_append (sql, " AND permission = ?");
      take_value (values, g_variant_new_string (self->permission));
    }
  g_string_append_c (sql, ')');
}

/* A workspace is reached from its own level, from its account's and from the organization's. */
static void
add_workspace_test (SignetCredentialQuery *self,
                    gboolean               few,
                    GString               *sql,
                    GPtrArray             *values)
{
  static const char by_list[] =
    " AND id IN (SELECT credential FROM credential_workspace WHERE workspace = ?"
    "  UNION SELECT credential FROM credential_grant WHERE level = 'organization'"
    "  UNION SELECT credential.id FROM credential_grant"
    "   JOIN credential ON credential.id = credential_grant.credential"
    "   WHERE level = 'account' AND account = (SELECT account FROM workspace WHERE id = ?))";
  static const char one_by_one[] =
    " AND (EXISTS (SELECT 1 FROM credential_workspace"
    "   WHERE credential = credential.id AND workspace = ?)"
    "  OR EXISTS (SELECT 1 FROM credential_grant WHERE credential = credential.id"
    "   AND (level = 'organization' OR level = 'account'"
    "    AND credential.account = (SELECT account FROM workspace WHERE id = ?))))";

  if (self->workspace == 0)
    return;

  g_string_append (sql, few ? by_list : one_by_one);
  take_value (values, g_variant_new_int64 (self->workspace));
  take_value (values, g_variant_new_int64 (self->workspace));
}

/* A plus sign keeps SQLite from using the index of a column. */
static void
add_filters (SignetCredentialQuery *self,
             gboolean               few,
             GString               *sql,
             GPtrArray             *values)
{
  if (self->status != NULL)
    {
      g_string_append (sql, few ? " AND inactive = ?" : " AND +inactive = ?");
      take_value (values, g_variant_new_int64 (g_str_equal (self->status, "inactive")));
    }
  if (self->account != 0)
    {
      g_string_append (sql, few ? " AND account = ?" : " AND +account = ?");
      take_value (values, g_variant_new_int64 (self->account));
    }
  add_grant_test (self, few, sql, values);
  add_workspace_test (self, few, sql, values);
  if (self->q != NULL)
    add_words (self, few, sql, values);
}

/*
 * GObject
 */

static void
signet_credential_query_finalize (GObject *object)
{
  SignetCredentialQuery *self = SIGNET_CREDENTIAL_QUERY (object);

  g_free (self->after);
  g_free (self->q);
  g_free (self->status);
  g_free (self->api);
  g_free (self->permission);
  g_free (self->after_key);

  G_OBJECT_CLASS (signet_credential_query_parent_class)->finalize (object);
}

static void
signet_credential_query_class_init (SignetCredentialQueryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_credential_query_finalize;
}

static void
signet_credential_query_init (SignetCredentialQuery *self)
{
  self->limit = 100;
}

/*
 * Public
 */

/**
 * signet_credential_query_new:
 *
 * Returns: (transfer full): a query for the first hundred credentials by name
 */
SignetCredentialQuery *
signet_credential_query_new (void)
{
  return g_object_new (SIGNET_TYPE_CREDENTIAL_QUERY, NULL);
}

/**
 * signet_credential_query_set:
 * @self: a query
 * @parameter: the name of a parameter
 * @value: its value, decoded
 * @error: return location for %SIGNET_ERROR_INVALID
 *
 * Takes one parameter of a request: `limit`, `after`, `sort`, `order`, `q`, `status`, `api`,
 * `permission`, `account` or `workspace`. All given conditions must be true of a credential.
 * An empty condition is none. All words of `q` must be in the name, the Client ID, the owner
 * or the note, whatever their case and accents.
 *
 * Returns: whether there is such a parameter and it may have that value
 */
gboolean
signet_credential_query_set (SignetCredentialQuery  *self,
                             const char             *parameter,
                             const char             *value,
                             GError                **error)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_QUERY (self), FALSE);
  g_return_val_if_fail (parameter != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (g_str_equal (parameter, "limit"))
    return signet_list_query_read_limit (value, &self->limit, error);
  if (g_str_equal (parameter, "after"))
    return signet_list_query_read_text (parameter, value, &self->after, error);
  if (g_str_equal (parameter, "sort"))
    return set_sort (self, value, error);
  if (g_str_equal (parameter, "order"))
    return set_order (self, value, error);
  if (g_str_equal (parameter, "q"))
    return signet_list_query_read_text (parameter, value, &self->q, error);
  if (g_str_equal (parameter, "status"))
    return set_status (self, value, error);
  if (g_str_equal (parameter, "api"))
    return signet_list_query_read_text (parameter, value, &self->api, error);
  if (g_str_equal (parameter, "permission"))
    return signet_list_query_read_text (parameter, value, &self->permission, error);
  if (g_str_equal (parameter, "account"))
    return set_id (parameter, value, &self->account, error);
  if (g_str_equal (parameter, "workspace"))
    return set_id (parameter, value, &self->workspace, error);

  return signet_list_query_refuse_name (error, parameter);
}

/**
 * signet_credential_query_get_limit:
 * @self: a query
 *
 * Returns: the most rows that a page may have
 */
guint
signet_credential_query_get_limit (SignetCredentialQuery *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_QUERY (self), 0);

  return self->limit;
}

/**
 * signet_credential_query_get_total:
 * @self: a query
 * @store: a store
 * @total: (out): how many credentials there are on all pages
 * @error: return location for %SIGNET_ERROR_INVALID if the cursor is of another query, or a
 *   storage error
 *
 * The first page counts; the cursor hands the number on to all others.
 *
 * Returns: whether the number is known
 */
gboolean
signet_credential_query_get_total (SignetCredentialQuery  *self,
                                   SignetStore            *store,
                                   gint64                 *total,
                                   GError                **error)
{
  g_autoptr(GPtrArray) values =
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  g_autoptr(GString) sql = NULL;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_QUERY (self), FALSE);

  if (self->after != NULL)
    {
      g_autofree char *fingerprint = make_fingerprint (self);

      g_clear_pointer (&self->after_key, g_free);
      return signet_list_query_read_cursor (self->after, fingerprint, total, &self->after_id,
                                            &self->after_key, error);
    }

  sql = g_string_new ("SELECT count(*) FROM credential WHERE 1");
  add_filters (self, TRUE, sql, values);
  if (values->len == 0)
    g_string_assign (sql, "SELECT n_credentials FROM tally");

  return signet_list_query_count (store, sql->str, values, total, error);
}

/**
 * signet_credential_query_to_sql:
 * @self: a query whose total was asked for
 * @columns: what to select; the column that is sorted by comes after them
 * @total: how many credentials there are on all pages
 * @values: (element-type GVariant): where the values of the statement are added
 *
 * Returns: (transfer full): a statement that gives a page, and one row more if there is one
 */
char *
signet_credential_query_to_sql (SignetCredentialQuery *self,
                                const char            *columns,
                                gint64                 total,
                                GPtrArray             *values)
{
  const char *key = sorts[self->sort].column;
  const char *direction = self->descending ? "DESC" : "ASC";
  GString *sql = g_string_new (NULL);

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_QUERY (self), NULL);

  g_string_append_printf (sql, "SELECT %s, %s FROM credential WHERE 1", columns, key);
  add_filters (self, total <= FEW, sql, values);
  if (self->after_key != NULL)
    {
      g_string_append_printf (sql, " AND (%s, number) %s (?, ?)", key,
                              self->descending ? "<" : ">");
      take_value (values, sorts[self->sort].is_text
                            ? g_variant_new_string (self->after_key)
                            : g_variant_new_int64 (g_ascii_strtoll (self->after_key, NULL, 10)));
      take_value (values, g_variant_new_int64 (self->after_id));
    }
  g_string_append_printf (sql, " ORDER BY %s %s, number %s LIMIT ?",
                          key, direction, direction);
  take_value (values, g_variant_new_int64 ((gint64) self->limit + 1));

  return g_string_free (sql, FALSE);
}

/**
 * signet_credential_query_make_cursor:
 * @self: a query
 * @total: how many credentials there are on all pages
 * @id: the number of the last row of the page
 * @key: what that row is sorted by
 *
 * Returns: (transfer full): what `after` must be for the next page
 */
char *
signet_credential_query_make_cursor (SignetCredentialQuery *self,
                                     gint64                 total,
                                     gint64                 id,
                                     const char            *key)
{
  g_autofree char *fingerprint = NULL;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_QUERY (self), NULL);

  fingerprint = make_fingerprint (self);

  return signet_list_query_write_cursor (fingerprint, total, id, key);
}
