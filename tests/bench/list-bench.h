/* list-bench.h: what is done to every list that is measured
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ListBenchSubject:
 * @window: the window with the list
 * @has_rows: tells whether rows are on screen
 * @is_complete: tells whether all of them are in the list
 * @is_settled: tells whether the rows are those that were asked for
 * @search: lists only what has a text in it
 * @data: what these are given
 *
 * A list that is measured.
 */
typedef struct
{
  GtkWindow *window;
  gboolean (*has_rows) (gpointer data);
  gboolean (*is_complete) (gpointer data);
  gboolean (*is_settled) (gpointer data);
  void (*search) (gpointer    data,
                  const char *text);
  gpointer data;
} ListBenchSubject;

gint64 list_bench_read_start (int                     argc,
                              char                   *argv[]);
int    list_bench_run        (const ListBenchSubject *subject,
                              gint64                  start,
                              gboolean                is_empty);

G_END_DECLS
