/* main.c: where signet-token begins
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-locale.h"
#include "signet-token-command.h"

int
main (int    argc,
      char **argv)
{
  signet_locale_init ();

  return signet_token_command_run (argc, argv);
}
