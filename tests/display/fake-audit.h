/* fake-audit.h: the audit log of an issuer in memory
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-connector.h"
#include "signet-error.h"

G_BEGIN_DECLS

/* Gives the interface of an issuer an audit log, which is empty at first. */
void  fake_audit_init         (SignetConnectorInterface *iface);

/* Adds @n entries, each a minute after the one before. Those with a number that can be divided
 * by ten were denied.
 */
void  fake_audit_add          (SignetConnector          *connector,
                               guint                     n);

/* How many entries a page has. */
void  fake_audit_set_page     (SignetConnector          *connector,
                               guint                     page_size);

/* Lets every question fail from now on, until @code is %SIGNET_ERROR_FAILED. */
void  fake_audit_fail         (SignetConnector          *connector,
                               SignetError               code);

/* What is said when somebody asks whether the log is as it was written. */
void  fake_audit_set_fault    (SignetConnector          *connector,
                               SignetAuditFault          fault,
                               gint64                    first,
                               gint64                    last);

/* How often a page was asked for. */
guint fake_audit_count        (SignetConnector          *connector);

G_END_DECLS
