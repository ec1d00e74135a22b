/* signet-statement.c: one SQL statement
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-statement.h"

#include "signet-store-private.h"

/* Failures stick: after the first one every call does nothing, and signet_statement_check()
 * reports it. So a reader is a plain loop with one question at its end.
 */
struct _SignetStatement
{
  SignetStore *store;      /* (owned) */
  sqlite3_stmt *statement; /* (owned) (nullable) given back to the store */
  int result;
  int n_values;
};

/*
 * Helpers
 */

static void
remember (SignetStatement *self,
          int              result)
{
  if (self->result == SQLITE_OK)
    self->result = result;
}

/*
 * Public
 */

/**
 * signet_statement_new:
 * @store: a store
 * @sql: one statement, with `?1`, `?2` and so on for the values
 *
 * Returns: (transfer full): a statement that waits for its values
 */
SignetStatement *
signet_statement_new (SignetStore *store,
                      const char  *sql)
{
  SignetStatement *self;

  g_return_val_if_fail (SIGNET_IS_STORE (store), NULL);
  g_return_val_if_fail (sql != NULL, NULL);

  self = g_new0 (SignetStatement, 1);
  self->store = g_object_ref (store);
  self->result = signet_store_take_statement (store, sql, &self->statement);

  return self;
}

/**
 * signet_statement_free:
 * @self: (transfer full): a statement
 *
 * Ends the statement and gives it back to the store, which keeps it ready for the next time.
 */
void
signet_statement_free (SignetStatement *self)
{
  g_return_if_fail (self != NULL);

  if (self->statement != NULL)
    signet_store_give_statement (self->store, self->statement);
  g_object_unref (self->store);
  g_free (self);
}

/**
 * signet_statement_reset:
 * @self: a statement whose rows were read, if any
 *
 * Makes it wait for values again, which is quicker than a new one of the same text.
 */
void
signet_statement_reset (SignetStatement *self)
{
  g_return_if_fail (self != NULL);

  if (self->result == SQLITE_DONE)
    self->result = SQLITE_OK;
  if (self->result == SQLITE_OK)
    remember (self, sqlite3_reset (self->statement));
  self->n_values = 0;
}

/**
 * signet_statement_add_int:
 * @self: a statement
 * @value: the next value
 *
 * Gives the statement its next value.
 */
void
signet_statement_add_int (SignetStatement *self,
                          gint64           value)
{
  g_return_if_fail (self != NULL);

  if (self->result == SQLITE_OK)
    remember (self, sqlite3_bind_int64 (self->statement, ++self->n_values, value));
}

/**
 * signet_statement_add_text:
 * @self: a statement
 * @value: (nullable): the next value, which must stay until the statement is freed
 *
 * Gives the statement its next value.
 */
void
signet_statement_add_text (SignetStatement *self,
                           const char      *value)
{
  g_return_if_fail (self != NULL);

  if (self->result == SQLITE_OK)
    remember (self, sqlite3_bind_text (self->statement, ++self->n_values, value, -1,
                                       SQLITE_STATIC));
}

/**
 * signet_statement_add_blob:
 * @self: a statement
 * @value: the next value, which must stay until the statement is freed
 * @length: how many bytes it has
 *
 * Gives the statement its next value.
 */
void
signet_statement_add_blob (SignetStatement *self,
                           const void      *value,
                           gsize            length)
{
  g_return_if_fail (self != NULL);

  if (self->result == SQLITE_OK)
    remember (self, sqlite3_bind_blob64 (self->statement, ++self->n_values, value, length,
                                         SQLITE_STATIC));
}

/**
 * signet_statement_step:
 * @self: a statement
 *
 * Returns: whether there is a (further) row. %FALSE is the end or a failure;
 *   [method@Signet.Statement.check] knows which.
 */
gboolean
signet_statement_step (SignetStatement *self)
{
  int result;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->result != SQLITE_OK)
    return FALSE;

  result = sqlite3_step (self->statement);
  if (result == SQLITE_ROW)
    return TRUE;

  remember (self, result);

  return FALSE;
}

/**
 * signet_statement_check:
 * @self: a statement
 * @error: return location for a storage error
 *
 * Returns: whether everything went well so far
 */
gboolean
signet_statement_check (SignetStatement  *self,
                        GError          **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->result == SQLITE_OK || self->result == SQLITE_DONE)
    return TRUE;

  return signet_store_set_error (self->store, self->result, error);
}

/**
 * signet_statement_run:
 * @self: a statement that gives no rows that matter
 * @error: return location for a storage error
 *
 * Returns: whether it was carried out
 */
gboolean
signet_statement_run (SignetStatement  *self,
                      GError          **error)
{
  while (signet_statement_step (self))
    continue;

  return signet_statement_check (self, error);
}

/**
 * signet_statement_get_int:
 * @self: a statement that has a row
 * @column: from 0 on
 *
 * Returns: the number in a column, 0 where there is none
 */
gint64
signet_statement_get_int (SignetStatement *self,
                          int              column)
{
  g_return_val_if_fail (self != NULL && self->statement != NULL, 0);

  return sqlite3_column_int64 (self->statement, column);
}

/**
 * signet_statement_get_text:
 * @self: a statement that has a row
 * @column: from 0 on
 *
 * Returns: (transfer none) (nullable): the text in a column, good until the next step
 */
const char *
signet_statement_get_text (SignetStatement *self,
                           int              column)
{
  g_return_val_if_fail (self != NULL && self->statement != NULL, NULL);

  return (const char *) sqlite3_column_text (self->statement, column);
}

/**
 * signet_statement_is_whole:
 * @self: a statement that has a row
 * @column: from 0 on
 *
 * SQLite compares texts to their ends, and whoever reads them as strings stops at the first NUL.
 *
 * Returns: whether [method@Signet.Statement.get_text] gives all that is in a column
 */
gboolean
signet_statement_is_whole (SignetStatement *self,
                           int              column)
{
  const char *text = signet_statement_get_text (self, column);

  return text == NULL ||
         strlen (text) == (gsize) sqlite3_column_bytes (self->statement, column);
}

/**
 * signet_statement_get_blob:
 * @self: a statement that has a row
 * @column: from 0 on
 * @length: (out): how many bytes there are
 *
 * Returns: (transfer none) (nullable): the bytes in a column, good until the next step
 */
const void *
signet_statement_get_blob (SignetStatement *self,
                           int              column,
                           gsize           *length)
{
  const void *bytes;

  g_return_val_if_fail (self != NULL && self->statement != NULL, NULL);
  g_return_val_if_fail (length != NULL, NULL);

  bytes = sqlite3_column_blob (self->statement, column);
  *length = (gsize) sqlite3_column_bytes (self->statement, column);

  return bytes;
}
