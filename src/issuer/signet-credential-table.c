/* signet-credential-table.c: credentials in the database
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential-table.h"

#include "signet-error.h"
#include "signet-json.h"
#include "signet-secret-table.h"
#include "signet-statement.h"
#include "signet-store-error.h"
#include "signet-text.h"

/*
 * Helpers
 */

static gboolean
read_grants (SignetStore  *store,
             const char   *text,
             GPtrArray    *grants,
             GError      **error)
{
  g_autoptr(JsonNode) node = json_from_string (text, NULL);
  JsonArray *array = NULL;

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    array = json_node_get_array (node);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      SignetGrant *grant = signet_grant_new_from_json (json_array_get_element (array, i), NULL);

      if (grant == NULL)
        array = NULL;
      else
        g_ptr_array_add (grants, grant);
    }

  if (array == NULL)
    signet_store_error_set (error, SIGNET_ERROR_STORAGE_CORRUPT, signet_store_get_path (store));

  return array != NULL;
}

static char *
write_grants (SignetCredential *credential)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr(JsonNode) node = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
    signet_grant_add_to_json (signet_credential_get_grant (credential, i), builder);
  json_builder_end_array (builder);
  node = json_builder_get_root (builder);

  return signet_json_to_string (node);
}

static gboolean
insert_workspaces (SignetStore  *store,
                   gint64        id,
                   SignetGrant  *grant,
                   GError      **error)
{
  const gint64 *workspaces = signet_grant_get_workspaces (grant);

  for (guint i = 0; i < signet_grant_get_n_workspaces (grant); i++)
    {
      g_autoptr(SignetStatement) statement =
        signet_statement_new (store,
                              "INSERT OR IGNORE INTO credential_workspace"
                              " (credential, workspace) VALUES (?1, ?2)");

      signet_statement_add_int (statement, id);
      signet_statement_add_int (statement, workspaces[i]);
      if (!signet_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

/* Writes once more, in a form to search in, what the grants say. */
static gboolean
insert_grants (SignetStore       *store,
               gint64             id,
               SignetCredential  *credential,
               GError           **error)
{
  for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
    {
      g_autoptr(SignetStatement) statement =
        signet_statement_new (store,
                              "INSERT INTO credential_grant (credential, api, permission, level)"
                              " VALUES (?1, ?2, ?3, ?4)");
      SignetGrant *grant = signet_credential_get_grant (credential, i);

      signet_statement_add_int (statement, id);
      signet_statement_add_text (statement, signet_grant_get_api (grant));
      signet_statement_add_text (statement, signet_grant_get_permission (grant));
      signet_statement_add_text (statement,
                                 signet_level_to_string (signet_grant_get_level (grant)));
      if (!signet_statement_run (statement, error) ||
          !insert_workspaces (store, id, grant, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
delete_grants (SignetStore  *store,
               gint64        id,
               GError      **error)
{
  g_autoptr(SignetStatement) grants =
    signet_statement_new (store, "DELETE FROM credential_grant WHERE credential = ?1");
  g_autoptr(SignetStatement) workspaces =
    signet_statement_new (store, "DELETE FROM credential_workspace WHERE credential = ?1");

  signet_statement_add_int (grants, id);
  signet_statement_add_int (workspaces, id);

  return signet_statement_run (grants, error) && signet_statement_run (workspaces, error);
}

/* Keeps the folded text that searches look into. */
static gboolean
put_text (SignetStore       *store,
          gint64             id,
          SignetCredential  *credential,
          GError           **error)
{
  g_autoptr(SignetStatement) statement =
    signet_statement_new (store,
                          "INSERT INTO credential_text (credential, text) VALUES (?1, ?2)"
                          " ON CONFLICT (credential) DO UPDATE SET text = ?2");

  signet_statement_add_int (statement, id);
  signet_statement_add_text (statement, signet_credential_get_folded_text (credential));

  return signet_statement_run (statement, error);
}

/* Carries out a statement that gives back the number of the row it wrote. */
static gboolean
run_for_id (SignetStatement  *statement,
            gint64           *id,
            GError          **error)
{
  *id = 0;
  while (signet_statement_step (statement))
    *id = signet_statement_get_int (statement, 0);

  return signet_statement_check (statement, error);
}

/*
 * Public
 */

/**
 * signet_credential_table_find:
 * @store: a store
 * @client_id: a Client ID
 * @error: return location for %SIGNET_ERROR_NOT_FOUND or a storage error
 *
 * Returns: (transfer full) (nullable): the credential, or %NULL with @error set
 */
SignetCredential *
signet_credential_table_find (SignetStore  *store,
                              const char   *client_id,
                              GError      **error)
{
  g_autoptr(GPtrArray) grants =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_grant_unref);
  g_autoptr(GPtrArray) secrets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_secret_info_unref);
  g_autoptr(SignetStatement) row =
    signet_statement_new (store,
                          "SELECT id, client_id, display_name, note, owner, inactive, account,"
                          " created, created_by, updated, updated_by, last_used, revision, grants"
                          " FROM credential WHERE client_id = ?1");
  SignetCredentialFields fields = { .grants = grants, .secrets = secrets };

  signet_statement_add_text (row, client_id);
  if (!signet_statement_step (row))
    {
      if (signet_statement_check (row, error))
        g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND,
                     "There is no credential with the Client ID “%s”.", client_id);
      return NULL;
    }

  /* The statement stays on its row, so that the secrets are read from the same state of the
   * database.
   */
  fields.client_id = signet_statement_get_text (row, 1);
  fields.display_name = signet_statement_get_text (row, 2);
  fields.note = signet_statement_get_text (row, 3);
  fields.owner = signet_statement_get_text (row, 4);
  fields.active = signet_statement_get_int (row, 5) == 0;
  fields.account_id = signet_statement_get_int (row, 6);
  fields.created = signet_statement_get_int (row, 7);
  fields.created_by = signet_statement_get_text (row, 8);
  fields.updated = signet_statement_get_int (row, 9);
  fields.updated_by = signet_statement_get_text (row, 10);
  fields.last_used = signet_statement_get_int (row, 11);
  fields.revision = signet_statement_get_int (row, 12);
  if (!read_grants (store, signet_statement_get_text (row, 13), grants, error) ||
      !signet_secret_table_read (store, signet_statement_get_int (row, 0), secrets, error))
    return NULL;

  return signet_credential_new (&fields);
}

/**
 * signet_credential_table_insert:
 * @store: a store with a transaction
 * @credential: a new credential; its secrets are written on their own
 * @error: return location for a storage error
 *
 * Returns: whether it was written
 */
gboolean
signet_credential_table_insert (SignetStore       *store,
                                SignetCredential  *credential,
                                GError           **error)
{
  g_autofree char *name_key = signet_text_fold (signet_credential_get_display_name (credential));
  g_autofree char *grants = write_grants (credential);
  g_autoptr(SignetStatement) statement =
    signet_statement_new (store,
                          "INSERT INTO credential (client_id, display_name, name_key, note, owner,"
                          " inactive, account, created, created_by, updated, updated_by,"
                          " last_used, revision, grants, expires)"
                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,"
                          " ?15) RETURNING id");
  gint64 id;

  signet_statement_add_text (statement, signet_credential_get_client_id (credential));
  signet_statement_add_text (statement, signet_credential_get_display_name (credential));
  signet_statement_add_text (statement, name_key);
  signet_statement_add_text (statement, signet_credential_get_note (credential));
  signet_statement_add_text (statement, signet_credential_get_owner (credential));
  signet_statement_add_int (statement, !signet_credential_get_active (credential));
  signet_statement_add_int (statement, signet_credential_get_account_id (credential));
  signet_statement_add_int (statement, signet_credential_get_created (credential));
  signet_statement_add_text (statement, signet_credential_get_created_by (credential));
  signet_statement_add_int (statement, signet_credential_get_updated (credential));
  signet_statement_add_text (statement, signet_credential_get_updated_by (credential));
  signet_statement_add_int (statement, signet_credential_get_last_used (credential));
  signet_statement_add_int (statement, signet_credential_get_revision (credential));
  signet_statement_add_text (statement, grants);
  signet_statement_add_int (statement, SIGNET_CREDENTIAL_TABLE_NEVER);

  return run_for_id (statement, &id, error) &&
         insert_grants (store, id, credential, error) &&
         put_text (store, id, credential, error);
}

/**
 * signet_credential_table_update:
 * @store: a store with a transaction
 * @credential: what a credential that is there becomes; its secrets are written on their own
 * @error: return location for a storage error
 *
 * Writes everything about a credential that an edit can change.
 *
 * Returns: whether it was written
 */
gboolean
signet_credential_table_update (SignetStore       *store,
                                SignetCredential  *credential,
                                GError           **error)
{
  g_autofree char *name_key = signet_text_fold (signet_credential_get_display_name (credential));
  g_autofree char *grants = write_grants (credential);
  g_autoptr(SignetStatement) statement =
    signet_statement_new (store,
                          "UPDATE credential SET display_name = ?2, name_key = ?3, note = ?4,"
                          " owner = ?5, inactive = ?6, updated = ?7, updated_by = ?8,"
                          " revision = ?9, grants = ?10"
                          " WHERE client_id = ?1 RETURNING id");
  gint64 id;

  signet_statement_add_text (statement, signet_credential_get_client_id (credential));
  signet_statement_add_text (statement, signet_credential_get_display_name (credential));
  signet_statement_add_text (statement, name_key);
  signet_statement_add_text (statement, signet_credential_get_note (credential));
  signet_statement_add_text (statement, signet_credential_get_owner (credential));
  signet_statement_add_int (statement, !signet_credential_get_active (credential));
  signet_statement_add_int (statement, signet_credential_get_updated (credential));
  signet_statement_add_text (statement, signet_credential_get_updated_by (credential));
  signet_statement_add_int (statement, signet_credential_get_revision (credential));
  signet_statement_add_text (statement, grants);

  return run_for_id (statement, &id, error) &&
         delete_grants (store, id, error) &&
         insert_grants (store, id, credential, error) &&
         put_text (store, id, credential, error);
}

/**
 * signet_credential_table_touch:
 * @store: a store with a transaction
 * @client_id: the Client ID of a credential that is there
 * @now: Unix seconds
 * @user: who changes it
 * @error: return location for a storage error
 *
 * Notes that a credential was changed, after its secrets were: gives it the next revision and
 * the time when its newest secret ends.
 *
 * Returns: whether it was written
 */
gboolean
signet_credential_table_touch (SignetStore  *store,
                               const char   *client_id,
                               gint64        now,
                               const char   *user,
                               GError      **error)
{
  g_autoptr(SignetStatement) statement =
    signet_statement_new (store,
                          "UPDATE credential SET updated = ?2, updated_by = ?3,"
                          " revision = revision + 1, expires = coalesce ("
                          "  (SELECT CASE secret.expires WHEN 0 THEN ?4 ELSE secret.expires END"
                          "   FROM secret WHERE secret.credential = credential.id"
                          "   AND secret.ended = 0 ORDER BY number DESC LIMIT 1), ?4)"
                          " WHERE client_id = ?1");

  signet_statement_add_text (statement, client_id);
  signet_statement_add_int (statement, now);
  signet_statement_add_text (statement, user);
  signet_statement_add_int (statement, SIGNET_CREDENTIAL_TABLE_NEVER);

  return signet_statement_run (statement, error);
}

/**
 * signet_credential_table_delete:
 * @store: a store with a transaction
 * @client_id: the Client ID of a credential that is there
 * @error: return location for a storage error
 *
 * Deletes a credential with its grants and its secrets.
 *
 * Returns: whether it is gone
 */
gboolean
signet_credential_table_delete (SignetStore  *store,
                                const char   *client_id,
                                GError      **error)
{
  g_autoptr(SignetStatement) statement =
    signet_statement_new (store, "DELETE FROM credential WHERE client_id = ?1");

  signet_statement_add_text (statement, client_id);

  return signet_statement_run (statement, error);
}
