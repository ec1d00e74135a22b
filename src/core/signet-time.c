/* signet-time.c: points in time on the wire
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-time.h"

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
