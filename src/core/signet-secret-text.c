/* signet-secret-text.c: a text that is put together around a secret
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-secret-text.h"

#include "signet-secret-memory.h"

#include <string.h>

/* What is enough for nearly every text. */
#define CAPACITY 2048

static const char digits[] = "0123456789ABCDEF";

/* A GString would leave copies behind in memory that cannot be wiped. Here all of it, also
 * what was outgrown, is in memory for secrets. So a secret is quoted on its way into it,
 * character by character, and never as a whole somewhere else.
 */
struct _SignetSecretText
{
  char *data; /* (owned) (nullable) until it is taken, with a zero at its end */
  gsize length;
  gsize capacity;
};

/*
 * Helpers
 */

static void
grow (SignetSecretText *self)
{
  char *data = signet_secret_memory_new (self->capacity * 2);

  memcpy (data, self->data, self->length);
  signet_secret_memory_free (self->data);
  self->data = data;
  self->capacity *= 2;
}

static void
add_escape (SignetSecretText *self,
            gunichar          character)
{
  char escape[8];

  g_snprintf (escape, sizeof escape, "\\u%04x", character);
  signet_secret_text_add (self, escape);
  explicit_bzero (escape, sizeof escape);
}

static void
add_unichar (SignetSecretText *self,
             gunichar          character)
{
  char bytes[6];
  int length = g_unichar_to_utf8 (character, bytes);

  for (int i = 0; i < length; i++)
    signet_secret_text_add_char (self, bytes[i]);
  explicit_bzero (bytes, sizeof bytes);
}

/*
 * Public
 */

/**
 * signet_secret_text_new:
 *
 * Returns: (transfer full): an empty text
 */
SignetSecretText *
signet_secret_text_new (void)
{
  SignetSecretText *self = g_new0 (SignetSecretText, 1);

  self->capacity = CAPACITY;
  self->data = signet_secret_memory_new (self->capacity);

  return self;
}

/**
 * signet_secret_text_free:
 * @self: (transfer full): a text
 *
 * Wipes it and gives it up.
 */
void
signet_secret_text_free (SignetSecretText *self)
{
  g_return_if_fail (self != NULL);

  signet_secret_memory_free (self->data);
  g_free (self);
}

/**
 * signet_secret_text_end:
 * @self: (transfer full): a text
 *
 * Gives the text up, all but what is written.
 *
 * Returns: (transfer full): what is written, to be given back with
 *   [func@Signet.secret_memory_free]
 */
char *
signet_secret_text_end (SignetSecretText *self)
{
  char *data;

  g_return_val_if_fail (self != NULL, NULL);

  data = g_steal_pointer (&self->data);
  g_free (self);

  return data;
}

/**
 * signet_secret_text_add_char:
 * @self: a text
 * @character: a byte of UTF-8
 *
 * Adds it as it is.
 */
void
signet_secret_text_add_char (SignetSecretText *self,
                             char              character)
{
  g_return_if_fail (self != NULL);

  if (self->length + 1 >= self->capacity)
    grow (self);
  self->data[self->length++] = character;
}

/**
 * signet_secret_text_add:
 * @self: a text
 * @text: what is no secret, or needs no quotes
 *
 * Adds it as it is.
 */
void
signet_secret_text_add (SignetSecretText *self,
                        const char       *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  for (; *text != '\0'; text++)
    signet_secret_text_add_char (self, *text);
}

/**
 * signet_secret_text_add_dotenv:
 * @self: a text
 * @value: the value of a variable
 *
 * Adds it as a file of variables wants it. Readers of such files agree on values without
 * quotes, as long as nothing in them needs any, then on single quotes, and last on double ones.
 */
void
signet_secret_text_add_dotenv (SignetSecretText *self,
                               const char       *value)
{
  const char *plain = G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "_./:@%+,-";

  g_return_if_fail (self != NULL);
  g_return_if_fail (value != NULL);

  if (value[strspn (value, plain)] == '\0')
    {
      signet_secret_text_add (self, value);
    }
  else if (strpbrk (value, "'\\\r\n") == NULL)
    {
      signet_secret_text_add_char (self, '\'');
      signet_secret_text_add (self, value);
      signet_secret_text_add_char (self, '\'');
    }
  else
    {
      signet_secret_text_add_char (self, '"');
      for (; *value != '\0'; value++)
        {
          if (strchr ("\"\\$`", *value) != NULL)
            signet_secret_text_add_char (self, '\\');
          signet_secret_text_add_char (self, *value);
        }
      signet_secret_text_add_char (self, '"');
    }
}

/**
 * signet_secret_text_add_form:
 * @self: a text
 * @value: a Client ID or Client Secret
 *
 * Adds it as RFC 6749 §2.3.1 and its Appendix B want it before it is used for HTTP Basic
 * authentication. What is left needs no quotes anywhere.
 */
void
signet_secret_text_add_form (SignetSecretText *self,
                             const char       *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (value != NULL);

  for (; *value != '\0'; value++)
    {
      guchar byte = (guchar) *value;

      if (g_ascii_isalnum (*value) || strchr ("-._~", *value) != NULL)
        {
          signet_secret_text_add_char (self, *value);
          continue;
        }
      signet_secret_text_add_char (self, '%');
      signet_secret_text_add_char (self, digits[byte >> 4]);
      signet_secret_text_add_char (self, digits[byte & 15]);
    }
}

/**
 * signet_secret_text_add_json:
 * @self: a text
 * @value: UTF-8
 *
 * Adds it as a string of JSON, with its quotes. Everything that is not seen is escaped, which
 * makes it a string of YAML as well.
 */
void
signet_secret_text_add_json (SignetSecretText *self,
                             const char       *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (value != NULL);

  signet_secret_text_add_char (self, '"');
  for (; *value != '\0'; value = g_utf8_next_char (value))
    {
      gunichar character = g_utf8_get_char (value);

      if (character == '"' || character == '\\')
        {
          signet_secret_text_add_char (self, '\\');
          signet_secret_text_add_char (self, *value);
        }
      else if (character <= 0xffff && !g_unichar_isprint (character))
        {
          add_escape (self, character);
        }
      else
        {
          add_unichar (self, character);
        }
    }
  signet_secret_text_add_char (self, '"');
}

/**
 * signet_secret_text_add_shell:
 * @self: a text
 * @value: an argument
 *
 * Adds it with the quotes that a shell takes nothing inside of for anything else.
 */
void
signet_secret_text_add_shell (SignetSecretText *self,
                              const char       *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (value != NULL);

  signet_secret_text_add_char (self, '\'');
  for (; *value != '\0'; value++)
    {
      if (*value == '\'')
        signet_secret_text_add (self, "'\\'");
      signet_secret_text_add_char (self, *value);
    }
  signet_secret_text_add_char (self, '\'');
}

/**
 * signet_secret_text_add_unit:
 * @self: a text
 * @value: what stands inside of double quotes in a unit file
 *
 * Adds it on one line, so that systemd.syntax(7) and the specifiers of systemd.unit(5) leave it
 * as it is.
 */
void
signet_secret_text_add_unit (SignetSecretText *self,
                             const char       *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (value != NULL);

  for (; *value != '\0'; value++)
    {
      if (g_ascii_iscntrl (*value))
        {
          signet_secret_text_add (self, "\\x");
          signet_secret_text_add_char (self, digits[(guchar) *value >> 4]);
          signet_secret_text_add_char (self, digits[*value & 15]);
          continue;
        }
      if (*value == '"' || *value == '\\')
        signet_secret_text_add_char (self, '\\');
      else if (*value == '%')
        signet_secret_text_add_char (self, '%');
      signet_secret_text_add_char (self, *value);
    }
}
