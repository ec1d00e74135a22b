/* signet-organization-table.c: the hierarchy in the database
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-organization-table.h"

#include "signet-error.h"
#include "signet-refusal.h"
#include "signet-statement.h"
#include "signet-store-error.h"
#include "signet-store-private.h"
#include "signet-text.h"

/* No sentence names more places than this. */
#define MAX_NAMED 5

/* Which credentials use places that are about to go. */
typedef struct
{
  GHashTable *credentials; /* (owned) (element-type gint64) numbers of rows */
  GString *places;         /* (owned) */
  guint n_places;
} Uses;

/*
 * Helpers
 */

static gboolean
check_name (const char  *name,
            GError     **error)
{
  g_autofree char *stripped = signet_text_strip (name);

  if (*stripped != '\0' &&
      g_utf8_strlen (stripped, -1) <= SIGNET_DISPLAY_NAME_MAX &&
      signet_text_is_single_line (stripped) &&
      !signet_text_has_hidden_parts (stripped))
    return TRUE;

  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
               "The name “%.80s” is empty, has more than %d characters or has characters"
               " that cannot be seen.", stripped, SIGNET_DISPLAY_NAME_MAX);

  return FALSE;
}

/* Looks for credentials by a statement that gives their numbers. */
static gboolean
find_uses (SignetStore  *store,
           const char   *sql,
           const char   *kind,
           gint64        id,
           const char   *name,
           Uses         *uses,
           GError      **error)
{
  g_autoptr(SignetStatement) row = signet_statement_new (store, sql);
  gboolean used = FALSE;

  signet_statement_add_int (row, id);
  while (signet_statement_step (row))
    {
      gint64 credential = signet_statement_get_int (row, 0);

      used = TRUE;
      g_hash_table_add (uses->credentials, g_memdup2 (&credential, sizeof credential));
    }

  if (used && uses->n_places < MAX_NAMED)
    g_string_append_printf (uses->places, "%s%s “%s” (%" G_GINT64_FORMAT ")",
                            uses->n_places > 0 ? ", " : "", kind, name, id);
  if (used)
    uses->n_places++;

  return signet_statement_check (row, error);
}

static gboolean
find_account_uses (SignetStore         *store,
                   SignetAccount       *account,
                   SignetOrganization  *wanted,
                   Uses                *uses,
                   GError             **error)
{
  SignetAccount *kept = signet_organization_find_account (wanted, signet_account_get_id (account));

  if (kept == NULL &&
      !find_uses (store, "SELECT id FROM credential WHERE account = ?1", "account",
                  signet_account_get_id (account), signet_account_get_name (account),
                  uses, error))
    return FALSE;

  /* A workspace that moves to another account is out of the reach of its credentials too. */
  for (guint i = 0; i < signet_account_get_n_workspaces (account); i++)
    {
      SignetWorkspace *workspace = signet_account_get_workspace (account, i);
      gint64 id = signet_workspace_get_id (workspace);

      if ((kept == NULL || signet_account_find_workspace (kept, id) == NULL) &&
          !find_uses (store, "SELECT credential FROM credential_workspace WHERE workspace = ?1",
                      "workspace", id, signet_workspace_get_name (workspace), uses, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
refuse_if_used (SignetStore         *store,
                SignetOrganization  *wanted,
                GError             **error)
{
  g_autoptr(SignetOrganization) current = signet_organization_table_read (store, error);
  g_autoptr(GHashTable) credentials =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(GString) places = g_string_new (NULL);
  Uses uses = { .credentials = credentials, .places = places };

  if (current == NULL)
    return FALSE;

  for (guint i = 0; i < signet_organization_get_n_accounts (current); i++)
    {
      if (!find_account_uses (store, signet_organization_get_account (current, i), wanted,
                              &uses, error))
        return FALSE;
    }

  if (uses.n_places == 0)
    return TRUE;

  if (uses.n_places > MAX_NAMED)
    g_string_append_printf (places, " and %u more", uses.n_places - MAX_NAMED);
  g_set_error (error, SIGNET_REFUSAL, SIGNET_REFUSAL_STILL_USED,
               "Places that are missing from the new organization are still used by"
               " credentials (%u): %s. Nothing was changed.",
               g_hash_table_size (credentials), places->str);

  return FALSE;
}

static gboolean
write_place (SignetStore  *store,
             const char   *sql,
             gint64        id,
             const char   *name,
             gint64        place,
             gint64        account,
             GError      **error)
{
  g_autofree char *stripped = signet_text_strip (name);
  g_autoptr(SignetStatement) statement = signet_statement_new (store, sql);

  signet_statement_add_int (statement, id);
  signet_statement_add_text (statement, stripped);
  signet_statement_add_int (statement, place);
  if (account != 0)
    signet_statement_add_int (statement, account);

  return signet_statement_run (statement, error);
}

static gboolean
write_account (SignetStore    *store,
               SignetAccount  *account,
               guint           place,
               GError        **error)
{
  gint64 id = signet_account_get_id (account);

  if (!write_place (store,
                    "INSERT INTO account (id, name, place) VALUES (?1, ?2, ?3)"
                    " ON CONFLICT (id) DO UPDATE SET name = ?2, place = ?3",
                    id, signet_account_get_name (account), place, 0, error))
    return FALSE;

  for (guint i = 0; i < signet_account_get_n_workspaces (account); i++)
    {
      SignetWorkspace *workspace = signet_account_get_workspace (account, i);

      if (!write_place (store,
                        "INSERT INTO workspace (id, name, place, account)"
                        " VALUES (?1, ?2, ?3, ?4)"
                        " ON CONFLICT (id) DO UPDATE SET name = ?2, place = ?3, account = ?4",
                        signet_workspace_get_id (workspace),
                        signet_workspace_get_name (workspace), i, id, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_head (SignetStore         *store,
            SignetOrganization  *organization,
            GError             **error)
{
  g_autofree char *name = signet_text_strip (signet_organization_get_name (organization));
  g_autoptr(SignetStatement) statement =
    signet_statement_new (store,
                          "UPDATE organization SET id = ?1, name = ?2, revision = revision + 1");

  signet_statement_add_int (statement, signet_organization_get_id (organization));
  signet_statement_add_text (statement, name);

  return signet_statement_run (statement, error);
}

static SignetOrganization *
read_head (SignetStore  *store,
           GError      **error)
{
  g_autoptr(SignetStatement) row =
    signet_statement_new (store, "SELECT id, name FROM organization");

  if (!signet_statement_step (row))
    {
      if (signet_statement_check (row, error))
        signet_store_error_set (error, SIGNET_ERROR_STORAGE_CORRUPT,
                                signet_store_get_path (store));
      return NULL;
    }

  return signet_organization_new (signet_statement_get_int (row, 0),
                                  signet_statement_get_text (row, 1));
}

static gboolean
read_workspaces (SignetStore    *store,
                 SignetAccount  *account,
                 GError        **error)
{
  g_autoptr(SignetStatement) row =
    signet_statement_new (store,
                          "SELECT id, name FROM workspace WHERE account = ?1 ORDER BY place");

  signet_statement_add_int (row, signet_account_get_id (account));
  while (signet_statement_step (row))
    {
      g_autoptr(SignetWorkspace) workspace =
        signet_workspace_new (signet_statement_get_int (row, 0),
                              signet_statement_get_text (row, 1));

      signet_account_add_workspace (account, workspace);
    }

  return signet_statement_check (row, error);
}

/*
 * Public
 */

/**
 * signet_organization_table_read:
 * @store: a store
 * @error: return location for a storage error
 *
 * Returns: (transfer full) (nullable): the organization, or %NULL with @error set
 */
SignetOrganization *
signet_organization_table_read (SignetStore  *store,
                                GError      **error)
{
  g_autoptr(SignetStatement) row =
    signet_statement_new (store, "SELECT id, name FROM account ORDER BY place");
  g_autoptr(SignetOrganization) organization = NULL;

  /* The statement stays open until the end, so that everything is of the same moment. */
  while (signet_statement_step (row))
    {
      g_autoptr(SignetAccount) account =
        signet_account_new (signet_statement_get_int (row, 0), signet_statement_get_text (row, 1));

      if (organization == NULL)
        organization = read_head (store, error);
      if (organization == NULL || !read_workspaces (store, account, error))
        return NULL;
      signet_organization_add_account (organization, account);
    }

  if (!signet_statement_check (row, error))
    return NULL;

  if (organization == NULL)
    organization = read_head (store, error);

  return g_steal_pointer (&organization);
}

/**
 * signet_organization_table_get_revision:
 * @store: a store
 * @revision: (out): a number that grows with each change of the organization
 * @error: return location for a storage error
 *
 * Returns: whether it could be read
 */
gboolean
signet_organization_table_get_revision (SignetStore  *store,
                                        gint64       *revision,
                                        GError      **error)
{
  g_autoptr(SignetStatement) row =
    signet_statement_new (store, "SELECT revision FROM organization");

  g_return_val_if_fail (revision != NULL, FALSE);

  *revision = signet_statement_step (row) ? signet_statement_get_int (row, 0) : 0;

  return signet_statement_check (row, error);
}

/**
 * signet_organization_table_check:
 * @organization: an organization that somebody wrote
 * @error: return location for %SIGNET_ERROR_INVALID
 *
 * Returns: whether there is an account and all names are fit to be shown
 */
gboolean
signet_organization_table_check (SignetOrganization  *organization,
                                 GError             **error)
{
  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (organization), FALSE);

  if (!check_name (signet_organization_get_name (organization), error))
    return FALSE;

  if (signet_organization_get_n_accounts (organization) == 0)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                           "The organization needs at least one account.");
      return FALSE;
    }

  for (guint i = 0; i < signet_organization_get_n_accounts (organization); i++)
    {
      SignetAccount *account = signet_organization_get_account (organization, i);

      if (!check_name (signet_account_get_name (account), error))
        return FALSE;

      for (guint j = 0; j < signet_account_get_n_workspaces (account); j++)
        {
          if (!check_name (signet_workspace_get_name (signet_account_get_workspace (account, j)),
                           error))
            return FALSE;
        }
    }

  return TRUE;
}

/**
 * signet_organization_table_write:
 * @store: a store with a transaction
 * @organization: what the organization becomes
 * @error: return location for %SIGNET_REFUSAL_STILL_USED or a storage error
 *
 * Puts one hierarchy in the place of another. Accounts and workspaces are known by their ids;
 * one that credentials still use cannot go.
 *
 * Returns: whether it was written
 */
gboolean
signet_organization_table_write (SignetStore         *store,
                                 SignetOrganization  *organization,
                                 GError             **error)
{
  g_return_val_if_fail (SIGNET_IS_STORE (store), FALSE);
  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (organization), FALSE);

  if (!refuse_if_used (store, organization, error) ||
      !write_head (store, organization, error) ||
      !signet_store_execute (store,
                             "UPDATE account SET place = -1; UPDATE workspace SET place = -1;",
                             error))
    return FALSE;

  for (guint i = 0; i < signet_organization_get_n_accounts (organization); i++)
    {
      if (!write_account (store, signet_organization_get_account (organization, i), i, error))
        return FALSE;
    }

  return signet_store_execute (store,
                               "DELETE FROM workspace WHERE place = -1;"
                               "DELETE FROM account WHERE place = -1;",
                               error);
}
