/* signet-command-demo.c: signet-issuer demo
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-command.h"

#include "signet-demo.h"

#include <stdio.h>

#define NAME "demo"

/*
 * Public
 */

/**
 * signet_command_demo:
 * @arguments: the arguments, the name of the command first
 *
 * Fills a database that has no credentials with a realistic organization.
 *
 * Returns: the exit status
 */
int
signet_command_demo (char **arguments)
{
  g_auto(GStrv) words = g_strdupv (arguments);
  g_autofree char *database = NULL;
  g_autoptr(SignetRegistry) registry = NULL;
  g_autoptr(SignetCaller) caller = NULL;
  g_autoptr(GError) error = NULL;
  int n_credentials = 0;
  const GOptionEntry entries[] = {
    { "credentials", 0, 0, G_OPTION_ARG_INT, &n_credentials,
      "How many credentials there shall be (14 were written by hand and always come)", "N" },
    { NULL }
  };

  if (!signet_command_parse (NULL,
                             "Fills a database that has no credentials with the organization of"
                             " a retailer,\nand makes you an Admin of it.",
                             entries, &words, &database, &error))
    return signet_command_misuse (NAME, "%s", error->message);

  if (words[1] != NULL)
    return signet_command_misuse (NAME, "“demo” takes nothing more");
  if (n_credentials < 0 || n_credentials > SIGNET_DEMO_MAX)
    return signet_command_misuse (NAME, "N goes from 0 to %d", SIGNET_DEMO_MAX);

  registry = signet_command_open (database, &error);
  if (registry == NULL)
    return signet_command_fail (error);

  caller = signet_caller_new_operator ();
  if (!signet_demo_fill (registry, caller, (guint) n_credentials, &error))
    return signet_command_fail (error);

  printf ("%s\n", signet_store_get_path (signet_registry_get_store (registry)));

  return 0;
}
