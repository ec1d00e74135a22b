/* signet-text-match.c: where the words of a search stand in a text
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-text.h"

#include <string.h>

/* A search compares folded texts, and what people see is the original. So the text is folded
 * character by character here, which gives the same as folding it whole, and for each byte
 * that comes out it is kept which character it came from.
 */
typedef struct
{
  GString *folded;
  GArray *origins; /* (element-type guint) for each byte, where its character begins */
} Folding;

#define ZERO_WIDTH_JOINER 0x200D
#define FIRST_SKIN_TONE   0x1F3FB
#define LAST_SKIN_TONE    0x1F3FF

/*
 * Helpers
 */

static void
fold_character (Folding    *folding,
                const char *character,
                guint       start)
{
  gsize length_before = folding->folded->len;

  if (g_ascii_isprint (*character))
    {
      g_string_append_c (folding->folded, g_ascii_tolower (*character));
    }
  else
    {
      g_autofree char *single =
        g_strndup (character, (gsize) (g_utf8_next_char (character) - character));
      g_autofree char *folded = signet_text_fold (single);

      g_string_append (folding->folded, folded);
    }

  for (gsize i = length_before; i < folding->folded->len; i++)
    g_array_append_val (folding->origins, start);
}

/* What people see as one sign is never marked in part: a letter with its accents, a person
 * with a skin tone, a family of several emoji.
 */
static gboolean
is_joined (gunichar before,
           gunichar after)
{
  return g_unichar_ismark (after) || before == ZERO_WIDTH_JOINER || after == ZERO_WIDTH_JOINER ||
         (after >= FIRST_SKIN_TONE && after <= LAST_SKIN_TONE);
}

static guint
find_sign_start (const char *text,
                 guint       start)
{
  const char *p = text + start;

  while (p > text)
    {
      const char *before = g_utf8_prev_char (p);

      if (!is_joined (g_utf8_get_char (before), g_utf8_get_char (p)))
        break;
      p = before;
    }

  return (guint) (p - text);
}

static guint
find_sign_end (const char *text,
               guint       last)
{
  const char *before = text + last;
  const char *p = g_utf8_next_char (before);

  while (*p != '\0' && is_joined (g_utf8_get_char (before), g_utf8_get_char (p)))
    {
      before = p;
      p = g_utf8_next_char (p);
    }

  return (guint) (p - text);
}

static void
find_word (const Folding *folding,
           const char    *text,
           const char    *word,
           GArray        *matches)
{
  gsize length = strlen (word);

  for (const char *p = strstr (folding->folded->str, word); p != NULL; p = strstr (p + 1, word))
    {
      gsize index = (gsize) (p - folding->folded->str);
      SignetTextMatch match = {
        .start = find_sign_start (text, g_array_index (folding->origins, guint, index)),
        .end = find_sign_end (text, g_array_index (folding->origins, guint, index + length - 1)),
      };

      g_array_append_val (matches, match);
    }
}

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const SignetTextMatch *left = a;
  const SignetTextMatch *right = b;

  return (left->start > right->start) - (left->start < right->start);
}

static void
merge (GArray *matches)
{
  guint n_merged = 0;

  g_array_sort (matches, compare_matches);
  for (guint i = 0; i < matches->len; i++)
    {
      SignetTextMatch match = g_array_index (matches, SignetTextMatch, i);
      SignetTextMatch *last =
        n_merged > 0 ? &g_array_index (matches, SignetTextMatch, n_merged - 1) : NULL;

      if (last != NULL && match.start <= last->end)
        last->end = MAX (last->end, match.end);
      else
        g_array_index (matches, SignetTextMatch, n_merged++) = match;
    }

  g_array_set_size (matches, n_merged);
}

/*
 * Public
 */

/**
 * signet_text_fold_words:
 * @search: (nullable): what was typed to search for
 *
 * Returns: (transfer full): its words, folded by [func@Signet.text_fold]
 */
GStrv
signet_text_fold_words (const char *search)
{
  g_autofree char *folded = signet_text_fold (search);
  g_auto(GStrv) parts = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr(GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] != '\0')
        g_strv_builder_add (words, parts[i]);
    }

  return g_strv_builder_end (words);
}

/**
 * signet_text_find_matches:
 * @text: UTF-8
 * @words: (array zero-terminated=1): words that [func@Signet.text_fold_words] gave
 *
 * Looks for each of @words, as a search does that compares folded texts. What folds to two
 * letters is found whole by either of them.
 *
 * Returns: (transfer full) (nullable) (element-type SignetTextMatch): where they stand, in
 *   ascending order and without overlaps, or %NULL if none was found
 */
GArray *
signet_text_find_matches (const char         *text,
                          const char * const *words)
{
  g_autoptr(GArray) matches = g_array_new (FALSE, FALSE, sizeof (SignetTextMatch));
  g_autoptr(GArray) origins = NULL;
  g_autoptr(GString) folded = NULL;
  Folding folding;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;

  folding.folded = folded = g_string_new (NULL);
  folding.origins = origins = g_array_new (FALSE, FALSE, sizeof (guint));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    fold_character (&folding, p, (guint) (p - text));

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] != '\0')
        find_word (&folding, text, words[i], matches);
    }

  if (matches->len == 0)
    return NULL;

  merge (matches);

  return g_steal_pointer (&matches);
}
