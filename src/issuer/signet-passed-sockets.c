/* signet-passed-sockets.c: sockets that a service manager opened for the issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-passed-sockets.h"

#include "signet-error.h"

#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

/* The protocol is that of sd_listen_fds(3), which is documented and stable: few lines, and no
 * library that is not everywhere.
 */
#define ENVIRONMENT_PID "LISTEN_PID"
#define ENVIRONMENT_COUNT "LISTEN_FDS"
#define ENVIRONMENT_NAMES "LISTEN_FDNAMES"

#define FIRST_FD 3

struct _SignetPassedSockets
{
  int admin_fd; /* (owned) -1 while there is none, or when stolen */
  char *path;   /* (owned) (nullable) of the admin socket */

  int oauth_fd; /* (owned) -1 while there is none, or when stolen */
  guint16 port;
};

typedef union
{
  struct sockaddr any;
  struct sockaddr_un local;
  struct sockaddr_in internet;
  struct sockaddr_storage storage;
} Address;

/*
 * Helpers
 */

static gboolean
refuse (GError     **error,
        const char  *sentence)
{
  g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_SOCKET, sentence);

  return FALSE;
}

/* Only what was meant for this very process: a variable may have been handed down. */
static guint
read_count (void)
{
  const char *pid = g_getenv (ENVIRONMENT_PID);
  const char *count = g_getenv (ENVIRONMENT_COUNT);
  guint64 number;

  if (pid == NULL || count == NULL ||
      !g_ascii_string_to_unsigned (pid, 10, 1, G_MAXINT, &number, NULL) ||
      number != (guint64) getpid () ||
      !g_ascii_string_to_unsigned (count, 10, 0, G_MAXINT - FIRST_FD, &number, NULL))
    return 0;

  return (guint) number;
}

static gboolean
is_listening_stream (int fd)
{
  int type;
  int listening;
  socklen_t length = sizeof type;

  if (getsockopt (fd, SOL_SOCKET, SO_TYPE, &type, &length) != 0 || type != SOCK_STREAM)
    return FALSE;

  length = sizeof listening;

  return getsockopt (fd, SOL_SOCKET, SO_ACCEPTCONN, &listening, &length) == 0 && listening != 0;
}

static gboolean
take_admin (SignetPassedSockets  *self,
            int                   fd,
            const Address        *address,
            socklen_t             length,
            GError              **error)
{
  gsize header = G_STRUCT_OFFSET (struct sockaddr_un, sun_path);

  if (self->path != NULL)
    return refuse (error, _("More than one admin socket was passed"));

  /* One without a file has no permissions either. */
  if (length <= header || address->local.sun_path[0] == '\0')
    return refuse (error, _("The admin socket that was passed is in no folder"));

  self->path = g_strndup (address->local.sun_path, length - header);
  self->admin_fd = fd;

  return TRUE;
}

/* Tokens are given out without TLS, so nobody on a network may ever ask for one. */
static gboolean
take_oauth (SignetPassedSockets  *self,
            int                   fd,
            const Address        *address,
            GError              **error)
{
  if (self->port != 0)
    return refuse (error, _("More than one socket for programs was passed"));

  if (address->internet.sin_addr.s_addr != htonl (INADDR_LOOPBACK))
    return refuse (error, _("The socket for programs that was passed is not on 127.0.0.1: "
                            "this issuer is for programs on this computer only"));

  self->port = ntohs (address->internet.sin_port);
  self->oauth_fd = fd;

  return TRUE;
}

static gboolean
take (SignetPassedSockets  *self,
      int                   fd,
      GError              **error)
{
  Address address = { 0 };
  socklen_t length = sizeof address;

  if (!is_listening_stream (fd) ||
      getsockname (fd, &address.any, &length) != 0 ||
      !g_unix_set_fd_nonblocking (fd, TRUE, NULL) ||
      fcntl (fd, F_SETFD, FD_CLOEXEC) != 0)
    return refuse (error, _("What was passed is no socket that listens for connections"));

  if (address.any.sa_family == AF_UNIX)
    return take_admin (self, fd, &address, length, error);

  if (address.any.sa_family == AF_INET)
    return take_oauth (self, fd, &address, error);

  return refuse (error, _("A socket was passed that is neither a UNIX socket nor on 127.0.0.1"));
}

/*
 * Public
 */

/**
 * signet_passed_sockets_take:
 * @error: return location for %SIGNET_ERROR_SOCKET
 *
 * Takes the sockets that whoever started this process opened for it: a UNIX socket for the
 * admin API, one on 127.0.0.1 for the OAuth endpoints, or one of the two, or none. Which is
 * which is told by what they are. Must be called once, before the process has other threads.
 *
 * Returns: (transfer full) (nullable): the sockets, or %NULL with @error set if there is any
 *   that the issuer must not serve
 */
SignetPassedSockets *
signet_passed_sockets_take (GError **error)
{
  g_autoptr(SignetPassedSockets) self = g_new0 (SignetPassedSockets, 1);
  guint count = read_count ();

  self->admin_fd = -1;
  self->oauth_fd = -1;
  g_unsetenv (ENVIRONMENT_PID);
  g_unsetenv (ENVIRONMENT_COUNT);
  g_unsetenv (ENVIRONMENT_NAMES);

  for (guint i = 0; i < count; i++)
    {
      if (!take (self, FIRST_FD + (int) i, error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * signet_passed_sockets_free:
 * @self: (transfer full): sockets
 *
 * Closes what was not stolen. The files of UNIX sockets stay: they belong to whoever made them.
 */
void
signet_passed_sockets_free (SignetPassedSockets *self)
{
  g_return_if_fail (self != NULL);

  if (self->admin_fd >= 0)
    close (self->admin_fd);
  if (self->oauth_fd >= 0)
    close (self->oauth_fd);
  g_free (self->path);
  g_free (self);
}

/**
 * signet_passed_sockets_get_path:
 * @self: sockets
 *
 * Returns: (transfer none) (nullable): where the admin socket is, %NULL if none was passed
 */
const char *
signet_passed_sockets_get_path (SignetPassedSockets *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

/**
 * signet_passed_sockets_steal_admin:
 * @self: sockets
 *
 * Returns: (transfer full): the listening socket of the admin API, -1 if none was passed
 */
int
signet_passed_sockets_steal_admin (SignetPassedSockets *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return g_steal_fd (&self->admin_fd);
}

/**
 * signet_passed_sockets_steal_oauth:
 * @self: sockets
 * @port: (out): its port
 *
 * Returns: (transfer full): the listening socket of the OAuth endpoints, -1 if none was passed
 */
int
signet_passed_sockets_steal_oauth (SignetPassedSockets *self,
                                   guint16             *port)
{
  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (port != NULL, -1);

  *port = self->port;

  return g_steal_fd (&self->oauth_fd);
}
