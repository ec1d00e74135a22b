/* test-expiry-usage.c: when secrets end, and how often they are used, as people see it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "editor.h"
#include "fake-rules.h"
#include "signet-days-row.h"
#include "signet-expiry-bar.h"
#include "signet-policy-dialog.h"
#include "signet-time.h"
#include "signet-usage-chart.h"
#include "signet-usage-group.h"

#define DAY (24 * 60 * 60)

/* Who asked for the rules, and the answer. */
typedef struct
{
  SignetPolicy *policy; /* (owned) (nullable) */
  gboolean done;
} Answer;

/*
 * Helpers
 */

/* The connection reads the rules with everything else. */
static void
set_rules (Editor *editor,
           guint   default_days,
           guint   maximum_days)
{
  fake_rules_set_policy (editor->fake, default_days, maximum_days);
  signet_connection_load (editor->connection);
  DISPLAY_WAIT (signet_policy_get_revision (signet_connection_get_policy (editor->connection)) ==
                signet_policy_get_revision (fake_rules_get_policy (editor->fake)));
}

static SignetDaysRow *
find_expires (Editor *editor)
{
  return SIGNET_DAYS_ROW (editor_find (editor, SIGNET_TYPE_DAYS_ROW, "Expires"));
}

static void
fill_form (Editor *editor)
{
  editor_open_new (editor);
  editor_type (editor, "Display Name", "New Service");
  editor_tick (editor, "Platform", TRUE);
}

static gint64
save_and_get_expires (Editor *editor)
{
  SignetDraft *draft;
  gint64 expires;
  GtkWidget *page = editor_find (editor, SIGNET_TYPE_EDITOR_PAGE, NULL);

  draft = signet_editor_page_get_draft (SIGNET_EDITOR_PAGE (page));
  expires = signet_draft_get_secret_expires (draft);
  g_assert_true (editor_can_save (editor));

  return expires;
}

static void
test_no_rules (Editor        *editor,
               gconstpointer  data)
{
  fill_form (editor);
  g_assert_cmpuint (signet_days_row_get_days (find_expires (editor)), ==, 0);
  g_assert_cmpint (save_and_get_expires (editor), ==, 0);
  display_check_names (editor->dialog);
}

static void
test_default (Editor        *editor,
              gconstpointer  data)
{
  gint64 expires;

  set_rules (editor, 45, 0);
  fill_form (editor);
  g_assert_true (editor_shows (editor, "Default of "));
  g_assert_true (editor_shows (editor, ": 45 days."));
  g_assert_true (editor_shows (editor, "· Default"));
  g_assert_cmpuint (signet_days_row_get_days (find_expires (editor)), ==, 45);
  expires = save_and_get_expires (editor);
  g_assert_cmpint (ABS (expires - signet_time_now () - 45 * DAY), <, 60);
  g_assert_true (signet_days_row_set_days (find_expires (editor), 0));
  g_assert_cmpint (save_and_get_expires (editor), ==, 0);
  g_assert_false (editor_shows (editor, "· Default"));
}

static void
test_maximum (Editor        *editor,
              gconstpointer  data)
{
  set_rules (editor, 0, 60);
  fill_form (editor);
  g_assert_true (editor_shows (editor, "allows 60 days at most, so nothing longer is offered"));
  g_assert_cmpuint (signet_days_row_get_days (find_expires (editor)), ==, 60);
  g_assert_false (signet_days_row_set_days (find_expires (editor), 90));
  g_assert_false (signet_days_row_set_days (find_expires (editor), 0));
  g_assert_true (signet_days_row_set_days (find_expires (editor), 30));

  /* The day that is proposed first is later. */
  g_assert_true (signet_days_row_set_days (find_expires (editor), SIGNET_DAYS_ROW_DATE));
  g_assert_true (editor_shows (editor, "the organization allows no later one"));
  g_assert_true (editor_shows (editor, "Choose an earlier end"));
  g_assert_false (editor_can_save (editor));
}

/* Nobody who has entered nothing is asked whether to lose it. */
static void
test_rules_come_later (Editor        *editor,
                       gconstpointer  data)
{
  GtkWidget *page;

  editor_open_new (editor);
  page = editor_find (editor, SIGNET_TYPE_EDITOR_PAGE, NULL);
  set_rules (editor, 30, 90);
  g_assert_cmpuint (signet_days_row_get_days (find_expires (editor)), ==, 30);
  g_assert_false (signet_editor_page_get_modified (SIGNET_EDITOR_PAGE (page)));
}

static void
test_editing_has_no_choice (Editor        *editor,
                            gconstpointer  data)
{
  set_rules (editor, 30, 90);
  editor_open (editor);
  g_assert_null (display_find (editor->dialog, SIGNET_TYPE_DAYS_ROW, "Expires"));
  g_assert_false (editor_can_save (editor));
}

static void
test_refused (Editor        *editor,
              gconstpointer  data)
{
  fill_form (editor);
  fake_connector_refuse (editor->fake, FAKE_CALL_ISSUE, SIGNET_PROBLEM_BEYOND_MAXIMUM,
                         "/secret_expires");
  editor_click (editor, "Save");
  DISPLAY_WAIT (editor_shows (editor, "Choose an earlier end"));
}

static SignetUsageHistory *
make_history (void)
{
  gint64 today = signet_time_now () / SIGNET_USAGE_HISTORY_DAY;
  SignetUsageHistory *history = signet_usage_history_new (today, 30, 0);

  signet_usage_history_add (history, today, "s1", 12);
  signet_usage_history_add (history, today - 7, "s1", 30);

  return history;
}

static void
test_chart (Editor        *editor,
            gconstpointer  data)
{
  g_autoptr(SignetUsageHistory) history = make_history ();
  GtkWidget *chart;
  int width;

  fake_rules_set_usage (editor->fake, history);
  editor_open (editor);
  DISPLAY_WAIT (editor_shows (editor, "42 tokens in the last 30 days, most on"));
  chart = editor_find (editor, SIGNET_TYPE_USAGE_CHART, NULL);
  gtk_test_accessible_assert_role (chart, GTK_ACCESSIBLE_ROLE_IMG);
  DISPLAY_WAIT (gtk_widget_get_width (chart) > 0);

  /* Today is at the end. */
  width = gtk_widget_get_width (chart);
  g_assert_cmpint (signet_usage_chart_get_day (SIGNET_USAGE_CHART (chart), 1), ==, 0);
  g_assert_cmpint (signet_usage_chart_get_day (SIGNET_USAGE_CHART (chart), width - 1), ==, 29);
  g_assert_cmpint (signet_usage_chart_get_day (SIGNET_USAGE_CHART (chart), width), ==, -1);
  gtk_widget_set_direction (chart, GTK_TEXT_DIR_RTL);
  g_assert_cmpint (signet_usage_chart_get_day (SIGNET_USAGE_CHART (chart), 1), ==, 29);
  gtk_widget_set_direction (chart, GTK_TEXT_DIR_LTR);

  /* By the keyboard each day is told. */
  gtk_widget_grab_focus (chart);
  DISPLAY_WAIT (gtk_widget_has_focus (chart));
  display_check_names (editor->dialog);
}

static void
test_no_tokens (Editor        *editor,
                gconstpointer  data)
{
  editor_open (editor);
  DISPLAY_WAIT (editor_shows (editor, "No tokens in the last 30 days"));
  g_assert_false (gtk_widget_get_mapped (editor_find (editor, SIGNET_TYPE_USAGE_CHART, NULL)));
}

static void
test_usage_fails (Editor        *editor,
                  gconstpointer  data)
{
  fake_rules_fail (editor->fake, FAKE_RULES_LOAD_USAGE, SIGNET_ERROR_TIMED_OUT);
  editor_open (editor);
  DISPLAY_WAIT (editor_shows (editor, "The tokens could not be counted. It may be busy."));
  editor_click (editor, "Try Again");
  DISPLAY_WAIT (editor_shows (editor, "No tokens in the last 30 days"));
}

/* Who closes the editor does not wait for it. */
static void
test_usage_on_the_way (Editor        *editor,
                       gconstpointer  data)
{
  fake_rules_hold (editor->fake);
  editor_open (editor);
  g_assert_cmpuint (fake_rules_count (editor->fake, FAKE_RULES_LOAD_USAGE), ==, 1);
  editor_click (editor, "Cancel");
  DISPLAY_WAIT (editor->done);
  fake_rules_release (editor->fake);
}

static void
test_new_has_no_usage (Editor        *editor,
                       gconstpointer  data)
{
  editor_open_new (editor);
  g_assert_null (display_find (editor->dialog, SIGNET_TYPE_USAGE_GROUP, NULL));
  g_assert_cmpuint (fake_rules_count (editor->fake, FAKE_RULES_LOAD_USAGE), ==, 0);
}

static void
on_policy_done_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  Answer *answer = user_data;

  answer->policy = signet_policy_dialog_run_finish (result, NULL);
  answer->done = TRUE;
}

static GtkWidget *
open_policy (Editor *editor,
             Answer *answer)
{
  GtkWidget *dialog;

  DISPLAY_WAIT (signet_connection_get_policy (editor->connection) != NULL);
  signet_policy_dialog_run_async (editor->parent, editor->connection, editor->cancellable,
                                  on_policy_done_cb, answer);
  dialog = GTK_WIDGET (display_find_window (SIGNET_TYPE_POLICY_DIALOG));
  g_assert_nonnull (dialog);
  gtk_test_widget_wait_for_draw (dialog);
  /* What the fixture waits for at the end. */
  editor->done = TRUE;

  return dialog;
}

static SignetDaysRow *
find_days (GtkWidget  *dialog,
           const char *name)
{
  return SIGNET_DAYS_ROW (display_find (dialog, SIGNET_TYPE_DAYS_ROW, name));
}

static void
test_policy_dialog (Editor        *editor,
                    gconstpointer  data)
{
  Answer answer = { 0 };
  GtkWidget *dialog = open_policy (editor, &answer);

  g_assert_cmpuint (signet_days_row_get_days (find_days (dialog, "Maximum")), ==, 0);
  g_assert_true (display_shows (dialog, "Without a maximum, secrets need not end."));
  signet_days_row_set_days (find_days (dialog, "Maximum"), 90);
  g_assert_true (display_shows (dialog, "1 credential has a secret that lasts longer."));
  g_assert_false (signet_days_row_set_days (find_days (dialog, "Default"), 180));
  g_assert_true (signet_days_row_set_days (find_days (dialog, "Default"), 60));
  display_check_names (dialog);
  display_click (display_find (dialog, GTK_TYPE_BUTTON, "Save"));
  DISPLAY_WAIT (answer.done);
  g_assert_cmpuint (signet_policy_get_default_days (answer.policy), ==, 60);
  g_assert_true (signet_connection_get_policy (editor->connection) == answer.policy);
  g_clear_object (&answer.policy);
}

static void
test_policy_conflict (Editor        *editor,
                      gconstpointer  data)
{
  Answer answer = { 0 };
  GtkWidget *dialog = open_policy (editor, &answer);

  fake_rules_set_policy (editor->fake, 30, 180);
  signet_days_row_set_days (find_days (dialog, "Maximum"), 90);
  display_click (display_find (dialog, GTK_TYPE_BUTTON, "Save"));
  DISPLAY_WAIT (display_shows (dialog, "Somebody Changed the Rules"));
  DISPLAY_WAIT (signet_days_row_get_days (find_days (dialog, "Maximum")) == 180);
  g_assert_cmpuint (signet_days_row_get_days (find_days (dialog, "Default")), ==, 30);
  display_click (display_find (dialog, GTK_TYPE_BUTTON, "Cancel"));
  DISPLAY_WAIT (answer.done);
  g_assert_null (answer.policy);
}

/* Gives a secret of the credential that there is another end. */
static void
put_expiring (Editor *editor,
              gint64  expires)
{
  g_autofree char *time = signet_time_to_string (expires);
  g_autoptr(JsonNode) node = signet_credential_to_json (editor_find_stored (editor));
  g_autofree char *text = json_to_string (node, FALSE);
  g_autoptr(GString) changed = g_string_new (text);
  g_autofree char *member = g_strdup_printf ("\"expires\":\"%s\"", time);
  g_autoptr(SignetCredential) credential = NULL;
  g_autoptr(JsonNode) parsed = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (g_string_replace (changed, "\"expires\":null", member, 1), ==, 1);
  g_assert_cmpuint (g_string_replace (changed, "\"revision\":3", "\"revision\":4", 1), ==, 1);
  parsed = json_from_string (changed->str, &error);
  g_assert_no_error (error);
  credential = signet_credential_new_from_json (parsed, &error);
  g_assert_no_error (error);
  fake_connector_put (editor->fake, credential);
  signet_connection_load (editor->connection);
}

static void
test_strip (Editor        *editor,
            gconstpointer  data)
{
  g_autoptr(SignetSettings) settings = signet_settings_new ();
  GtkWidget *bar = g_object_new (SIGNET_TYPE_EXPIRY_BAR, NULL);
  GtkWidget *button;

  editor->done = TRUE;
  gtk_window_set_child (editor->parent, bar);
  signet_expiry_bar_follow (SIGNET_EXPIRY_BAR (bar), editor->connection, settings);
  put_expiring (editor, signet_time_now () + 3 * DAY);
  DISPLAY_WAIT (display_shows (bar, "1 secret expires within 7 days"));
  DISPLAY_WAIT (gtk_revealer_get_reveal_child (GTK_REVEALER (
    gtk_widget_get_first_child (bar))));
  display_check_names (bar);

  button = display_find (bar, GTK_TYPE_BUTTON, "Dismiss Until Tomorrow");
  display_click (button);
  DISPLAY_WAIT (!gtk_revealer_get_reveal_child (GTK_REVEALER (gtk_widget_get_first_child (bar))));
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Editor        *editor,
                  gconstpointer  data);
  } tests[] = {
    { "/expiry/no-rules", test_no_rules },
    { "/expiry/default", test_default },
    { "/expiry/maximum", test_maximum },
    { "/expiry/rules-come-later", test_rules_come_later },
    { "/expiry/editing-has-no-choice", test_editing_has_no_choice },
    { "/expiry/refused", test_refused },
    { "/expiry/policy-dialog", test_policy_dialog },
    { "/expiry/policy-conflict", test_policy_conflict },
    { "/expiry/strip", test_strip },
    { "/usage/chart", test_chart },
    { "/usage/no-tokens", test_no_tokens },
    { "/usage/fails", test_usage_fails },
    { "/usage/on-the-way", test_usage_on_the_way },
    { "/usage/new-has-none", test_new_has_no_usage },
  };

  display_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Editor, NULL, editor_set_up, tests[i].test, editor_tear_down);

  return g_test_run ();
}
