/* signet-command-organization.c: signet-issuer organization
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-command.h"

#include "signet-json.h"

#include <stdio.h>

#define NAME "organization"

/*
 * Helpers
 */

static guint
count_workspaces (SignetOrganization *organization)
{
  guint n_workspaces = 0;

  for (guint i = 0; i < signet_organization_get_n_accounts (organization); i++)
    n_workspaces +=
      signet_account_get_n_workspaces (signet_organization_get_account (organization, i));

  return n_workspaces;
}

static gboolean
import (SignetRegistry  *registry,
        const char      *path,
        GError         **error)
{
  g_autoptr(SignetCaller) caller = signet_caller_new_operator ();
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr(GBytes) bytes = g_file_load_bytes (file, NULL, NULL, error);
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(SignetOrganization) organization = NULL;

  if (bytes == NULL)
    return FALSE;

  node = signet_json_parse (bytes, error);
  if (node != NULL)
    organization = signet_organization_new_from_json (node, error);
  if (organization == NULL)
    {
      g_prefix_error (error, "“%s” does not describe an organization: ", path);
      return FALSE;
    }

  if (!signet_registry_put_organization (registry, caller, organization, error))
    return FALSE;

  printf ("%s\taccounts: %u\tworkspaces: %u\n", signet_organization_get_name (organization),
          signet_organization_get_n_accounts (organization), count_workspaces (organization));

  return TRUE;
}

/* Prints the form that can be imported. */
static gboolean
show (SignetRegistry  *registry,
      GError         **error)
{
  g_autoptr(SignetOrganization) organization = signet_registry_get_organization (registry, error);
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *text = NULL;

  if (organization == NULL)
    return FALSE;

  node = signet_organization_to_json (organization);
  text = json_to_string (node, TRUE);
  puts (text);

  return TRUE;
}

static char *
find_misuse (char **words)
{
  guint n_words = g_strv_length (words);

  if (n_words == 0)
    return g_strdup ("“organization” needs one of: import, show");

  if (g_str_equal (words[0], "show"))
    return n_words == 1 ? NULL : g_strdup ("“organization show” takes nothing more");

  if (g_str_equal (words[0], "import"))
    return n_words == 2 ? NULL : g_strdup ("“organization import” needs a file");

  return g_strdup_printf ("there is no “organization %s”", words[0]);
}

/*
 * Public
 */

/**
 * signet_command_organization:
 * @arguments: the arguments, the name of the command first
 *
 * Shows the organization with its accounts and workspaces, or puts another in its place.
 *
 * Returns: the exit status
 */
int
signet_command_organization (char **arguments)
{
  g_auto(GStrv) words = g_strdupv (arguments);
  g_autofree char *database = NULL;
  g_autofree char *misuse = NULL;
  g_autoptr(SignetRegistry) registry = NULL;
  g_autoptr(GError) error = NULL;
  gboolean done;

  if (!signet_command_parse ("import FILE | show",
                             "Shows the organization, or puts the one in FILE in its place:\n"
                             "  {\"id\": 1, \"name\": \"Acme\", \"accounts\": [\n"
                             "    {\"id\": 1, \"name\": \"Shop\", \"workspaces\": [\n"
                             "      {\"id\": 1, \"name\": \"Production\"}]}]}",
                             NULL, &words, &database, &error))
    return signet_command_misuse (NAME, "%s", error->message);

  misuse = find_misuse (words + 1);
  if (misuse != NULL)
    return signet_command_misuse (NAME, "%s", misuse);

  registry = signet_command_open (database, &error);
  if (registry == NULL)
    return signet_command_fail (error);

  if (g_str_equal (words[1], "show"))
    done = show (registry, &error);
  else
    done = import (registry, words[2], &error);

  return done ? 0 : signet_command_fail (error);
}
