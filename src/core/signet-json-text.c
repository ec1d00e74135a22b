/* signet-json-text.c: JSON written as text
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-json-text.h"

#include <time.h>

/* Pages of lists are written straight from the rows of the database. Building a tree of
 * nodes for a thousand credentials first takes several times as long as reading them.
 */

/*
 * Helpers
 */

static void
add_escaped (GString *json,
             guchar   c)
{
  if (c == '"' || c == '\\')
    {
      g_string_append_c (json, '\\');
      g_string_append_c (json, (char) c);
    }
  else if (c == '\n')
    g_string_append (json, "\\n");
  else
    g_string_append_printf (json, "\\u%04x", c);
}

static char *
put_digits (char *end,
            int   number,
            int   n_digits)
{
  for (int i = n_digits - 1; i >= 0; i--)
    {
      end[i] = (char) ('0' + number % 10);
      number /= 10;
    }

  return end + n_digits;
}

/*
 * Public
 */

/**
 * signet_json_text_add_string:
 * @json: the text so far
 * @value: (nullable): UTF-8
 *
 * Adds a string (RFC 8259, section 7), or null.
 */
void
signet_json_text_add_string (GString    *json,
                             const char *value)
{
  const char *start = value;

  g_return_if_fail (json != NULL);

  if (value == NULL)
    {
      g_string_append (json, "null");
      return;
    }

  g_string_append_c (json, '"');
  for (const char *p = value; *p != '\0'; p++)
    {
      if ((guchar) *p >= 0x20 && *p != '"' && *p != '\\')
        continue;

      g_string_append_len (json, start, p - start);
      add_escaped (json, (guchar) *p);
      start = p + 1;
    }
  g_string_append (json, start);
  g_string_append_c (json, '"');
}

/**
 * signet_json_text_add_int:
 * @json: the text so far
 * @value: a number
 *
 * Adds a number.
 */
void
signet_json_text_add_int (GString *json,
                          gint64   value)
{
  g_return_if_fail (json != NULL);

  g_string_append_printf (json, "%" G_GINT64_FORMAT, value);
}

/**
 * signet_json_text_add_time:
 * @json: the text so far
 * @time: Unix seconds, 0 for none
 *
 * Adds a time in RFC 3339 form, as [func@Signet.time_to_string] writes it, or null.
 */
void
signet_json_text_add_time (GString *json,
                           gint64   time)
{
  char text[] = "\"0000-00-00T00:00:00Z\"";
  time_t seconds = (time_t) time;
  struct tm parts;
  char *p = text + 1;

  g_return_if_fail (json != NULL);

  if (time == 0 || gmtime_r (&seconds, &parts) == NULL)
    {
      g_string_append (json, "null");
      return;
    }

  p = put_digits (p, parts.tm_year + 1900, 4) + 1;
  p = put_digits (p, parts.tm_mon + 1, 2) + 1;
  p = put_digits (p, parts.tm_mday, 2) + 1;
  p = put_digits (p, parts.tm_hour, 2) + 1;
  p = put_digits (p, parts.tm_min, 2) + 1;
  put_digits (p, parts.tm_sec, 2);
  g_string_append_len (json, text, sizeof text - 1);
}
