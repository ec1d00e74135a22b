/* signet-credential-rows.c: one page of credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential-rows.h"

#include "signet-credential-query-private.h"
#include "signet-json-text.h"
#include "signet-list-query.h"
#include "signet-statement.h"

/* The order of the columns in the statement; the column that is sorted by is the last. */
enum
{
  COLUMN_ID,
  COLUMN_CLIENT_ID,
  COLUMN_DISPLAY_NAME,
  COLUMN_INACTIVE,
  COLUMN_ACCOUNT,
  COLUMN_NOTE,
  COLUMN_OWNER,
  COLUMN_CREATED,
  COLUMN_CREATED_BY,
  COLUMN_UPDATED,
  COLUMN_UPDATED_BY,
  COLUMN_LAST_USED,
  COLUMN_REVISION,
  COLUMN_GRANTS,
  COLUMN_KEY
};

static const char columns[] =
  "id, client_id, display_name, inactive, account, note, owner, created, created_by, updated,"
  " updated_by, last_used, revision, grants";

/*
 * Helpers
 */

static SignetStatement *
prepare_secrets (SignetStore *store)
{
  return signet_statement_new (store,
                               "SELECT id, hint, created, expires, last_used FROM secret"
                               " WHERE credential = ?1 AND ended = 0 ORDER BY number");
}

static gboolean
add_secrets (SignetStatement  *row,
             gint64            credential,
             GString          *json,
             GError          **error)
{
  const char *before = "";

  signet_statement_reset (row);
  signet_statement_add_int (row, credential);
  g_string_append (json, ",\"secrets\":[");
  while (signet_statement_step (row))
    {
      g_string_append (json, before);
      g_string_append (json, "{\"id\":");
      signet_json_text_add_string (json, signet_statement_get_text (row, 0));
      g_string_append (json, ",\"hint\":");
      signet_json_text_add_string (json, signet_statement_get_text (row, 1));
      g_string_append (json, ",\"created\":");
      signet_json_text_add_time (json, signet_statement_get_int (row, 2));
      g_string_append (json, ",\"expires\":");
      signet_json_text_add_time (json, signet_statement_get_int (row, 3));
      g_string_append (json, ",\"last_used\":");
      signet_json_text_add_time (json, signet_statement_get_int (row, 4));
      g_string_append_c (json, '}');
      before = ",";
    }
  g_string_append_c (json, ']');

  return signet_statement_check (row, error);
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

static void
add_time (SignetStatement *row,
          int              column,
          const char      *name,
          GString         *json)
{
  g_string_append (json, name);
  signet_json_text_add_time (json, signet_statement_get_int (row, column));
}

/* Writes the same members in the same order as [method@Signet.Credential.to_json]. The grants
 * are kept in the form in which they go out.
 */
static gboolean
add_credential (SignetStatement  *row,
                SignetStatement  *secrets,
                GString          *json,
                GError          **error)
{
  add_text (row, COLUMN_CLIENT_ID, "{\"client_id\":", json);
  add_text (row, COLUMN_DISPLAY_NAME, ",\"display_name\":", json);
  g_string_append (json, signet_statement_get_int (row, COLUMN_INACTIVE) != 0
                           ? ",\"status\":\"inactive\",\"account_id\":"
                           : ",\"status\":\"active\",\"account_id\":");
  signet_json_text_add_int (json, signet_statement_get_int (row, COLUMN_ACCOUNT));
  add_text (row, COLUMN_NOTE, ",\"note\":", json);
  add_text (row, COLUMN_OWNER, ",\"owner\":", json);
  add_time (row, COLUMN_CREATED, ",\"created\":", json);
  add_text (row, COLUMN_CREATED_BY, ",\"created_by\":", json);
  add_time (row, COLUMN_UPDATED, ",\"updated\":", json);
  add_text (row, COLUMN_UPDATED_BY, ",\"updated_by\":", json);
  add_time (row, COLUMN_LAST_USED, ",\"last_used\":", json);
  g_string_append (json, ",\"revision\":");
  signet_json_text_add_int (json, signet_statement_get_int (row, COLUMN_REVISION));
  g_string_append (json, ",\"grants\":");
  g_string_append (json, signet_statement_get_text (row, COLUMN_GRANTS));
  if (!add_secrets (secrets, signet_statement_get_int (row, COLUMN_ID), json, error))
    return FALSE;

  g_string_append_c (json, '}');

  return TRUE;
}

static gboolean
add_page (SignetStore            *store,
          SignetCredentialQuery  *query,
          gint64                  total,
          GString                *json,
          char                  **next,
          GError                **error)
{
  g_autoptr(GPtrArray) values =
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  g_autofree char *sql = signet_credential_query_to_sql (query, columns, total, values);
  g_autofree char *key = NULL;
  g_autoptr(SignetStatement) row = signet_statement_new (store, sql);
  g_autoptr(SignetStatement) secrets = prepare_secrets (store);
  guint limit = signet_credential_query_get_limit (query);
  guint n_rows = 0;
  gint64 id = 0;

  signet_list_query_bind (row, values);
  while (signet_statement_step (row))
    {
      if (n_rows == limit)
        {
          *next = signet_credential_query_make_cursor (query, total, id, key);
          break;
        }

      if (n_rows > 0)
        g_string_append_c (json, ',');
      if (!add_credential (row, secrets, json, error))
        return FALSE;

      n_rows++;
      id = signet_statement_get_int (row, COLUMN_ID);
      if (n_rows == limit)
        key = g_strdup (signet_statement_get_text (row, COLUMN_KEY));
    }

  return signet_statement_check (row, error);
}

/*
 * Public
 */

/**
 * signet_credential_rows_read:
 * @store: a store
 * @query: which credentials
 * @error: return location for %SIGNET_ERROR_INVALID or a storage error
 *
 * Returns: (transfer full) (nullable): a page, or %NULL with @error set
 */
SignetListPage *
signet_credential_rows_read (SignetStore            *store,
                             SignetCredentialQuery  *query,
                             GError                **error)
{
  g_autoptr(GString) json = NULL;
  g_autofree char *next = NULL;
  gint64 total;

  g_return_val_if_fail (SIGNET_IS_STORE (store), NULL);
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_QUERY (query), NULL);

  if (!signet_credential_query_get_total (query, store, &total, error))
    return NULL;

  json = g_string_sized_new (640 * signet_credential_query_get_limit (query));
  g_string_append (json, "{\"credentials\":[");
  if (!add_page (store, query, total, json, &next, error))
    return NULL;

  return signet_list_page_new (g_steal_pointer (&json), next, total);
}

/**
 * signet_credential_rows_add:
 * @store: a store
 * @client_id: a Client ID
 * @json: where the credential is added, if there is one
 * @found: (out): whether there is one
 * @error: return location for a storage error
 *
 * Writes one credential, as it stands in a page.
 *
 * Returns: whether it could be looked for
 */
gboolean
signet_credential_rows_add (SignetStore  *store,
                            const char   *client_id,
                            GString      *json,
                            gboolean     *found,
                            GError      **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM credential WHERE client_id = ?1",
                                          columns);
  g_autoptr(SignetStatement) row = signet_statement_new (store, sql);
  g_autoptr(SignetStatement) secrets = NULL;

  g_return_val_if_fail (SIGNET_IS_STORE (store), FALSE);
  g_return_val_if_fail (client_id != NULL, FALSE);
  g_return_val_if_fail (json != NULL, FALSE);
  g_return_val_if_fail (found != NULL, FALSE);

  signet_statement_add_text (row, client_id);
  *found = signet_statement_step (row);
  if (!*found)
    return signet_statement_check (row, error);

  secrets = prepare_secrets (store);

  return add_credential (row, secrets, json, error);
}
