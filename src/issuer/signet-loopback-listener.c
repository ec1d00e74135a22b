/* signet-loopback-listener.c: a TCP socket for programs on this computer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-loopback-listener.h"

#include "signet-error.h"

#include <arpa/inet.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#define BACKLOG 1024

/*
 * Helpers
 */

static gboolean
listen_at (int                 fd,
           struct sockaddr_in *address)
{
  socklen_t length = sizeof *address;
  int yes = 1;

  /* Connections that were just closed must not keep a new issuer from its port. On Linux
   * this never lets two listeners share one.
   */
  return setsockopt (fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) == 0 &&
         bind (fd, (const struct sockaddr *) address, sizeof *address) == 0 &&
         listen (fd, BACKLOG) == 0 &&
         getsockname (fd, (struct sockaddr *) address, &length) == 0;
}

/*
 * Public
 */

/**
 * signet_loopback_listener_open:
 * @wanted: the port, 0 for any that is free
 * @port: (out): the port it is
 * @error: return location for an error: %SIGNET_ERROR_PORT_TAKEN or %SIGNET_ERROR_FAILED
 *
 * Listens on 127.0.0.1.
 *
 * Returns: (transfer full): the listening socket, or -1 with @error set
 */
int
signet_loopback_listener_open (guint16   wanted,
                               guint16  *port,
                               GError  **error)
{
  struct sockaddr_in address = {
    .sin_family = AF_INET,
    .sin_port = htons (wanted),
    .sin_addr.s_addr = htonl (INADDR_LOOPBACK),
  };
  int fd = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

  g_return_val_if_fail (port != NULL, -1);

  if (fd >= 0 && listen_at (fd, &address))
    {
      *port = ntohs (address.sin_port);
      return fd;
    }

  if (errno == EADDRINUSE)
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_PORT_TAKEN,
                 _("Another program listens on port %u of 127.0.0.1"), wanted);
  else
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_FAILED,
                 _("Port %u of 127.0.0.1 cannot be opened: %s"), wanted, g_strerror (errno));
  if (fd >= 0)
    close (fd);

  return -1;
}
