/* signet-words-usage.c: what the application says about tokens that were given
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-words.h"

#include <glib/gi18n-lib.h>

/*
 * Helpers
 */

/* With the separators of thousands that people are used to. */
static char *
format_number (guint64 number)
{
  return g_strdup_printf ("%'" G_GUINT64_FORMAT, number);
}

/* A day of the issuer is one in UTC, wherever the person is. */
static char *
format_day (gint64      time,
            const char *format)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (time);
  char *text = date != NULL ? g_date_time_format (date, format) : NULL;

  return text != NULL ? text : g_strdup ("—");
}

static gulong
get_plural (guint64 number)
{
  return (gulong) MIN (number, G_MAXULONG);
}

/*
 * Public
 */

/**
 * signet_words_day:
 * @time: when a day in UTC begins, in Unix seconds
 *
 * Returns: (transfer full): the day, without the year
 */
char *
signet_words_day (gint64 time)
{
  /* Translators: a day as in “12 November”, see the documentation of g_date_time_format() */
  return format_day (time, _("%-d %B"));
}

/**
 * signet_words_usage:
 * @history: how many tokens were given on each day
 *
 * Returns: (transfer full): all of it in a sentence
 */
char *
signet_words_usage (SignetUsageHistory *history)
{
  guint n_days;
  guint busiest;
  guint64 total;
  g_autofree char *number = NULL;
  g_autofree char *most = NULL;
  g_autofree char *day = NULL;
  g_autofree char *period = NULL;

  g_return_val_if_fail (SIGNET_IS_USAGE_HISTORY (history), NULL);

  n_days = signet_usage_history_get_n_days (history);
  total = signet_usage_history_get_total (history);
  if (total == 0)
    return g_strdup_printf (ngettext ("No tokens in the last %u day",
                                      "No tokens in the last %u days", n_days), n_days);

  busiest = signet_usage_history_get_busiest (history);
  number = format_number (total);
  most = format_number (signet_usage_history_get_tokens (history, busiest));
  day = signet_words_day (signet_usage_history_get_day (history, busiest));
  /* Translators: stands in for “the last 30 days” in the sentence with the number of tokens */
  period = g_strdup_printf (ngettext ("the last %u day", "the last %u days", n_days), n_days);

  /* Translators: “1,204 tokens in the last 30 days, most on 12 November (96)” */
  return g_strdup_printf (ngettext ("%s token in %s, most on %s (%s)",
                                    "%s tokens in %s, most on %s (%s)", get_plural (total)),
                          number, period, day, most);
}

/**
 * signet_words_usage_day:
 * @history: how many tokens were given on each day
 * @index: which day
 *
 * Returns: (transfer full): what was given on that day
 */
char *
signet_words_usage_day (SignetUsageHistory *history,
                        guint               index)
{
  guint64 tokens;
  g_autofree char *day = NULL;
  g_autofree char *number = NULL;

  g_return_val_if_fail (SIGNET_IS_USAGE_HISTORY (history), NULL);

  tokens = signet_usage_history_get_tokens (history, index);
  day = signet_words_day (signet_usage_history_get_day (history, index));
  if (tokens == 0)
    /* Translators: %s is a day as in “12 November” */
    return g_strdup_printf (_("%s: no tokens"), day);

  number = format_number (tokens);

  /* Translators: a day as in “12 November”, and a number */
  return g_strdup_printf (ngettext ("%s: %s token", "%s: %s tokens", get_plural (tokens)),
                          day, number);
}

/**
 * signet_words_usage_since:
 * @history: how many tokens were given on each day
 * @created: when the credential was issued, in Unix seconds
 *
 * Returns: (transfer full) (nullable): since when they are counted, %NULL if that makes no
 *   difference
 */
char *
signet_words_usage_since (SignetUsageHistory *history,
                          gint64              created)
{
  gint64 since;
  g_autofree char *day = NULL;

  g_return_val_if_fail (SIGNET_IS_USAGE_HISTORY (history), NULL);

  since = signet_usage_history_get_counted_since (history);
  if (since == 0 || created >= since)
    return NULL;

  day = signet_words_day (since);

  /* Translators: %s is a day as in “12 November” */
  return g_strdup_printf (_("The issuer counts tokens since %s; earlier ones are not shown."), day);
}
