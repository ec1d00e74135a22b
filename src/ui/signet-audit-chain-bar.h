/* signet-audit-chain-bar.h: whether the audit log is unbroken
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-connector.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_AUDIT_CHAIN_BAR (signet_audit_chain_bar_get_type ())

G_DECLARE_FINAL_TYPE (SignetAuditChainBar, signet_audit_chain_bar, SIGNET, AUDIT_CHAIN_BAR,
                      GtkWidget)

void signet_audit_chain_bar_check (SignetAuditChainBar *self,
                                   SignetConnector     *connector);

G_END_DECLS
