/* signet-store-migration.c: a database of an older version becomes one of this
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-store-private.h"

#include "signet-statement.h"
#include "signet-store-error.h"
#include "signet-store-schema.h"

/*
 * Helpers
 */

static gboolean
fail (SignetStore  *self,
      SignetError   code,
      GError      **error)
{
  signet_store_error_set (error, code, signet_store_get_path (self));

  return FALSE;
}

static gboolean
read_number (SignetStore  *self,
             const char   *sql,
             gint64       *number,
             GError      **error)
{
  g_autoptr(SignetStatement) statement = signet_statement_new (self, sql);

  if (!signet_statement_step (statement))
    return signet_statement_check (statement, error) &&
           fail (self, SIGNET_ERROR_STORAGE_CORRUPT, error);

  *number = signet_statement_get_int (statement, 0);

  return TRUE;
}

static gboolean
take_step (SignetStore  *self,
           int           version,
           GError      **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                                           SIGNET_STORE_APPLICATION_ID, version + 1);
  gint64 current;

  if (!signet_store_begin (self, error))
    return FALSE;

  /* Another process may have taken the step while this one waited. */
  if (!read_number (self, "PRAGMA user_version", &current, error) ||
      (current == version &&
       (!signet_store_schema_take_step (self, version, error) ||
        !signet_store_execute (self, mark, error))))
    {
      signet_store_rollback (self);
      return FALSE;
    }

  return signet_store_commit (self, error);
}

/*
 * Public
 */

/**
 * signet_store_check_kind:
 * @self: a store
 * @version: (out): how many steps the database has seen
 * @error: return location for %SIGNET_ERROR_STORAGE_CORRUPT, %SIGNET_ERROR_STORAGE_TOO_NEW or
 *   another storage error
 *
 * Tells an old database of ours, a newer one of ours and one of somebody else apart before
 * anything is written.
 *
 * Returns: whether it is one of ours, or empty
 */
gboolean
signet_store_check_kind (SignetStore  *self,
                         gint64       *version,
                         GError      **error)
{
  gint64 application_id;
  gint64 n_tables;

  g_return_val_if_fail (SIGNET_IS_STORE (self), FALSE);
  g_return_val_if_fail (version != NULL, FALSE);

  if (!read_number (self, "PRAGMA user_version", version, error) ||
      !read_number (self, "PRAGMA application_id", &application_id, error) ||
      !read_number (self, "SELECT count(*) FROM sqlite_schema", &n_tables, error))
    return FALSE;

  if (application_id != SIGNET_STORE_APPLICATION_ID && (*version != 0 || n_tables != 0))
    return fail (self, SIGNET_ERROR_STORAGE_CORRUPT, error);

  if (*version > signet_store_schema_get_version ())
    return fail (self, SIGNET_ERROR_STORAGE_TOO_NEW, error);

  return TRUE;
}

/**
 * signet_store_migrate:
 * @self: a store
 * @version: how many steps the database has seen
 * @error: return location for %SIGNET_ERROR_KEY_MISSING or a storage error
 *
 * Takes the steps that are missing, each in a transaction of its own.
 *
 * Returns: whether the database has everything that this program knows
 */
gboolean
signet_store_migrate (SignetStore  *self,
                      gint64        version,
                      GError      **error)
{
  g_return_val_if_fail (SIGNET_IS_STORE (self), FALSE);

  for (int step = (int) version; step < signet_store_schema_get_version (); step++)
    {
      if (!take_step (self, step, error))
        return FALSE;
    }

  return TRUE;
}
