/* signet-host.c: names of this computer for itself
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-host.h"

#include <string.h>

/*
 * Helpers
 */

static gboolean
is_port (const char *text)
{
  guint64 port;

  return g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT16, &port, NULL);
}

/*
 * Public
 */

/**
 * signet_host_is_loopback:
 * @host: the value of a header field `Host`
 *
 * A page in a browser can make its own host name lead to 127.0.0.1 and then talk to whatever
 * listens there as if it were its own server (DNS rebinding). The name that it used is in the
 * request. The port is not compared: somebody may forward another one to this one.
 *
 * Returns: whether @host is `127.0.0.1`, `localhost` or `[::1]`, with or without a port
 */
gboolean
signet_host_is_loopback (const char *host)
{
  static const char *const names[] = { "127.0.0.1", "localhost", "[::1]" };

  g_return_val_if_fail (host != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length = strlen (names[i]);

      if (g_ascii_strncasecmp (host, names[i], length) != 0)
        continue;
      if (host[length] == '\0' || (host[length] == ':' && is_port (host + length + 1)))
        return TRUE;
    }

  return FALSE;
}
