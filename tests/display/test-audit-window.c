/* test-audit-window.c: who did what when, with an issuer that does as the test says
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"
#include "fake-audit.h"
#include "samples.h"
#include "signet-audit-row.h"
#include "signet-audit-window.h"
#include "signet-notice.h"

typedef struct
{
  FakeConnector *issuer;
  SignetConnection *connection;
  GtkWidget *window; /* (nullable) */
} Log;

/*
 * Helpers
 */

static void
set_up (Log           *log,
        gconstpointer  data)
{
  log->issuer = sample_issuer ();
  log->connection = display_connect (log->issuer);
}

static void
tear_down (Log           *log,
           gconstpointer  data)
{
  if (log->window != NULL)
    gtk_window_destroy (GTK_WINDOW (log->window));
  g_clear_object (&log->connection);
  g_clear_object (&log->issuer);
}

static void
open_window (Log *log)
{
  g_autoptr(SignetAuditFilter) filter = signet_audit_filter_new ();

  log->window = signet_audit_window_new (log->connection);
  signet_audit_window_set_filter (SIGNET_AUDIT_WINDOW (log->window), filter);
  gtk_window_present (GTK_WINDOW (log->window));
}

static SignetConnector *
get_issuer (Log *log)
{
  return SIGNET_CONNECTOR (log->issuer);
}

static GtkWidget *
find_list (Log *log)
{
  return display_find (log->window, GTK_TYPE_LIST_VIEW, "Entries");
}

static guint
count_entries (Log *log)
{
  GtkWidget *list = find_list (log);

  if (list == NULL)
    return 0;

  return g_list_model_get_n_items (
    G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
}

static GtkAdjustment *
get_scroll (Log *log)
{
  return gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (find_list (log), GTK_TYPE_SCROLLED_WINDOW)));
}

/* Goes to the end of what is there, and gives how much that is. */
static guint
scroll_down (Log *log)
{
  GtkAdjustment *scroll = get_scroll (log);

  gtk_adjustment_set_value (scroll, gtk_adjustment_get_upper (scroll));

  return count_entries (log);
}

static void
choose (Log        *log,
        const char *name,
        guint       choice)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (display_find (log->window, GTK_TYPE_DROP_DOWN, name)),
                              choice);
}

static void
test_words (Log           *log,
            gconstpointer  data)
{
  fake_audit_add (get_issuer (log), 20);
  open_window (log);
  DISPLAY_WAIT (count_entries (log) == 20);
  DISPLAY_WAIT (display_shows (log->window, "20 entries"));
  DISPLAY_WAIT (display_shows (log->window, "Unbroken: 20 entries since 28 Nov 2025"));
  g_assert_true (display_shows (log->window, "Tried to edit “Service 6” and was denied"));
  g_assert_true (display_shows (log->window, "Edited “Service 5”"));
  g_assert_false (display_shows (log->window, "Note: Old → New 20"));
  display_check_names (log->window);

  g_signal_emit_by_name (find_list (log), "activate", 0);
  DISPLAY_WAIT (display_shows (log->window, "Note: Old → New 20"));
  display_check_names (log->window);
  g_signal_emit_by_name (find_list (log), "activate", 0);
  DISPLAY_WAIT (!display_shows (log->window, "Note: Old → New 20"));
}

static void
test_pages_come_as_one_scrolls (Log           *log,
                                gconstpointer  data)
{
  guint n_asked;

  fake_audit_set_page (get_issuer (log), 60);
  fake_audit_add (get_issuer (log), 600);
  open_window (log);
  DISPLAY_WAIT (count_entries (log) >= 60);
  DISPLAY_WAIT (gtk_adjustment_get_upper (get_scroll (log)) > 1000);
  g_assert_cmpuint (count_entries (log), <, 600);

  DISPLAY_WAIT (scroll_down (log) == 600);
  n_asked = fake_audit_count (get_issuer (log));
  gtk_adjustment_set_value (get_scroll (log), 0);

  /* Each page once, and once what is new when the window became the active one. */
  g_assert_cmpuint (n_asked, <=, 12);
  g_assert_cmpuint (fake_audit_count (get_issuer (log)), ==, n_asked);
}

static void
test_filters (Log           *log,
              gconstpointer  data)
{
  fake_audit_add (get_issuer (log), 40);
  open_window (log);
  DISPLAY_WAIT (count_entries (log) == 40);
  choose (log, "Person", 1);
  DISPLAY_WAIT (count_entries (log) == 20);
  display_click (display_find (log->window, GTK_TYPE_TOGGLE_BUTTON, "Denied"));
  DISPLAY_WAIT (count_entries (log) == 4);
  choose (log, "Action", 1);
  DISPLAY_WAIT (display_shows (log->window, "No Entries Found"));
  display_check_names (log->window);
  display_click (display_find (log->window, GTK_TYPE_BUTTON, "Show All Entries"));
  DISPLAY_WAIT (count_entries (log) == 40);
  choose (log, "Action", 2);
  DISPLAY_WAIT (count_entries (log) == 40);
}

static void
test_only_one_credential (Log           *log,
                          gconstpointer  data)
{
  fake_audit_add (get_issuer (log), 21);
  open_window (log);
  DISPLAY_WAIT (count_entries (log) == 21);
  g_signal_emit_by_name (find_list (log), "activate", 0);
  DISPLAY_WAIT (display_find (log->window, GTK_TYPE_BUTTON, "Only This Credential") != NULL);
  display_click (display_find (log->window, GTK_TYPE_BUTTON, "Only This Credential"));
  DISPLAY_WAIT (count_entries (log) == 3);
  display_click (display_find (log->window, GTK_TYPE_BUTTON,
                               "Only “Service 0”: Show All Credentials"));
  DISPLAY_WAIT (count_entries (log) == 21);
}

static void
test_states (Log           *log,
             gconstpointer  data)
{
  open_window (log);
  DISPLAY_WAIT (display_shows (log->window, "Nothing Has Happened Yet"));

  fake_audit_fail (get_issuer (log), SIGNET_ERROR_UNREACHABLE);
  gtk_widget_activate_action (log->window, "win.reload", NULL);
  DISPLAY_WAIT (display_find (log->window, GTK_TYPE_BUTTON, "Try Again") != NULL);
  fake_audit_fail (get_issuer (log), SIGNET_ERROR_FAILED);
  fake_audit_add (get_issuer (log), 3);
  display_click (display_find (log->window, GTK_TYPE_BUTTON, "Try Again"));
  DISPLAY_WAIT (count_entries (log) == 3);

  fake_audit_fail (get_issuer (log), SIGNET_ERROR_FORBIDDEN);
  g_signal_emit_by_name (log->connection, "changed-there");
  DISPLAY_WAIT (display_shows (log->window, "No Access"));
  g_assert_cmpuint (count_entries (log), ==, 0);
}

static void
test_older_ones_fail (Log           *log,
                      gconstpointer  data)
{
  fake_audit_set_page (get_issuer (log), 100);
  fake_audit_add (get_issuer (log), 300);
  open_window (log);
  DISPLAY_WAIT (count_entries (log) >= 100);
  DISPLAY_WAIT (gtk_adjustment_get_upper (get_scroll (log)) > 1000);
  fake_audit_fail (get_issuer (log), SIGNET_ERROR_UNREACHABLE);
  scroll_down (log);
  DISPLAY_WAIT (display_shows (log->window, "Older entries did not come"));
  g_assert_cmpuint (count_entries (log), <, 300);
  fake_audit_fail (get_issuer (log), SIGNET_ERROR_FAILED);
  display_click (display_find (log->window, GTK_TYPE_BUTTON, "Try Again"));
  DISPLAY_WAIT (count_entries (log) >= 200);
}

static void
test_new_ones_come (Log           *log,
                    gconstpointer  data)
{
  double place;

  fake_audit_add (get_issuer (log), 90);
  open_window (log);
  DISPLAY_WAIT (count_entries (log) == 90);
  g_signal_emit_by_name (find_list (log), "activate", 0);
  fake_audit_add (get_issuer (log), 2);
  g_signal_emit_by_name (log->connection, "changed-there");
  DISPLAY_WAIT (count_entries (log) == 92);
  DISPLAY_WAIT (display_shows (log->window, "92 entries"));
  DISPLAY_WAIT (display_shows (log->window, "Note: Old → New 90"));
  g_assert_cmpfloat (gtk_adjustment_get_value (get_scroll (log)), <, 1);

  /* Whoever reads further down goes on reading. */
  gtk_adjustment_set_value (get_scroll (log), 1500);
  place = gtk_adjustment_get_value (get_scroll (log));
  fake_audit_add (get_issuer (log), 3);
  g_signal_emit_by_name (log->connection, "changed-there");
  DISPLAY_WAIT (count_entries (log) == 95);
  DISPLAY_WAIT (gtk_adjustment_get_value (get_scroll (log)) >= place);
}

static void
test_more_than_a_page_is_new (Log           *log,
                              gconstpointer  data)
{
  fake_audit_set_page (get_issuer (log), 60);
  fake_audit_add (get_issuer (log), 50);
  open_window (log);
  DISPLAY_WAIT (count_entries (log) == 50);
  fake_audit_add (get_issuer (log), 500);
  g_signal_emit_by_name (log->connection, "changed-there");
  DISPLAY_WAIT (display_shows (log->window, "550 entries"));
  DISPLAY_WAIT (count_entries (log) >= 60);
}

static void
test_broken (Log           *log,
             gconstpointer  data)
{
  static const struct
  {
    SignetAuditFault fault;
    gint64 first;
    gint64 last;
    const char *title;
  } cases[] = {
    { SIGNET_AUDIT_FAULT_CHANGED, 5, 5, "Entry 5 Was Changed" },
    { SIGNET_AUDIT_FAULT_REMOVED, 5, 5, "Entry 5 Was Removed" },
    { SIGNET_AUDIT_FAULT_REMOVED, 5, 9, "Entries 5 to 9 Were Removed" },
    { SIGNET_AUDIT_FAULT_ADDED, 7, 7, "Entry 7 Was Added by Somebody Else" },
    { SIGNET_AUDIT_FAULT_MOVED, 7, 3, "Entry 7 Was Moved" },
    { SIGNET_AUDIT_FAULT_HEAD, 0, 0, "The End of the Log Was Changed" },
  };

  fake_audit_add (get_issuer (log), 9);
  open_window (log);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      fake_audit_set_fault (get_issuer (log), cases[i].fault, cases[i].first, cases[i].last);
      gtk_widget_activate_action (log->window, "win.reload", NULL);
      DISPLAY_WAIT (display_find (log->window, SIGNET_TYPE_NOTICE, cases[i].title) != NULL);
    }

  fake_audit_set_fault (get_issuer (log), SIGNET_AUDIT_FAULT_NONE, 0, 0);
  gtk_widget_activate_action (log->window, "win.reload", NULL);
  DISPLAY_WAIT (display_shows (log->window, "Unbroken: 9 entries"));
  g_assert_null (display_find (log->window, SIGNET_TYPE_NOTICE, NULL));
}

static void
add (const char *path,
     void      (*run) (Log           *log,
                       gconstpointer  data))
{
  g_test_add (path, Log, NULL, set_up, run, tear_down);
}

int
main (int    argc,
      char **argv)
{
  display_init (&argc, &argv);

  add ("/audit-window/words", test_words);
  add ("/audit-window/pages", test_pages_come_as_one_scrolls);
  add ("/audit-window/filters", test_filters);
  add ("/audit-window/only-one-credential", test_only_one_credential);
  add ("/audit-window/states", test_states);
  add ("/audit-window/older-ones-fail", test_older_ones_fail);
  add ("/audit-window/new-ones-come", test_new_ones_come);
  add ("/audit-window/more-than-a-page-is-new", test_more_than_a_page_is_new);
  add ("/audit-window/broken", test_broken);

  return g_test_run ();
}
