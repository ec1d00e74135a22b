/* signet-link.c: a link that opens a credential
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-link.h"

#include "signet-error.h"
#include "signet-text.h"

#include <string.h>

#define SCHEME "signet:"
#define PLACE  "credential/"

/* What every Client Secret of the built-in issuer begins with. */
#define SECRET_BEGIN "sgn_"

/*
 * Helpers
 */

/* Desktops that take every address for one with a host write the same link with two or three
 * slashes.
 */
static const char *
skip_slashes (const char *text)
{
  if (!g_str_has_prefix (text, "//"))
    return text;

  text += 2;

  return *text == '/' ? text + 1 : text;
}

static gboolean
is_printable (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isprint (g_utf8_get_char (p)))
        return FALSE;
    }

  return !signet_text_has_hidden_parts (text);
}

/* A secret may be pasted where a link belongs. It must get nowhere, so it is no Client ID, whatever
 * is before or behind it.
 */
static gboolean
is_client_id (const char *text)
{
  g_autofree char *stripped = signet_text_strip (text);

  return *text != '\0' && strlen (text) <= SIGNET_LINK_CLIENT_ID_MAX &&
         g_str_equal (stripped, text) && is_printable (text) &&
         strstr (text, SECRET_BEGIN) == NULL;
}

/* Unescaped, none of these can be a part of one segment of a path. */
static gboolean
is_segment (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (!g_ascii_isgraph (*p) || strchr ("/?#\\\"<>^`{|}", *p) != NULL)
        return FALSE;
    }

  return TRUE;
}

/* Gives the Client ID that a link names, NULL if it is not one. */
static char *
read_client_id (const char *link)
{
  const char *segment;
  g_autofree char *client_id = NULL;

  if (strnlen (link, SIGNET_LINK_LENGTH_MAX + 1) > SIGNET_LINK_LENGTH_MAX ||
      g_ascii_strncasecmp (link, SCHEME, strlen (SCHEME)) != 0)
    return NULL;

  segment = skip_slashes (link + strlen (SCHEME));
  if (!g_str_has_prefix (segment, PLACE) || !is_segment (segment + strlen (PLACE)))
    return NULL;

  client_id = g_uri_unescape_string (segment + strlen (PLACE), NULL);
  if (client_id == NULL || !g_utf8_validate (client_id, -1, NULL) || !is_client_id (client_id))
    return NULL;

  return g_steal_pointer (&client_id);
}

/*
 * Public
 */

/**
 * signet_link_new:
 * @client_id: a Client ID
 *
 * Returns: (transfer full): a link that opens the credential with that Client ID in Signet. It
 *   tells nothing else, so it can be put where others read it.
 */
char *
signet_link_new (const char *client_id)
{
  g_autofree char *escaped = NULL;

  g_return_val_if_fail (client_id != NULL, NULL);

  escaped = g_uri_escape_string (client_id, NULL, FALSE);

  return g_strconcat (SCHEME PLACE, escaped, NULL);
}

/**
 * signet_link_parse:
 * @link: what may be a link, in whatever bytes
 * @error: return location for %SIGNET_ERROR_MALFORMED, which does not repeat @link
 *
 * Reads `signet:credential/CLIENT_ID`. Anything else is refused: what is too long, has another
 * scheme or place, a query or a fragment, characters that cannot be seen, or a Client Secret.
 *
 * Returns: (transfer full) (nullable): the Client ID, or %NULL with @error set
 */
char *
signet_link_parse (const char  *link,
                   GError     **error)
{
  char *client_id;

  g_return_val_if_fail (link != NULL, NULL);

  client_id = read_client_id (link);
  if (client_id == NULL)
    g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                         "That is not a link to a credential");

  return client_id;
}
