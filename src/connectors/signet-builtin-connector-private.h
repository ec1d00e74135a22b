/* signet-builtin-connector-private.h: what the parts of the connector share
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-builtin-connector.h"
#include "signet-issuer-channel.h"

G_BEGIN_DECLS

SignetIssuerChannel *signet_builtin_connector_get_channel (SignetBuiltinConnector   *self);
void                 signet_builtin_connector_init_audit  (SignetConnectorInterface *iface);

G_END_DECLS
