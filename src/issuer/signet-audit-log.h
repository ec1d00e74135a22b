/* signet-audit-log.h: who did what
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "signet-caller.h"
#include "signet-store.h"

G_BEGIN_DECLS

/**
 * SignetAuditEvent:
 * @time: when, in Unix seconds
 * @action: what was done or tried
 * @client_id: (nullable): the credential it was done to
 * @display_name: (nullable): the name the credential had then
 * @before: (nullable): the changed members as they were
 * @after: (nullable): the changed members as they are
 * @denied: whether it was only tried
 *
 * Something that happened, all of it borrowed.
 */
typedef struct
{
  gint64 time;
  const char *action;
  const char *client_id;
  const char *display_name;
  JsonNode *before;
  JsonNode *after;
  gboolean denied;
} SignetAuditEvent;

gboolean signet_audit_log_append (SignetStore             *store,
                                  SignetCaller            *caller,
                                  const SignetAuditEvent  *event,
                                  GError                 **error);

G_END_DECLS
