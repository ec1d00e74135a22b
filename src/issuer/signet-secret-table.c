/* signet-secret-table.c: hashes of secrets in the database
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-secret-table.h"

#include "signet-secret-info.h"
#include "signet-statement.h"

#include <openssl/crypto.h>

/* A credential has at most two live secrets. */
#define MAX_LIVE 2

/*
 * Helpers
 */

/* What a live secret that fits is worth. Making its credential active would be of no use to one
 * that has expired.
 */
static SignetSecretState
judge (gint64   expires,
       gboolean inactive,
       gint64   now)
{
  if (expires != 0 && expires <= now)
    return SIGNET_SECRET_STATE_EXPIRED;

  return inactive ? SIGNET_SECRET_STATE_INACTIVE : SIGNET_SECRET_STATE_VALID;
}

/* Compares @hash with those of all live secrets of a credential, in the same time however many
 * there are.
 */
static gboolean
compare (SignetStore        *store,
         const char         *client_id,
         const guint8        hash[SIGNET_HASH_LENGTH],
         gint64              now,
         char              **id,
         SignetSecretState  *state,
         GError            **error)
{
  static const guint8 nothing[SIGNET_HASH_LENGTH];
  g_autoptr(SignetStatement) row =
    signet_statement_new (store,
                          "SELECT secret.id, secret.hash, secret.expires, inactive"
                          " FROM credential JOIN secret ON secret.credential = credential.id"
                          " WHERE client_id = ?1 AND secret.ended = 0"
                          " ORDER BY secret.number");
  gboolean has_row = TRUE;

  *id = NULL;
  *state = SIGNET_SECRET_STATE_WRONG;
  signet_statement_add_text (row, client_id);
  for (int i = 0; i < MAX_LIVE; i++)
    {
      const guint8 *kept = nothing;
      gsize length = 0;
      gboolean fits;

      has_row = has_row && signet_statement_step (row);
      if (has_row)
        kept = signet_statement_get_blob (row, 1, &length);
      if (length != SIGNET_HASH_LENGTH)
        kept = nothing;

      fits = CRYPTO_memcmp (kept, hash, SIGNET_HASH_LENGTH) == 0;
      if (fits && has_row && *id == NULL)
        {
          *id = g_strdup (signet_statement_get_text (row, 0));
          *state = judge (signet_statement_get_int (row, 2),
                          signet_statement_get_int (row, 3) != 0, now);
        }
    }

  return signet_statement_check (row, error);
}

/*
 * Public
 */

/**
 * signet_secret_table_read:
 * @store: a store
 * @credential: the number of the row of a credential
 * @secrets: (element-type SignetSecretInfo): where what is known of its live secrets is added,
 *   the oldest first
 * @error: return location for a storage error
 *
 * Returns: whether they could be read
 */
gboolean
signet_secret_table_read (SignetStore  *store,
                          gint64        credential,
                          GPtrArray    *secrets,
                          GError      **error)
{
  g_autoptr(SignetStatement) row =
    signet_statement_new (store,
                          "SELECT id, hint, created, expires, last_used FROM secret"
                          " WHERE credential = ?1 AND ended = 0 ORDER BY number");

  signet_statement_add_int (row, credential);
  while (signet_statement_step (row))
    g_ptr_array_add (secrets, signet_secret_info_new (signet_statement_get_text (row, 0),
                                                      signet_statement_get_text (row, 1),
                                                      signet_statement_get_int (row, 2),
                                                      signet_statement_get_int (row, 3),
                                                      signet_statement_get_int (row, 4)));

  return signet_statement_check (row, error);
}

/**
 * signet_secret_table_insert:
 * @store: a store with a transaction
 * @client_id: the Client ID of a credential that is there
 * @row: the secret
 * @error: return location for a storage error
 *
 * Returns: whether it was written
 */
gboolean
signet_secret_table_insert (SignetStore            *store,
                            const char             *client_id,
                            const SignetSecretRow  *row,
                            GError                **error)
{
  g_autoptr(SignetStatement) statement =
    signet_statement_new (store,
                          "INSERT INTO secret"
                          " (credential, number, id, hash, hint, created, expires, last_used)"
                          " SELECT id, 1 + coalesce ((SELECT max (number) FROM secret"
                          "  WHERE secret.credential = credential.id), 0),"
                          " ?2, ?3, ?4, ?5, ?6, ?7 FROM credential WHERE client_id = ?1");

  signet_statement_add_text (statement, client_id);
  signet_statement_add_text (statement, row->id);
  signet_statement_add_blob (statement, row->hash, SIGNET_HASH_LENGTH);
  signet_statement_add_text (statement, row->hint);
  signet_statement_add_int (statement, row->created);
  signet_statement_add_int (statement, row->expires);
  signet_statement_add_int (statement, row->last_used);

  return signet_statement_run (statement, error);
}

/**
 * signet_secret_table_end:
 * @store: a store with a transaction
 * @id: the id of a live secret
 * @now: Unix seconds
 * @revoked: whether tokens that were given for it end with it
 * @error: return location for a storage error
 *
 * Ends a secret and forgets its hash.
 *
 * Returns: whether it was written
 */
gboolean
signet_secret_table_end (SignetStore  *store,
                         const char   *id,
                         gint64        now,
                         gboolean      revoked,
                         GError      **error)
{
  g_autoptr(SignetStatement) statement =
    signet_statement_new (store,
                          "UPDATE secret SET hash = NULL, ended = ?2, revoked = ?3"
                          " WHERE id = ?1");

  signet_statement_add_text (statement, id);
  signet_statement_add_int (statement, now);
  signet_statement_add_int (statement, revoked);

  return signet_statement_run (statement, error);
}

/**
 * signet_secret_table_set_expires:
 * @store: a store with a transaction
 * @id: the id of a live secret
 * @expires: when it ends, in Unix seconds, 0 for never
 * @error: return location for a storage error
 *
 * Returns: whether it was written
 */
gboolean
signet_secret_table_set_expires (SignetStore  *store,
                                 const char   *id,
                                 gint64        expires,
                                 GError      **error)
{
  g_autoptr(SignetStatement) statement =
    signet_statement_new (store, "UPDATE secret SET expires = ?2 WHERE id = ?1");

  signet_statement_add_text (statement, id);
  signet_statement_add_int (statement, expires);

  return signet_statement_run (statement, error);
}

/**
 * signet_secret_table_match:
 * @store: a store
 * @client_id: what may be a Client ID
 * @hash: (array fixed-size=32): the keyed hash of what may be its secret
 * @now: Unix seconds
 * @id: (out) (transfer full) (nullable): the id of the secret that fits, if the credential is
 *   active and the secret has not expired
 * @error: return location for a storage error
 *
 * Looks for a secret by its hash. However many secrets there are, and whether there is such a
 * credential at all, the same number of comparisons is made, each in constant time, and
 * nothing is decided before all of them are done.
 *
 * Returns: whether it could be looked for
 */
gboolean
signet_secret_table_match (SignetStore   *store,
                           const char    *client_id,
                           const guint8   hash[SIGNET_HASH_LENGTH],
                           gint64         now,
                           char         **id,
                           GError       **error)
{
  g_autofree char *found = NULL;
  SignetSecretState state;

  g_return_val_if_fail (id != NULL, FALSE);

  *id = NULL;
  if (!compare (store, client_id, hash, now, &found, &state, error))
    return FALSE;

  if (found != NULL && state == SIGNET_SECRET_STATE_VALID)
    *id = g_steal_pointer (&found);

  return TRUE;
}

/**
 * signet_secret_table_check:
 * @store: a store
 * @client_id: the Client ID of a credential
 * @hash: (array fixed-size=32): the keyed hash of what may be its secret
 * @hint: the last characters of what may be its secret
 * @now: Unix seconds
 * @state: (out): what it is worth
 * @id: (out) (transfer full) (nullable): the id of the secret, unless it is a wrong one
 * @error: return location for a storage error
 *
 * Tells what a secret is worth. Nothing but its hint is left of a secret that was ended, so one
 * with the same hint is taken for it.
 *
 * Returns: whether it could be looked for
 */
gboolean
signet_secret_table_check (SignetStore        *store,
                           const char         *client_id,
                           const guint8        hash[SIGNET_HASH_LENGTH],
                           const char         *hint,
                           gint64              now,
                           SignetSecretState  *state,
                           char              **id,
                           GError            **error)
{
  g_autoptr(SignetStatement) row = NULL;

  g_return_val_if_fail (hint != NULL, FALSE);
  g_return_val_if_fail (state != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (!compare (store, client_id, hash, now, id, state, error))
    return FALSE;
  if (*id != NULL)
    return TRUE;

  row = signet_statement_new (store,
                              "SELECT secret.id FROM credential"
                              " JOIN secret ON secret.credential = credential.id"
                              " WHERE client_id = ?1 AND ended <> 0 AND hint = ?2"
                              " ORDER BY secret.number DESC");
  signet_statement_add_text (row, client_id);
  signet_statement_add_text (row, hint);
  if (signet_statement_step (row))
    {
      *id = g_strdup (signet_statement_get_text (row, 0));
      *state = SIGNET_SECRET_STATE_ENDED;
    }

  return signet_statement_check (row, error);
}

/**
 * signet_secret_table_is_revoked:
 * @store: a store
 * @client_id: the Client ID of a credential
 * @id: the id of a secret
 * @revoked: (out): whether tokens that were given for that secret are no longer good
 * @error: return location for a storage error
 *
 * A secret that is not there, or belongs to another credential, counts as revoked.
 *
 * Returns: whether the question could be answered
 */
gboolean
signet_secret_table_is_revoked (SignetStore  *store,
                                const char   *client_id,
                                const char   *id,
                                gboolean     *revoked,
                                GError      **error)
{
  g_autoptr(SignetStatement) row =
    signet_statement_new (store,
                          "SELECT revoked FROM secret WHERE id = ?1"
                          " AND credential = (SELECT id FROM credential WHERE client_id = ?2)");

  g_return_val_if_fail (revoked != NULL, FALSE);

  signet_statement_add_text (row, id);
  signet_statement_add_text (row, client_id);
  *revoked = !signet_statement_step (row) || signet_statement_get_int (row, 0) != 0;

  return signet_statement_check (row, error);
}
