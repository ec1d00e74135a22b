/* signet-text.c: what people may write, and how it is compared
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-text.h"

#include <string.h>

/*
 * Helpers
 */

/* Marks that change the direction of the text around them. In a name they can make one
 * credential look like another. The implicit marks (U+200E, U+200F, U+061C) are harmless
 * and people who write right to left need them.
 */
static gboolean
is_direction_override (gunichar c)
{
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/*
 * Public
 */

/**
 * signet_text_fold:
 * @text: (nullable): UTF-8
 *
 * Takes away what should not matter when names are compared or searched: case, accents and
 * the way a letter is composed.
 *
 * Returns: (transfer full): the folded text, empty for %NULL
 */
char *
signet_text_fold (const char *text)
{
  g_autofree char *decomposed = NULL;
  g_autoptr(GString) bare = NULL;

  if (text == NULL)
    return g_strdup ("");

  /* Most names are, and this takes a tenth of the time. */
  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);

  decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  if (decomposed == NULL)
    return g_strdup ("");

  bare = g_string_sized_new (strlen (decomposed));
  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_ismark (c))
        g_string_append_unichar (bare, c);
    }

  return g_utf8_casefold (bare->str, (gssize) bare->len);
}

/**
 * signet_text_strip:
 * @text: (nullable): UTF-8
 *
 * Returns: (transfer full): @text without white space of any script at either end, empty for %NULL
 */
char *
signet_text_strip (const char *text)
{
  const char *start = text;
  const char *end;

  if (text == NULL)
    return g_strdup ("");

  while (*start != '\0' && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);

  end = start + strlen (start);
  while (end > start)
    {
      const char *last = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      end = last;
    }

  return g_strndup (start, end - start);
}

/**
 * signet_text_is_single_line:
 * @text: UTF-8
 *
 * Returns: whether @text has no line breaks
 */
gboolean
signet_text_is_single_line (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return strpbrk (text, "\n\r\v\f") == NULL &&
         strstr (text, "\xe2\x80\xa8") == NULL &&
         strstr (text, "\xe2\x80\xa9") == NULL;
}

/**
 * signet_text_has_hidden_parts:
 * @text: UTF-8
 *
 * Returns: whether @text has control characters other than line breaks and tabs, or marks
 *   that turn the direction of the text around them
 */
gboolean
signet_text_has_hidden_parts (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_direction_override (c))
        return TRUE;
      if (g_unichar_iscntrl (c) && strchr ("\t\n\r", (int) c) == NULL)
        return TRUE;
    }

  return FALSE;
}
