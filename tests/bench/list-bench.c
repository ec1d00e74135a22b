/* list-bench.c: what is done to every list that is measured
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "list-bench.h"

#include "loop-watch.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A window in which nothing was done for so long has settled. All in microseconds. */
#define QUIET      250000
#define LOAD_LIMIT (90 * G_USEC_PER_SEC)
#define STEP_LIMIT (30 * G_USEC_PER_SEC)
/* Together they stay below this, after which the program ends whatever it is doing. */
#define ALARM_SECONDS 240

/* How often the loop wakes to look whether it is quiet, in milliseconds. It only does so when
 * nothing else is to be done, so a window that had no processor for a while does not pass for
 * one that has settled.
 */
#define TICK        5
#define QUIET_TICKS 25

static guint n_ticks;

static const char *const letters[] = { "a", "e", "s", "2", "o" };

typedef struct
{
  const char *title;
  GtkSortType order;
} Click;

/* One after the other. The list begins in the order of the first, ascending. */
static const Click clicks[] = {
  { "Name", GTK_SORT_DESCENDING },
  { "Last Used", GTK_SORT_ASCENDING },
  { "Last Used", GTK_SORT_DESCENDING },
  { "Expires", GTK_SORT_ASCENDING },
  { "Status", GTK_SORT_ASCENDING },
  { "Name", GTK_SORT_ASCENDING },
};

/*
 * Helpers
 */

static void
print_figure (const char *name,
              double      value)
{
  printf ("%s %.2f\n", name, value);
  fflush (stdout);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static double
get_median (GArray *values)
{
  if (values->len == 0)
    return 0;

  g_array_sort (values, compare_doubles);

  return g_array_index (values, double, values->len / 2);
}

/* What this process alone has written to, in MiB. */
static double
read_memory (void)
{
  g_autofree char *text = NULL;
  const char *found = NULL;

  if (g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    found = strstr (text, "Private_Dirty:");

  return found != NULL ? g_ascii_strtod (found + strlen ("Private_Dirty:"), NULL) / 1024.0 : 0;
}

/* Waits until nothing is done any more. Returns how long that took from @start, in
 * milliseconds, without the quiet time itself.
 */
static double
settle (gint64 start,
        gint64 limit)
{
  gint64 active = 0;
  guint ticks = n_ticks;
  gint64 now;

  do
    {
      g_main_context_iteration (NULL, TRUE);
      now = g_get_monotonic_time ();
      if (loop_watch_get_active () != active)
        {
          active = loop_watch_get_active ();
          ticks = n_ticks;
        }
    }
  while ((now - active < QUIET || n_ticks - ticks < QUIET_TICKS) && now - start < limit);

  return now - start < limit ? (double) (active - start) / 1000.0 : INFINITY;
}

/* Waits until a frame with the rows that were asked for is on screen. Returns how long that took
 * from @start, in milliseconds.
 */
static double
wait_painted (const ListBenchSubject *subject,
              gint64                  start,
              gint64                  limit)
{
  gint64 now;

  do
    {
      gboolean is_settled = subject->is_settled (subject->data);
      gint64 frame = loop_watch_get_frame ();

      g_main_context_iteration (NULL, TRUE);
      if (is_settled && loop_watch_get_frame () != frame)
        {
          gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (subject->window)));
          return (double) (g_get_monotonic_time () - start) / 1000.0;
        }
      now = g_get_monotonic_time ();
    }
  while (now - start < limit);

  return INFINITY;
}

static GtkWidget *
find_column_view (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_COLUMN_VIEW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_column_view (child);

  return found;
}

/* Does to the order what a press of the mouse on the title of a column does. */
static void
click_title (GtkWindow   *window,
             const Click *click)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (find_column_view (GTK_WIDGET (window)));
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (gtk_column_view_column_get_title (column), click->title))
        gtk_column_view_sort_by_column (view, column, click->order);
    }
}

/*
 * Callbacks
 */

static gboolean
on_tick_cb (gpointer user_data)
{
  n_ticks++;

  return G_SOURCE_CONTINUE;
}

/* The steps */

static gboolean
measure_load (const ListBenchSubject *subject,
              gint64                  start)
{
  gint64 painted = 0;
  gint64 complete = 0;
  gint64 now;

  do
    {
      gint64 frame = loop_watch_get_frame ();

      g_main_context_iteration (NULL, TRUE);
      now = g_get_monotonic_time ();
      if (complete == 0 && subject->is_complete (subject->data))
        complete = now;
      if (painted == 0 && loop_watch_get_frame () != frame && subject->has_rows (subject->data))
        {
          gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (subject->window)));
          painted = g_get_monotonic_time ();
        }
    }
  while (now - start < LOAD_LIMIT &&
         (complete == 0 || (painted == 0 && subject->has_rows (subject->data))));

  if (painted != 0)
    print_figure ("first", (double) (painted - start) / 1000.0);
  if (complete == 0)
    return FALSE;

  print_figure ("complete", (double) (complete - start) / 1000.0);
  print_figure ("settled", settle (start, LOAD_LIMIT));
  print_figure ("load-turn", loop_watch_get_longest ());
  print_figure ("load-turn-cpu", loop_watch_get_longest_cpu ());

  return TRUE;
}

/* What is done after the rows are there counts for the longest turn too. */
static double
measure_search (const ListBenchSubject *subject,
                const char             *text,
                double                 *longest,
                double                 *longest_cpu)
{
  gint64 start = g_get_monotonic_time ();
  double took;

  loop_watch_reset ();
  subject->search (subject->data, text);
  took = wait_painted (subject, start, STEP_LIMIT);
  settle (start, STEP_LIMIT);
  *longest = MAX (*longest, loop_watch_get_longest ());
  *longest_cpu = MAX (*longest_cpu, loop_watch_get_longest_cpu ());

  return took;
}

static void
measure_typing (const ListBenchSubject *subject)
{
  g_autoptr(GArray) typed = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) cleared = g_array_new (FALSE, FALSE, sizeof (double));
  double longest = 0;
  double longest_cpu = 0;

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      double took;

      took = measure_search (subject, letters[i], &longest, &longest_cpu);
      g_array_append_val (typed, took);
      took = measure_search (subject, "", &longest, &longest_cpu);
      g_array_append_val (cleared, took);
    }

  print_figure ("letter", get_median (typed));
  print_figure ("letter-worst", g_array_index (typed, double, typed->len - 1));
  print_figure ("clear", get_median (cleared));
  print_figure ("clear-worst", g_array_index (cleared, double, cleared->len - 1));
  print_figure ("typing-turn", longest);
  print_figure ("typing-turn-cpu", longest_cpu);
}

static void
measure_sorting (const ListBenchSubject *subject)
{
  g_autoptr(GArray) sorted = g_array_new (FALSE, FALSE, sizeof (double));
  double longest = 0;
  double longest_cpu = 0;

  for (guint i = 0; i < G_N_ELEMENTS (clicks); i++)
    {
      gint64 start = g_get_monotonic_time ();
      double took;

      loop_watch_reset ();
      click_title (subject->window, &clicks[i]);
      took = wait_painted (subject, start, STEP_LIMIT);
      settle (start, STEP_LIMIT);
      g_array_append_val (sorted, took);
      longest = MAX (longest, loop_watch_get_longest ());
      longest_cpu = MAX (longest_cpu, loop_watch_get_longest_cpu ());
    }

  print_figure ("sort", get_median (sorted));
  print_figure ("sort-worst", g_array_index (sorted, double, sorted->len - 1));
  print_figure ("sort-turn", longest);
  print_figure ("sort-turn-cpu", longest_cpu);
}

/*
 * Public
 */

/**
 * list_bench_read_start:
 * @argc: number of arguments
 * @argv: the arguments; the first may be when the program was started, in microseconds
 *
 * Also sees to it that the program ends, whatever happens.
 *
 * Returns: when the program was started, by g_get_monotonic_time()
 */
gint64
list_bench_read_start (int   argc,
                       char *argv[])
{
  alarm (ALARM_SECONDS);

  return argc > 1 ? g_ascii_strtoll (argv[1], NULL, 10) : g_get_monotonic_time ();
}

/**
 * list_bench_run:
 * @subject: a list whose window is on screen and that has begun to load
 * @start: when the program was started, by g_get_monotonic_time()
 * @is_empty: whether there is nothing to list
 *
 * Prints one figure a line, in milliseconds and MiB.
 *
 * Returns: an exit status
 */
int
list_bench_run (const ListBenchSubject *subject,
                gint64                  start,
                gboolean                is_empty)
{
  guint tick;
  int status = EXIT_FAILURE;

  loop_watch_start ();
  loop_watch_reset ();
  loop_watch_add_frames (subject->window);
  /* Behind everything else, so that it keeps nothing from being done. */
  tick = g_timeout_add_full (G_PRIORITY_LOW, TICK, on_tick_cb, NULL, NULL);

  if (measure_load (subject, start))
    {
      print_figure ("memory", read_memory ());
      if (!is_empty)
        {
          measure_typing (subject);
          measure_sorting (subject);
          print_figure ("memory-later", read_memory ());
        }
      status = EXIT_SUCCESS;
    }

  g_source_remove (tick);

  return status;
}
