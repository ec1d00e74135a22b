/* signet-list-query.c: what the queries of lists have in common
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-list-query.h"

#include "signet-error.h"

#include <string.h>

#define MAX_LIMIT       1000
#define MAX_TEXT_LENGTH 1000
#define MAX_CURSOR      16384
#define DIGEST_LENGTH   12

/*
 * Public
 */

/**
 * signet_list_query_refuse:
 * @error: return location for %SIGNET_ERROR_INVALID
 * @parameter: the name of a parameter
 *
 * Says that the value of a parameter is no good.
 *
 * Returns: always %FALSE
 */
gboolean
signet_list_query_refuse (GError     **error,
                          const char  *parameter)
{
  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
               "The value of the parameter “%s” is not valid.", parameter);

  return FALSE;
}

/**
 * signet_list_query_refuse_name:
 * @error: return location for %SIGNET_ERROR_INVALID
 * @parameter: the name of no parameter
 *
 * Says that a list has no such parameter.
 *
 * Returns: always %FALSE
 */
gboolean
signet_list_query_refuse_name (GError     **error,
                               const char  *parameter)
{
  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
               "There is no parameter “%s”.", parameter);

  return FALSE;
}

/**
 * signet_list_query_digest:
 * @conditions: all that a query depends on, but where its page begins
 *
 * A cursor is only good for the query that it came from.
 *
 * Returns: (transfer full): what tells the query from others in a cursor
 */
char *
signet_list_query_digest (const char *conditions)
{
  char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, conditions, -1);

  digest[DIGEST_LENGTH] = '\0';

  return digest;
}

/**
 * signet_list_query_read_limit:
 * @value: the value of a parameter
 * @limit: (out): the number of rows of a page, 1 to 1000
 * @error: return location for %SIGNET_ERROR_INVALID
 *
 * Returns: whether @value is such a number
 */
gboolean
signet_list_query_read_limit (const char  *value,
                              guint       *limit,
                              GError     **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (value, 10, 1, MAX_LIMIT, &number, NULL))
    return signet_list_query_refuse (error, "limit");

  *limit = (guint) number;

  return TRUE;
}

/**
 * signet_list_query_read_text:
 * @parameter: the name of a parameter
 * @value: its value
 * @text: (inout) (nullable): the text, %NULL if it is empty
 * @error: return location for %SIGNET_ERROR_INVALID
 *
 * Returns: whether @value is UTF-8 of a reasonable length
 */
gboolean
signet_list_query_read_text (const char  *parameter,
                             const char  *value,
                             char       **text,
                             GError     **error)
{
  gsize most = g_str_equal (parameter, "after") ? MAX_CURSOR : MAX_TEXT_LENGTH;

  if (strlen (value) > most || !g_utf8_validate (value, -1, NULL))
    return signet_list_query_refuse (error, parameter);

  g_free (*text);
  *text = *value != '\0' ? g_strdup (value) : NULL;

  return TRUE;
}

/**
 * signet_list_query_write_cursor:
 * @fingerprint: the digest of the query
 * @total: how many rows there are on all pages
 * @id: the number of the last row of the page
 * @key: what that row is sorted by
 *
 * A cursor holds all that the next page depends on, so nothing has to be remembered for it.
 *
 * Returns: (transfer full): a text for `after`
 */
char *
signet_list_query_write_cursor (const char *fingerprint,
                                gint64      total,
                                gint64      id,
                                const char *key)
{
  g_autofree char *text = g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s",
                                           fingerprint, total, id, key);
  char *cursor = g_base64_encode ((const guchar *) text, strlen (text));

  /* The alphabet for URLs (RFC 4648, section 5), without padding. */
  g_strdelimit (cursor, "+", '-');
  g_strdelimit (cursor, "/", '_');
  cursor[strcspn (cursor, "=")] = '\0';

  return cursor;
}

/**
 * signet_list_query_read_cursor:
 * @cursor: what [func@Signet.list_query_write_cursor] wrote, or something else
 * @fingerprint: the digest of the query
 * @total: (out): how many rows there are on all pages
 * @id: (out): the number of the row before the page
 * @key: (out) (transfer full): what that row is sorted by
 * @error: return location for %SIGNET_ERROR_INVALID
 *
 * Returns: whether @cursor belongs to this query
 */
gboolean
signet_list_query_read_cursor (const char  *cursor,
                               const char  *fingerprint,
                               gint64      *total,
                               gint64      *id,
                               char       **key,
                               GError     **error)
{
  g_autoptr(GString) padded = g_string_new (cursor);
  g_autofree guchar *bytes = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) parts = NULL;
  gsize length;

  g_strdelimit (padded->str, "-", '+');
  g_strdelimit (padded->str, "_", '/');
  while (padded->len % 4 != 0)
    g_string_append_c (padded, '=');

  bytes = g_base64_decode (padded->str, &length);
  text = g_strndup ((const char *) bytes, length);
  if (!g_utf8_validate_len (text, length, NULL))
    return signet_list_query_refuse (error, "after");

  parts = g_strsplit (text, " ", 4);
  if (g_strv_length (parts) != 4 || !g_str_equal (parts[0], fingerprint))
    return signet_list_query_refuse (error, "after");

  *total = g_ascii_strtoll (parts[1], NULL, 10);
  *id = g_ascii_strtoll (parts[2], NULL, 10);
  *key = g_strdup (parts[3]);

  return TRUE;
}

/**
 * signet_list_query_bind:
 * @statement: a statement
 * @values: (element-type GVariant): texts and numbers, which must stay as long as @statement
 *
 * Gives a statement its values.
 */
void
signet_list_query_bind (SignetStatement *statement,
                        GPtrArray       *values)
{
  for (guint i = 0; i < values->len; i++)
    {
      GVariant *value = g_ptr_array_index (values, i);

      if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
        signet_statement_add_text (statement, g_variant_get_string (value, NULL));
      else
        signet_statement_add_int (statement, g_variant_get_int64 (value));
    }
}

/**
 * signet_list_query_count:
 * @store: a store
 * @sql: a statement that gives one number
 * @values: (element-type GVariant): the values of the statement
 * @total: (out): that number
 * @error: return location for a storage error
 *
 * Returns: whether the number is known
 */
gboolean
signet_list_query_count (SignetStore  *store,
                         const char   *sql,
                         GPtrArray    *values,
                         gint64       *total,
                         GError      **error)
{
  g_autoptr(SignetStatement) statement = signet_statement_new (store, sql);

  signet_list_query_bind (statement, values);
  *total = signet_statement_step (statement) ? signet_statement_get_int (statement, 0) : 0;

  return signet_statement_check (statement, error);
}
