/* signet-connection-reload.c: when the list of a connection is loaded, and in which order
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-connection.h"

#include "signet-connection-private.h"

/* How long a list that was loaded is taken for fresh. */
#define FRESH_MINUTES 5

/*
 * Public
 */

/**
 * signet_connection_load:
 * @self: a connection
 *
 * Opens it, or loads everything again. The properties tell what comes of it. A list that is
 * shown stays until all of the new one is there; if that fails, it stays for longer and
 * [signal@Signet.Connection::reload-failed] says so. A load under way is given up.
 */
void
signet_connection_load (SignetConnection *self)
{
  g_return_if_fail (SIGNET_IS_CONNECTION (self));

  g_clear_pointer (&self->load, signet_connection_load_drop);
  if (self->state != SIGNET_CONNECTION_STATE_READY)
    signet_connection_take_state (self, SIGNET_CONNECTION_STATE_LOADING, NULL);

  self->load = signet_connection_load_start (self, FALSE);
}

/**
 * signet_connection_load_quietly:
 * @self: a connection
 *
 * Loads everything again, because something may be newer than what is shown. If that fails,
 * nobody is told, because nobody asked for it.
 */
void
signet_connection_load_quietly (SignetConnection *self)
{
  g_clear_pointer (&self->load, signet_connection_load_drop);
  self->load = signet_connection_load_start (self, TRUE);
}

/**
 * signet_connection_freshen:
 * @self: a connection
 *
 * Loads everything again if somebody looks at the list and it was loaded long ago, because an
 * issuer does not tell that a credential was used. Says nothing if it fails.
 */
void
signet_connection_freshen (SignetConnection *self)
{
  gint64 age;

  g_return_if_fail (SIGNET_IS_CONNECTION (self));

  if (self->state != SIGNET_CONNECTION_STATE_READY || self->load != NULL)
    return;

  /* The clock may have been set back meanwhile. */
  age = g_get_real_time () - self->loaded;
  if (age < 0 || age > FRESH_MINUTES * G_TIME_SPAN_MINUTE)
    signet_connection_load_quietly (self);
}

/**
 * signet_connection_set_order:
 * @self: a connection
 * @column: what the window sorts by, the id of a column
 * @descending: whether the greatest comes first
 *
 * Tells which credentials are wanted first. A list that is shown already is not loaded again
 * for it; the next one begins with those.
 */
void
signet_connection_set_order (SignetConnection *self,
                             const char       *column,
                             gboolean          descending)
{
  g_return_if_fail (SIGNET_IS_CONNECTION (self));
  g_return_if_fail (column != NULL);

  g_free (self->sort);
  self->sort = g_strdup (column);
  self->descending = !!descending;
}
