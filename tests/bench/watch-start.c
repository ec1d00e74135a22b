/* watch-start.c: how long a program takes to show a window, and to rest
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <X11/Xlib.h>
#include <X11/extensions/Xdamage.h>
#include <glib.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* A window that has not been painted for this long is taken to be finished. */
#define QUIET_MS   400
#define TIMEOUT_MS 30000

/* What is known of the program that is watched; times in milliseconds since it was started. */
typedef struct
{
  Display *display;
  int damage_event;
  pid_t child;
  gint64 start;
  Window window;
  double mapped;
  double painted_first;
  double painted_last;
} Watch;

/*
 * Helpers
 */

static double
elapsed (Watch *watch)
{
  return (double) (g_get_monotonic_time () - watch->start) / 1000.0;
}

/* A window may be gone before it is asked about; that is no reason to end. */
static int
ignore_error (Display     *display,
              XErrorEvent *event)
{
  return 0;
}

static void
handle_map (Watch  *watch,
            XEvent *event)
{
  XWindowAttributes attributes;

  if (watch->window != None ||
      !XGetWindowAttributes (watch->display, event->xmap.window, &attributes) ||
      attributes.override_redirect || attributes.width < 100 || attributes.height < 100)
    return;

  watch->window = event->xmap.window;
  watch->mapped = elapsed (watch);
  XDamageCreate (watch->display, watch->window, XDamageReportRawRectangles);
}

static void
handle_events (Watch *watch)
{
  while (XPending (watch->display) > 0)
    {
      XEvent event;

      XNextEvent (watch->display, &event);
      if (event.type == MapNotify)
        {
          handle_map (watch, &event);
        }
      else if (event.type == watch->damage_event && watch->window != None)
        {
          watch->painted_last = elapsed (watch);
          if (watch->painted_first == 0)
            watch->painted_first = watch->painted_last;
        }
    }
}

static void
start_program (Watch  *watch,
               char  **command)
{
  watch->start = g_get_monotonic_time ();
  watch->child = fork ();
  if (watch->child == 0)
    {
      close (ConnectionNumber (watch->display));
      execvp (command[0], command);
      _exit (127);
    }
}

/* Returns whether the window came to rest. */
static gboolean
watch_window (Watch *watch)
{
  for (;;)
    {
      struct pollfd connection = { ConnectionNumber (watch->display), POLLIN, 0 };

      handle_events (watch);
      if (watch->painted_first != 0 && elapsed (watch) - watch->painted_last > QUIET_MS)
        return TRUE;
      if (elapsed (watch) > TIMEOUT_MS || waitpid (watch->child, NULL, WNOHANG) != 0)
        return FALSE;
      poll (&connection, 1, 10);
    }
}

/*
 * Public
 */

int
main (int   argc,
      char *argv[])
{
  Watch watch = { .display = XOpenDisplay (NULL) };
  struct rusage usage;
  int damage_error;
  gboolean rested;

  if (argc < 2 || watch.display == NULL ||
      !XDamageQueryExtension (watch.display, &watch.damage_event, &damage_error))
    {
      fputs ("Usage: watch-start PROGRAM [ARGUMENT…], on an X display with XDamage\n", stderr);
      return 2;
    }

  watch.damage_event += XDamageNotify;
  XSetErrorHandler (ignore_error);
  XSelectInput (watch.display, DefaultRootWindow (watch.display), SubstructureNotifyMask);
  XSync (watch.display, False);

  start_program (&watch, argv + 1);
  rested = watch_window (&watch);
  kill (watch.child, SIGTERM);
  if (wait4 (watch.child, NULL, 0, &usage) < 0 || !rested)
    return EXIT_FAILURE;

  printf ("%.1f %.1f %.1f %.1f\n", watch.mapped, watch.painted_first, watch.painted_last,
          (double) usage.ru_maxrss / 1024.0);

  return EXIT_SUCCESS;
}
