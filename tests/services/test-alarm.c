/* test-alarm.c: waking up by the clock on the wall
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-alarm.h"

/* The test runner ends a wait that is in vain. */
static void
wait_for (const guint *count)
{
  while (*count == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
on_rang_cb (guint *count)
{
  (*count)++;
}

static SignetAlarm *
make_alarm (guint *count)
{
  SignetAlarm *alarm = signet_alarm_new ();

  g_signal_connect_swapped (alarm, "rang", G_CALLBACK (on_rang_cb), count);

  return alarm;
}

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* Never before its time, and only once. */
static void
test_rings (void)
{
  guint count = 0;
  g_autoptr(SignetAlarm) alarm = make_alarm (&count);
  gint64 when = get_now () + 2;

  signet_alarm_set (alarm, when);
  wait_for (&count);
  g_assert_cmpint (get_now (), >=, when);
  g_assert_cmpint (get_now (), <=, when + 1);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (count, ==, 1);
}

static void
test_past (void)
{
  guint count = 0;
  g_autoptr(SignetAlarm) alarm = make_alarm (&count);

  signet_alarm_set (alarm, 1);
  wait_for (&count);
}

/* What is set later counts, and what is not set does not ring. */
static void
test_set_again (void)
{
  guint count = 0;
  guint other = 0;
  g_autoptr(SignetAlarm) alarm = make_alarm (&count);
  g_autoptr(SignetAlarm) second = make_alarm (&other);

  signet_alarm_set (alarm, get_now () + 1);
  signet_alarm_set (alarm, 0);
  signet_alarm_set (second, get_now () + 1000);
  signet_alarm_set (second, get_now () + 2);
  wait_for (&other);
  g_assert_cmpuint (count, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/alarm/rings", test_rings);
  g_test_add_func ("/alarm/past", test_past);
  g_test_add_func ("/alarm/set-again", test_set_again);

  return g_test_run ();
}
