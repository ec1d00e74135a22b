/* signet-audit-chain.c: entries that hold on to each other
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-audit-chain.h"

#include "signet-audit-head.h"
#include "signet-store-private.h"
#include "signet-time.h"

#include <string.h>

/* Every entry bears a seal: an HMAC over its fields and over the seal of the entry before. The
 * head, a record of its own, says how many entries there are and which is the newest, and bears
 * a seal too. The key is derived from the one in the file beside the database. All of it is
 * written in the transaction of the change itself.
 *
 * So whoever can write the database but cannot read the key file can change, remove, add or
 * move entries, and edit the head, but not without [class@Signet.AuditCheck] finding it.
 *
 * What is not found: the work of somebody who can read the key file, which includes whoever can
 * act as the user that the issuer runs as; and the whole database, or log and head together,
 * put back to what they were some time ago, unless somebody noted the head since then (`audit
 * verify --noted`). Entries of a database from before there was a chain are taken as they are
 * found when it is begun; the head says when that was and how many they were, so that a chain
 * that was begun anew can be told by its date.
 */

/*
 * Helpers
 */

/* What follows a NUL is not sealed, but a filter finds it: such an entry was not written here. */
static gboolean
is_whole (SignetStatement *statement)
{
  static const int texts[] = { 2, 4, 5, 6, 7, 8 };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (!signet_statement_is_whole (statement, texts[i]))
        return FALSE;
    }

  return TRUE;
}

static SignetAuditMac *
ensure_mac (SignetStore  *store,
            GError      **error)
{
  SignetAuditMac *mac = signet_store_get_audit_mac (store);
  g_autoptr(SignetHashKey) key = NULL;

  if (mac != NULL)
    return mac;

  key = signet_hash_key_load_locked (store, error);
  if (key == NULL)
    return NULL;

  mac = signet_audit_mac_new (key);
  signet_store_take_audit_mac (store, mac);

  return mac;
}

static gboolean
read_number (SignetStore  *store,
             const char   *sql,
             gint64       *number,
             GError      **error)
{
  g_autoptr(SignetStatement) row = signet_statement_new (store, sql);

  *number = signet_statement_step (row) ? signet_statement_get_int (row, 0) : 0;

  return signet_statement_check (row, error);
}

static gboolean
insert (SignetStore           *store,
        const SignetAuditRow  *row,
        const guint8           seal[SIGNET_HASH_LENGTH],
        GError               **error)
{
  g_autoptr(SignetStatement) statement =
    signet_statement_new (store,
                          "INSERT INTO audit (" SIGNET_AUDIT_CHAIN_COLUMNS ")"
                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");

  signet_statement_add_int (statement, row->id);
  signet_statement_add_int (statement, row->time);
  signet_statement_add_text (statement, row->actor);
  signet_statement_add_int (statement, row->actor_uid);
  signet_statement_add_text (statement, row->action);
  signet_statement_add_text (statement, row->client_id);
  signet_statement_add_text (statement, row->display_name);
  signet_statement_add_text (statement, row->old);
  signet_statement_add_text (statement, row->new);
  signet_statement_add_int (statement, row->denied);
  signet_statement_add_blob (statement, seal, SIGNET_HASH_LENGTH);

  return signet_statement_run (statement, error);
}

/* Writes a seal on an entry that has none yet. */
static gboolean
adopt_one (SignetStore      *store,
           SignetAuditMac   *mac,
           SignetAuditHead  *head,
           gboolean         *found,
           GError          **error)
{
  g_autoptr(SignetStatement) statement =
    signet_statement_new (store,
                          "SELECT " SIGNET_AUDIT_CHAIN_COLUMNS " FROM audit WHERE id > ?1"
                          " ORDER BY id LIMIT 1");
  g_autoptr(SignetStatement) update = NULL;
  SignetAuditRow row;
  guint8 none[SIGNET_HASH_LENGTH];

  signet_statement_add_int (statement, head->n_entries == 0 ? G_MININT64 : head->last);
  *found = signet_statement_step (statement);
  if (!*found)
    return signet_statement_check (statement, error);

  signet_audit_chain_read_row (statement, &row, none);
  signet_audit_chain_seal (mac, head->seal, &row, head->seal);
  head->last = row.id;
  head->n_entries++;

  update = signet_statement_new (store, "UPDATE audit SET seal = ?1 WHERE id = ?2");
  signet_statement_add_blob (update, head->seal, SIGNET_HASH_LENGTH);
  signet_statement_add_int (update, head->last);

  return signet_statement_run (update, error);
}

/* An unsound head must not become sound again by the next change, or editing it would be found
 * only until then. So that change leaves a mark that stays: its entry does not hold on to any
 * other one.
 */
static gboolean
repair_head (SignetStore      *store,
             SignetAuditMac   *mac,
             SignetAuditHead  *head,
             gint64            next,
             GError          **error)
{
  memset (head, 0, sizeof *head);
  head->begun = signet_time_now ();
  signet_audit_chain_mend (mac, next, head->seal);

  return read_number (store, "SELECT count(*) FROM audit", &head->n_entries, error);
}

/*
 * Public
 */

/**
 * signet_audit_chain_read_row:
 * @statement: a statement at a row of %SIGNET_AUDIT_CHAIN_COLUMNS
 * @row: (out caller-allocates): the entry, which lives as long as the row
 * @seal: (out caller-allocates) (array fixed-size=32): its seal, zeros if it has none
 *
 * Reads an entry.
 */
void
signet_audit_chain_read_row (SignetStatement *statement,
                             SignetAuditRow  *row,
                             guint8           seal[SIGNET_HASH_LENGTH])
{
  const void *bytes;
  gsize length;

  g_return_if_fail (statement != NULL);
  g_return_if_fail (row != NULL);

  row->id = signet_statement_get_int (statement, 0);
  row->time = signet_statement_get_int (statement, 1);
  row->actor = signet_statement_get_text (statement, 2);
  row->actor_uid = signet_statement_get_int (statement, 3);
  row->action = signet_statement_get_text (statement, 4);
  row->client_id = signet_statement_get_text (statement, 5);
  row->display_name = signet_statement_get_text (statement, 6);
  row->old = signet_statement_get_text (statement, 7);
  row->new = signet_statement_get_text (statement, 8);
  row->denied = signet_statement_get_int (statement, 9);

  memset (seal, 0, SIGNET_HASH_LENGTH);
  bytes = signet_statement_get_blob (statement, 10, &length);
  if (length == SIGNET_HASH_LENGTH && is_whole (statement))
    memcpy (seal, bytes, SIGNET_HASH_LENGTH);
}

/**
 * signet_audit_chain_seal:
 * @mac: what seals entries
 * @previous: (array fixed-size=32): the seal of the entry before, zeros if there is none
 * @row: an entry
 * @seal: (out caller-allocates) (array fixed-size=32): its seal; may be @previous
 *
 * Computes the seal of an entry.
 */
void
signet_audit_chain_seal (SignetAuditMac       *mac,
                         const guint8          previous[SIGNET_HASH_LENGTH],
                         const SignetAuditRow *row,
                         guint8                seal[SIGNET_HASH_LENGTH])
{
  g_return_if_fail (mac != NULL);
  g_return_if_fail (row != NULL);

  signet_audit_mac_begin (mac, "entry");
  signet_audit_mac_add_bytes (mac, previous, SIGNET_HASH_LENGTH);
  signet_audit_mac_add_int (mac, row->id);
  signet_audit_mac_add_int (mac, row->time);
  signet_audit_mac_add_text (mac, row->actor);
  signet_audit_mac_add_int (mac, row->actor_uid);
  signet_audit_mac_add_text (mac, row->action);
  signet_audit_mac_add_text (mac, row->client_id);
  signet_audit_mac_add_text (mac, row->display_name);
  signet_audit_mac_add_text (mac, row->old);
  signet_audit_mac_add_text (mac, row->new);
  signet_audit_mac_add_int (mac, row->denied);
  signet_audit_mac_end (mac, seal);
}

/**
 * signet_audit_chain_mend:
 * @mac: what seals entries
 * @id: the number of an entry
 * @seal: (out caller-allocates) (array fixed-size=32): what that entry holds on to
 *
 * Computes what an entry holds on to that was written while the head was not sound.
 */
void
signet_audit_chain_mend (SignetAuditMac *mac,
                         gint64          id,
                         guint8          seal[SIGNET_HASH_LENGTH])
{
  g_return_if_fail (mac != NULL);

  signet_audit_mac_begin (mac, "mended");
  signet_audit_mac_add_int (mac, id);
  signet_audit_mac_end (mac, seal);
}

/**
 * signet_audit_chain_append:
 * @store: a store with a transaction
 * @row: an entry, whose number is set here
 * @error: return location for %SIGNET_ERROR_KEY_MISSING or a storage error
 *
 * Adds an entry to the end of the chain.
 *
 * Returns: whether it was written
 */
gboolean
signet_audit_chain_append (SignetStore     *store,
                           SignetAuditRow  *row,
                           GError         **error)
{
  SignetAuditMac *mac;
  SignetAuditHead head;
  gint64 newest;

  g_return_val_if_fail (SIGNET_IS_STORE (store), FALSE);
  g_return_val_if_fail (row != NULL, FALSE);

  mac = ensure_mac (store, error);
  if (mac == NULL ||
      !signet_audit_head_read (store, mac, &head, error) ||
      !read_number (store, "SELECT max (id) FROM audit", &newest, error))
    return FALSE;

  row->id = MAX (newest, head.last) + 1;
  if (!head.sound && !repair_head (store, mac, &head, row->id, error))
    return FALSE;

  signet_audit_chain_seal (mac, head.seal, row, head.seal);
  head.last = row->id;
  head.n_entries++;

  return insert (store, row, head.seal, error) &&
         signet_audit_head_write (store, mac, &head, error);
}

/**
 * signet_audit_chain_adopt:
 * @store: a store with a transaction, whose entries have no seals yet
 * @error: return location for %SIGNET_ERROR_KEY_MISSING or a storage error
 *
 * Begins the chain, with the entries that are there.
 *
 * Returns: whether all is written
 */
gboolean
signet_audit_chain_adopt (SignetStore  *store,
                          GError      **error)
{
  SignetAuditHead head = { 0 };
  SignetAuditMac *mac;
  gboolean found;

  g_return_val_if_fail (SIGNET_IS_STORE (store), FALSE);

  mac = ensure_mac (store, error);
  if (mac == NULL)
    return FALSE;

  do
    {
      if (!adopt_one (store, mac, &head, &found, error))
        return FALSE;
    }
  while (found);

  head.begun = signet_time_now ();
  head.n_adopted = head.n_entries;

  return signet_audit_head_write (store, mac, &head, error);
}
