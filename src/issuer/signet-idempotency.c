/* signet-idempotency.c: answers that must not be given twice
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-idempotency.h"

#include "signet-json.h"
#include "signet-refusal.h"
#include "signet-statement.h"

#include <openssl/sha.h>
#include <string.h>

/* How long a key is remembered, in seconds. */
#define LIFETIME (24 * 60 * 60)

/*
 * Helpers
 */

static gboolean
sweep (SignetStore  *store,
       gint64        now,
       GError      **error)
{
  g_autoptr(SignetStatement) statement =
    signet_statement_new (store, "DELETE FROM idempotency WHERE created < ?1");

  signet_statement_add_int (statement, now - LIFETIME);

  return signet_statement_run (statement, error);
}

/*
 * Public
 */

/**
 * signet_idempotency_hash:
 * @operation: what is asked for, and of what
 * @body: (nullable): the body of the request
 *
 * The body is hashed as it was understood, so that white space makes no difference.
 *
 * Returns: (transfer full): what tells one request from another
 */
GBytes *
signet_idempotency_hash (const char *operation,
                         JsonNode   *body)
{
  g_autofree char *text = body != NULL ? signet_json_to_string (body) : g_strdup ("");
  g_autofree char *whole = NULL;
  guint8 digest[SHA256_DIGEST_LENGTH];

  g_return_val_if_fail (operation != NULL, NULL);

  whole = g_strconcat (operation, "\n", text, NULL);
  SHA256 ((const guint8 *) whole, strlen (whole), digest);

  return g_bytes_new (digest, sizeof digest);
}

/**
 * signet_idempotency_find:
 * @store: a store with a transaction
 * @uid: who asks
 * @key: the key that came with the request
 * @request: what [func@Signet.idempotency_hash] made of the request
 * @client_id: (out) (transfer full) (nullable): the credential of the first answer, %NULL if
 *   there was none
 * @secret_id: (out) (transfer full) (nullable): the secret of the first answer, likewise
 * @error: return location for %SIGNET_REFUSAL_KEY_REUSED or a storage error
 *
 * Looks whether this request was answered before.
 *
 * Returns: whether the request may go on, or has its answer
 */
gboolean
signet_idempotency_find (SignetStore  *store,
                         uid_t         uid,
                         const char   *key,
                         GBytes       *request,
                         char        **client_id,
                         char        **secret_id,
                         GError      **error)
{
  g_autoptr(SignetStatement) row =
    signet_statement_new (store,
                          "SELECT request, client_id, secret_id FROM idempotency"
                          " WHERE uid = ?1 AND key = ?2");
  g_autoptr(GBytes) first = NULL;
  const void *data;
  gsize length;

  *client_id = NULL;
  *secret_id = NULL;
  signet_statement_add_int (row, (gint64) uid);
  signet_statement_add_text (row, key);
  if (!signet_statement_step (row))
    return signet_statement_check (row, error);

  data = signet_statement_get_blob (row, 0, &length);
  first = g_bytes_new (data, length);
  if (!g_bytes_equal (first, request))
    {
      g_set_error_literal (error, SIGNET_REFUSAL, SIGNET_REFUSAL_KEY_REUSED,
                           "The idempotency key was used for another request.");
      return FALSE;
    }

  *client_id = g_strdup (signet_statement_get_text (row, 1));
  *secret_id = g_strdup (signet_statement_get_text (row, 2));

  return TRUE;
}

/**
 * signet_idempotency_keep:
 * @store: a store with a transaction
 * @uid: who asks
 * @key: the key that came with the request
 * @request: what [func@Signet.idempotency_hash] made of the request
 * @client_id: the credential of the answer
 * @secret_id: the secret of the answer
 * @now: Unix seconds
 * @error: return location for a storage error
 *
 * Remembers an answer for a day, and forgets those that are older.
 *
 * Returns: whether it was written
 */
gboolean
signet_idempotency_keep (SignetStore  *store,
                         uid_t         uid,
                         const char   *key,
                         GBytes       *request,
                         const char   *client_id,
                         const char   *secret_id,
                         gint64        now,
                         GError      **error)
{
  g_autoptr(SignetStatement) statement =
    signet_statement_new (store,
                          "INSERT INTO idempotency"
                          " (uid, key, request, client_id, secret_id, created)"
                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  gsize length;
  const void *data = g_bytes_get_data (request, &length);

  signet_statement_add_int (statement, (gint64) uid);
  signet_statement_add_text (statement, key);
  signet_statement_add_blob (statement, data, length);
  signet_statement_add_text (statement, client_id);
  signet_statement_add_text (statement, secret_id);
  signet_statement_add_int (statement, now);

  return signet_statement_run (statement, error) && sweep (store, now, error);
}
