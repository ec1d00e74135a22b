/* test-background-portal.c: leave to go on without a window
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-background-portal.h"

#include "await.h"
#include "mock-background.h"
#include "signet-error.h"

#define REASON "Programs can get access tokens while the window is closed"

/*
 * Helpers
 */

static void
ask (GCancellable  *cancellable,
     GError       **error)
{
  g_autoptr(GAsyncResult) result =
    AWAIT (signet_background_portal_request_async, REASON, cancellable);
  gboolean allowed = signet_background_portal_request_finish (result, error);

  g_assert_true (allowed == (*error == NULL));
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);

  return G_SOURCE_REMOVE;
}

static void
test_allowed (void)
{
  MockBackground *portal = mock_background_start (MOCK_BACKGROUND_ALLOWS);
  g_autoptr(GError) error = NULL;

  ask (NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mock_background_get_reason (portal), ==, REASON);
  mock_background_end (portal);
}

static void
test_refused (gconstpointer data)
{
  MockBackground *portal = mock_background_start (GPOINTER_TO_INT (data));
  g_autoptr(GError) error = NULL;

  ask (NULL, &error);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_FORBIDDEN);
  mock_background_end (portal);
}

static void
test_absent (void)
{
  g_autoptr(GError) error = NULL;

  ask (NULL, &error);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_UNREACHABLE);
}

/* The question goes away with whoever wanted the answer. As in an application, the connection
 * to the bus lives longer.
 */
static void
test_cancelled (void)
{
  g_autoptr(GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  MockBackground *portal = mock_background_start (MOCK_BACKGROUND_WAITS);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  GAsyncResult **waiting = await_begin ();

  signet_background_portal_request_async (REASON, cancellable, await_cb, waiting);
  while (mock_background_get_reason (portal) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_idle_add (cancel_cb, cancellable);
  {
    g_autoptr(GAsyncResult) result = await_result (waiting);

    g_assert_false (signet_background_portal_request_finish (result, &error));
  }
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  while (!mock_background_was_closed (portal))
    g_main_context_iteration (NULL, TRUE);
  mock_background_end (portal);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GTestDBus) bus = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);

  g_test_add_func ("/background-portal/allowed", test_allowed);
  g_test_add_data_func ("/background-portal/refused",
                        GINT_TO_POINTER (MOCK_BACKGROUND_REFUSES), test_refused);
  g_test_add_data_func ("/background-portal/question-closed",
                        GINT_TO_POINTER (MOCK_BACKGROUND_CANCELS), test_refused);
  g_test_add_func ("/background-portal/absent", test_absent);
  g_test_add_func ("/background-portal/cancelled", test_cancelled);
  status = g_test_run ();

  g_test_dbus_down (bus);

  return status;
}
