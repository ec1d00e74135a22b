/* signet-keep-connector.h: credentials that were made elsewhere, kept in the keyring
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-connection-config.h"
#include "signet-connector.h"
#include "signet-keyring.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_KEEP_CONNECTOR (signet_keep_connector_get_type ())

G_DECLARE_FINAL_TYPE (SignetKeepConnector, signet_keep_connector,
                      SIGNET, KEEP_CONNECTOR, GObject)

SignetConnector *signet_keep_connector_new (SignetConnectionConfig *config,
                                            SignetKeyring          *keyring);

G_END_DECLS
