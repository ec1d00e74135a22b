/* signet-json-cursor.c: reading JSON from front to back
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-json-cursor.h"

#include "signet-json.h"

#include <string.h>

/* A list of a hundred thousand credentials is sixty megabytes of JSON. A tree of it would be
 * built in four seconds and then thrown away, so it is read as it stands: strings are decoded
 * in their place, which is always long enough, and end there with a zero.
 *
 * The text was looked through before, so everything here can rely on its being JSON.
 */
struct _SignetJsonCursor
{
  char *text; /* (owned) */
  char *next; /* what comes next in the text */
  char *end;  /* where the text ends */
  gboolean is_first; /* nothing was read yet in the array or object that was entered last */
};

/*
 * Helpers
 */

static void
skip_space (SignetJsonCursor *self)
{
  while (self->next < self->end && (*self->next == ' ' || *self->next == '\n' ||
                                    *self->next == '\t' || *self->next == '\r'))
    self->next++;
}

static gboolean
take (SignetJsonCursor *self,
      char              wanted)
{
  skip_space (self);
  if (self->next >= self->end || *self->next != wanted)
    return FALSE;

  self->next++;

  return TRUE;
}

static gboolean
enter (SignetJsonCursor *self,
       char              opening)
{
  if (!take (self, opening))
    return FALSE;

  self->is_first = TRUE;

  return TRUE;
}

/* Goes to the next item, or behind the end of what was entered. */
static gboolean
go_on (SignetJsonCursor *self,
       char              closing)
{
  if (take (self, closing))
    {
      self->is_first = FALSE;
      return FALSE;
    }

  if (!self->is_first)
    take (self, ',');
  self->is_first = FALSE;

  return TRUE;
}

static gunichar
read_unit (const char *digits)
{
  gunichar unit = 0;

  for (guint i = 0; i < 4; i++)
    unit = unit << 4 | (gunichar) g_ascii_xdigit_value (digits[i]);

  return unit;
}

/* Reads what follows a backslash, and writes the character that it stands for. */
static const char *
decode_escape (const char  *escape,
               char       **place)
{
  static const char names[] = "bfnrt";
  static const char meanings[] = "\b\f\n\r\t";
  const char *name = strchr (names, *escape);
  gunichar c;

  if (*escape != 'u')
    {
      *(*place)++ = name != NULL ? meanings[name - names] : *escape;
      return escape + 1;
    }

  c = read_unit (escape + 1);
  escape += 5;
  if (c >= 0xD800 && c <= 0xDBFF)
    {
      c = 0x10000 + ((c - 0xD800) << 10) + (read_unit (escape + 2) - 0xDC00);
      escape += 6;
    }
  *place += g_unichar_to_utf8 (c, *place);

  return escape;
}

/* Decodes the string whose opening quote was taken. */
static const char *
decode_string (SignetJsonCursor *self)
{
  const char *start = self->next;
  const char *from = start;
  char *place;

  while (*from != '"' && *from != '\\')
    from++;

  place = (char *) from;
  while (*from != '"')
    {
      if (*from == '\\')
        from = decode_escape (from + 1, &place);
      else
        *place++ = *from++;
    }

  self->next = (char *) from + 1;
  *place = '\0';

  return start;
}

static void
skip_string (SignetJsonCursor *self)
{
  while (*self->next != '"')
    self->next += *self->next == '\\' ? 2 : 1;
  self->next++;
}

/* Skips a number, true, false or null. The text has no zero behind its end. */
static void
skip_word (SignetJsonCursor *self)
{
  while (self->next < self->end && strchr (",:]} \t\r\n", *self->next) == NULL)
    self->next++;
}

/*
 * Public
 */

/**
 * signet_json_cursor_new:
 * @bytes: (transfer full): what came from outside
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Looks through a JSON text as [func@Signet.json_parse] does, and stands before its value. If
 * nobody else holds @bytes, they are not copied.
 *
 * Returns: (transfer full) (nullable): a cursor, or %NULL with @error set
 */
SignetJsonCursor *
signet_json_cursor_new (GBytes  *bytes,
                        GError **error)
{
  SignetJsonCursor *self;
  gsize length;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!signet_json_check (bytes, error))
    {
      g_bytes_unref (bytes);
      return NULL;
    }

  self = g_new0 (SignetJsonCursor, 1);
  self->text = g_bytes_unref_to_data (bytes, &length);
  self->next = self->text;
  self->end = self->text + length;

  return self;
}

/**
 * signet_json_cursor_free:
 * @self: (transfer full): a cursor
 *
 * Gives it up, with all strings that were read.
 */
void
signet_json_cursor_free (SignetJsonCursor *self)
{
  g_free (self->text);
  g_free (self);
}

/**
 * signet_json_cursor_wipe:
 * @self: a cursor that was read to where it shall be read
 *
 * Wipes the text and all strings that were read, because there was a secret among them. Nothing
 * more can be read.
 */
void
signet_json_cursor_wipe (SignetJsonCursor *self)
{
  g_return_if_fail (self != NULL);

  explicit_bzero (self->text, (gsize) (self->end - self->text));
  self->next = self->end;
}

/**
 * signet_json_cursor_enter_object:
 * @self: a cursor before a value
 *
 * Returns: whether it is an object, whose members are then read one by one to the last
 */
gboolean
signet_json_cursor_enter_object (SignetJsonCursor *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return enter (self, '{');
}

/**
 * signet_json_cursor_next_member:
 * @self: a cursor in an object
 *
 * Returns: (nullable): the name of the next member, whose value must be read or skipped, or
 *   %NULL behind the object
 */
const char *
signet_json_cursor_next_member (SignetJsonCursor *self)
{
  const char *name;

  g_return_val_if_fail (self != NULL, NULL);

  if (!go_on (self, '}') || !take (self, '"'))
    return NULL;

  name = decode_string (self);
  take (self, ':');

  return name;
}

/**
 * signet_json_cursor_enter_array:
 * @self: a cursor before a value
 *
 * Returns: whether it is an array, whose elements are then read one by one to the last
 */
gboolean
signet_json_cursor_enter_array (SignetJsonCursor *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return enter (self, '[');
}

/**
 * signet_json_cursor_next_element:
 * @self: a cursor in an array
 *
 * Returns: whether there is one more element, which must be read or skipped; if not, the
 *   cursor is behind the array
 */
gboolean
signet_json_cursor_next_element (SignetJsonCursor *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return go_on (self, ']');
}

/**
 * signet_json_cursor_read_string:
 * @self: a cursor before a value
 *
 * Returns: (nullable): the string, as long as the cursor is there, or %NULL if it is none
 */
const char *
signet_json_cursor_read_string (SignetJsonCursor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return take (self, '"') ? decode_string (self) : NULL;
}

/**
 * signet_json_cursor_read_int:
 * @self: a cursor before a value
 * @value: (out): the number
 *
 * Returns: whether it is a number without a fraction or an exponent that @value can hold
 */
gboolean
signet_json_cursor_read_int (SignetJsonCursor *self,
                             gint64           *value)
{
  char digits[24];
  gsize length = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  skip_space (self);
  while (self->next + length < self->end && length < sizeof digits - 1 &&
         strchr ("-+.eE0123456789", self->next[length]) != NULL && self->next[length] != '\0')
    {
      digits[length] = self->next[length];
      length++;
    }
  digits[length] = '\0';
  if (!g_ascii_string_to_signed (digits, 10, G_MININT64, G_MAXINT64, value, NULL))
    return FALSE;

  self->next += length;

  return TRUE;
}

/**
 * signet_json_cursor_read_null:
 * @self: a cursor before a value
 *
 * Returns: whether it is null
 */
gboolean
signet_json_cursor_read_null (SignetJsonCursor *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!take (self, 'n'))
    return FALSE;

  self->next += strlen ("ull");

  return TRUE;
}

/**
 * signet_json_cursor_skip:
 * @self: a cursor before a value
 *
 * Passes over it, whatever it is.
 */
void
signet_json_cursor_skip (SignetJsonCursor *self)
{
  guint depth = 0;

  g_return_if_fail (self != NULL);

  do
    {
      if (take (self, '"'))
        skip_string (self);
      else if (take (self, '{') || take (self, '['))
        depth++;
      else if (take (self, '}') || take (self, ']'))
        depth--;
      else if (!take (self, ',') && !take (self, ':'))
        skip_word (self);
    }
  while (depth > 0);
}
