/* signet-issuer-command.c: how the built-in issuer is called
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-issuer-command.h"

#include "signet-default-paths.h"
#include "signet-error.h"

#define PROGRAM "signet-issuer"

/* These aim the application elsewhere, for tests and for those who work on it. */
#define ENVIRONMENT_PROGRAM "SIGNET_ISSUER"
#define ENVIRONMENT_DATABASE "SIGNET_DATABASE"
#define ENVIRONMENT_ADMIN_SOCKET "SIGNET_ADMIN_SOCKET"
#define ENVIRONMENT_LISTEN "SIGNET_LISTEN"

#define READY "ready "
#define FAILED "failed reason="

static const struct
{
  const char *reason;
  SignetError code;
} reasons[] = {
  { "database-locked", SIGNET_ERROR_STORAGE_LOCKED },
  { "database-too-new", SIGNET_ERROR_STORAGE_TOO_NEW },
  { "database-corrupt", SIGNET_ERROR_STORAGE_CORRUPT },
  { "database-read-only", SIGNET_ERROR_STORAGE_READ_ONLY },
  { "storage-full", SIGNET_ERROR_STORAGE_FULL },
  { "port-taken", SIGNET_ERROR_PORT_TAKEN },
  { "socket-in-use", SIGNET_ERROR_SOCKET },
  { "socket-path", SIGNET_ERROR_SOCKET },
  { "key-missing", SIGNET_ERROR_KEY_MISSING },
  { "catalogue-invalid", SIGNET_ERROR_MALFORMED },
};

/*
 * Helpers
 */

/* Beside the application, so that two installations do not mix; then where it was to be
 * installed.
 */
static char *
find_program (void)
{
  const char *named = g_getenv (ENVIRONMENT_PROGRAM);
  g_autofree char *self = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *beside = NULL;

  if (named != NULL)
    return g_strdup (named);

  self = g_file_read_link ("/proc/self/exe", NULL);
  folder = g_path_get_dirname (self != NULL ? self : SIGNET_BINDIR "/.");
  beside = g_build_filename (folder, PROGRAM, NULL);
  if (g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&beside);

  return g_find_program_in_path (SIGNET_BINDIR "/" PROGRAM);
}

static void
add_option (GStrvBuilder *builder,
            const char   *option,
            const char   *value)
{
  if (value == NULL)
    return;

  g_strv_builder_add (builder, option);
  g_strv_builder_add (builder, value);
}

/*
 * Public
 */

/**
 * signet_issuer_command_dup_socket_path:
 *
 * Returns: (transfer full): where the built-in issuer of this person listens
 */
char *
signet_issuer_command_dup_socket_path (void)
{
  const char *named = g_getenv (ENVIRONMENT_ADMIN_SOCKET);

  return named != NULL ? g_strdup (named) : signet_default_paths_dup_admin_socket ();
}

/**
 * signet_issuer_command_was_used:
 *
 * Looks only at files, so it starts nobody.
 *
 * Returns: whether there can be any credentials: a database where one is kept by default, or
 *   somebody who listens
 */
gboolean
signet_issuer_command_was_used (void)
{
  const char *named = g_getenv (ENVIRONMENT_DATABASE);
  g_autofree char *database = named != NULL ? g_strdup (named) :
    signet_default_paths_dup_database ();
  g_autofree char *socket_path = signet_issuer_command_dup_socket_path ();

  return g_file_test (database, G_FILE_TEST_EXISTS) ||
         g_file_test (socket_path, G_FILE_TEST_EXISTS);
}

/**
 * signet_issuer_command_build:
 * @socket_path: where it shall listen
 * @port: where it shall give out tokens, 0 for any free port
 * @error: return location for %SIGNET_ERROR_NOT_INSTALLED
 *
 * Returns: (transfer full) (nullable): the program with its arguments, or %NULL with @error set
 *   if it is not installed
 */
char **
signet_issuer_command_build (const char  *socket_path,
                             int          port,
                             GError     **error)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *program = find_program ();
  g_autofree char *address = g_strdup_printf ("127.0.0.1:%d", port);
  const char *listen = g_getenv (ENVIRONMENT_LISTEN);

  g_return_val_if_fail (socket_path != NULL, NULL);

  if (program == NULL)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_NOT_INSTALLED,
                           "The program signet-issuer is not installed");
      return NULL;
    }

  g_strv_builder_add (builder, program);
  g_strv_builder_add (builder, "--with-parent");
  add_option (builder, "--database", g_getenv (ENVIRONMENT_DATABASE));
  add_option (builder, "--admin-socket", socket_path);
  add_option (builder, "--listen", listen != NULL ? listen : address);

  return g_strv_builder_end (builder);
}

/**
 * signet_issuer_command_parse_line:
 * @line: (nullable): the first line of its standard output, %NULL if it ended without one
 * @sentence: (nullable): what it said to people
 * @error: return location for a [error@Signet.Error] with @sentence as its message
 *
 * Returns: whether the issuer is ready
 */
gboolean
signet_issuer_command_parse_line (const char  *line,
                                  const char  *sentence,
                                  GError     **error)
{
  SignetError code = SIGNET_ERROR_FAILED;

  if (line != NULL && g_str_has_prefix (line, READY))
    return TRUE;

  for (guint i = 0; line != NULL && i < G_N_ELEMENTS (reasons); i++)
    {
      if (g_str_has_prefix (line, FAILED) &&
          g_str_equal (line + strlen (FAILED), reasons[i].reason))
        code = reasons[i].code;
    }

  if (sentence == NULL || *sentence == '\0')
    sentence = "signet-issuer ended before it was ready";
  else if (g_str_has_prefix (sentence, PROGRAM ": "))
    sentence += strlen (PROGRAM ": ");
  g_set_error_literal (error, SIGNET_ERROR, code, sentence);

  return FALSE;
}
