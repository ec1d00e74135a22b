/* signet-audit-window.h: who did what when
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "signet-audit-filter.h"
#include "signet-connection.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_AUDIT_WINDOW (signet_audit_window_get_type ())

G_DECLARE_FINAL_TYPE (SignetAuditWindow, signet_audit_window, SIGNET, AUDIT_WINDOW, AdwWindow)

GtkWidget *signet_audit_window_new        (SignetConnection        *connection);
void       signet_audit_window_set_filter (SignetAuditWindow       *self,
                                           const SignetAuditFilter *filter);
void       signet_audit_window_show       (GtkWindow               *parent,
                                           SignetConnection        *connection,
                                           const char              *client_id,
                                           const char              *display_name);

G_END_DECLS
