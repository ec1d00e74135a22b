/* signet-audit-head.c: how far the audit log goes
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-audit-head.h"

#include "signet-statement.h"

#include <openssl/crypto.h>
#include <string.h>

#define KIND "head"

/*
 * Helpers
 */

static void
compute_seal (SignetAuditMac        *mac,
              const SignetAuditHead *head,
              guint8                 seal[SIGNET_HASH_LENGTH])
{
  signet_audit_mac_begin (mac, KIND);
  signet_audit_mac_add_int (mac, head->n_entries);
  signet_audit_mac_add_int (mac, head->last);
  signet_audit_mac_add_bytes (mac, head->seal, SIGNET_HASH_LENGTH);
  signet_audit_mac_add_int (mac, head->begun);
  signet_audit_mac_add_int (mac, head->n_adopted);
  signet_audit_mac_end (mac, seal);
}

/*
 * Public
 */

/**
 * signet_audit_head_read:
 * @store: a store
 * @mac: what seals entries
 * @head: (out caller-allocates): how far the log goes, as the database says
 * @error: return location for a storage error
 *
 * A head that is not there, or that somebody wrote who has not the key, is not sound.
 *
 * Returns: whether the database could be asked
 */
gboolean
signet_audit_head_read (SignetStore      *store,
                        SignetAuditMac   *mac,
                        SignetAuditHead  *head,
                        GError          **error)
{
  g_autoptr(SignetStatement) row = NULL;
  guint8 expected[SIGNET_HASH_LENGTH];
  const void *seal;
  const void *own;
  gsize seal_length;
  gsize own_length;

  g_return_val_if_fail (SIGNET_IS_STORE (store), FALSE);
  g_return_val_if_fail (mac != NULL, FALSE);
  g_return_val_if_fail (head != NULL, FALSE);

  memset (head, 0, sizeof *head);
  row = signet_statement_new (store,
                              "SELECT n_entries, last, seal, begun, n_adopted, own_seal"
                              " FROM audit_head");
  if (!signet_statement_step (row))
    return signet_statement_check (row, error);

  head->n_entries = signet_statement_get_int (row, 0);
  head->last = signet_statement_get_int (row, 1);
  head->begun = signet_statement_get_int (row, 3);
  head->n_adopted = signet_statement_get_int (row, 4);
  seal = signet_statement_get_blob (row, 2, &seal_length);
  own = signet_statement_get_blob (row, 5, &own_length);
  if (seal_length != SIGNET_HASH_LENGTH || own_length != SIGNET_HASH_LENGTH)
    return TRUE;

  memcpy (head->seal, seal, SIGNET_HASH_LENGTH);
  compute_seal (mac, head, expected);
  head->sound = CRYPTO_memcmp (expected, own, SIGNET_HASH_LENGTH) == 0 &&
                !signet_statement_step (row);

  return TRUE;
}

/**
 * signet_audit_head_write:
 * @store: a store with a transaction
 * @mac: what seals entries
 * @head: how far the log goes now
 * @error: return location for a storage error
 *
 * Replaces what the database said before.
 *
 * Returns: whether it was written
 */
gboolean
signet_audit_head_write (SignetStore            *store,
                         SignetAuditMac         *mac,
                         const SignetAuditHead  *head,
                         GError                **error)
{
  g_autoptr(SignetStatement) statement = NULL;
  guint8 own[SIGNET_HASH_LENGTH];

  g_return_val_if_fail (SIGNET_IS_STORE (store), FALSE);
  g_return_val_if_fail (mac != NULL, FALSE);
  g_return_val_if_fail (head != NULL, FALSE);

  compute_seal (mac, head, own);
  statement = signet_statement_new (store,
                                    "REPLACE INTO audit_head (id, n_entries, last, seal, begun,"
                                    " n_adopted, own_seal) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6)");
  signet_statement_add_int (statement, head->n_entries);
  signet_statement_add_int (statement, head->last);
  signet_statement_add_blob (statement, head->seal, SIGNET_HASH_LENGTH);
  signet_statement_add_int (statement, head->begun);
  signet_statement_add_int (statement, head->n_adopted);
  signet_statement_add_blob (statement, own, sizeof own);

  return signet_statement_run (statement, error);
}
