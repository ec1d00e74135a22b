/* signet-words-time.c: what the application says about times
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-words.h"

#include <glib/gi18n-lib.h>

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define RELATIVE_DAYS 7
#define RELATIVE_EXPIRY_DAYS 30

/* How long ago something was, in the unit that people would say. */
typedef enum
{
  AGE_NOW,
  AGE_MINUTES,
  AGE_HOURS,
  AGE_YESTERDAY,
  AGE_DAYS,
  AGE_DATE,
} AgeUnit;

/*
 * Helpers
 */

/* GLib reads where the person is from the disk each time it is asked, and a list asks a thousand
 * times while it is shown anew. Who travels sees it a minute later.
 */
static GDateTime *
to_local (gint64 time)
{
  static GTimeZone *zone = NULL;
  static gint64 read_at = 0;
  gint64 now = g_get_monotonic_time ();
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (time);

  if (zone == NULL || now - read_at > G_TIME_SPAN_MINUTE)
    {
      g_clear_pointer (&zone, g_time_zone_unref);
      zone = g_time_zone_new_local ();
      read_at = now;
    }

  return utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
}

/* Days are those of the calendar where the person is, so that “yesterday” is what they mean. */
static int
count_days (gint64 from,
            gint64 to)
{
  g_autoptr(GDateTime) start = to_local (from);
  g_autoptr(GDateTime) end = to_local (to);
  GDate first;
  GDate last;

  if (start == NULL || end == NULL)
    return G_MAXINT;

  g_date_clear (&first, 1);
  g_date_clear (&last, 1);
  g_date_set_dmy (&first, (GDateDay) g_date_time_get_day_of_month (start),
                  (GDateMonth) g_date_time_get_month (start),
                  (GDateYear) g_date_time_get_year (start));
  g_date_set_dmy (&last, (GDateDay) g_date_time_get_day_of_month (end),
                  (GDateMonth) g_date_time_get_month (end),
                  (GDateYear) g_date_time_get_year (end));

  return g_date_days_between (&first, &last);
}

/* A time in the future, from a clock that is not quite right, is now. */
static AgeUnit
get_age (gint64  time,
         gint64  now,
         guint  *number)
{
  gint64 seconds = MAX (now - time, 0);
  int days = count_days (time, now);

  *number = 0;
  if (seconds < MINUTE)
    return AGE_NOW;

  if (seconds < HOUR)
    {
      *number = (guint) (seconds / MINUTE);
      return AGE_MINUTES;
    }

  if (days <= 0)
    {
      *number = (guint) (seconds / HOUR);
      return AGE_HOURS;
    }

  if (days == 1)
    return AGE_YESTERDAY;

  *number = (guint) days;
  return days < RELATIVE_DAYS ? AGE_DAYS : AGE_DATE;
}

static char *
format_time (gint64      time,
             const char *format)
{
  g_autoptr(GDateTime) date = to_local (time);
  char *text = date != NULL ? g_date_time_format (date, format) : NULL;

  /* Only a year beyond 9999 gets here, and it says little to a person. */
  return text != NULL ? text : g_strdup ("—");
}

static char *
describe_issued (gint64 time,
                 gint64 now)
{
  g_autofree char *date = NULL;
  guint number;

  switch (get_age (time, now, &number))
    {
    case AGE_NOW:
      return g_strdup (_("Issued just now"));
    case AGE_MINUTES:
      return g_strdup_printf (ngettext ("Issued %u minute ago", "Issued %u minutes ago", number),
                              number);
    case AGE_HOURS:
      return g_strdup_printf (ngettext ("Issued %u hour ago", "Issued %u hours ago", number),
                              number);
    case AGE_YESTERDAY:
      return g_strdup (_("Issued yesterday"));
    case AGE_DAYS:
      return g_strdup_printf (ngettext ("Issued %u day ago", "Issued %u days ago", number),
                              number);
    case AGE_DATE:
    default:
      date = signet_words_date (time);
      /* Translators: %s is a date */
      return g_strdup_printf (_("Issued %s"), date);
    }
}

static char *
describe_end (gint64 expires,
              gint64 now)
{
  g_autofree char *date = NULL;
  int days;

  if (expires == 0)
    return g_strdup (_("Never expires"));

  date = signet_words_date (expires);
  if (expires <= now)
    /* Translators: %s is a date */
    return g_strdup_printf (_("Expired %s"), date);

  days = count_days (now, expires);
  if (days <= 0)
    return g_strdup (_("Expires today"));
  if (days == 1)
    return g_strdup (_("Expires tomorrow"));
  if (days <= RELATIVE_EXPIRY_DAYS)
    return g_strdup_printf (ngettext ("Expires in %d day", "Expires in %d days",
                                      (gulong) days), days);

  /* Translators: %s is a date */
  return g_strdup_printf (_("Expires %s"), date);
}

/*
 * Public
 */

/**
 * signet_words_date:
 * @time: Unix seconds
 *
 * Returns: (transfer full): the day, where the person is
 */
char *
signet_words_date (gint64 time)
{
  /* Translators: a date as in “9 Jan 2027”, see the documentation of g_date_time_format() */
  return format_time (time, _("%-d %b %Y"));
}

/**
 * signet_words_date_time:
 * @time: Unix seconds
 *
 * Returns: (transfer full): the day and the time of day, where the person is
 */
char *
signet_words_date_time (gint64 time)
{
  /* Translators: a date and time as in “9 January 2027, 14:05”, see g_date_time_format() */
  return format_time (time, _("%-d %B %Y, %H:%M"));
}

/**
 * signet_words_relative:
 * @time: Unix seconds, 0 for never
 * @now: Unix seconds
 *
 * Returns: (transfer full): how long ago it was, up to a week, then the date
 */
char *
signet_words_relative (gint64 time,
                       gint64 now)
{
  guint number;

  if (time == 0)
    return g_strdup (C_ ("time", "Never"));

  switch (get_age (time, now, &number))
    {
    case AGE_NOW:
      return g_strdup (_("Just now"));
    case AGE_MINUTES:
      return g_strdup_printf (ngettext ("%u minute ago", "%u minutes ago", number), number);
    case AGE_HOURS:
      return g_strdup_printf (ngettext ("%u hour ago", "%u hours ago", number), number);
    case AGE_YESTERDAY:
      return g_strdup (_("Yesterday"));
    case AGE_DAYS:
      return g_strdup_printf (ngettext ("%u day ago", "%u days ago", number), number);
    case AGE_DATE:
    default:
      return signet_words_date (time);
    }
}

/**
 * signet_words_used:
 * @time: Unix seconds, 0 for never
 * @now: Unix seconds
 *
 * Returns: (transfer full): how long ago something was used, as words that stand alone
 */
char *
signet_words_used (gint64 time,
                   gint64 now)
{
  g_autofree char *date = NULL;
  guint number;

  if (time == 0)
    return g_strdup (_("Never used"));

  switch (get_age (time, now, &number))
    {
    case AGE_NOW:
      return g_strdup (_("Used just now"));
    case AGE_MINUTES:
      return g_strdup_printf (ngettext ("Used %u minute ago", "Used %u minutes ago", number),
                              number);
    case AGE_HOURS:
      return g_strdup_printf (ngettext ("Used %u hour ago", "Used %u hours ago", number),
                              number);
    case AGE_YESTERDAY:
      return g_strdup (_("Used yesterday"));
    case AGE_DAYS:
      return g_strdup_printf (ngettext ("Used %u day ago", "Used %u days ago", number), number);
    case AGE_DATE:
    default:
      date = signet_words_date (time);
      /* Translators: %s is a date */
      return g_strdup_printf (_("Used %s"), date);
    }
}

/**
 * signet_words_expiry:
 * @expires: Unix seconds, 0 for never
 * @now: Unix seconds
 *
 * Returns: (transfer full): when it ends, in days up to 30, then the date
 */
char *
signet_words_expiry (gint64 expires,
                     gint64 now)
{
  int days;

  if (expires == 0)
    return g_strdup (C_ ("time", "Never"));
  if (expires <= now)
    return g_strdup (C_ ("expiry", "Expired"));

  days = count_days (now, expires);
  if (days <= 0)
    return g_strdup (_("Today"));
  if (days == 1)
    return g_strdup (_("Tomorrow"));
  if (days <= RELATIVE_EXPIRY_DAYS)
    return g_strdup_printf (ngettext ("In %d day", "In %d days", (gulong) days), days);

  return signet_words_date (expires);
}

/**
 * signet_words_days_until:
 * @time: Unix seconds
 * @now: Unix seconds
 *
 * Returns: in how many days of the calendar it is, where the person is
 */
int
signet_words_days_until (gint64 time,
                         gint64 now)
{
  return count_days (now, time);
}

/**
 * signet_words_expires_soon:
 * @expires: Unix seconds, 0 for never
 * @now: Unix seconds
 *
 * Returns: whether the end is near enough, or past, to deserve a warning
 */
gboolean
signet_words_expires_soon (gint64 expires,
                           gint64 now)
{
  return expires != 0 && expires - now <= SIGNET_WORDS_EXPIRY_WARNING;
}

/**
 * signet_words_time_by:
 * @time: Unix seconds
 * @now: Unix seconds
 * @who: (nullable): the name of a person
 *
 * Returns: (transfer full): when something was done and by whom
 */
char *
signet_words_time_by (gint64      time,
                      gint64      now,
                      const char *who)
{
  g_autofree char *when = signet_words_relative (time, now);

  if (who == NULL || *who == '\0')
    return g_steal_pointer (&when);

  /* Translators: when something was done and by whom: “2 minutes ago by root” */
  return g_strdup_printf (_("%s by %s"), when, who);
}

/**
 * signet_words_secret_facts:
 * @secret: what is known about a secret
 * @now: Unix seconds
 *
 * Returns: (transfer full): when it was issued, when it was last used and when it ends
 */
char *
signet_words_secret_facts (SignetSecretInfo *secret,
                           gint64            now)
{
  g_autofree char *issued = NULL;
  g_autofree char *used = NULL;
  g_autofree char *end = NULL;

  g_return_val_if_fail (secret != NULL, NULL);

  issued = describe_issued (signet_secret_info_get_created (secret), now);
  used = signet_words_used (signet_secret_info_get_last_used (secret), now);
  end = describe_end (signet_secret_info_get_expires (secret), now);

  /* Translators: three facts about a secret, like “Issued 2 hours ago”, side by side */
  return g_strdup_printf (_("%s · %s · %s"), issued, used, end);
}

/**
 * signet_words_secret_times:
 * @secret: what is known about a secret
 *
 * Returns: (transfer full): the exact times of what [func@Signet.words_secret_facts] says, each
 *   on a line; what never happens is left out
 */
char *
signet_words_secret_times (SignetSecretInfo *secret)
{
  gint64 last_used;
  gint64 expires;
  g_autofree char *issued = NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  g_return_val_if_fail (secret != NULL, NULL);

  last_used = signet_secret_info_get_last_used (secret);
  expires = signet_secret_info_get_expires (secret);
  issued = signet_words_date_time (signet_secret_info_get_created (secret));
  /* Translators: %s is a date and a time */
  g_string_append_printf (text, _("Issued: %s"), issued);
  if (last_used != 0)
    {
      g_autofree char *used = signet_words_date_time (last_used);

      g_string_append_c (text, '\n');
      /* Translators: %s is a date and a time */
      g_string_append_printf (text, _("Last used: %s"), used);
    }
  if (expires != 0)
    {
      g_autofree char *end = signet_words_date_time (expires);

      g_string_append_c (text, '\n');
      /* Translators: %s is a date and a time */
      g_string_append_printf (text, _("Expires: %s"), end);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
