/* signet-builtin-connector.h: the issuer on this computer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-connector.h"
#include "signet-http-client.h"
#include "signet-issuer-process.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_BUILTIN_CONNECTOR (signet_builtin_connector_get_type ())

G_DECLARE_FINAL_TYPE (SignetBuiltinConnector, signet_builtin_connector,
                      SIGNET, BUILTIN_CONNECTOR, GObject)

SignetConnector *signet_builtin_connector_new (SignetIssuerProcess *process,
                                               SignetHttpClient    *client);

G_END_DECLS
