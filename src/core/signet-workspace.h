/* signet-workspace.h: the smallest place that a grant can name
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_WORKSPACE (signet_workspace_get_type ())

G_DECLARE_FINAL_TYPE (SignetWorkspace, signet_workspace, SIGNET, WORKSPACE, GObject)

SignetWorkspace *signet_workspace_new           (gint64            id,
                                                 const char       *name);
SignetWorkspace *signet_workspace_new_from_json (JsonNode         *node,
                                                 GError          **error);
gint64           signet_workspace_get_id        (SignetWorkspace  *self);
const char      *signet_workspace_get_name      (SignetWorkspace  *self);
void             signet_workspace_add_to_json   (SignetWorkspace  *self,
                                                 JsonBuilder      *builder);

G_END_DECLS
