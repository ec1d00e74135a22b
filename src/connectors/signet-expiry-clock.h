/* signet-expiry-clock.h: when to look again which secrets end
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-connection.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_EXPIRY_CLOCK (signet_expiry_clock_get_type ())

G_DECLARE_FINAL_TYPE (SignetExpiryClock, signet_expiry_clock, SIGNET, EXPIRY_CLOCK, GObject)

SignetExpiryClock *signet_expiry_clock_new      (SignetConnection  *connection);
gboolean           signet_expiry_clock_is_ready (SignetExpiryClock *self);
void               signet_expiry_clock_set_next (SignetExpiryClock *self,
                                                 gint64             next);

G_END_DECLS
