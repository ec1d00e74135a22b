/* main.c: signet-issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-issuer-cli.h"
#include "signet-locale.h"
#include "signet-serve.h"

int
main (int    argc,
      char **argv)
{
  signet_locale_init ();

  if (argc > 1 && signet_issuer_cli_knows (argv[1]))
    return signet_issuer_cli_run (argv + 1);

  return signet_serve_run (argc, argv);
}
