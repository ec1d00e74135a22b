/* signet-token-sentence.h: what signet-token says when there is no token
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SignetTokenExit:
 * @SIGNET_TOKEN_EXIT_PRINTED: a token was printed
 * @SIGNET_TOKEN_EXIT_FAILED: something failed
 * @SIGNET_TOKEN_EXIT_USAGE: the command was not understood, or the name does not do
 * @SIGNET_TOKEN_EXIT_KEYRING: the keyring is locked, absent or refused
 * @SIGNET_TOKEN_EXIT_REFUSED: the issuer refused
 *
 * The exit statuses of signet-token.
 */
typedef enum
{
  SIGNET_TOKEN_EXIT_PRINTED = 0,
  SIGNET_TOKEN_EXIT_FAILED = 1,
  SIGNET_TOKEN_EXIT_USAGE = 2,
  SIGNET_TOKEN_EXIT_KEYRING = 3,
  SIGNET_TOKEN_EXIT_REFUSED = 4,
} SignetTokenExit;

const char      *signet_token_sentence_get      (const GError *error);
SignetTokenExit  signet_token_sentence_get_exit (const GError *error);

G_END_DECLS
