/* signet-usage-rows.c: the uses of secrets in the database
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-usage-rows.h"

#include "signet-error.h"
#include "signet-statement.h"

/*
 * Helpers
 */

static gboolean
run_update (SignetStore  *store,
            const char   *sql,
            const char   *id,
            gint64        when,
            GError      **error)
{
  g_autoptr(SignetStatement) statement = signet_statement_new (store, sql);

  signet_statement_add_text (statement, id);
  signet_statement_add_int (statement, when);

  return signet_statement_run (statement, error);
}

/* Gives the row of a credential, and since when tokens are counted. */
static gboolean
find_start (SignetStore  *store,
            const char   *client_id,
            gint64       *credential,
            gint64       *start,
            GError      **error)
{
  g_autoptr(SignetStatement) row =
    signet_statement_new (store,
                          "SELECT id, max (created / 86400, (SELECT day FROM usage_start))"
                          " FROM credential WHERE client_id = ?1");

  signet_statement_add_text (row, client_id);
  if (signet_statement_step (row))
    {
      *credential = signet_statement_get_int (row, 0);
      *start = signet_statement_get_int (row, 1);
      return TRUE;
    }

  if (signet_statement_check (row, error))
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND,
                 "There is no credential “%s”.", client_id);

  return FALSE;
}

/*
 * Public
 */

/**
 * signet_usage_rows_set_last:
 * @store: a store with a transaction
 * @secret_id: the id of a secret
 * @client_id: the Client ID of its credential
 * @when: Unix seconds
 * @error: return location for a storage error
 *
 * Writes when both were last used, unless something later is written already.
 *
 * Returns: whether it was written
 */
gboolean
signet_usage_rows_set_last (SignetStore  *store,
                            const char   *secret_id,
                            const char   *client_id,
                            gint64        when,
                            GError      **error)
{
  return run_update (store,
                     "UPDATE secret SET last_used = ?2 WHERE id = ?1 AND last_used < ?2",
                     secret_id, when, error) &&
         run_update (store,
                     "UPDATE credential SET last_used = ?2"
                     " WHERE client_id = ?1 AND last_used < ?2",
                     client_id, when, error);
}

/**
 * signet_usage_rows_add:
 * @store: a store with a transaction
 * @secret_id: the id of a secret
 * @day: the day in UTC, in days since 1970
 * @n_tokens: how many tokens more were given for it on that day
 * @error: return location for a storage error
 *
 * A secret that is deleted meanwhile counts no more.
 *
 * Returns: whether it was written
 */
gboolean
signet_usage_rows_add (SignetStore  *store,
                       const char   *secret_id,
                       gint64        day,
                       gint64        n_tokens,
                       GError      **error)
{
  g_autoptr(SignetStatement) statement =
    signet_statement_new (store,
                          "INSERT INTO usage_by_day (credential, day, secret, n_tokens)"
                          " SELECT credential, ?2, number, ?3 FROM secret WHERE id = ?1"
                          " ON CONFLICT (credential, day, secret)"
                          " DO UPDATE SET n_tokens = n_tokens + excluded.n_tokens");

  signet_statement_add_text (statement, secret_id);
  signet_statement_add_int (statement, day);
  signet_statement_add_int (statement, n_tokens);

  return signet_statement_run (statement, error);
}

/**
 * signet_usage_rows_prune:
 * @store: a store with a transaction
 * @today: the day in UTC, in days since 1970
 * @error: return location for a storage error
 *
 * Takes away what is older than %SIGNET_USAGE_DAYS_MAX days.
 *
 * Returns: whether it was written
 */
gboolean
signet_usage_rows_prune (SignetStore  *store,
                         gint64        today,
                         GError      **error)
{
  g_autoptr(SignetStatement) statement =
    signet_statement_new (store, "DELETE FROM usage_by_day WHERE day <= ?1");

  signet_statement_add_int (statement, today - SIGNET_USAGE_DAYS_MAX);

  return signet_statement_run (statement, error);
}

/**
 * signet_usage_rows_read:
 * @store: a store
 * @client_id: the Client ID of a credential
 * @today: the day in UTC, in days since 1970
 * @n_days: how many days up to @today
 * @error: return location for %SIGNET_ERROR_NOT_FOUND or a storage error
 *
 * Returns: (transfer full) (nullable): how many tokens were given, or %NULL with @error set
 */
SignetUsageHistory *
signet_usage_rows_read (SignetStore  *store,
                        const char   *client_id,
                        gint64        today,
                        guint         n_days,
                        GError      **error)
{
  g_autoptr(SignetUsageHistory) history = NULL;
  g_autoptr(SignetStatement) row = NULL;
  gint64 credential;
  gint64 start;

  g_return_val_if_fail (SIGNET_IS_STORE (store), NULL);
  g_return_val_if_fail (client_id != NULL, NULL);

  if (!find_start (store, client_id, &credential, &start, error))
    return NULL;

  history = signet_usage_history_new (today, n_days, start);
  row = signet_statement_new (store,
                              "SELECT day, secret.id, n_tokens FROM usage_by_day"
                              " JOIN secret ON secret.credential = usage_by_day.credential"
                              "  AND secret.number = usage_by_day.secret"
                              " WHERE usage_by_day.credential = ?1 AND day > ?2 AND day <= ?3"
                              " ORDER BY day, secret.number");
  signet_statement_add_int (row, credential);
  signet_statement_add_int (row, today - n_days);
  signet_statement_add_int (row, today);
  while (signet_statement_step (row))
    signet_usage_history_add (history, signet_statement_get_int (row, 0),
                              signet_statement_get_text (row, 1),
                              (guint64) signet_statement_get_int (row, 2));

  return signet_statement_check (row, error) ? g_steal_pointer (&history) : NULL;
}
