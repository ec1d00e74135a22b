/* signet-base64url.c: bytes as text that needs no escapes in a URL
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-base64url.h"

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/*
 * Helpers
 */

static int
value_of (char letter)
{
  if (letter >= 'A' && letter <= 'Z')
    return letter - 'A';
  if (letter >= 'a' && letter <= 'z')
    return letter - 'a' + 26;
  if (letter >= '0' && letter <= '9')
    return letter - '0' + 52;
  if (letter == '-')
    return 62;

  return letter == '_' ? 63 : -1;
}

/*
 * Public
 */

/**
 * signet_base64url_encode:
 * @data: bytes
 * @length: how many
 *
 * Returns: (transfer full): the bytes in the form of RFC 4648 §5, without padding
 */
char *
signet_base64url_encode (const guint8 *data,
                         gsize         length)
{
  char *text = g_malloc (length / 3 * 4 + 5);
  char *end = text;
  guint32 bits = 0;
  guint n_bits = 0;

  for (gsize i = 0; i < length; i++)
    {
      bits = bits << 8 | data[i];
      for (n_bits += 8; n_bits >= 6; n_bits -= 6)
        *end++ = letters[bits >> (n_bits - 6) & 63];
    }
  if (n_bits > 0)
    *end++ = letters[bits << (6 - n_bits) & 63];
  *end = '\0';

  return text;
}

/**
 * signet_base64url_decode:
 * @text: what [func@Signet.base64url_encode] wrote; need not end with a zero byte
 * @text_length: how many characters of it
 * @length: (out): how many bytes they stand for
 *
 * Nothing but the one right way to write the bytes is understood: no padding, no white
 * space, and no bits left over at the end.
 *
 * Returns: (transfer full) (nullable): the bytes and a zero byte after them, or %NULL
 */
guint8 *
signet_base64url_decode (const char *text,
                         gsize       text_length,
                         gsize      *length)
{
  g_autofree guint8 *data = g_malloc (text_length / 4 * 3 + 4);
  guint32 bits = 0;
  guint n_bits = 0;
  gsize n = 0;

  g_return_val_if_fail (length != NULL, NULL);

  for (gsize i = 0; i < text_length; i++)
    {
      int value = value_of (text[i]);

      if (value < 0)
        return NULL;
      bits = bits << 6 | (guint32) value;
      n_bits += 6;
      if (n_bits >= 8)
        {
          n_bits -= 8;
          data[n++] = (guint8) (bits >> n_bits);
        }
    }

  if (n_bits >= 6 || (bits & ((1u << n_bits) - 1)) != 0)
    return NULL;

  data[n] = 0;
  *length = n;

  return g_steal_pointer (&data);
}
