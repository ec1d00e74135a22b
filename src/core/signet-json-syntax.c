/* signet-json-syntax.c: whether a text is JSON, to the letter
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-json-syntax.h"

#include <string.h>

/* json-glib is generous: it takes single quotes, comments and whatever comes after the first
 * value, it writes half of a surrogate pair as broken UTF-8, and it reads nested values by
 * recursion, so that a long row of brackets ends on the stack's last page. A text from a
 * stranger must not mean one thing to us and another to everybody else, so it is looked
 * through first.
 */
typedef struct
{
  const char *next; /* (borrowed) */
  const char *end;  /* (borrowed) */
  guint depth_left;
} Scanner;

/*
 * Helpers
 */

static gboolean scan_value (Scanner *self);

static int
peek (Scanner *self)
{
  return self->next < self->end ? (guchar) *self->next : -1;
}

static gboolean
take (Scanner *self,
      int      byte)
{
  if (peek (self) != byte)
    return FALSE;

  self->next++;

  return TRUE;
}

static void
skip_space (Scanner *self)
{
  while (self->next < self->end && (*self->next == ' ' || *self->next == '\n' ||
                                    *self->next == '\t' || *self->next == '\r'))
    self->next++;
}

static gboolean
scan_word (Scanner    *self,
           const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->next) < length || memcmp (self->next, word, length) != 0)
    return FALSE;

  self->next += length;

  return TRUE;
}

static gboolean
scan_digits (Scanner *self)
{
  const char *start = self->next;

  while (g_ascii_isdigit (peek (self)))
    self->next++;

  return self->next > start;
}

static gboolean
scan_number (Scanner *self)
{
  take (self, '-');
  if (!take (self, '0') && !scan_digits (self))
    return FALSE;
  if (take (self, '.') && !scan_digits (self))
    return FALSE;
  if (!take (self, 'e') && !take (self, 'E'))
    return TRUE;
  if (!take (self, '+'))
    take (self, '-');

  return scan_digits (self);
}

/* Reads the four digits of an escape; gives -1 for anything else. */
static int
scan_unit (Scanner *self)
{
  int unit = 0;

  for (int i = 0; i < 4; i++)
    {
      int digit = self->next < self->end ? g_ascii_xdigit_value (*self->next) : -1;

      if (digit < 0)
        return -1;
      unit = unit << 4 | digit;
      self->next++;
    }

  return unit;
}

/* A zero would end the string early for every program written in C, and half of a pair is
 * no character (RFC 7493 §2.1).
 */
static gboolean
scan_unicode_escape (Scanner *self)
{
  int unit = scan_unit (self);

  if (unit >= 0xD800 && unit <= 0xDBFF)
    {
      int low = scan_word (self, "\\u") ? scan_unit (self) : -1;

      return low >= 0xDC00 && low <= 0xDFFF;
    }

  return unit > 0 && !(unit >= 0xDC00 && unit <= 0xDFFF);
}

static gboolean
scan_string (Scanner *self)
{
  if (!take (self, '"'))
    return FALSE;

  while (self->next < self->end)
    {
      guchar byte = (guchar) *self->next++;

      if (byte == '"')
        return TRUE;
      if (byte < 0x20)
        return FALSE;
      if (byte != '\\')
        continue;
      if (take (self, 'u'))
        {
          if (!scan_unicode_escape (self))
            return FALSE;
        }
      else if (peek (self) <= 0 || strchr ("\"\\/bfnrt", *self->next++) == NULL)
        return FALSE;
    }

  return FALSE;
}

static gboolean
scan_member (Scanner *self)
{
  skip_space (self);
  if (!scan_string (self))
    return FALSE;
  skip_space (self);

  return take (self, ':') && scan_value (self);
}

/* What stands between brackets: values, or members with a name each. */
static gboolean
scan_items (Scanner  *self,
            gboolean (*scan_item) (Scanner *self),
            int       closing)
{
  gboolean good;

  if (self->depth_left == 0)
    return FALSE;

  self->depth_left--;
  skip_space (self);
  if (take (self, closing))
    {
      self->depth_left++;
      return TRUE;
    }

  do
    good = scan_item (self);
  while (good && take (self, ','));
  self->depth_left++;

  return good && take (self, closing);
}

/* A value and the white space on both sides. */
static gboolean
scan_value (Scanner *self)
{
  gboolean good;

  skip_space (self);
  if (take (self, '{'))
    good = scan_items (self, scan_member, '}');
  else if (take (self, '['))
    good = scan_items (self, scan_value, ']');
  else if (peek (self) == '"')
    good = scan_string (self);
  else if (peek (self) == '-' || g_ascii_isdigit (peek (self)))
    good = scan_number (self);
  else
    good = scan_word (self, "true") || scan_word (self, "false") || scan_word (self, "null");
  skip_space (self);

  return good;
}

/*
 * Public
 */

/**
 * signet_json_syntax_check:
 * @text: UTF-8; need not end with a zero byte
 * @length: how many bytes of it
 * @depth_max: how deep arrays and objects may be nested
 *
 * Returns: whether @text is one JSON value by RFC 8259 and nothing else, without escapes for
 *   what is no character
 */
gboolean
signet_json_syntax_check (const char *text,
                          gsize       length,
                          guint       depth_max)
{
  Scanner scanner = { .next = text, .end = text + length, .depth_left = depth_max };

  g_return_val_if_fail (text != NULL || length == 0, FALSE);

  return scan_value (&scanner) && scanner.next == scanner.end;
}
