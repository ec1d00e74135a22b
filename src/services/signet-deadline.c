/* signet-deadline.c: an end to waiting for somebody else
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-deadline.h"

#include "signet-error.h"

/* Some things that we wait for do not end when they are cancelled, a prompt that nobody
 * answers for example. So the task is returned from here, at once, and what comes later
 * finds it claimed.
 */
struct _SignetDeadline
{
  GTask *task;               /* (borrowed) it outlives us, because its data owns us */
  GCancellable *cancellable; /* (owned) for what is waited for */
  GSource *timeout;          /* (owned) (nullable) */
  GSource *cancelled;        /* (owned) (nullable) */
  GError *error;             /* (owned) what the task gets when the time is over */
  gboolean claimed;
};

/*
 * Helpers
 */

static void
clear_source (GSource **source)
{
  if (*source == NULL)
    return;

  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

/*
 * Callbacks
 */

static gboolean
on_timeout_cb (gpointer user_data)
{
  SignetDeadline *self = user_data;
  g_autoptr(GTask) task = g_object_ref (self->task);
  g_autoptr(GCancellable) cancellable = g_object_ref (self->cancellable);

  if (signet_deadline_claim (self))
    {
      g_task_return_error (task, g_error_copy (self->error));
      g_cancellable_cancel (cancellable);
    }

  return G_SOURCE_REMOVE;
}

static gboolean
on_cancelled_cb (GCancellable *outer,
                 gpointer      user_data)
{
  SignetDeadline *self = user_data;
  g_autoptr(GTask) task = g_object_ref (self->task);
  g_autoptr(GCancellable) cancellable = g_object_ref (self->cancellable);

  if (signet_deadline_claim (self))
    {
      g_task_return_error_if_cancelled (task);
      g_cancellable_cancel (cancellable);
    }

  return G_SOURCE_REMOVE;
}

/*
 * Public
 */

/**
 * signet_deadline_new:
 * @task: the task that waits; its data must own what is returned
 * @milliseconds: how long it may wait
 *
 * Returns @task with an error when its time is over, and at once when it is cancelled,
 * whatever becomes of what it waits for. Until then the task must not be returned by others
 * unless they claimed it with [func@Signet.deadline_claim].
 *
 * Returns: (transfer full): a deadline
 */
SignetDeadline *
signet_deadline_new (GTask *task,
                     guint  milliseconds)
{
  SignetDeadline *self;

  g_return_val_if_fail (G_IS_TASK (task), NULL);

  self = g_new0 (SignetDeadline, 1);
  self->task = task;
  self->cancellable = g_cancellable_new ();
  self->error = g_error_new_literal (SIGNET_ERROR, SIGNET_ERROR_TIMED_OUT,
                                     "There was no answer in time");
  self->timeout = g_timeout_source_new (milliseconds);
  g_source_set_callback (self->timeout, on_timeout_cb, self, NULL);
  g_source_attach (self->timeout, g_task_get_context (task));
  if (g_task_get_cancellable (task) != NULL)
    {
      self->cancelled = g_cancellable_source_new (g_task_get_cancellable (task));
      g_source_set_callback (self->cancelled, G_SOURCE_FUNC (on_cancelled_cb), self, NULL);
      g_source_attach (self->cancelled, g_task_get_context (task));
    }

  return self;
}

/**
 * signet_deadline_free:
 * @self: (transfer full): a deadline
 *
 * Frees it. The task is not returned any more.
 */
void
signet_deadline_free (SignetDeadline *self)
{
  g_return_if_fail (self != NULL);

  clear_source (&self->timeout);
  clear_source (&self->cancelled);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * signet_deadline_set_error:
 * @self: a deadline
 * @domain: a domain
 * @code: a code
 * @message: a sentence
 *
 * Sets what the task gets when its time is over; %SIGNET_ERROR_TIMED_OUT before.
 */
void
signet_deadline_set_error (SignetDeadline *self,
                           GQuark          domain,
                           int             code,
                           const char     *message)
{
  g_return_if_fail (self != NULL);

  g_clear_error (&self->error);
  self->error = g_error_new_literal (domain, code, message);
}

/**
 * signet_deadline_get_cancellable:
 * @self: a deadline
 *
 * Returns: (transfer none): the cancellable for what is waited for
 */
GCancellable *
signet_deadline_get_cancellable (SignetDeadline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cancellable;
}

/**
 * signet_deadline_claim:
 * @self: a deadline
 *
 * Ends the waiting.
 *
 * Returns: %TRUE if the caller must return the task now, %FALSE if it is returned already
 */
gboolean
signet_deadline_claim (SignetDeadline *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->claimed)
    return FALSE;

  self->claimed = TRUE;
  clear_source (&self->timeout);
  clear_source (&self->cancelled);

  return TRUE;
}

/**
 * signet_deadline_has_passed:
 * @self: a deadline
 *
 * Returns: whether the task is returned already, or will be by whoever claimed it
 */
gboolean
signet_deadline_has_passed (SignetDeadline *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->claimed;
}
