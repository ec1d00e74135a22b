/* loop-watch.c: how long the turns of the main loop are
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "loop-watch.h"

#include <time.h>

/* A turn is the time between two waits for events: nothing is painted and no key is heard
 * in it. Turns shorter than this, in microseconds, are the loop's own ticking.
 */
#define ACTIVE_LEAST 2000

static struct
{
  gint64 woken;
  gint64 longest;
  gint64 woken_cpu;
  gint64 longest_cpu;
  gint64 active; /* when the last turn ended in which something was done */
  gint64 frame;  /* when the last frame was painted */
} watch;

/*
 * Helpers
 */

/* How long this thread has worked, in microseconds. Unlike the time on the wall it does not
 * grow while others have the processor.
 */
static gint64
tell_cpu (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/*
 * Callbacks
 */

static int
poll_and_measure (GPollFD *descriptors,
                  guint    n_descriptors,
                  int      timeout)
{
  gint64 now = g_get_monotonic_time ();
  int result;

  watch.longest = MAX (watch.longest, now - watch.woken);
  watch.longest_cpu = MAX (watch.longest_cpu, tell_cpu () - watch.woken_cpu);
  if (now - watch.woken >= ACTIVE_LEAST)
    watch.active = now;

  result = g_poll (descriptors, n_descriptors, timeout);
  watch.woken = g_get_monotonic_time ();
  watch.woken_cpu = tell_cpu ();

  return result;
}

static void
on_after_paint_cb (GdkFrameClock *clock,
                   gpointer       user_data)
{
  watch.frame = g_get_monotonic_time ();
  watch.active = watch.frame;
}

/*
 * Public
 */

/**
 * loop_watch_start:
 *
 * Measures the turns of the default main context from now on.
 */
void
loop_watch_start (void)
{
  loop_watch_reset ();
  g_main_context_set_poll_func (NULL, poll_and_measure);
}

/**
 * loop_watch_add_frames:
 * @window: a window on screen
 *
 * Takes note of its frames too.
 */
void
loop_watch_add_frames (GtkWindow *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  g_signal_connect (gdk_surface_get_frame_clock (surface), "after-paint",
                    G_CALLBACK (on_after_paint_cb), NULL);
}

/**
 * loop_watch_reset:
 *
 * Forgets the longest turn.
 */
void
loop_watch_reset (void)
{
  watch.woken = g_get_monotonic_time ();
  watch.active = watch.woken;
  watch.longest = 0;
  watch.woken_cpu = tell_cpu ();
  watch.longest_cpu = 0;
}

/**
 * loop_watch_get_longest:
 *
 * Returns: the longest turn, in milliseconds
 */
double
loop_watch_get_longest (void)
{
  return (double) watch.longest / 1000.0;
}

/**
 * loop_watch_get_longest_cpu:
 *
 * Returns: the longest turn by what the thread worked in it, in milliseconds
 */
double
loop_watch_get_longest_cpu (void)
{
  return (double) watch.longest_cpu / 1000.0;
}

/**
 * loop_watch_get_active:
 *
 * Returns: when something was last done or painted, by g_get_monotonic_time()
 */
gint64
loop_watch_get_active (void)
{
  return watch.active;
}

/**
 * loop_watch_get_frame:
 *
 * Returns: when a frame was last painted, by g_get_monotonic_time(), 0 for never
 */
gint64
loop_watch_get_frame (void)
{
  return watch.frame;
}
