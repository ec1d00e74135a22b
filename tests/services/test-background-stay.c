/* test-background-stay.c: the application stays without a window, with leave
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-background-stay.h"

#include "mock-background.h"
#include "signet-words.h"

typedef struct
{
  GApplication *application;
  SignetSettings *settings;
  SignetBackgroundStay *stay;
  GString *words; /* what was said, one after another */
} Fixture;

/*
 * Helpers
 */

static void
on_words_cb (SignetBackgroundStay *stay,
             GParamSpec           *pspec,
             Fixture              *fixture)
{
  g_string_append_printf (fixture->words, "%s\n", signet_background_stay_get_words (stay));
}

static void
set_up (Fixture  *fixture,
        gboolean  sandboxed)
{
  fixture->application = g_application_new (SIGNET_APP_ID ".Stay", G_APPLICATION_NON_UNIQUE);
  fixture->settings = signet_settings_new ();
  signet_settings_set_keep_issuer_running (fixture->settings, FALSE);
  fixture->stay = signet_background_stay_new (fixture->application, fixture->settings, sandboxed);
  fixture->words = g_string_new (NULL);
  g_signal_connect (fixture->stay, "notify::words", G_CALLBACK (on_words_cb), fixture);
}

static void
tear_down (Fixture *fixture)
{
  signet_settings_set_keep_issuer_running (fixture->settings, FALSE);
  g_object_run_dispose (G_OBJECT (fixture->stay));
  g_clear_object (&fixture->stay);
  g_clear_object (&fixture->settings);
  g_clear_object (&fixture->application);
  g_string_free (fixture->words, TRUE);
}

static gboolean
end_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Runs the main loop for as long as an answer could take that must not come. */
static void
let_pass (guint milliseconds)
{
  gboolean ended = FALSE;

  g_timeout_add (milliseconds, end_cb, &ended);
  while (!ended)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_off (Fixture *fixture)
{
  while (signet_settings_get_keep_issuer_running (fixture->settings))
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
switch_off_cb (gpointer user_data)
{
  signet_settings_set_keep_issuer_running (user_data, FALSE);

  return G_SOURCE_REMOVE;
}

static void
on_activate_cb (GApplication   *application,
                SignetSettings *settings)
{
  g_idle_add (switch_off_cb, settings);
}

/* An application that has no window and is not held ends before it ever comes to be idle. */
static void
test_allowed (void)
{
  MockBackground *portal = mock_background_start (MOCK_BACKGROUND_ALLOWS);
  Fixture fixture;

  set_up (&fixture, TRUE);
  signet_settings_set_keep_issuer_running (fixture.settings, TRUE);
  while (!signet_background_stay_is_allowed (fixture.stay))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (mock_background_get_reason (portal), ==, signet_words_get_keep_running (NULL));

  g_signal_connect (fixture.application, "activate", G_CALLBACK (on_activate_cb),
                    fixture.settings);
  g_assert_cmpint (g_application_run (fixture.application, 0, NULL), ==, 0);
  g_assert_false (signet_settings_get_keep_issuer_running (fixture.settings));
  g_assert_false (signet_background_stay_is_allowed (fixture.stay));
  tear_down (&fixture);
  mock_background_end (portal);
}

static void
test_refused (void)
{
  MockBackground *portal = mock_background_start (MOCK_BACKGROUND_REFUSES);
  Fixture fixture;

  set_up (&fixture, TRUE);
  signet_settings_set_keep_issuer_running (fixture.settings, TRUE);
  wait_off (&fixture);
  g_assert_nonnull (strstr (fixture.words->str, "The desktop does not allow it"));
  tear_down (&fixture);
  mock_background_end (portal);
}

static void
test_absent (void)
{
  Fixture fixture;

  set_up (&fixture, TRUE);
  signet_settings_set_keep_issuer_running (fixture.settings, TRUE);
  wait_off (&fixture);
  g_assert_nonnull (strstr (fixture.words->str, "This desktop cannot keep a Flatpak running"));
  tear_down (&fixture);
}

/* Nobody is asked for what is not wanted any more. */
static void
test_switched_off_again (void)
{
  MockBackground *portal = mock_background_start (MOCK_BACKGROUND_WAITS);
  Fixture fixture;

  set_up (&fixture, TRUE);
  signet_settings_set_keep_issuer_running (fixture.settings, TRUE);
  while (mock_background_get_reason (portal) == NULL)
    g_main_context_iteration (NULL, TRUE);
  signet_settings_set_keep_issuer_running (fixture.settings, FALSE);
  while (!mock_background_was_closed (portal))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (signet_background_stay_get_words (fixture.stay), ==,
                   signet_words_get_keep_running (NULL));
  tear_down (&fixture);
  mock_background_end (portal);
}

static void
test_outside (void)
{
  MockBackground *portal = mock_background_start (MOCK_BACKGROUND_REFUSES);
  Fixture fixture;

  set_up (&fixture, FALSE);
  signet_settings_set_keep_issuer_running (fixture.settings, TRUE);
  let_pass (200);
  g_assert_true (signet_settings_get_keep_issuer_running (fixture.settings));
  g_assert_null (mock_background_get_reason (portal));
  tear_down (&fixture);
  mock_background_end (portal);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GTestDBus) bus = NULL;
  g_autoptr(GDBusConnection) connection = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  /* As in an application, it lives as long as everything. */
  connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  g_test_add_func ("/background-stay/allowed", test_allowed);
  g_test_add_func ("/background-stay/refused", test_refused);
  g_test_add_func ("/background-stay/absent", test_absent);
  g_test_add_func ("/background-stay/switched-off-again", test_switched_off_again);
  g_test_add_func ("/background-stay/outside", test_outside);
  status = g_test_run ();

  g_clear_object (&connection);
  g_test_dbus_down (bus);

  return status;
}
