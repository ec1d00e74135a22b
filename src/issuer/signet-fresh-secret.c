/* signet-fresh-secret.c: a secret that nobody has seen yet
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-fresh-secret.h"

#include "signet-error.h"
#include "signet-secret-format.h"
#include "signet-secret-table.h"

#include <openssl/crypto.h>
#include <sys/random.h>

struct _SignetFreshSecret
{
  char *id; /* (owned) */
  char text[SIGNET_SECRET_LENGTH + 1];
  guint8 hash[SIGNET_HASH_LENGTH];
};

/*
 * Public
 */

/**
 * signet_fresh_secret_new:
 * @hash_key: the key for secrets
 * @error: return location for %SIGNET_ERROR_FAILED
 *
 * Makes a secret of 256 bits from the kernel's generator.
 *
 * Returns: (transfer full) (nullable): the secret, or %NULL with @error set
 */
SignetFreshSecret *
signet_fresh_secret_new (SignetHashKey  *hash_key,
                         GError        **error)
{
  guint8 entropy[SIGNET_SECRET_ENTROPY];
  SignetFreshSecret *self;

  g_return_val_if_fail (hash_key != NULL, NULL);

  if (getrandom (entropy, sizeof entropy, 0) != (gssize) sizeof entropy)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_FAILED,
                           "The system gives no random bytes.");
      return NULL;
    }

  self = g_new0 (SignetFreshSecret, 1);
  self->id = g_uuid_string_random ();
  signet_secret_format_write (entropy, self->text);
  signet_hash_key_compute (hash_key, self->text, self->hash);
  OPENSSL_cleanse (entropy, sizeof entropy);

  return self;
}

/**
 * signet_fresh_secret_free:
 * @self: (transfer full): a secret
 *
 * Wipes the secret.
 */
void
signet_fresh_secret_free (SignetFreshSecret *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->id);
  OPENSSL_cleanse (self, sizeof *self);
  g_free (self);
}

/**
 * signet_fresh_secret_get_id:
 * @self: a secret
 *
 * Returns: the id by which it can be spoken of
 */
const char *
signet_fresh_secret_get_id (SignetFreshSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

/**
 * signet_fresh_secret_get_text:
 * @self: a secret
 *
 * Returns: the secret itself
 */
const char *
signet_fresh_secret_get_text (SignetFreshSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * signet_fresh_secret_insert:
 * @self: a secret
 * @store: a store with a transaction
 * @client_id: the Client ID of a credential that is there
 * @now: Unix seconds
 * @expires: when the secret ends, in Unix seconds, 0 for never
 * @error: return location for a storage error
 *
 * Gives the secret to a credential. Only its keyed hash and its last characters are kept.
 *
 * Returns: whether it was written
 */
gboolean
signet_fresh_secret_insert (SignetFreshSecret  *self,
                            SignetStore        *store,
                            const char         *client_id,
                            gint64              now,
                            gint64              expires,
                            GError            **error)
{
  SignetSecretRow row = { .created = now, .expires = expires };

  g_return_val_if_fail (self != NULL, FALSE);

  row.id = self->id;
  row.hash = self->hash;
  row.hint = self->text + SIGNET_SECRET_LENGTH - SIGNET_SECRET_HINT_LENGTH;

  return signet_secret_table_insert (store, client_id, &row, error);
}
