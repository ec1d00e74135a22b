/* signet-command.c: what the commands have in common
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-command.h"

#include "signet-catalogue-file.h"
#include "signet-default-paths.h"

#include <stdio.h>

/* What commands print is read by scripts as well as by people, so it is plain, it stays as it
 * is, and it is in English whatever the language of the desktop.
 */

/*
 * Public
 */

/**
 * signet_command_fail:
 * @error: what went wrong
 *
 * Says why a command failed.
 *
 * Returns: its exit status
 */
int
signet_command_fail (GError *error)
{
  g_return_val_if_fail (error != NULL, 1);

  fprintf (stderr, "signet-issuer: %s\n", error->message);

  return 1;
}

/**
 * signet_command_misuse:
 * @command: the name of the command
 * @format: printf() form of what was not understood
 * @...: what goes into @format
 *
 * Says why a command was not understood.
 *
 * Returns: its exit status
 */
int
signet_command_misuse (const char *command,
                       const char *format,
                       ...)
{
  g_autofree char *text = NULL;
  va_list args;

  g_return_val_if_fail (command != NULL, SIGNET_COMMAND_USAGE);
  g_return_val_if_fail (format != NULL, SIGNET_COMMAND_USAGE);

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  fprintf (stderr, "signet-issuer: %s\nTry “signet-issuer %s --help”.\n", text, command);

  return SIGNET_COMMAND_USAGE;
}

/**
 * signet_command_parse:
 * @usage: what comes after the options in the first line of the help
 * @summary: what the command does
 * @entries: (nullable) (array zero-terminated=1): its own options
 * @arguments: (inout): the arguments, of which the options are taken away
 * @database: (out) (transfer full): the database file
 * @error: return location for an error of the option parser
 *
 * Reads the options of a command, and the one that all have. `--help` prints and ends the
 * program.
 *
 * Returns: whether the options were understood
 */
gboolean
signet_command_parse (const char           *usage,
                      const char           *summary,
                      const GOptionEntry   *entries,
                      char               ***arguments,
                      char                **database,
                      GError              **error)
{
  g_autoptr(GOptionContext) context = g_option_context_new (usage);
  g_autofree char *program = g_strconcat ("signet-issuer ", (*arguments)[0], NULL);
  g_autofree char *path = NULL;
  const GOptionEntry common[] = {
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &path,
      "The database file (default: signet/issuer.db in the user's data folder)", "FILE" },
    { NULL }
  };

  g_return_val_if_fail (arguments != NULL, FALSE);
  g_return_val_if_fail (database != NULL, FALSE);

  g_set_prgname (program);
  g_option_context_set_summary (context, summary);
  g_option_context_add_main_entries (context, common, NULL);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse_strv (context, arguments, error))
    return FALSE;

  *database = path != NULL ? g_steal_pointer (&path) : signet_default_paths_dup_database ();

  return TRUE;
}

/**
 * signet_command_open:
 * @database: the database file
 * @error: return location for a storage error
 *
 * Opens the file itself, beside a server that may be running: the server sees changes at its
 * next request.
 *
 * Returns: (transfer full) (nullable): a registry that issues no secrets, or %NULL with @error
 *   set
 */
SignetRegistry *
signet_command_open (const char  *database,
                     GError     **error)
{
  g_autoptr(SignetStore) store = signet_store_open (database, error);
  g_autoptr(SignetCatalogue) catalogue = NULL;

  if (store == NULL)
    return NULL;

  catalogue = signet_catalogue_file_load (NULL, error);
  if (catalogue == NULL)
    return NULL;

  return signet_registry_new (store, catalogue, NULL, NULL);
}
