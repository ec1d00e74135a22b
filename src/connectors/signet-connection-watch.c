/* signet-connection-watch.c: hearing what others change while a connection is shown
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-connection-watch.h"

#include "signet-connection-private.h"
#include "signet-error.h"

/* How many times as long as the first the longest pause after a failure is. */
#define PAUSE_GROWTH 30

/* How long changes are gathered before the next are asked for, in milliseconds: a program that
 * changes one credential after the other must not keep the window from everything else.
 */
#define GATHER 50

/* The counter is the only thing that it remembers. Whoever asks with the same counter again is
 * told everything since, so a failure loses nothing, and neither does an issuer that was
 * started anew. Where not each change can be told, everything is loaded, after the counter was
 * given and so not before it.
 *
 *     ask (counter) ── answer: show, take the counter ── pause a moment ──┐
 *        ▲        └─── failure: pause longer and longer ──────────────────┤
 *        └─────────────────────────────────────────────────────────────────┘
 */
struct _SignetConnectionWatch
{
  SignetConnection *connection; /* (borrowed) (nullable) */
  GCancellable *cancellable;    /* (owned) */
  GSource *rest;                /* (owned) (nullable) while it pauses */
  gint64 counter;               /* -1 while it is not known */
  gint64 asked;                 /* monotonic time */
  guint pause;                  /* after the next failure, in milliseconds */
};

static void ask (SignetConnectionWatch *self);

/*
 * Helpers
 */

static void
free_watch (gpointer data)
{
  SignetConnectionWatch *self = data;

  g_clear_object (&self->cancellable);
}

static void
unref_watch (SignetConnectionWatch *self)
{
  g_rc_box_release_full (self, free_watch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetConnectionWatch, unref_watch)

static void
stop_rest (SignetConnectionWatch *self)
{
  if (self->rest != NULL)
    g_source_destroy (self->rest);
  g_clear_pointer (&self->rest, g_source_unref);
}

/* Ends the watch from inside: the connection forgets it too. */
static void
end_watch (SignetConnectionWatch *self)
{
  self->connection->watch = NULL;
  signet_connection_watch_drop (self);
}

/* Many changes are announced in one step, a few each for itself. */
static void
show (SignetConnection *connection,
      SignetChanges    *changes)
{
  GPtrArray *credentials = signet_changes_get_credentials (changes);
  GPtrArray *deleted = signet_changes_get_deleted (changes);

  signet_credential_list_freeze (connection->credentials);
  for (guint i = 0; i < credentials->len; i++)
    signet_connection_show (connection, g_ptr_array_index (credentials, i));
  for (guint i = 0; i < deleted->len; i++)
    signet_connection_show_removed (connection, g_ptr_array_index (deleted, i));
  signet_credential_list_thaw (connection->credentials);
}

static gboolean
tells_nothing (SignetConnectionWatch *self,
               SignetChanges         *changes)
{
  return signet_changes_get_counter (changes) == self->counter ||
         (signet_changes_get_flags (changes) & SIGNET_CHANGES_RESET) != 0;
}

/* Gives how long to pause. An issuer that says at once that there is nothing to say, again and
 * again, is treated as one that fails.
 */
static guint
grow_pause (SignetConnectionWatch *self)
{
  guint pause = self->pause;

  self->pause = MIN (pause * 2, self->connection->watch_pause * PAUSE_GROWTH);

  return pause;
}

/*
 * Callbacks
 */

static gboolean
on_rested_cb (gpointer user_data)
{
  SignetConnectionWatch *self = user_data;

  g_clear_pointer (&self->rest, g_source_unref);
  ask (self);

  return G_SOURCE_REMOVE;
}

static void
ask_later (SignetConnectionWatch *self,
           guint                  milliseconds)
{
  self->rest = g_timeout_source_new (milliseconds);
  g_source_set_callback (self->rest, on_rested_cb, self, NULL);
  g_source_attach (self->rest, g_main_context_get_thread_default ());
}

static void
handle_changes (SignetConnectionWatch *self,
                SignetChanges         *changes)
{
  SignetConnection *connection = self->connection;
  gboolean nothing = tells_nothing (self, changes);
  gboolean in_vain = nothing &&
                     g_get_monotonic_time () - self->asked <
                     self->connection->watch_pause * G_TIME_SPAN_MILLISECOND;
  gboolean everything = self->counter < 0 || signet_changes_get_flags (changes) != 0 ||
                        (connection->stale && connection->load == NULL);
  gboolean more = (signet_changes_get_flags (changes) & SIGNET_CHANGES_MORE) != 0;

  self->counter = more ? -1 : signet_changes_get_counter (changes);
  if (!in_vain)
    self->pause = connection->watch_pause;

  /* Whoever listens to the list may do whatever they like to the connection. */
  g_object_freeze_notify (G_OBJECT (connection));
  show (connection, changes);
  if (!nothing)
    g_signal_emit_by_name (connection, "changed-there");
  g_object_thaw_notify (G_OBJECT (connection));
  if (self->connection == NULL)
    return;

  /* Those that are too many are loaded once the counter behind them is known. */
  if (everything && !more)
    signet_connection_load_quietly (connection);
  if (self->connection != NULL)
    ask_later (self, in_vain ? grow_pause (self) : GATHER);
}

static void
wait_changes_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(SignetConnectionWatch) self = user_data;
  g_autoptr(SignetConnection) connection = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetChanges) changes =
    signet_connector_wait_changes_finish (SIGNET_CONNECTOR (source), result, &error);

  if (self->connection == NULL)
    return;

  connection = g_object_ref (self->connection);
  if (changes != NULL)
    {
      handle_changes (self, changes);
    }
  else if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_FORBIDDEN))
    {
      end_watch (self);
      signet_connection_deny (connection);
      signet_connection_ask_access (connection);
    }
  else
    {
      ask_later (self, grow_pause (self));
    }
}

static void
ask (SignetConnectionWatch *self)
{
  self->asked = g_get_monotonic_time ();
  signet_connector_wait_changes_async (self->connection->connector, self->counter,
                                       self->cancellable, wait_changes_cb,
                                       g_rc_box_acquire (self));
}

/*
 * Public
 */

/**
 * signet_connection_watch_start:
 * @connection: a connection whose connector tells changes
 * @counter: the counter of changes before what is shown was read, or -1 if it is not known
 *
 * Begins to wait for what others change, and shows it. Nothing is said about a failure: it is
 * tried again later, and whoever does something meanwhile is told then.
 *
 * Returns: (transfer full): the watch, which @connection must hold until it drops it
 */
SignetConnectionWatch *
signet_connection_watch_start (SignetConnection *connection,
                               gint64            counter)
{
  SignetConnectionWatch *self;

  g_return_val_if_fail (SIGNET_IS_CONNECTION (connection), NULL);

  self = g_rc_box_new0 (SignetConnectionWatch);
  self->connection = connection;
  self->cancellable = g_cancellable_new ();
  self->counter = counter;
  self->pause = connection->watch_pause;
  if (counter >= 0)
    ask (self);
  else
    ask_later (self, grow_pause (self));

  return self;
}

/**
 * signet_connection_watch_drop:
 * @self: (transfer full): a watch
 *
 * Ends a watch. Its connection is told nothing more.
 */
void
signet_connection_watch_drop (SignetConnectionWatch *self)
{
  g_return_if_fail (self != NULL);

  self->connection = NULL;
  stop_rest (self);
  g_cancellable_cancel (self->cancellable);
  unref_watch (self);
}

/**
 * signet_connection_watch_set_pause:
 * @connection: a connection
 * @milliseconds: a time
 *
 * Sets how long watches that begin from now on pause after the first failure, instead of
 * %SIGNET_CONNECTION_WATCH_PAUSE. Each further pause is twice as long, up to thirty times.
 */
void
signet_connection_watch_set_pause (SignetConnection *connection,
                                   guint             milliseconds)
{
  g_return_if_fail (SIGNET_IS_CONNECTION (connection));

  connection->watch_pause = milliseconds;
}
