/* signet-store-error.c: what a failure of the database means
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-store-error.h"

#include <errno.h>
#include <sqlite3.h>

/*
 * Public
 */

/**
 * signet_store_error_classify_errno:
 * @system_error: an `errno`
 *
 * Returns: what it means that a file could not be made, opened or written
 */
SignetError
signet_store_error_classify_errno (int system_error)
{
  switch (system_error)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return SIGNET_ERROR_STORAGE_FULL;

    case EACCES:
    case EPERM:
    case EROFS:
      return SIGNET_ERROR_STORAGE_READ_ONLY;

    default:
      return SIGNET_ERROR_FAILED;
    }
}

/**
 * signet_store_error_classify:
 * @result: a result code of SQLite, extended or not
 * @system_error: the `errno` behind it, 0 if there is none
 *
 * The one place that knows what results of SQLite mean for people.
 *
 * Returns: one of the storage errors, or %SIGNET_ERROR_FAILED
 */
SignetError
signet_store_error_classify (int result,
                             int system_error)
{
  switch (result & 0xff)
    {
    case SQLITE_FULL:
      return SIGNET_ERROR_STORAGE_FULL;

    case SQLITE_READONLY:
    case SQLITE_PERM:
      return SIGNET_ERROR_STORAGE_READ_ONLY;

    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return SIGNET_ERROR_STORAGE_CORRUPT;

    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return SIGNET_ERROR_STORAGE_LOCKED;

    /* SQLite says only that a call to the system failed; why is in errno. The file of
     * shared memory beside a database on a full disk ends here, for one.
     */
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      return signet_store_error_classify_errno (system_error);

    default:
      return SIGNET_ERROR_FAILED;
    }
}

/**
 * signet_store_error_set:
 * @error: return location for the error
 * @code: one of the storage errors
 * @path: the file it is about
 *
 * Says in one sentence what is the matter with a file.
 */
void
signet_store_error_set (GError      **error,
                        SignetError   code,
                        const char   *path)
{
  const char *before = "";
  const char *after;

  g_return_if_fail (path != NULL);

  if (code == SIGNET_ERROR_STORAGE_FULL)
    {
      before = "There is no space left to write ";
      after = ".";
    }
  else if (code == SIGNET_ERROR_STORAGE_READ_ONLY)
    after = " cannot be written.";
  else if (code == SIGNET_ERROR_STORAGE_CORRUPT)
    after = " is damaged, or it is not a database of Signet.";
  else if (code == SIGNET_ERROR_STORAGE_TOO_NEW)
    after = " was written by a newer version of Signet.";
  else if (code == SIGNET_ERROR_STORAGE_LOCKED)
    after = " is in use by another program.";
  else
    after = " cannot be used.";

  g_set_error (error, SIGNET_ERROR, (int) code, "%s“%s”%s", before, path, after);
}

/**
 * signet_store_error_set_errno:
 * @error: return location for the error
 * @system_error: an `errno`
 * @path: the file it is about
 *
 * Says in one sentence why a file could not be made, opened or written.
 */
void
signet_store_error_set_errno (GError     **error,
                              int          system_error,
                              const char  *path)
{
  SignetError code = signet_store_error_classify_errno (system_error);

  g_return_if_fail (path != NULL);

  if (code == SIGNET_ERROR_FAILED)
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_FAILED, "“%s” cannot be used: %s.",
                 path, g_strerror (system_error));
  else
    signet_store_error_set (error, code, path);
}
