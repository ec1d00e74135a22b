/* signet-application.h: the application
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "signet-connection-list.h"
#include "signet-expiry-notifier.h"
#include "signet-settings.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_APPLICATION (signet_application_get_type ())

G_DECLARE_FINAL_TYPE (SignetApplication, signet_application, SIGNET, APPLICATION, AdwApplication)

SignetApplication    *signet_application_new                 (SignetConnector   *connector);
SignetConnection     *signet_application_get_connection      (SignetApplication *self);
SignetConnectionList *signet_application_get_connections     (SignetApplication *self);
SignetExpiryNotifier *signet_application_get_expiry_notifier (SignetApplication *self);
SignetSettings       *signet_application_get_settings        (SignetApplication *self);

G_END_DECLS
