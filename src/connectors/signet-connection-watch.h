/* signet-connection-watch.h: hearing what others change while a connection is shown
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-connection.h"

G_BEGIN_DECLS

/**
 * SIGNET_CONNECTION_WATCH_PAUSE:
 *
 * How long a watch pauses after the first failure, in milliseconds.
 */
#define SIGNET_CONNECTION_WATCH_PAUSE 1000

typedef struct _SignetConnectionWatch SignetConnectionWatch;

SignetConnectionWatch *signet_connection_watch_start     (SignetConnection      *connection,
                                                          gint64                 counter);
void                   signet_connection_watch_drop      (SignetConnectionWatch *self);
void                   signet_connection_watch_set_pause (SignetConnection      *connection,
                                                          guint                  milliseconds);

G_END_DECLS
