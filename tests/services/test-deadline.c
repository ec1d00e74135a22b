/* test-deadline.c: who returns a task first
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "await.h"
#include "signet-deadline.h"
#include "signet-error.h"

#define NEVER (1000 * 1000)

/*
 * Helpers
 */

static void
free_deadline (gpointer data)
{
  signet_deadline_free (data);
}

static GTask *
new_task (GCancellable  *cancellable,
          guint          milliseconds,
          GAsyncResult **pending)
{
  GTask *task = g_task_new (NULL, cancellable, await_cb, pending);

  g_task_set_task_data (task, signet_deadline_new (task, milliseconds), free_deadline);

  return task;
}

/* What is waited for is told, and what it says later is not wanted any more. */
static void
assert_over (GTask *task)
{
  SignetDeadline *deadline = g_task_get_task_data (task);

  g_assert_true (g_cancellable_is_cancelled (signet_deadline_get_cancellable (deadline)));
  g_assert_true (signet_deadline_has_passed (deadline));
  g_assert_false (signet_deadline_claim (deadline));
}

static void
test_passed (void)
{
  GAsyncResult *pending = NULL;
  g_autoptr(GTask) task = new_task (NULL, 0, &pending);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  signet_deadline_set_error (g_task_get_task_data (task), SIGNET_ERROR,
                             SIGNET_ERROR_KEYRING_LOCKED, "why");
  result = await_result (&pending);

  g_assert_false (g_task_propagate_boolean (task, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_LOCKED);
  assert_over (task);
}

static void
test_cancelled (void)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *pending = NULL;
  g_autoptr(GTask) task = new_task (cancellable, NEVER, &pending);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  result = await_result (&pending);

  g_assert_false (g_task_propagate_boolean (task, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_over (task);
}

static void
test_claimed (void)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *pending = NULL;
  g_autoptr(GTask) task = new_task (cancellable, 0, &pending);
  g_autoptr(GAsyncResult) result = NULL;
  SignetDeadline *deadline = g_task_get_task_data (task);

  g_assert_true (signet_deadline_claim (deadline));
  await_idle ();
  g_assert_null (pending);
  g_assert_false (g_cancellable_is_cancelled (signet_deadline_get_cancellable (deadline)));

  g_task_return_boolean (task, TRUE);
  result = await_result (&pending);
  g_assert_true (g_task_propagate_boolean (task, NULL));
}

/*
 * Public
 */

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/deadline/passed", test_passed);
  g_test_add_func ("/deadline/cancelled", test_cancelled);
  g_test_add_func ("/deadline/claimed", test_claimed);

  return g_test_run ();
}
