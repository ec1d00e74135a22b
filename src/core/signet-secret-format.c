/* signet-secret-format.c: how a Client Secret is written
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-secret-format.h"

#include <string.h>

#define PREFIX          "sgn_"
#define PREFIX_LENGTH   4
#define BODY_LENGTH     43
#define CHECKSUM_LENGTH 6

static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/*
 * Helpers
 */

/* The checksum of ISO 3309, which zlib and PNG use too. It is made bit by bit: a secret is
 * 47 bytes long, and a table would be more code than it saves.
 */
static guint32
compute_crc32 (const char *data,
               gsize       length)
{
  guint32 crc = 0xFFFFFFFF;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= (guint8) data[i];
      for (int bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
    }

  return ~crc;
}

static void
write_checksum (const char *secret,
                char        checksum[CHECKSUM_LENGTH])
{
  guint32 rest = compute_crc32 (secret, PREFIX_LENGTH + BODY_LENGTH);

  for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--)
    {
      checksum[i] = digits[rest % 62];
      rest /= 62;
    }
}

/*
 * Public
 */

/**
 * signet_secret_format_write:
 * @entropy: (array fixed-size=32): bytes from the kernel's generator
 * @secret: (out caller-allocates) (array fixed-size=54): the secret, with a zero at its end
 *
 * Writes a Client Secret: `sgn_`, the number that @entropy is in base62 (43 digits hold 256
 * bits), and the CRC32 of all that in 6 digits, so that a scanner can tell a secret from
 * something that only looks like one, without asking anybody.
 */
void
signet_secret_format_write (const guint8 entropy[SIGNET_SECRET_ENTROPY],
                            char         secret[SIGNET_SECRET_LENGTH + 1])
{
  guint8 number[SIGNET_SECRET_ENTROPY];

  g_return_if_fail (entropy != NULL);
  g_return_if_fail (secret != NULL);

  memcpy (number, entropy, sizeof number);
  memcpy (secret, PREFIX, PREFIX_LENGTH);

  /* Long division by 62, one digit a round, the last digit first. */
  for (int place = BODY_LENGTH - 1; place >= 0; place--)
    {
      guint rest = 0;

      for (gsize i = 0; i < sizeof number; i++)
        {
          rest = rest * 256 + number[i];
          number[i] = (guint8) (rest / 62);
          rest %= 62;
        }
      secret[PREFIX_LENGTH + place] = digits[rest];
    }

  write_checksum (secret, secret + PREFIX_LENGTH + BODY_LENGTH);
  secret[SIGNET_SECRET_LENGTH] = '\0';
}

/**
 * signet_secret_format_is_genuine:
 * @text: (nullable): what may be a Client Secret
 *
 * Returns: whether @text has the form of a Client Secret of Signet and its checksum is right
 */
gboolean
signet_secret_format_is_genuine (const char *text)
{
  char checksum[CHECKSUM_LENGTH];

  if (text == NULL || strlen (text) != SIGNET_SECRET_LENGTH || !g_str_has_prefix (text, PREFIX))
    return FALSE;

  for (const char *p = text + PREFIX_LENGTH; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p))
        return FALSE;
    }

  write_checksum (text, checksum);

  return memcmp (checksum, text + PREFIX_LENGTH + BODY_LENGTH, CHECKSUM_LENGTH) == 0;
}
