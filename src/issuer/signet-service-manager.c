/* signet-service-manager.c: what the issuer tells whoever manages it as a service
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-service-manager.h"

#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define ENVIRONMENT "NOTIFY_SOCKET"

/*
 * Helpers
 */

/* A path, or with an @ in front a name that is in no folder. */
static gboolean
fill_address (struct sockaddr_un *address,
              socklen_t          *length)
{
  const char *name = g_getenv (ENVIRONMENT);

  if (name == NULL || (*name != '/' && *name != '@') || strlen (name) >= sizeof address->sun_path)
    return FALSE;

  memset (address, 0, sizeof *address);
  address->sun_family = AF_UNIX;
  strcpy (address->sun_path, name);
  if (*name == '@')
    address->sun_path[0] = '\0';
  *length = (socklen_t) (G_STRUCT_OFFSET (struct sockaddr_un, sun_path) + strlen (name));

  return TRUE;
}

/*
 * Public
 */

/**
 * signet_service_manager_tell:
 * @state: what to tell, in the form of sd_notify(3)
 *
 * Tells the service manager. Where there is none, or it does not listen, nothing happens: the
 * issuer works the same without.
 */
void
signet_service_manager_tell (const char *state)
{
  struct sockaddr_un address;
  socklen_t length;
  int fd;

  g_return_if_fail (state != NULL);

  if (!fill_address (&address, &length))
    return;

  fd = socket (AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (fd < 0)
    return;

  if (sendto (fd, state, strlen (state), MSG_NOSIGNAL, (const struct sockaddr *) &address,
              length) < 0)
    g_message ("The service manager could not be told: %s", g_strerror (errno));
  close (fd);
}
