/* signet-unix-listener.c: a UNIX socket for the owner of the issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-unix-listener.h"

#include "signet-error.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define BACKLOG 1024

struct _SignetUnixListener
{
  char *path; /* (owned) */
  int fd;     /* (owned) -1 when stolen */

  /* What was made at @path, so that nobody else's socket is removed in the end. */
  dev_t device;
  ino_t inode;
};

/*
 * Helpers
 */

static gboolean
set_path_error (GError     **error,
                const char  *path,
                int          saved_errno)
{
  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_SOCKET,
               _("The admin socket “%s” cannot be made: %s"), path, g_strerror (saved_errno));

  return FALSE;
}

static gboolean
make_folder (const char  *path,
             GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return set_path_error (error, path, errno);

  return TRUE;
}

static gboolean
fill_address (struct sockaddr_un  *address,
              const char          *path,
              GError             **error)
{
  if (strlen (path) >= sizeof address->sun_path)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_SOCKET,
                   _("The path of the admin socket is longer than %d bytes: “%s”"),
                   (int) sizeof address->sun_path - 1, path);
      return FALSE;
    }

  memset (address, 0, sizeof *address);
  address->sun_family = AF_UNIX;
  strcpy (address->sun_path, path);

  return TRUE;
}

/* Removes what an issuer left that was killed. Whatever answers, or is no socket, stays. */
static gboolean
remove_stale (const struct sockaddr_un  *address,
              GError                   **error)
{
  struct stat status;
  int saved_errno;
  int fd;

  if (lstat (address->sun_path, &status) != 0)
    return errno == ENOENT || set_path_error (error, address->sun_path, errno);
  if (!S_ISSOCK (status.st_mode))
    return set_path_error (error, address->sun_path, EEXIST);

  fd = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (fd < 0)
    return set_path_error (error, address->sun_path, errno);
  saved_errno = connect (fd, (const struct sockaddr *) address, sizeof *address) == 0 ? 0 : errno;
  close (fd);

  /* A full backlog (EAGAIN) is a sign of life too. */
  if (saved_errno == 0 || saved_errno == EAGAIN)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE,
                   _("Another program answers at the admin socket “%s”"), address->sun_path);
      return FALSE;
    }
  if (saved_errno != ECONNREFUSED)
    return set_path_error (error, address->sun_path, saved_errno);
  if (unlink (address->sun_path) != 0 && errno != ENOENT)
    return set_path_error (error, address->sun_path, errno);

  return TRUE;
}

/* The mode comes from the mask, so that there is no instant at which others could connect. */
static gboolean
bind_privately (int                       fd,
                const struct sockaddr_un *address)
{
  mode_t mask = umask (0177);
  int result = bind (fd, (const struct sockaddr *) address, sizeof *address);
  int saved_errno = errno;

  umask (mask);
  errno = saved_errno;

  return result == 0;
}

static gboolean
remember_socket (SignetUnixListener *self,
                 const char         *path)
{
  struct stat status;

  if (lstat (path, &status) != 0)
    return FALSE;

  self->path = g_strdup (path);
  self->device = status.st_dev;
  self->inode = status.st_ino;

  return TRUE;
}

/*
 * Public
 */

/**
 * signet_unix_listener_open:
 * @path: where to make the socket
 * @error: return location for an error: %G_IO_ERROR_ADDRESS_IN_USE if somebody answers at
 *   @path, %SIGNET_ERROR_SOCKET if a socket cannot be made there
 *
 * Makes a socket that nobody but the owner of this process (and the superuser) can connect
 * to. The folder is made if need be. Must be called before the process has other threads,
 * because the file mode mask is changed for a moment.
 *
 * Returns: (transfer full) (nullable): the listener, or %NULL with @error set
 */
SignetUnixListener *
signet_unix_listener_open (const char  *path,
                           GError     **error)
{
  g_autoptr(SignetUnixListener) self = g_new0 (SignetUnixListener, 1);
  struct sockaddr_un address;

  g_return_val_if_fail (path != NULL, NULL);

  self->fd = -1;
  if (!fill_address (&address, path, error) ||
      !make_folder (path, error) ||
      !remove_stale (&address, error))
    return NULL;

  self->fd = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (self->fd < 0 ||
      !bind_privately (self->fd, &address) ||
      !remember_socket (self, path) ||
      listen (self->fd, BACKLOG) != 0)
    {
      set_path_error (error, path, errno);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * signet_unix_listener_free:
 * @self: (transfer full): a listener
 *
 * Removes the socket from its folder, and closes it if it was not stolen.
 */
void
signet_unix_listener_free (SignetUnixListener *self)
{
  struct stat status;

  g_return_if_fail (self != NULL);

  if (self->path != NULL &&
      lstat (self->path, &status) == 0 &&
      status.st_dev == self->device &&
      status.st_ino == self->inode)
    unlink (self->path);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  g_free (self);
}

/**
 * signet_unix_listener_steal_fd:
 * @self: a listener
 *
 * Returns: (transfer full): the listening socket; it can be stolen once
 */
int
signet_unix_listener_steal_fd (SignetUnixListener *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return g_steal_fd (&self->fd);
}
