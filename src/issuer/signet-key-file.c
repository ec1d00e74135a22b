/* signet-key-file.c: a key beside the database
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-key-file.h"

#include "signet-error.h"
#include "signet-statement.h"
#include "signet-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/crypto.h>
#include <openssl/sha.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* A key file is never large; anything else in its place is not read. */
#define MAX_LENGTH 16384

/*
 * Helpers
 */

static gboolean
fail_by_errno (const char  *path,
               int          system_error,
               GError     **error)
{
  signet_store_error_set_errno (error, system_error, path);

  return FALSE;
}

static void
clear_and_free (gpointer data)
{
  GByteArray *array = data;

  OPENSSL_cleanse (array->data, array->len);
  g_byte_array_unref (array);
}

static gboolean
read_file (const char  *path,
           GBytes     **bytes,
           GError     **error)
{
  GByteArray *array;
  struct stat info;
  gssize length;
  int system_error;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

  *bytes = NULL;
  if (fd < 0)
    return errno == ENOENT || fail_by_errno (path, errno, error);

  if (fstat (fd, &info) == 0 && (info.st_mode & 0077) != 0)
    fchmod (fd, 0600);

  array = g_byte_array_sized_new (MAX_LENGTH);
  g_byte_array_set_size (array, MAX_LENGTH);
  length = read (fd, array->data, MAX_LENGTH);
  system_error = errno;
  close (fd);
  if (length < 0)
    {
      g_byte_array_unref (array);
      return fail_by_errno (path, system_error, error);
    }

  g_byte_array_set_size (array, (guint) length);
  *bytes = g_bytes_new_with_free_func (array->data, (gsize) length, clear_and_free, array);

  return TRUE;
}

/* The name of a new file is not on the disk before its folder is. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;

  fsync (fd);
  close (fd);
}

static gboolean
write_all (int     fd,
           GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  gsize done = 0;

  while (done < length)
    {
      gssize written = write (fd, data + done, length - done);

      if (written < 0 && errno != EINTR)
        return FALSE;
      if (written > 0)
        done += (gsize) written;
    }

  return fsync (fd) == 0;
}

/* Writes under another name first, so that there is never half a key. The caller has seen in
 * a transaction that there is no such file, so nothing is replaced.
 */
static gboolean
write_file (const char  *path,
            GBytes      *bytes,
            GError     **error)
{
  g_autofree char *temporary = g_strdup_printf ("%s.%08x", path, g_random_int ());
  gboolean written;
  int system_error;
  int fd = open (temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);

  if (fd < 0)
    return fail_by_errno (path, errno, error);

  written = write_all (fd, bytes) && rename (temporary, path) == 0;
  system_error = errno;
  close (fd);
  if (!written)
    {
      unlink (temporary);
      return fail_by_errno (path, system_error, error);
    }

  sync_folder (path);

  return TRUE;
}

static gboolean
read_fingerprint (SignetStore  *store,
                  const char   *suffix,
                  GBytes      **fingerprint,
                  GError      **error)
{
  g_autoptr(SignetStatement) statement =
    signet_statement_new (store, "SELECT fingerprint FROM key_file WHERE suffix = ?1");

  *fingerprint = NULL;
  signet_statement_add_text (statement, suffix);
  if (signet_statement_step (statement))
    {
      gsize length;
      const void *data = signet_statement_get_blob (statement, 0, &length);

      *fingerprint = g_bytes_new (data, length);
    }

  return signet_statement_check (statement, error);
}

static GBytes *
compute_fingerprint (GBytes *key)
{
  guint8 digest[SHA256_DIGEST_LENGTH];
  gsize length;
  const guint8 *data = g_bytes_get_data (key, &length);

  SHA256 (data, length, digest);

  return g_bytes_new (digest, sizeof digest);
}

static gboolean
write_fingerprint (SignetStore  *store,
                   const char   *suffix,
                   GBytes       *fingerprint,
                   GError      **error)
{
  g_autoptr(SignetStatement) statement =
    signet_statement_new (store,
                          "INSERT INTO key_file (suffix, fingerprint) VALUES (?1, ?2)"
                          " ON CONFLICT (suffix) DO UPDATE SET fingerprint = excluded.fingerprint");
  gsize length;
  const void *data = g_bytes_get_data (fingerprint, &length);

  signet_statement_add_text (statement, suffix);
  signet_statement_add_blob (statement, data, length);

  return signet_statement_run (statement, error);
}

/* Reads or makes the key inside a transaction, so that two processes that start at once end
 * up with the same one.
 */
static GBytes *
load_locked (SignetStore          *store,
             const char           *suffix,
             const char           *path,
             SignetKeyFileMake     make,
             SignetKeyFileNeeded   is_needed,
             GError              **error)
{
  g_autoptr(GBytes) known = NULL;
  g_autoptr(GBytes) key = NULL;
  g_autoptr(GBytes) fingerprint = NULL;
  gboolean needed;

  if (!is_needed (store, &needed, error) ||
      !read_fingerprint (store, suffix, &known, error) ||
      !read_file (path, &key, error))
    return NULL;

  needed = needed && known != NULL;
  if (key == NULL && needed)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_KEY_MISSING,
                   "The key file “%s” is missing, and “%s” cannot be used without it.",
                   path, signet_store_get_path (store));
      return NULL;
    }

  if (key == NULL)
    {
      key = make (error);
      if (key == NULL || !write_file (path, key, error))
        return NULL;
    }

  fingerprint = compute_fingerprint (key);
  if (known != NULL && g_bytes_equal (known, fingerprint))
    return g_steal_pointer (&key);

  if (needed)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_KEY_MISSING,
                   "The key file “%s” is not the one that belongs to “%s”.",
                   path, signet_store_get_path (store));
      return NULL;
    }

  if (!write_fingerprint (store, suffix, fingerprint, error))
    return NULL;

  return g_steal_pointer (&key);
}

/*
 * Public
 */

/**
 * signet_key_file_load:
 * @store: a store
 * @suffix: what comes after the name of the database in the name of the key file
 * @make: makes a new key
 * @is_needed: tells whether there is something that a new key would make useless
 * @error: return location for %SIGNET_ERROR_KEY_MISSING, a storage error or what @make says
 *
 * Reads a key from a file of mode 0600 beside the database. The database knows the SHA-256 of
 * the key that belongs to it. As long as nothing needs it a missing key is made anew;
 * afterwards a missing or another key is an error, because a new one would silently make
 * every credential useless.
 *
 * Returns: (transfer full) (nullable): the key, wiped when it is freed, or %NULL with @error set
 */
GBytes *
signet_key_file_load (SignetStore          *store,
                      const char           *suffix,
                      SignetKeyFileMake     make,
                      SignetKeyFileNeeded   is_needed,
                      GError              **error)
{
  g_autoptr(GBytes) key = NULL;

  g_return_val_if_fail (SIGNET_IS_STORE (store), NULL);

  if (!signet_store_begin (store, error))
    return NULL;

  key = signet_key_file_load_locked (store, suffix, make, is_needed, error);
  if (key == NULL)
    {
      signet_store_rollback (store);
      return NULL;
    }

  return signet_store_commit (store, error) ? g_steal_pointer (&key) : NULL;
}

/**
 * signet_key_file_load_locked:
 * @store: a store with a transaction
 * @suffix: what comes after the name of the database in the name of the key file
 * @make: makes a new key
 * @is_needed: tells whether there is something that a new key would make useless
 * @error: return location for %SIGNET_ERROR_KEY_MISSING, a storage error or what @make says
 *
 * Like [func@Signet.key_file_load], for those who write already.
 *
 * Returns: (transfer full) (nullable): the key, wiped when it is freed, or %NULL with @error set
 */
GBytes *
signet_key_file_load_locked (SignetStore          *store,
                             const char           *suffix,
                             SignetKeyFileMake     make,
                             SignetKeyFileNeeded   is_needed,
                             GError              **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (SIGNET_IS_STORE (store), NULL);
  g_return_val_if_fail (suffix != NULL, NULL);
  g_return_val_if_fail (make != NULL, NULL);
  g_return_val_if_fail (is_needed != NULL, NULL);

  path = g_strconcat (signet_store_get_path (store), suffix, NULL);

  return load_locked (store, suffix, path, make, is_needed, error);
}

/**
 * signet_key_file_read:
 * @path: a file
 * @bytes: (out) (transfer full) (nullable): what is in it, %NULL if there is no such file
 * @error: return location for a storage error
 *
 * Reads a key file and makes none.
 *
 * Returns: whether it could be read, or is not there
 */
gboolean
signet_key_file_read (const char  *path,
                      GBytes     **bytes,
                      GError     **error)
{
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  return read_file (path, bytes, error);
}
