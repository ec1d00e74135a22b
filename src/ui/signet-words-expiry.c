/* signet-words-expiry.c: what the application says about secrets that end
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-words.h"

#include <glib/gi18n-lib.h>

/* So many are named before the others are counted. */
#define NAMED 3

/*
 * Helpers
 */

static const char *
get_name (GPtrArray *reminders,
          guint      index)
{
  SignetExpiryReminder *reminder = g_ptr_array_index (reminders, index);

  return signet_credential_get_display_name (signet_expiry_reminder_get_credential (reminder));
}

/*
 * Public
 */

/**
 * signet_words_expiring:
 * @n_soon: how many secrets end within a week
 *
 * Returns: (transfer full): how many they are
 */
char *
signet_words_expiring (guint n_soon)
{
  g_autofree char *number = signet_words_number (n_soon);

  /* Translators: %s is a number, %d is 7 */
  return g_strdup_printf (ngettext ("%s secret expires within %d days",
                                    "%s secrets expire within %d days", n_soon),
                          number, SIGNET_EXPIRY_SOON_DAYS);
}

/**
 * signet_words_expired:
 * @n_expired: how many credentials have only secrets that have ended
 *
 * Returns: (transfer full): how many they are
 */
char *
signet_words_expired (guint n_expired)
{
  g_autofree char *number = signet_words_number (n_expired);

  /* Translators: %s is a number of secrets */
  return g_strdup_printf (ngettext ("%s expired", "%s expired", n_expired), number);
}

/**
 * signet_words_only_expired:
 * @n_expired: how many credentials have only secrets that have ended
 *
 * Returns: (transfer full): how many they are, as words that stand alone
 */
char *
signet_words_only_expired (guint n_expired)
{
  g_autofree char *number = signet_words_number (n_expired);

  return g_strdup_printf (ngettext ("%s secret has expired", "%s secrets have expired", n_expired),
                          number);
}

/**
 * signet_words_reminder_title:
 * @reminder: a secret that ends
 * @now: Unix seconds
 *
 * Returns: (transfer full): the title of a notification
 */
char *
signet_words_reminder_title (SignetExpiryReminder *reminder,
                             gint64                now)
{
  SignetCredential *credential;
  const char *name;
  gint64 expires;
  int days;

  g_return_val_if_fail (reminder != NULL, NULL);

  credential = signet_expiry_reminder_get_credential (reminder);
  name = signet_credential_get_display_name (credential);
  expires = signet_expiry_reminder_get_expires (reminder);
  if (expires <= now)
    /* Translators: %s is the name of a credential */
    return g_strdup_printf (_("The Secret of “%s” Has Expired"), name);

  days = signet_words_days_until (expires, now);
  if (days <= 0)
    /* Translators: %s is the name of a credential */
    return g_strdup_printf (_("The Secret of “%s” Expires Today"), name);
  if (days == 1)
    /* Translators: %s is the name of a credential */
    return g_strdup_printf (_("The Secret of “%s” Expires Tomorrow"), name);

  /* Translators: the name of a credential, and a number of days */
  return g_strdup_printf (ngettext ("The Secret of “%s” Expires in %d Day",
                                    "The Secret of “%s” Expires in %d Days", (gulong) days),
                          name, days);
}

/**
 * signet_words_reminder_body:
 * @reminder: a secret that ends
 * @now: Unix seconds
 *
 * Returns: (transfer full): what it means, and what to do about it
 */
char *
signet_words_reminder_body (SignetExpiryReminder *reminder,
                            gint64                now)
{
  g_autofree char *date = NULL;
  gint64 expires;

  g_return_val_if_fail (reminder != NULL, NULL);

  expires = signet_expiry_reminder_get_expires (reminder);
  date = signet_words_date_time (expires);
  if (expires <= now)
    /* Translators: %s is a date and a time */
    return g_strdup_printf (_("Since %s programs get no access tokens with it. Rotate it, or give "
                              "it more time."), date);

  /* Translators: %s is a date and a time */
  return g_strdup_printf (_("After %s programs get no access tokens with it. Rotate it before "
                            "then, or give it more time."), date);
}

/**
 * signet_words_reminders_title:
 * @reminders: (element-type SignetExpiryReminder): several secrets that end
 * @expired: whether all of them have ended
 *
 * Returns: (transfer full): the title of a notification about all of them
 */
char *
signet_words_reminders_title (GPtrArray *reminders,
                              gboolean   expired)
{
  guint n;

  g_return_val_if_fail (reminders != NULL, NULL);

  n = reminders->len;
  if (expired)
    return g_strdup_printf (ngettext ("%u Client Secret Has Expired",
                                      "%u Client Secrets Have Expired", n), n);

  return g_strdup_printf (ngettext ("%u Client Secret Expires Soon",
                                    "%u Client Secrets Expire Soon", n), n);
}

/**
 * signet_words_reminders_body:
 * @reminders: (element-type SignetExpiryReminder): several secrets that end
 *
 * Returns: (transfer full): whose they are
 */
char *
signet_words_reminders_body (GPtrArray *reminders)
{
  g_autoptr(GString) names = g_string_new (NULL);
  guint rest;

  g_return_val_if_fail (reminders != NULL && reminders->len > 0, NULL);

  for (guint i = 0; i < MIN (reminders->len, NAMED); i++)
    {
      if (i > 0)
        /* Translators: stands between the names of credentials */
        g_string_append (names, C_ ("list", ", "));
      g_string_append (names, get_name (reminders, i));
    }

  rest = reminders->len - MIN (reminders->len, NAMED);
  if (rest == 0)
    return g_string_free (g_steal_pointer (&names), FALSE);

  /* Translators: some names of credentials, and the number of those that are not named */
  return g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", rest), names->str, rest);
}
