/* signet-alarm.c: wakes up when the clock on the wall says so
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-alarm.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/timerfd.h>
#include <unistd.h>

/* The timeouts of a main loop stand still while the computer sleeps, and do not hear that the
 * clock was set. The kernel does both, and nothing has to look at the clock again and again.
 */
struct _SignetAlarm
{
  GObject parent_instance;

  int fd;
  guint source_id;
};

G_DEFINE_FINAL_TYPE (SignetAlarm, signet_alarm, G_TYPE_OBJECT)

enum
{
  SIGNAL_RANG,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/*
 * Callbacks
 */

/* A clock that was set cancels the timer, which is an error here; that may be news, too. */
static gboolean
on_readable_cb (int          fd,
                GIOCondition condition,
                gpointer     user_data)
{
  g_autoptr(SignetAlarm) self = g_object_ref (SIGNET_ALARM (user_data));
  guint64 n_expirations;

  if (read (fd, &n_expirations, sizeof n_expirations) < 0 && errno == EAGAIN)
    return G_SOURCE_CONTINUE;

  g_signal_emit (self, signals[SIGNAL_RANG], 0);

  return G_SOURCE_CONTINUE;
}

/*
 * GObject
 */

static void
signet_alarm_finalize (GObject *object)
{
  SignetAlarm *self = SIGNET_ALARM (object);

  g_clear_handle_id (&self->source_id, g_source_remove);
  if (self->fd >= 0)
    close (self->fd);

  G_OBJECT_CLASS (signet_alarm_parent_class)->finalize (object);
}

static void
signet_alarm_class_init (SignetAlarmClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_alarm_finalize;

  /**
   * SignetAlarm::rang:
   *
   * Emitted when it is time, and when somebody sets the clock of the computer.
   */
  signals[SIGNAL_RANG] =
    g_signal_new ("rang", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
signet_alarm_init (SignetAlarm *self)
{
  self->fd = timerfd_create (CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
  if (self->fd >= 0)
    self->source_id = g_unix_fd_add (self->fd, G_IO_IN, on_readable_cb, self);
  else
    g_warning ("There is no timer that follows the clock: %s", g_strerror (errno));
}

/*
 * Public
 */

/**
 * signet_alarm_new:
 *
 * Returns: (transfer full): an alarm that is not set
 */
SignetAlarm *
signet_alarm_new (void)
{
  return g_object_new (SIGNET_TYPE_ALARM, NULL);
}

/**
 * signet_alarm_set:
 * @self: an alarm
 * @when: Unix seconds, 0 for never
 *
 * Sets the alarm, in place of what was set before. A time that has passed is now.
 */
void
signet_alarm_set (SignetAlarm *self,
                  gint64       when)
{
  struct itimerspec timer = { .it_value.tv_sec = (time_t) when };

  g_return_if_fail (SIGNET_IS_ALARM (self));
  g_return_if_fail (when >= 0);

  if (self->fd >= 0)
    timerfd_settime (self->fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &timer, NULL);
}
