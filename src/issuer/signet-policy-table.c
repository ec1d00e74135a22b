/* signet-policy-table.c: the policy of the organization in the database
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-policy-table.h"

#include "signet-statement.h"

/*
 * Public
 */

/**
 * signet_policy_table_read:
 * @store: a store
 * @error: return location for a storage error
 *
 * Returns: (transfer full) (nullable): the policy, or %NULL with @error set
 */
SignetPolicy *
signet_policy_table_read (SignetStore  *store,
                          GError      **error)
{
  g_autoptr(SignetStatement) row = NULL;
  SignetPolicyFields fields = { .revision = 1 };

  g_return_val_if_fail (SIGNET_IS_STORE (store), NULL);

  row = signet_statement_new (store,
                              "SELECT default_days, maximum_days, revision, updated, updated_by"
                              " FROM policy");
  if (!signet_statement_step (row))
    return signet_statement_check (row, error) ? signet_policy_new (&fields) : NULL;

  fields.default_days = (guint) signet_statement_get_int (row, 0);
  fields.maximum_days = (guint) signet_statement_get_int (row, 1);
  fields.revision = signet_statement_get_int (row, 2);
  fields.updated = signet_statement_get_int (row, 3);
  if (fields.updated != 0)
    fields.updated_by = signet_statement_get_text (row, 4);

  return signet_policy_new (&fields);
}

/**
 * signet_policy_table_write:
 * @store: a store with a transaction
 * @policy: what the policy becomes
 * @error: return location for a storage error
 *
 * Returns: whether it was written
 */
gboolean
signet_policy_table_write (SignetStore   *store,
                           SignetPolicy  *policy,
                           GError       **error)
{
  g_autoptr(SignetStatement) statement = NULL;

  g_return_val_if_fail (SIGNET_IS_STORE (store), FALSE);
  g_return_val_if_fail (SIGNET_IS_POLICY (policy), FALSE);

  statement = signet_statement_new (store,
                                    "UPDATE policy SET default_days = ?1, maximum_days = ?2,"
                                    " revision = ?3, updated = ?4, updated_by = ?5");
  signet_statement_add_int (statement, signet_policy_get_default_days (policy));
  signet_statement_add_int (statement, signet_policy_get_maximum_days (policy));
  signet_statement_add_int (statement, signet_policy_get_revision (policy));
  signet_statement_add_int (statement, signet_policy_get_updated (policy));
  signet_statement_add_text (statement, signet_policy_get_updated_by (policy));

  return signet_statement_run (statement, error);
}
