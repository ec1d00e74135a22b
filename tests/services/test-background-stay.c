/* test-background-stay.c: the application stays without a window, with leave
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-background-stay.h"

#include "mock-background.h"
#include "signet-error.h"
#include "signet-words.h"

typedef struct
{
  GtkApplication *application;
  GtkWindow *window;
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
  static guint n_applications = 0;
  g_autofree char *id = NULL;
  g_autoptr(GError) error = NULL;

  /* One that is registered and never run stays on the bus. */
  id = g_strdup_printf (SIGNET_APP_ID ".Stay%u", n_applications++);
  fixture->application = gtk_application_new (id, G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (fixture->application), NULL, &error);
  g_assert_no_error (error);
  fixture->window = NULL;
  fixture->settings = signet_settings_new ();
  signet_settings_set_keep_issuer_running (fixture->settings, FALSE);
  fixture->stay = signet_background_stay_new (fixture->application, fixture->settings, sandboxed);
  fixture->words = g_string_new (NULL);
  g_signal_connect (fixture->stay, "notify::words", G_CALLBACK (on_words_cb), fixture);
}

static void
add_window (Fixture *fixture)
{
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_application_add_window (fixture->application, fixture->window);
}

static void
set_up_with_window (Fixture  *fixture,
                    gboolean  sandboxed)
{
  set_up (fixture, sandboxed);
  add_window (fixture);
}

static void
tear_down (Fixture *fixture)
{
  g_clear_pointer (&fixture->window, gtk_window_destroy);
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
wait_inactive (Fixture *fixture)
{
  while (signet_background_stay_get_active (fixture->stay))
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

/* Nobody is asked before there is a window. An application that has none and is not held ends
 * before it ever comes to be idle.
 */
static void
test_allowed (void)
{
  MockBackground *portal = mock_background_start (MOCK_BACKGROUND_ALLOWS);
  Fixture fixture;

  set_up (&fixture, TRUE);
  signet_settings_set_keep_issuer_running (fixture.settings, TRUE);
  let_pass (200);
  g_assert_null (mock_background_get_reason (portal));
  g_assert_true (signet_background_stay_get_active (fixture.stay));

  add_window (&fixture);
  while (!signet_background_stay_is_allowed (fixture.stay))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (mock_background_get_reason (portal), ==, signet_words_get_keep_running (NULL));

  g_clear_pointer (&fixture.window, gtk_window_destroy);
  g_signal_connect (fixture.application, "activate", G_CALLBACK (on_activate_cb),
                    fixture.settings);
  g_assert_cmpint (g_application_run (G_APPLICATION (fixture.application), 0, NULL), ==, 0);
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

  set_up_with_window (&fixture, TRUE);
  signet_settings_set_keep_issuer_running (fixture.settings, TRUE);
  wait_off (&fixture);
  g_assert_nonnull (strstr (fixture.words->str, "The desktop does not allow it"));
  tear_down (&fixture);
  mock_background_end (portal);
}

/* What a desktop without a portal cannot do is not shown as done, but stays what is wanted. */
static void
test_absent (void)
{
  MockBackground *portal;
  Fixture fixture;

  set_up_with_window (&fixture, TRUE);
  signet_settings_set_keep_issuer_running (fixture.settings, TRUE);
  wait_inactive (&fixture);
  g_assert_nonnull (strstr (fixture.words->str, "This desktop cannot keep a Flatpak running"));
  g_assert_true (signet_settings_get_keep_issuer_running (fixture.settings));

  /* Once it is there, whoever switches it on again gets it. */
  portal = mock_background_start (MOCK_BACKGROUND_ALLOWS);
  signet_background_stay_set_active (fixture.stay, TRUE);
  while (!signet_background_stay_is_allowed (fixture.stay))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (signet_background_stay_get_active (fixture.stay));
  signet_background_stay_set_active (fixture.stay, FALSE);
  g_assert_false (signet_settings_get_keep_issuer_running (fixture.settings));
  g_assert_false (signet_background_stay_is_allowed (fixture.stay));
  tear_down (&fixture);
  mock_background_end (portal);
}

/* Nobody is asked for what is not wanted any more. */
static void
test_switched_off_again (void)
{
  MockBackground *portal = mock_background_start (MOCK_BACKGROUND_WAITS);
  Fixture fixture;

  set_up_with_window (&fixture, TRUE);
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
test_too_late (void)
{
  g_autoptr(GError) error = g_error_new_literal (SIGNET_ERROR, SIGNET_ERROR_TIMED_OUT, "Too late");

  g_assert_nonnull (strstr (signet_words_get_keep_running (error),
                            "The desktop does not allow it"));
}

/* An application that ends does not wait for an answer. */
static void
test_ended (void)
{
  MockBackground *portal = mock_background_start (MOCK_BACKGROUND_WAITS);
  Fixture fixture;

  set_up_with_window (&fixture, TRUE);
  signet_settings_set_keep_issuer_running (fixture.settings, TRUE);
  while (mock_background_get_reason (portal) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_object_run_dispose (G_OBJECT (fixture.stay));
  while (!mock_background_was_closed (portal))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (signet_settings_get_keep_issuer_running (fixture.settings));
  tear_down (&fixture);
  mock_background_end (portal);
}

static void
test_outside (void)
{
  MockBackground *portal = mock_background_start (MOCK_BACKGROUND_REFUSES);
  Fixture fixture;

  set_up_with_window (&fixture, FALSE);
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
  g_autoptr(GDBusConnection) connection = NULL;

  g_test_init (&argc, &argv, NULL);
  /* As in an application, it lives as long as everything. */
  connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  g_test_add_func ("/background-stay/allowed", test_allowed);
  g_test_add_func ("/background-stay/refused", test_refused);
  g_test_add_func ("/background-stay/absent", test_absent);
  g_test_add_func ("/background-stay/switched-off-again", test_switched_off_again);
  g_test_add_func ("/background-stay/too-late", test_too_late);
  g_test_add_func ("/background-stay/ended", test_ended);
  g_test_add_func ("/background-stay/outside", test_outside);

  return g_test_run ();
}
