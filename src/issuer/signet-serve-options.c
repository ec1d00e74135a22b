/* signet-serve-options.c: how the issuer was started
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-serve-options.h"

#include "signet-default-paths.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LISTEN_HOST "127.0.0.1:"
#define DEFAULT_PORT 7878

/* In seconds. A token cannot be called back from an API that does not ask, so it is short. */
#define DEFAULT_TOKEN_LIFETIME 600
#define TOKEN_LIFETIME_MAX 86400

struct _SignetServeOptions
{
  char *database;     /* (owned) */
  char *admin_socket; /* (owned) */
  char *listen;       /* (owned) (nullable) */
  guint16 port;
  char *catalogue; /* (owned) (nullable) */
  int token_lifetime;
  gboolean with_parent;
  gboolean version;
};

/*
 * Helpers
 */

static gboolean
refuse (GError     **error,
        const char  *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);

  return FALSE;
}

static GOptionContext *
create_context (SignetServeOptions *self)
{
  GOptionEntry entries[] = {
    { "database", 'd', 0, G_OPTION_ARG_FILENAME, &self->database,
      N_("Where credentials are kept"), N_("FILE") },
    { "admin-socket", 's', 0, G_OPTION_ARG_FILENAME, &self->admin_socket,
      N_("Where the application connects"), N_("PATH") },
    { "listen", 'l', 0, G_OPTION_ARG_STRING, &self->listen,
      N_("Where programs get tokens (port 0: any that is free)"), LISTEN_HOST "PORT" },
    { "catalogue", 'c', 0, G_OPTION_ARG_FILENAME, &self->catalogue,
      N_("The APIs that credentials can be granted"), N_("FILE") },
    { "token-lifetime", 't', 0, G_OPTION_ARG_INT, &self->token_lifetime,
      N_("How long access tokens live"), N_("SECONDS") },
    { "with-parent", 0, 0, G_OPTION_ARG_NONE, &self->with_parent,
      N_("End when standard input is closed, unless the line “keep” was read"), NULL },
    { "version", 'v', 0, G_OPTION_ARG_NONE, &self->version,
      N_("Show the version"), NULL },
    { NULL },
  };
  GOptionContext *context = g_option_context_new (NULL);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _("Keeps API credentials on this computer and gives "
                                           "access tokens to programs that have one."));
  g_option_context_set_description (context,
                                    _("Commands that work on the database itself:\n"
                                      "  audit verify [--key FILE] [--noted HEAD]\n"
                                      "  member set USER ROLE [--custom-role-admin]\n"
                                      "  member list\n"
                                      "  member remove USER\n"
                                      "  organization import FILE\n"
                                      "  organization show\n"
                                      "  policy set [--default DAYS] [--maximum DAYS]\n"
                                      "  policy show\n"
                                      "  demo [--credentials N]"));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return context;
}

static gboolean
read_port (SignetServeOptions  *self,
           GError             **error)
{
  guint64 port;

  if (self->listen == NULL)
    {
      self->port = DEFAULT_PORT;
      return TRUE;
    }

  if (!g_str_has_prefix (self->listen, LISTEN_HOST) ||
      !g_ascii_string_to_unsigned (self->listen + strlen (LISTEN_HOST), 10,
                                   0, G_MAXUINT16, &port, NULL))
    return refuse (error, _("--listen must be 127.0.0.1, a colon and a port: "
                            "this issuer is for programs on this computer only"));

  self->port = (guint16) port;

  return TRUE;
}

static void
set_defaults (SignetServeOptions *self)
{
  if (self->database == NULL)
    self->database = signet_default_paths_dup_database ();
  if (self->admin_socket == NULL)
    self->admin_socket = signet_default_paths_dup_admin_socket ();
}

/*
 * Public
 */

/**
 * signet_serve_options_parse:
 * @argc: how many arguments
 * @argv: (array length=argc): the arguments, with the name of the program
 * @error: return location for a #GOptionError
 *
 * Returns: (transfer full) (nullable): what the arguments say, with the defaults for the
 *   rest, or %NULL with @error set
 */
SignetServeOptions *
signet_serve_options_parse (int       argc,
                            char    **argv,
                            GError  **error)
{
  g_autoptr(SignetServeOptions) self = g_new0 (SignetServeOptions, 1);
  g_autoptr(GOptionContext) context = NULL;
  g_auto(GStrv) arguments = g_new0 (char *, argc + 1);

  for (int i = 0; i < argc; i++)
    arguments[i] = g_strdup (argv[i]);

  self->token_lifetime = DEFAULT_TOKEN_LIFETIME;
  context = create_context (self);
  if (!g_option_context_parse_strv (context, &arguments, error))
    return NULL;

  if (arguments[0] != NULL && arguments[1] != NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION,
                   _("There is no command “%s”"), arguments[1]);
      return NULL;
    }
  if (self->token_lifetime < 1 || self->token_lifetime > TOKEN_LIFETIME_MAX)
    {
      refuse (error, _("--token-lifetime must be from 1 to 86400 seconds"));
      return NULL;
    }
  if (!read_port (self, error))
    return NULL;

  set_defaults (self);

  return g_steal_pointer (&self);
}

/**
 * signet_serve_options_free:
 * @self: (transfer full): options
 *
 * Frees the options.
 */
void
signet_serve_options_free (SignetServeOptions *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->database);
  g_free (self->admin_socket);
  g_free (self->listen);
  g_free (self->catalogue);
  g_free (self);
}

/**
 * signet_serve_options_get_database:
 * @self: options
 *
 * Returns: (transfer none): where credentials are kept
 */
const char *
signet_serve_options_get_database (SignetServeOptions *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->database;
}

/**
 * signet_serve_options_get_admin_socket:
 * @self: options
 *
 * Returns: (transfer none): where the application connects
 */
const char *
signet_serve_options_get_admin_socket (SignetServeOptions *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->admin_socket;
}

/**
 * signet_serve_options_get_port:
 * @self: options
 *
 * Returns: the port of 127.0.0.1 where programs get tokens, 0 for any that is free
 */
guint16
signet_serve_options_get_port (SignetServeOptions *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->port;
}

/**
 * signet_serve_options_get_catalogue:
 * @self: options
 *
 * Returns: (transfer none) (nullable): a file with the APIs, %NULL for those that come with
 *   the issuer
 */
const char *
signet_serve_options_get_catalogue (SignetServeOptions *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->catalogue;
}

/**
 * signet_serve_options_get_token_lifetime:
 * @self: options
 *
 * Returns: how long access tokens live, in seconds
 */
gint64
signet_serve_options_get_token_lifetime (SignetServeOptions *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->token_lifetime;
}

/**
 * signet_serve_options_get_with_parent:
 * @self: options
 *
 * Returns: whether to end when standard input is closed
 */
gboolean
signet_serve_options_get_with_parent (SignetServeOptions *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->with_parent;
}

/**
 * signet_serve_options_get_version:
 * @self: options
 *
 * Returns: whether to show the version and nothing else
 */
gboolean
signet_serve_options_get_version (SignetServeOptions *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->version;
}
