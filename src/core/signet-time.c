/* signet-time.c: points in time on the wire
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-time.h"

#include <string.h>

/*
 * Helpers
 */

static gboolean
read_digits (const char *text,
             guint       n_digits,
             gint64     *number)
{
  *number = 0;
  for (guint i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *number = *number * 10 + (text[i] - '0');
    }

  return TRUE;
}

/* Gives the days from 1970-01-01 to a date of the Gregorian calendar. Years begin in March
 * here, so that the day that comes every four years is the last of its year.
 */
static gint64
count_days (gint64 year,
            gint64 month,
            gint64 day)
{
  gint64 shifted_year = month > 2 ? year : year - 1;
  gint64 shifted_month = (month + 9) % 12;
  gint64 leap_days = shifted_year / 4 - shifted_year / 100 + shifted_year / 400;

  return shifted_year * 365 + leap_days + (shifted_month * 153 + 2) / 5 + day - 719469;
}

/* Reads the one form that our own issuer writes, which is what a list of a hundred thousand
 * credentials has half a million times: GDateTime takes ten times as long for it.
 */
static gboolean
read_plain (const char *text,
            gint64     *time)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gint64 year, month, day, hour, minute, second;

  if (strlen (text) != strlen ("2026-01-01T00:00:00Z") ||
      text[4] != '-' || text[7] != '-' || text[10] != 'T' ||
      text[13] != ':' || text[16] != ':' || text[19] != 'Z' ||
      !read_digits (text, 4, &year) || !read_digits (text + 5, 2, &month) ||
      !read_digits (text + 8, 2, &day) || !read_digits (text + 11, 2, &hour) ||
      !read_digits (text + 14, 2, &minute) || !read_digits (text + 17, 2, &second))
    return FALSE;

  /* The last days of February and whatever is odd are left to GDateTime. */
  if (year < 1971 || month < 1 || month > 12 || day < 1 || day > days[month - 1] ||
      hour > 23 || minute > 59 || second > 59)
    return FALSE;

  *time = ((count_days (year, month, day) * 24 + hour) * 60 + minute) * 60 + second;

  return TRUE;
}

/*
 * Public
 */

/**
 * signet_time_to_string:
 * @time: seconds since 1970-01-01T00:00:00Z
 *
 * Returns: (transfer full): @time in RFC 3339 form, in UTC, in whole seconds
 */
char *
signet_time_to_string (gint64 time)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (time);

  g_return_val_if_fail (date != NULL, NULL);

  return g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * signet_time_from_string:
 * @text: (nullable): a time in RFC 3339 form, with a zone
 * @time: (out): seconds since 1970-01-01T00:00:00Z; fractions are cut off
 *
 * Returns: whether @text is such a time after 1970; if not, @time is left alone
 */
gboolean
signet_time_from_string (const char *text,
                         gint64     *time)
{
  g_autoptr(GDateTime) date = NULL;

  g_return_val_if_fail (time != NULL, FALSE);

  if (text == NULL)
    return FALSE;

  if (read_plain (text, time))
    return TRUE;

  /* Without a default zone GLib refuses a text that names none, as RFC 3339 does. */
  date = g_date_time_new_from_iso8601 (text, NULL);
  if (date == NULL || g_date_time_to_unix (date) <= 0)
    return FALSE;

  *time = g_date_time_to_unix (date);

  return TRUE;
}

/**
 * signet_time_now:
 *
 * Returns: now, in seconds since 1970-01-01T00:00:00Z
 */
gint64
signet_time_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}
