/* signet-token-options.c: what signet-token was asked for
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-token-options.h"

#include <glib/gi18n-lib.h>

/* The only connection there is outside the window. */
#define THIS_COMPUTER "this-computer"
#define THIS_COMPUTER_NAME "This Computer"

#define TIMEOUT 30
#define TIMEOUT_MAX (60 * 60)

/*
 * Helpers
 */

static gboolean
set_bad (GError     **error,
         const char  *sentence)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, sentence);

  return FALSE;
}

static gboolean
check_connection (SignetTokenOptions  *self,
                  GError             **error)
{
  if (self->connection == NULL || g_ascii_strcasecmp (self->connection, THIS_COMPUTER_NAME) == 0)
    {
      g_free (self->connection);
      self->connection = g_strdup (THIS_COMPUTER);
    }

  if (!g_str_equal (self->connection, THIS_COMPUTER))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("There is no connection “%s”. There is only “this-computer”."),
                   self->connection);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check (SignetTokenOptions  *self,
       char               **names,
       GError             **error)
{
  guint n_names = names != NULL ? g_strv_length (names) : 0;

  if (self->version)
    return TRUE;
  if (self->list ? n_names > 0 : n_names != 1 || *names[0] == '\0')
    return set_bad (error, self->list ? _("--list takes no name.")
                                      : _("Say for which credential, by its name or Client ID."));
  if (self->timeout < 1 || self->timeout > TIMEOUT_MAX)
    return set_bad (error, _("--timeout takes 1 to 3600 seconds."));

  if (n_names == 1)
    self->name = g_strdup (names[0]);

  return check_connection (self, error);
}

static GOptionContext *
create_context (const GOptionEntry *entries)
{
  /* Translators: what stands behind the name of the command */
  GOptionContext *context = g_option_context_new (_("NAME-OR-CLIENT-ID"));

  g_option_context_set_summary (
    context,
    _("Prints an access token for a credential whose Client Secret is in the keyring."));
  g_option_context_set_description (
    context,
    _("Exit status: 0 a token was printed, 1 something failed, 2 the command was not understood "
      "or the name is not of exactly one credential, 3 the keyring is locked, absent or refused, "
      "4 the issuer refused."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return context;
}

/*
 * Public
 */

/**
 * signet_token_options_parse:
 * @argc: (inout): how many arguments there are
 * @argv: (inout): the arguments
 * @error: return location for a [error@GLib.OptionError]
 *
 * Returns: (transfer full) (nullable): what is asked for, or %NULL with @error set
 */
SignetTokenOptions *
signet_token_options_parse (int      *argc,
                            char   ***argv,
                            GError  **error)
{
  g_autoptr(SignetTokenOptions) self = g_new0 (SignetTokenOptions, 1);
  g_auto(GStrv) names = NULL;
  g_autoptr(GOptionContext) context = NULL;
  const GOptionEntry entries[] = {
    { "header", 'H', 0, G_OPTION_ARG_NONE, &self->header,
      N_("Print “Authorization: Bearer TOKEN”"), NULL },
    { "scope", 's', 0, G_OPTION_ARG_STRING, &self->scope,
      N_("Ask only for these scopes, with spaces between them"), N_("SCOPES") },
    { "audience", 'a', 0, G_OPTION_ARG_STRING, &self->audience,
      N_("Ask only for this audience"), N_("AUDIENCE") },
    { "connection", 'c', 0, G_OPTION_ARG_STRING, &self->connection,
      N_("Where the credential is (this-computer)"), N_("CONNECTION") },
    { "fresh", 'f', 0, G_OPTION_ARG_NONE, &self->fresh,
      N_("Ask the issuer, whatever was kept"), NULL },
    { "timeout", 't', 0, G_OPTION_ARG_INT, &self->timeout,
      N_("How long it may take (30)"), N_("SECONDS") },
    { "list", 'l', 0, G_OPTION_ARG_NONE, &self->list,
      N_("List the names and Client IDs in the keyring"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version, N_("Print the version"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &names, NULL, NULL },
    { NULL },
  };

  self->timeout = TIMEOUT;
  context = create_context (entries);
  if (!g_option_context_parse (context, argc, argv, error) || !check (self, names, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * signet_token_options_free:
 * @self: (transfer full): options
 *
 * Frees the options.
 */
void
signet_token_options_free (SignetTokenOptions *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_free (self->connection);
  g_free (self->scope);
  g_free (self->audience);
  g_free (self);
}
