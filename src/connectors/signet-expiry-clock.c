/* signet-expiry-clock.c: when to look again which secrets end
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-expiry-clock.h"

#include "signet-alarm.h"

/* The list is looked at once for all that happens to it meanwhile, in milliseconds. */
#define GATHER 250

/* Follows the list of a connection, and the clock. While the list is not complete nothing is
 * known about what is not in it.
 */
struct _SignetExpiryClock
{
  GObject parent_instance;

  SignetConnection *connection; /* (owned) */
  SignetAlarm *alarm;           /* (owned) */
  guint gather_id;
};

G_DEFINE_FINAL_TYPE (SignetExpiryClock, signet_expiry_clock, G_TYPE_OBJECT)

enum
{
  SIGNAL_TICK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/*
 * Callbacks
 */

static void
tick (SignetExpiryClock *self)
{
  g_clear_handle_id (&self->gather_id, g_source_remove);
  g_signal_emit (self, signals[SIGNAL_TICK], 0);
}

static gboolean
on_gathered_cb (gpointer user_data)
{
  SignetExpiryClock *self = user_data;

  self->gather_id = 0;
  tick (self);

  return G_SOURCE_REMOVE;
}

static void
on_list_changed_cb (SignetExpiryClock *self)
{
  g_assert (SIGNET_IS_EXPIRY_CLOCK (self));

  if (self->gather_id == 0)
    self->gather_id = g_timeout_add_full (G_PRIORITY_LOW, GATHER, on_gathered_cb, self, NULL);
}

static void
on_alarm_rang_cb (SignetExpiryClock *self)
{
  g_assert (SIGNET_IS_EXPIRY_CLOCK (self));

  tick (self);
}

/*
 * GObject
 */

static void
signet_expiry_clock_dispose (GObject *object)
{
  SignetExpiryClock *self = SIGNET_EXPIRY_CLOCK (object);

  g_clear_handle_id (&self->gather_id, g_source_remove);
  g_clear_object (&self->alarm);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (signet_expiry_clock_parent_class)->dispose (object);
}

static void
signet_expiry_clock_class_init (SignetExpiryClockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = signet_expiry_clock_dispose;

  /**
   * SignetExpiryClock::tick:
   *
   * Emitted when there may be something new: a moment after the list changed, at the time that
   * was set, and when the clock of the computer was set.
   */
  signals[SIGNAL_TICK] =
    g_signal_new ("tick", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
signet_expiry_clock_init (SignetExpiryClock *self)
{
  self->alarm = signet_alarm_new ();
  g_signal_connect_object (self->alarm, "rang", G_CALLBACK (on_alarm_rang_cb), self,
                           G_CONNECT_SWAPPED);
}

/*
 * Public
 */

/**
 * signet_expiry_clock_new:
 * @connection: a connection
 *
 * Returns: (transfer full): a clock that ticks for its list
 */
SignetExpiryClock *
signet_expiry_clock_new (SignetConnection *connection)
{
  SignetExpiryClock *self;

  g_return_val_if_fail (SIGNET_IS_CONNECTION (connection), NULL);

  self = g_object_new (SIGNET_TYPE_EXPIRY_CLOCK, NULL);
  self->connection = g_object_ref (connection);
  g_signal_connect_object (connection, "notify::complete", G_CALLBACK (on_list_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (connection, "notify::state", G_CALLBACK (on_list_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (signet_connection_get_credentials (connection), "items-changed",
                           G_CALLBACK (on_list_changed_cb), self, G_CONNECT_SWAPPED);
  on_list_changed_cb (self);

  return self;
}

/**
 * signet_expiry_clock_is_ready:
 * @self: a clock
 *
 * Returns: whether all credentials are known
 */
gboolean
signet_expiry_clock_is_ready (SignetExpiryClock *self)
{
  g_return_val_if_fail (SIGNET_IS_EXPIRY_CLOCK (self), FALSE);

  return signet_connection_get_state (self->connection) == SIGNET_CONNECTION_STATE_READY &&
         signet_connection_get_complete (self->connection);
}

/**
 * signet_expiry_clock_set_next:
 * @self: a clock
 * @next: when there may be something new though the list stays, in Unix seconds, 0 for never
 *
 * Lets it tick then.
 */
void
signet_expiry_clock_set_next (SignetExpiryClock *self,
                              gint64             next)
{
  g_return_if_fail (SIGNET_IS_EXPIRY_CLOCK (self));

  signet_alarm_set (self->alarm, next);
}
