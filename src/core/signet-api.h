/* signet-api.h: a service that accepts access tokens
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>
#include <json-glib/json-glib.h>

#include "signet-level.h"
#include "signet-permission.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_API (signet_api_get_type ())

G_DECLARE_FINAL_TYPE (SignetApi, signet_api, SIGNET, API, GObject)

SignetApi        *signet_api_new_from_json     (JsonNode     *node,
                                                GError      **error);
const char       *signet_api_get_id            (SignetApi    *self);
const char       *signet_api_get_name          (SignetApi    *self);
const char       *signet_api_get_description   (SignetApi    *self);
const char       *signet_api_get_identifier    (SignetApi    *self);
guint             signet_api_get_n_permissions (SignetApi    *self);
SignetPermission *signet_api_get_permission    (SignetApi    *self,
                                                guint         index);
SignetPermission *signet_api_find_permission   (SignetApi    *self,
                                                const char   *id);
guint             signet_api_get_n_levels      (SignetApi    *self);
SignetLevel       signet_api_get_level         (SignetApi    *self,
                                                guint         index);
gboolean          signet_api_offers_level      (SignetApi    *self,
                                                SignetLevel   level);
gboolean          signet_api_may_be_granted_by (SignetApi    *self,
                                                gboolean      custom_role_admin);
void              signet_api_add_to_json       (SignetApi    *self,
                                                JsonBuilder  *builder);

G_END_DECLS
