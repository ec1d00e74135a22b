/* signet-builtin-connector-private.h: what the parts of the connector share
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-builtin-connector.h"
#include "signet-issuer-channel.h"
#include "signet-issuer-pages.h"

G_BEGIN_DECLS

struct _SignetBuiltinConnector
{
  GObject parent_instance;

  SignetIssuerProcess *process; /* (owned) */
  SignetIssuerChannel *channel; /* (owned) */
  SignetIssuerChannel *waiting; /* (owned) for requests that take their time */
  SignetIssuerPages *pages;     /* (owned) */
};

/* signet-builtin-connector-audit.c */
void signet_builtin_connector_add_audit   (SignetConnectorInterface *iface);

/* signet-builtin-connector-changes.c */
void signet_builtin_connector_add_changes (SignetConnectorInterface *iface);

/* signet-builtin-connector-check.c */
void signet_builtin_connector_add_check   (SignetConnectorInterface *iface);

/* signet-builtin-connector-rules.c */
void signet_builtin_connector_add_rules   (SignetConnectorInterface *iface);

/* signet-builtin-connector-search.c */
void signet_builtin_connector_add_search  (SignetConnectorInterface *iface);

G_END_DECLS
