/* signet-registry-token.c: the token side of the registry
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-registry.h"

#include "signet-credential-table.h"
#include "signet-error.h"
#include "signet-registry-private.h"
#include "signet-secret-table.h"
#include "signet-statement.h"
#include "signet-time.h"

#include <openssl/crypto.h>

/*
 * Public
 */

/**
 * signet_registry_authenticate:
 * @self: a registry
 * @client_id: what may be a Client ID
 * @secret: what may be its Client Secret
 * @now: Unix seconds
 * @secret_id: (out) (transfer full) (nullable): the id of the secret
 * @error: return location for %SIGNET_ERROR_UNAUTHORIZED or a storage error
 *
 * Checks a secret. An unknown Client ID, a wrong secret, an expired one and a credential that
 * is switched off look the same, and take the same time.
 *
 * Returns: (transfer full) (nullable): the credential, or %NULL with @error set
 */
SignetCredential *
signet_registry_authenticate (SignetRegistry  *self,
                              const char      *client_id,
                              const char      *secret,
                              gint64           now,
                              char           **secret_id,
                              GError         **error)
{
  SignetStore *store = signet_registry_get_store (self);
  SignetHashKey *hash_key = signet_registry_get_hash_key (self);
  g_autoptr(SignetCredential) credential = NULL;
  g_autoptr(GError) find_error = NULL;
  g_autofree char *id = NULL;
  guint8 hash[SIGNET_HASH_LENGTH];
  gboolean looked;

  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), NULL);
  g_return_val_if_fail (hash_key != NULL, NULL);
  g_return_val_if_fail (client_id != NULL, NULL);
  g_return_val_if_fail (secret != NULL, NULL);
  g_return_val_if_fail (secret_id != NULL, NULL);

  *secret_id = NULL;
  signet_hash_key_compute (hash_key, secret, hash);
  looked = signet_secret_table_match (store, client_id, hash, now, &id, error);
  OPENSSL_cleanse (hash, sizeof hash);
  if (!looked)
    return NULL;

  if (id != NULL)
    credential = signet_credential_table_find (store, client_id, &find_error);
  if (credential == NULL && find_error != NULL &&
      !g_error_matches (find_error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&find_error));
      return NULL;
    }

  /* It may have been switched off or deleted between the two look-ups. */
  if (credential == NULL || !signet_credential_get_active (credential))
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_UNAUTHORIZED,
                           "The Client ID or the Client Secret is wrong.");
      return NULL;
    }

  *secret_id = g_steal_pointer (&id);

  return g_steal_pointer (&credential);
}

/**
 * signet_registry_note_use:
 * @self: a registry
 * @client_id: a Client ID
 * @secret_id: the id of the secret that was used
 * @now: Unix seconds
 *
 * Remembers that a token was given, without waiting for the disk.
 */
void
signet_registry_note_use (SignetRegistry *self,
                          const char     *client_id,
                          const char     *secret_id,
                          gint64          now)
{
  SignetUsage *usage = signet_registry_get_usage (self);

  g_return_if_fail (SIGNET_IS_REGISTRY (self));

  if (usage != NULL)
    signet_usage_note (usage, client_id, secret_id, now);
}

/**
 * signet_registry_secret_is_revoked:
 * @self: a registry
 * @client_id: the Client ID in a token
 * @secret_id: the id of the secret that the token was given for
 * @revoked: (out): whether the token is no longer good because of its secret
 * @error: return location for a storage error
 *
 * A secret that a completed rotation ended lets its tokens live out; one that was cancelled or
 * revoked, and one that is not there, does not.
 *
 * Returns: whether the question could be answered
 */
gboolean
signet_registry_secret_is_revoked (SignetRegistry  *self,
                                   const char      *client_id,
                                   const char      *secret_id,
                                   gboolean        *revoked,
                                   GError         **error)
{
  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), FALSE);
  g_return_val_if_fail (client_id != NULL, FALSE);
  g_return_val_if_fail (secret_id != NULL, FALSE);

  return signet_secret_table_is_revoked (signet_registry_get_store (self), client_id,
                                         secret_id, revoked, error);
}

/**
 * signet_registry_revoke_token:
 * @self: a registry
 * @jti: the id of a token
 * @expires: when the token ends by itself, in Unix seconds
 * @error: return location for a storage error
 *
 * Ends a token (RFC 7009). It is remembered for as long as it would have been good; tokens
 * whose time is over are forgotten.
 *
 * Returns: whether it is on the disk
 */
gboolean
signet_registry_revoke_token (SignetRegistry  *self,
                              const char      *jti,
                              gint64           expires,
                              GError         **error)
{
  SignetStore *store = signet_registry_get_store (self);
  g_autoptr(SignetStatement) sweep = NULL;
  g_autoptr(SignetStatement) statement = NULL;

  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), FALSE);
  g_return_val_if_fail (jti != NULL, FALSE);

  if (!signet_store_begin (store, error))
    return FALSE;

  sweep = signet_statement_new (store, "DELETE FROM revoked_token WHERE expires < ?1");
  signet_statement_add_int (sweep, signet_time_now ());
  statement = signet_statement_new (store,
                                    "INSERT OR IGNORE INTO revoked_token (jti, expires)"
                                    " VALUES (?1, ?2)");
  signet_statement_add_text (statement, jti);
  signet_statement_add_int (statement, expires);

  return signet_registry_end_change (self,
                                     signet_statement_run (sweep, error) &&
                                       signet_statement_run (statement, error),
                                     error);
}

/**
 * signet_registry_token_is_revoked:
 * @self: a registry
 * @jti: the id of a token
 * @revoked: (out): whether [method@Signet.Registry.revoke_token] ended it
 * @error: return location for a storage error
 *
 * Returns: whether the question could be answered
 */
gboolean
signet_registry_token_is_revoked (SignetRegistry  *self,
                                  const char      *jti,
                                  gboolean        *revoked,
                                  GError         **error)
{
  g_autoptr(SignetStatement) row = NULL;

  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), FALSE);
  g_return_val_if_fail (jti != NULL, FALSE);
  g_return_val_if_fail (revoked != NULL, FALSE);

  row = signet_statement_new (signet_registry_get_store (self),
                              "SELECT 1 FROM revoked_token WHERE jti = ?1");
  signet_statement_add_text (row, jti);
  *revoked = signet_statement_step (row);

  return signet_statement_check (row, error);
}
