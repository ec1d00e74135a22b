/* signet-http-retry.c: when a request is sent again
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-http-retry.h"

#include "signet-error.h"
#include "signet-http-error.h"

#define ATTEMPTS 5
#define FIRST_DELAY 100  /* milliseconds */
#define LAST_DELAY 5000  /* milliseconds */

/*
 * Helpers
 */

/* Exponential, with full jitter: those who were refused together do not come back together. */
static int
back_off (guint  attempt,
          double random)
{
  int ceiling = MIN (LAST_DELAY, FIRST_DELAY << MIN (attempt, 10));

  return (int) (random * ceiling);
}

/* Seconds, or a date (RFC 9110 §10.2.3). */
static gboolean
parse_retry_after (const char *text,
                   gint64      now,
                   gint64     *seconds)
{
  g_autoptr(GDateTime) date = NULL;
  guint64 number;

  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &number, NULL))
    {
      *seconds = (gint64) number;
      return TRUE;
    }

  date = soup_date_time_new_from_http_string (text);
  if (date == NULL)
    return FALSE;

  *seconds = MAX (0, g_date_time_to_unix (date) - now);

  return TRUE;
}

/*
 * Public
 */

/**
 * signet_http_retry_after_error:
 * @request: what was sent
 * @error: what libsoup gave, or GIO below it
 * @attempt: how often it was sent before this
 * @random: from 0 to less than 1
 *
 * A UNIX socket whose queue is full refused before anything was sent, so that anything can be
 * sent again. If the connection ended later, only what is safe to do twice can.
 *
 * Returns: how many milliseconds to wait, or %SIGNET_HTTP_RETRY_NEVER
 */
int
signet_http_retry_after_error (SignetHttpRequest *request,
                               const GError      *error,
                               guint              attempt,
                               double             random)
{
  g_autoptr(GError) classified = NULL;

  g_return_val_if_fail (request != NULL, SIGNET_HTTP_RETRY_NEVER);
  g_return_val_if_fail (error != NULL, SIGNET_HTTP_RETRY_NEVER);

  if (attempt + 1 >= ATTEMPTS)
    return SIGNET_HTTP_RETRY_NEVER;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    return back_off (attempt, random);

  classified = signet_http_error_from_transport (error);
  if (signet_http_request_is_repeatable (request) &&
      g_error_matches (classified, SIGNET_ERROR, SIGNET_ERROR_INTERRUPTED))
    return back_off (attempt, random);

  return SIGNET_HTTP_RETRY_NEVER;
}

/**
 * signet_http_retry_after_answer:
 * @request: what was sent
 * @status: what was answered
 * @retry_after: (nullable): the header of that name
 * @attempt: how often it was sent before this
 * @now: the time in Unix seconds
 * @random: from 0 to less than 1
 *
 * A server that has too much to do, or a gateway that does not reach it, is asked again, as late
 * as it says. Only what is safe to do twice is sent again.
 *
 * Returns: how many milliseconds to wait, or %SIGNET_HTTP_RETRY_NEVER
 */
int
signet_http_retry_after_answer (SignetHttpRequest *request,
                                guint              status,
                                const char        *retry_after,
                                guint              attempt,
                                gint64             now,
                                double             random)
{
  gint64 seconds;

  g_return_val_if_fail (request != NULL, SIGNET_HTTP_RETRY_NEVER);

  if (attempt + 1 >= ATTEMPTS || !signet_http_request_is_repeatable (request))
    return SIGNET_HTTP_RETRY_NEVER;

  if (status != 429 && status != SOUP_STATUS_BAD_GATEWAY &&
      status != SOUP_STATUS_SERVICE_UNAVAILABLE && status != SOUP_STATUS_GATEWAY_TIMEOUT)
    return SIGNET_HTTP_RETRY_NEVER;

  if (retry_after == NULL || !parse_retry_after (retry_after, now, &seconds))
    return back_off (attempt, random);

  if (seconds > SIGNET_HTTP_RETRY_WAIT_MAX)
    return SIGNET_HTTP_RETRY_NEVER;

  return (int) seconds * 1000;
}
