/* signet-expiry-notifier.h: tells on the desktop that secrets end
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "signet-connection.h"
#include "signet-settings.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_EXPIRY_NOTIFIER (signet_expiry_notifier_get_type ())

G_DECLARE_FINAL_TYPE (SignetExpiryNotifier, signet_expiry_notifier,
                      SIGNET, EXPIRY_NOTIFIER, GObject)

SignetExpiryNotifier *signet_expiry_notifier_new     (GApplication         *application,
                                                      SignetConnection     *connection,
                                                      SignetSettings       *settings);
void                  signet_expiry_notifier_put_off (SignetExpiryNotifier *self,
                                                      const char           *secret_id);

G_END_DECLS
