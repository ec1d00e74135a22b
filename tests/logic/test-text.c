/* test-text.c: names as people write them, and secrets as machines do
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "signet-secret-format.h"
#include "signet-text.h"
#include "signet-time.h"

static void
test_fold (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { "", "" },
    { "Billing EXPORT", "billing export" },
    { "Überweisung", "uberweisung" },
    { "U\xcc\x88" "berweisung", "uberweisung" },
    { "stra\xc3\x9f" "e", "strasse" },
    { "\xef\xac\x81ne", "fine" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = signet_text_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static void
test_strip (void)
{
  static const struct
  {
    const char *text;
    const char *stripped;
  } cases[] = {
    { NULL, "" },
    { "   ", "" },
    { "\xc2\xa0\xe3\x80\x80 a b \t\n", "a b" },
    { "a", "a" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *stripped = signet_text_strip (cases[i].text);

      g_assert_cmpstr (stripped, ==, cases[i].stripped);
    }
}

static void
test_hidden_parts (void)
{
  g_assert_false (signet_text_has_hidden_parts ("\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d"));
  g_assert_false (signet_text_has_hidden_parts ("\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb"));
  g_assert_false (signet_text_has_hidden_parts ("<b>&amp;</b>"));
  g_assert_false (signet_text_has_hidden_parts ("two\nlines\tand a tab"));
  g_assert_true (signet_text_has_hidden_parts ("bell\a"));
  g_assert_true (signet_text_has_hidden_parts ("escape\x1b[31m"));
  g_assert_true (signet_text_has_hidden_parts ("delete\x7f"));
  g_assert_true (signet_text_has_hidden_parts ("next line\xc2\x85"));
  g_assert_true (signet_text_has_hidden_parts ("turned \xe2\x80\xae around"));
}

static void
test_single_line (void)
{
  g_assert_true (signet_text_is_single_line ("one line"));
  g_assert_false (signet_text_is_single_line ("two\nlines"));
  g_assert_false (signet_text_is_single_line ("two\xe2\x80\xa8lines"));
}

static void
test_secret_format (void)
{
  const guint8 nothing[SIGNET_SECRET_ENTROPY] = { 0 };
  guint8 all[SIGNET_SECRET_ENTROPY];
  char secret[SIGNET_SECRET_LENGTH + 1];

  signet_secret_format_write (nothing, secret);
  g_assert_cmpuint (strlen (secret), ==, SIGNET_SECRET_LENGTH);
  g_assert_true (g_str_has_prefix (secret, "sgn_0000000000000000000000000000000000000000000"));
  g_assert_true (signet_secret_format_is_genuine (secret));

  memset (all, 0xFF, sizeof all);
  signet_secret_format_write (all, secret);
  g_assert_true (signet_secret_format_is_genuine (secret));

  for (gsize i = 4; i < SIGNET_SECRET_LENGTH; i++)
    {
      char kept = secret[i];

      secret[i] = kept == 'a' ? 'b' : 'a';
      g_assert_false (signet_secret_format_is_genuine (secret));
      secret[i] = kept;
    }

  g_assert_false (signet_secret_format_is_genuine (NULL));
  g_assert_false (signet_secret_format_is_genuine ("sgn_short"));
}

/* The checksum must be the one that zlib and every other tool call CRC32, or no scanner
 * could check a secret: CRC32 of "sgn_" and 43 zeros is 0xA2CBA436.
 */
static void
test_secret_checksum (void)
{
  const guint8 nothing[SIGNET_SECRET_ENTROPY] = { 0 };
  char secret[SIGNET_SECRET_LENGTH + 1];
  guint64 checksum = 0;

  signet_secret_format_write (nothing, secret);
  for (const char *p = secret + SIGNET_SECRET_LENGTH - 6; *p != '\0'; p++)
    {
      static const char digits[] =
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

      checksum = checksum * 62 + (guint64) (strchr (digits, *p) - digits);
    }

  g_assert_cmphex (checksum, ==, 0xA2CBA436);
}

static void
test_time (void)
{
  static const struct
  {
    const char *text;
    gint64 time;
  } cases[] = {
    { "2026-11-23T14:00:00Z", 1795442400 },
    { "2026-11-23T15:00:00+01:00", 1795442400 },
    { "2026-11-23T14:00:00.75Z", 1795442400 },
    { "2026-11-23T14:00:00", 0 },
    { "2026-11-23", 0 },
    { "yesterday", 0 },
    { "1969-01-01T00:00:00Z", 0 },
    { NULL, 0 },
  };
  g_autofree char *written = signet_time_to_string (1795442400);

  g_assert_cmpstr (written, ==, "2026-11-23T14:00:00Z");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 time = 0;

      g_assert_cmpint (signet_time_from_string (cases[i].text, &time), ==, cases[i].time != 0);
      g_assert_cmpint (time, ==, cases[i].time);
    }
}

/* Most of these are read without GLib, the last days of February and what is no date with it. */
static void
test_time_round_trip (void)
{
  static const char *const wrong[] = {
    "2026-02-29T00:00:00Z", "2026-04-31T00:00:00Z", "2026-00-10T00:00:00Z",
    "2026-13-01T00:00:00Z", "2026-01-00T00:00:00Z", "2026-01-01T24:00:00Z",
    "2026-01-01T00:60:00Z", "2026-01-01T00:00:00z ", "2026-01-01 00:00:00", "20x6-01-01T00:00:00Z",
  };
  gint64 time = 0;

  for (gint64 day = 1; day < 366 * 400; day++)
    {
      gint64 wanted = day * 86400 + day % 86400;
      g_autofree char *text = signet_time_to_string (wanted);

      g_assert_true (signet_time_from_string (text, &time));
      g_assert_cmpint (time, ==, wanted);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (signet_time_from_string (wrong[i], &time));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/strip", test_strip);
  g_test_add_func ("/text/hidden-parts", test_hidden_parts);
  g_test_add_func ("/text/single-line", test_single_line);
  g_test_add_func ("/secret-format/round", test_secret_format);
  g_test_add_func ("/secret-format/checksum", test_secret_checksum);
  g_test_add_func ("/time/wire", test_time);
  g_test_add_func ("/time/round-trip", test_time_round_trip);

  return g_test_run ();
}
