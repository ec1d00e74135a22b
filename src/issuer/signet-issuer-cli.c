/* signet-issuer-cli.c: the commands that work on the file itself
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-issuer-cli.h"

#include "signet-command.h"

static const struct
{
  const char *name;
  int (*run) (char **arguments);
} commands[] = {
  { "audit", signet_command_audit },
  { "demo", signet_command_demo },
  { "member", signet_command_member },
  { "organization", signet_command_organization },
  { "policy", signet_command_policy },
};

/*
 * Public
 */

/**
 * signet_issuer_cli_knows:
 * @command: (nullable): the first argument of the program
 *
 * Returns: whether it is the name of a command, and not an option of the server
 */
gboolean
signet_issuer_cli_knows (const char *command)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_strcmp0 (commands[i].name, command) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * signet_issuer_cli_run:
 * @arguments: (array zero-terminated=1): the arguments, the name of a known command first
 *
 * Carries out one command on the database file. It does not need a server, and does not mind
 * one.
 *
 * Returns: the exit status: 0 if it was done, 1 if it failed, 2 if it was not understood
 */
int
signet_issuer_cli_run (char **arguments)
{
  g_return_val_if_fail (arguments != NULL && arguments[0] != NULL, SIGNET_COMMAND_USAGE);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (commands[i].name, arguments[0]))
        return commands[i].run (arguments);
    }

  return SIGNET_COMMAND_USAGE;
}
