/* signet-serve.c: the command that runs the issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-serve.h"

#include "signet-parent-watch.h"
#include "signet-passed-sockets.h"
#include "signet-serve-options.h"
#include "signet-server.h"
#include "signet-service-manager.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define EXIT_OK 0
#define EXIT_FAILED 1
#define EXIT_USAGE 2

/*
 * Helpers
 */

/* Secrets pass through this process. They must not end in a core file, nor be read by another
 * program of the same person; and nothing that is made here is for others to read.
 */
static void
harden (void)
{
  const struct rlimit none = { 0, 0 };

  setrlimit (RLIMIT_CORE, &none);
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
  umask (0077);
}

static void
say_ready (SignetServer *server)
{
  printf ("ready admin=unix:%s oauth=%s\n",
          signet_server_get_admin_socket (server), signet_server_get_issuer (server));
  fflush (stdout);
  signet_service_manager_tell ("READY=1");
}

static int
fail (const char   *reason,
      const GError *error)
{
  fprintf (stderr, "signet-issuer: %s\n", error->message);
  printf ("failed reason=%s\n", reason);
  fflush (stdout);

  return EXIT_FAILED;
}

/*
 * Callbacks
 */

static gboolean
on_signal_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);

  return G_SOURCE_CONTINUE;
}

static gboolean
on_parent_gone_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);

  return G_SOURCE_REMOVE;
}

/*
 * Public
 */

/**
 * signet_serve_run:
 * @argc: how many arguments
 * @argv: (array length=argc): the arguments, with the name of the program
 *
 * Runs the issuer until it is told to end by a signal, or by its parent.
 *
 * Returns: the exit status
 */
int
signet_serve_run (int    argc,
                  char **argv)
{
  g_autoptr(SignetServeOptions) options = NULL;
  g_autoptr(SignetPassedSockets) sockets = NULL;
  g_autoptr(SignetServer) server = NULL;
  g_autoptr(SignetParentWatch) parent = NULL;
  g_autoptr(GMainLoop) loop = NULL;
  g_autoptr(GError) error = NULL;
  const char *reason = NULL;

  options = signet_serve_options_parse (argc, argv, &error);
  if (options == NULL)
    {
      fprintf (stderr, "signet-issuer: %s\n", error->message);
      return EXIT_USAGE;
    }
  if (signet_serve_options_get_version (options))
    {
      printf ("signet-issuer " SIGNET_VERSION "\n");
      return EXIT_OK;
    }

  harden ();
  signal (SIGPIPE, SIG_IGN);
  g_log_writer_default_set_use_stderr (TRUE);

  sockets = signet_passed_sockets_take (&error);
  if (sockets == NULL)
    return fail ("socket-passed", error);

  server = signet_server_new ();
  if (!signet_server_start (server, options, sockets, &reason, &error))
    return fail (reason, error);

  loop = g_main_loop_new (NULL, FALSE);
  g_unix_signal_add (SIGTERM, on_signal_cb, loop);
  g_unix_signal_add (SIGINT, on_signal_cb, loop);
  if (signet_serve_options_get_with_parent (options))
    parent = signet_parent_watch_new (STDIN_FILENO, on_parent_gone_cb, loop);

  say_ready (server);
  g_main_loop_run (loop);
  signet_service_manager_tell ("STOPPING=1");
  signet_server_stop (server);

  return EXIT_OK;
}
