/* fake-queue.c: questions that wait for their answers
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fake-queue.h"

/* Where a task keeps the queue that it waits in. */
#define QUEUE "fake-queue"

/*
 * Callbacks
 */

static void
on_cancellable_cancelled_cb (GCancellable *cancellable,
                             GTask        *task)
{
  GQueue *queue = g_object_get_data (G_OBJECT (task), QUEUE);

  /* Once released it has an answer. */
  if (!g_queue_remove (queue, task))
    return;

  g_task_return_error_if_cancelled (task);
  g_object_unref (task);
}

/*
 * Public
 */

/* Like a request on the way, it can be cancelled while it waits. */
void
fake_queue_hold (GQueue *queue,
                 GTask  *task)
{
  g_queue_push_tail (queue, g_object_ref (task));
  g_object_set_data (G_OBJECT (task), QUEUE, queue);
  if (g_task_get_cancellable (task) != NULL)
    g_signal_connect_object (g_task_get_cancellable (task), "cancelled",
                             G_CALLBACK (on_cancellable_cancelled_cb), task, 0);
}
