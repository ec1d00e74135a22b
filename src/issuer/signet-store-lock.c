/* signet-store-lock.c: one server for one database
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-store-lock.h"

#include "signet-store-error.h"
#include "signet-store-path.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

/* Two servers on one database would each keep in memory what the other does not know. The
 * lock is on a file of its own, because SQLite's locks on the database are its own affair,
 * and it ends with the process, however that ends. The command line does not take it.
 */
struct _SignetStoreLock
{
  int fd;
};

/*
 * Public
 */

/**
 * signet_store_lock_acquire:
 * @database: the database file, which need not exist
 * @error: return location for %SIGNET_ERROR_STORAGE_LOCKED if another server has the lock, or
 *   another storage error
 *
 * Returns: (transfer full) (nullable): the lock, or %NULL with @error set
 */
SignetStoreLock *
signet_store_lock_acquire (const char  *database,
                           GError     **error)
{
  g_autofree char *absolute = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  SignetStoreLock *self;
  int system_error;
  int fd;

  g_return_val_if_fail (database != NULL, NULL);

  absolute = signet_store_path_resolve (database);
  folder = g_path_get_dirname (absolute);
  path = g_strconcat (absolute, ".lock", NULL);

  /* If the folder cannot be made, opening says why. */
  g_mkdir_with_parents (folder, 0700);
  fd = open (path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      signet_store_error_set_errno (error, errno, absolute);
      return NULL;
    }

  if (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      system_error = errno;
      close (fd);
      if (system_error == EWOULDBLOCK)
        g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_STORAGE_LOCKED,
                     "Another signet-issuer already serves “%s”.", absolute);
      else
        signet_store_error_set_errno (error, system_error, absolute);
      return NULL;
    }

  self = g_new0 (SignetStoreLock, 1);
  self->fd = fd;

  return self;
}

/**
 * signet_store_lock_release:
 * @self: (transfer full): the lock
 *
 * Lets another server have the database. The file of the lock stays: removing it could take
 * it away from somebody who has just opened it.
 */
void
signet_store_lock_release (SignetStoreLock *self)
{
  g_return_if_fail (self != NULL);

  close (self->fd);
  g_free (self);
}
