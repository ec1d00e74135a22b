/* test-text.c: names as people write them, and secrets as machines do
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "signet-collation.h"
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

/* In @expected, what is found stands between brackets. */
static const struct
{
  const char *text;
  const char *search;
  const char *expected;
} match_cases[] = {
  { "POS Gateway", "", NULL },
  { "", "pos", NULL },
  { "POS Gateway", "nightly", NULL },
  { "POS Gateway", "gate", "POS [Gate]way" },
  { "POS Gateway", "  WAY\tpos ", "[POS] Gate[way]" },
  /* Overlapping and touching ones are one. */
  { "banana", "ana nan", "b[anana]" },
  { "nightly export", "night tly", "[nightly] export" },
  { "aaaa", "aa", "[aaaa]" },
  /* Accents and the way a letter is composed. */
  { "Café Loyalty", "cafe", "[Café] Loyalty" },
  { "Cafe\xcc\x81 Loyalty", "café", "[Cafe\xcc\x81] Loyalty" },
  { "Cafe\xcc\x81 Loyalty", "caf", "[Caf]e\xcc\x81 Loyalty" },
  { "e\xcc\x81\xcc\xa3x", "e", "[e\xcc\x81\xcc\xa3]x" },
  { "Überweisung", "UBER", "[Über]weisung" },
  { "Vi\xe1\xbb\x87t", "viet", "[Vi\xe1\xbb\x87t]" },
  /* What folds to several letters is found by any of them, and marked whole. */
  { "Straße", "strasse", "[Straße]" },
  { "STRASSE", "straße", "[STRASSE]" },
  { "Straße", "s", "[S]tra[ß]e" },
  { "Straße", "as", "Str[aß]e" },
  { "\xef\xac\x81ne \xef\xac\x83x", "fi", "[\xef\xac\x81]ne [\xef\xac\x83]x" },
  { "\xef\xac\x83x", "ix", "[\xef\xac\x83x]" },
  { "№ 5", "no", "[№] 5" },
  /* The i of Turkish: with its dot it is an i, without it is another letter. */
  { "İstanbul", "istanbul", "[İstanbul]" },
  { "ISTANBUL", "istanbul", "[ISTANBUL]" },
  { "Diyarbakır", "bakir", NULL },
  { "Diyarbakır", "bakır", "Diyar[bakır]" },
  /* Greek: the last sigma is a sigma. */
  { "ΟΔΟΣ", "οδος", "[ΟΔΟΣ]" },
  /* Arabic with and without vowels, and in its forms for print. */
  { "\xd9\x85\xd9\x8f\xd8\xad\xd9\x85\xd9\x8e\xd9\x91\xd8\xaf",
    "\xd9\x85\xd8\xad\xd9\x85\xd8\xaf",
    "[\xd9\x85\xd9\x8f\xd8\xad\xd9\x85\xd9\x8e\xd9\x91\xd8\xaf]" },
  { "x\xef\xbb\xbby", "\xd9\x84\xd8\xa7", "x[\xef\xbb\xbb]y" },
  /* Hangul, whose letters are parts of a syllable. */
  { "\xed\x95\x9c\xea\xb5\xad", "\xed\x95\x9c", "[\xed\x95\x9c]\xea\xb5\xad" },
  /* Emoji: a person with a skin tone and a tool is one sign. */
  { "a \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb b", "\xf0\x9f\x92\xbb",
    "a [\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb] b" },
  { "\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd ok", "\xf0\x9f\x91\x8d",
    "[\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd] ok" },
  { "\xf0\x9f\x9a\x80 launch", "launch", "\xf0\x9f\x9a\x80 [launch]" },
  /* What is no text is not searched. */
  { "bad \xff text", "text", NULL },
};

static char *
bracket (const char *text,
         GArray     *matches)
{
  g_autoptr(GString) marked = g_string_new (text);

  for (guint i = matches->len; i > 0; i--)
    {
      const SignetTextMatch *match = &g_array_index (matches, SignetTextMatch, i - 1);

      g_string_insert (marked, match->end, "]");
      g_string_insert (marked, match->start, "[");
    }

  return g_string_free (g_steal_pointer (&marked), FALSE);
}

static void
test_matches (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (match_cases); i++)
    {
      g_auto(GStrv) words = signet_text_fold_words (match_cases[i].search);
      g_autoptr(GArray) matches =
        signet_text_find_matches (match_cases[i].text, (const char * const *) words);
      g_autofree char *marked = NULL;

      if (matches != NULL)
        marked = bracket (match_cases[i].text, matches);
      g_assert_cmpstr (marked, ==, match_cases[i].expected);
    }
}

/* A word stands in a text exactly when the search, which compares folded texts, finds it. */
static void
test_matches_of_search (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (match_cases); i++)
    {
      g_autofree char *folded = signet_text_fold (match_cases[i].text);

      for (gsize j = 0; j < G_N_ELEMENTS (match_cases); j++)
        {
          g_auto(GStrv) words = signet_text_fold_words (match_cases[j].text);

          for (guint k = 0; words[k] != NULL; k++)
            {
              const char *word[] = { words[k], NULL };
              g_autoptr(GArray) matches = signet_text_find_matches (match_cases[i].text, word);

              g_assert_cmpint (matches != NULL, ==, strstr (folded, words[k]) != NULL);
            }
        }
    }
}

/* Each comes before the next one. How languages differ is the C library's part. */
static void
test_collation (void)
{
  static const char * const texts[] = { "", "alpha", "API 2", "api 10", "Beta", "gamma" };
  g_autofree char *upper = NULL;
  g_autofree char *lower = NULL;

  for (gsize i = 0; i + 1 < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *left = signet_collation_make_key (texts[i]);
      g_autofree char *right = signet_collation_make_key (texts[i + 1]);

      g_assert_cmpstr (left, <, right);
    }

  upper = signet_collation_make_key ("BETA");
  lower = signet_collation_make_key ("beta");
  g_assert_cmpstr (upper, ==, lower);
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
  g_test_add_func ("/text/matches", test_matches);
  g_test_add_func ("/text/matches-of-search", test_matches_of_search);
  g_test_add_func ("/text/collation", test_collation);
  g_test_add_func ("/text/strip", test_strip);
  g_test_add_func ("/text/hidden-parts", test_hidden_parts);
  g_test_add_func ("/text/single-line", test_single_line);
  g_test_add_func ("/secret-format/round", test_secret_format);
  g_test_add_func ("/secret-format/checksum", test_secret_checksum);
  g_test_add_func ("/time/wire", test_time);
  g_test_add_func ("/time/round-trip", test_time_round_trip);

  return g_test_run ();
}
