/* signet-permission.h: what a credential may do at an API
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_PERMISSION (signet_permission_get_type ())

G_DECLARE_FINAL_TYPE (SignetPermission, signet_permission, SIGNET, PERMISSION, GObject)

SignetPermission *signet_permission_new_from_json (JsonNode          *node,
                                                   GError           **error);
const char       *signet_permission_get_id        (SignetPermission  *self);
const char       *signet_permission_get_name      (SignetPermission  *self);
const char       *signet_permission_get_sort_key  (SignetPermission  *self);
const char       *signet_permission_get_summary   (SignetPermission  *self);
void              signet_permission_add_to_json   (SignetPermission  *self,
                                                   JsonBuilder       *builder);

G_END_DECLS
