/* signet-secret-format.h: how a Client Secret is written
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SIGNET_SECRET_ENTROPY:
 *
 * How many random bytes a Client Secret is made of.
 */
#define SIGNET_SECRET_ENTROPY 32

/**
 * SIGNET_SECRET_LENGTH:
 *
 * How many characters a Client Secret has: `sgn_`, 43 of base62 and 6 of checksum.
 */
#define SIGNET_SECRET_LENGTH 53

/**
 * SIGNET_SECRET_HINT_LENGTH:
 *
 * How many of the last characters are kept as a hint.
 */
#define SIGNET_SECRET_HINT_LENGTH 4

void     signet_secret_format_write      (const guint8  entropy[SIGNET_SECRET_ENTROPY],
                                          char          secret[SIGNET_SECRET_LENGTH + 1]);
gboolean signet_secret_format_is_genuine (const char   *text);

G_END_DECLS
