/* signet-http-origin.c: where a server is, and who can listen on the way
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-http-origin.h"

#include <gio/gio.h>

/*
 * Public
 */

/**
 * signet_http_origin_is_loopback:
 * @uri: where a server is
 *
 * GIO resolves `localhost` to this computer without asking anybody
 * (RFC 6761 §6.3).
 *
 * Returns: whether it can only be on this computer
 */
gboolean
signet_http_origin_is_loopback (GUri *uri)
{
  g_autoptr(GInetAddress) address = NULL;
  const char *host;

  g_return_val_if_fail (uri != NULL, FALSE);

  host = g_uri_get_host (uri);
  if (host == NULL)
    return FALSE;

  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;

  address = g_inet_address_new_from_string (host);

  return address != NULL && g_inet_address_get_is_loopback (address);
}

/**
 * signet_http_origin_is_private:
 * @uri: where a server is
 *
 * Returns: whether nobody on the way can read what is sent there: it is encrypted, or it never
 *   leaves this computer
 */
gboolean
signet_http_origin_is_private (GUri *uri)
{
  g_return_val_if_fail (uri != NULL, FALSE);

  if (g_strcmp0 (g_uri_get_scheme (uri), "https") == 0)
    return g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0';

  return g_strcmp0 (g_uri_get_scheme (uri), "http") == 0 && signet_http_origin_is_loopback (uri);
}
