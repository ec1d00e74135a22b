/* signet-audit-filter-bar.h: chooses entries of the audit log
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-audit-filter.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_AUDIT_FILTER_BAR (signet_audit_filter_bar_get_type ())

G_DECLARE_FINAL_TYPE (SignetAuditFilterBar, signet_audit_filter_bar, SIGNET, AUDIT_FILTER_BAR,
                      GtkWidget)

const SignetAuditFilter *signet_audit_filter_bar_get_filter   (SignetAuditFilterBar    *self);
void                     signet_audit_filter_bar_set_filter   (SignetAuditFilterBar    *self,
                                                               const SignetAuditFilter *filter);
void                     signet_audit_filter_bar_set_choices  (SignetAuditFilterBar    *self,
                                                               const char *const       *actors,
                                                               const char *const       *actions);
void                     signet_audit_filter_bar_capture_keys (SignetAuditFilterBar    *self,
                                                               GtkWidget               *widget);
void                     signet_audit_filter_bar_focus_search (SignetAuditFilterBar    *self);

G_END_DECLS
