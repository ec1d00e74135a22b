/* signet-audit-filter.h: which entries of the audit log are shown
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SignetAuditFilter:
 * @client_id: (nullable): only about this credential
 * @display_name: (nullable): how people call that credential
 * @actor: (nullable): only by this user
 * @action: (nullable): only this action
 * @text: (nullable): only with all of these words
 * @since: nothing older, in Unix seconds, 0 for no limit
 * @denied: only what was tried and denied
 *
 * Which entries are shown. %NULL and an empty text are the same.
 */
typedef struct
{
  char *client_id;
  char *display_name;
  char *actor;
  char *action;
  char *text;
  gint64 since;
  gboolean denied;
} SignetAuditFilter;

#define SIGNET_TYPE_AUDIT_FILTER (signet_audit_filter_get_type ())

GType              signet_audit_filter_get_type (void);
SignetAuditFilter *signet_audit_filter_new      (void);
SignetAuditFilter *signet_audit_filter_copy     (const SignetAuditFilter *self);
void               signet_audit_filter_free     (SignetAuditFilter       *self);
gboolean           signet_audit_filter_is_empty (const SignetAuditFilter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetAuditFilter, signet_audit_filter_free)

G_END_DECLS
