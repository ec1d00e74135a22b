/* signet-hash-key.c: the key under which secrets are hashed
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-hash-key.h"

#include "signet-error.h"
#include "signet-key-file.h"
#include "signet-statement.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <string.h>
#include <sys/random.h>

#define KEY_LENGTH 32
#define SUFFIX     ".hmac-key"

/* Secrets have 256 random bits, so a fast hash is right for them. The key lies outside the
 * database, so that a copy of the database alone says nothing about any secret. A hash key
 * never changes and may be used by any number of threads.
 */
struct _SignetHashKey
{
  guint8 key[KEY_LENGTH];
};

G_DEFINE_BOXED_TYPE (SignetHashKey, signet_hash_key, signet_hash_key_ref, signet_hash_key_unref)

/*
 * Helpers
 */

static GBytes *
make_key (GError **error)
{
  guint8 key[KEY_LENGTH];
  GBytes *bytes;

  /* Up to 256 bytes come whole or not at all. */
  if (getrandom (key, sizeof key, 0) != (gssize) sizeof key)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_FAILED,
                           "The system gives no random bytes.");
      return NULL;
    }

  bytes = g_bytes_new (key, sizeof key);
  OPENSSL_cleanse (key, sizeof key);

  return bytes;
}

static void
clear_key (gpointer data)
{
  SignetHashKey *self = data;

  OPENSSL_cleanse (self->key, sizeof self->key);
}

/* Secrets cannot be checked without the key, and the audit log neither. */
static gboolean
is_needed (SignetStore  *store,
           gboolean     *needed,
           GError      **error)
{
  g_autoptr(SignetStatement) row = NULL;

  if (!signet_store_has_credentials (store, needed, error))
    return FALSE;
  if (*needed)
    return TRUE;

  row = signet_statement_new (store, "SELECT EXISTS (SELECT 1 FROM audit_head"
                                     " WHERE n_entries > 0)");
  *needed = signet_statement_step (row) && signet_statement_get_int (row, 0) != 0;

  return signet_statement_check (row, error);
}

static SignetHashKey *
make_from_bytes (GBytes      *bytes,
                 const char  *path,
                 GError     **error)
{
  SignetHashKey *self;

  if (g_bytes_get_size (bytes) != KEY_LENGTH)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_KEY_MISSING,
                   "The key file “%s” does not have %d bytes.", path, KEY_LENGTH);
      return NULL;
    }

  self = g_atomic_rc_box_new0 (SignetHashKey);
  memcpy (self->key, g_bytes_get_data (bytes, NULL), KEY_LENGTH);

  return self;
}

/*
 * Public
 */

/**
 * signet_hash_key_load:
 * @store: a store
 * @error: return location for %SIGNET_ERROR_KEY_MISSING or a storage error
 *
 * Reads the key beside the database, or makes it; see [func@Signet.key_file_load].
 *
 * Returns: (transfer full) (nullable): the key, or %NULL with @error set
 */
SignetHashKey *
signet_hash_key_load (SignetStore  *store,
                      GError      **error)
{
  g_autofree char *path = NULL;
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (SIGNET_IS_STORE (store), NULL);

  bytes = signet_key_file_load (store, SUFFIX, make_key, is_needed, error);
  if (bytes == NULL)
    return NULL;

  path = signet_hash_key_get_path (signet_store_get_path (store));

  return make_from_bytes (bytes, path, error);
}

/**
 * signet_hash_key_load_locked:
 * @store: a store with a transaction
 * @error: return location for %SIGNET_ERROR_KEY_MISSING or a storage error
 *
 * Like [func@Signet.hash_key_load], for those who write already.
 *
 * Returns: (transfer full) (nullable): the key, or %NULL with @error set
 */
SignetHashKey *
signet_hash_key_load_locked (SignetStore  *store,
                             GError      **error)
{
  g_autofree char *path = NULL;
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (SIGNET_IS_STORE (store), NULL);

  bytes = signet_key_file_load_locked (store, SUFFIX, make_key, is_needed, error);
  if (bytes == NULL)
    return NULL;

  path = signet_hash_key_get_path (signet_store_get_path (store));

  return make_from_bytes (bytes, path, error);
}

/**
 * signet_hash_key_read:
 * @path: a key file
 * @error: return location for %SIGNET_ERROR_KEY_MISSING or a storage error
 *
 * Reads a key and changes nothing, for those who only look.
 *
 * Returns: (transfer full) (nullable): the key, or %NULL with @error set
 */
SignetHashKey *
signet_hash_key_read (const char  *path,
                      GError     **error)
{
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (!signet_key_file_read (path, &bytes, error))
    return NULL;

  if (bytes == NULL)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_KEY_MISSING,
                   "The key file “%s” is missing.", path);
      return NULL;
    }

  return make_from_bytes (bytes, path, error);
}

/**
 * signet_hash_key_get_path:
 * @database: the file of a database
 *
 * Returns: (transfer full): where the key of that database is
 */
char *
signet_hash_key_get_path (const char *database)
{
  g_return_val_if_fail (database != NULL, NULL);

  return g_strconcat (database, SUFFIX, NULL);
}

/**
 * signet_hash_key_ref:
 * @self: a hash key
 *
 * Returns: (transfer full): @self
 */
SignetHashKey *
signet_hash_key_ref (SignetHashKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * signet_hash_key_unref:
 * @self: (transfer full): a hash key
 *
 * Gives up one reference. The last one wipes the key.
 */
void
signet_hash_key_unref (SignetHashKey *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_key);
}

/**
 * signet_hash_key_compute:
 * @self: a hash key
 * @secret: what may be a Client Secret
 * @hash: (out caller-allocates) (array fixed-size=32): its HMAC-SHA256 (RFC 2104)
 *
 * Computes what is kept of a secret.
 */
void
signet_hash_key_compute (SignetHashKey *self,
                         const char    *secret,
                         guint8         hash[SIGNET_HASH_LENGTH])
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (secret != NULL);
  g_return_if_fail (hash != NULL);

  /* It can only fail if libcrypto has no SHA-256, and then nothing here is safe. */
  if (HMAC (EVP_sha256 (), self->key, KEY_LENGTH, (const guint8 *) secret, strlen (secret),
            hash, NULL) == NULL)
    g_error ("libcrypto cannot compute HMAC-SHA256");
}

/**
 * signet_hash_key_derive:
 * @self: a hash key
 * @purpose: what another key is needed for
 * @derived: (out caller-allocates) (array fixed-size=32): a key for that purpose alone
 *
 * Makes a key for something else than secrets. No purpose is a Client Secret, so nothing that
 * is computed with one key says anything about what is computed with another.
 */
void
signet_hash_key_derive (SignetHashKey *self,
                        const char    *purpose,
                        guint8         derived[SIGNET_HASH_LENGTH])
{
  signet_hash_key_compute (self, purpose, derived);
}
