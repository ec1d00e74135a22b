/* signet-access.h: what the person may do at an issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>
#include <json-glib/json-glib.h>

#include "signet-role.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_ACCESS (signet_access_get_type ())

G_DECLARE_FINAL_TYPE (SignetAccess, signet_access, SIGNET, ACCESS, GObject)

SignetAccess *signet_access_new_from_json         (JsonNode      *node,
                                                   GError       **error);
SignetAccess *signet_access_new_for_tokens        (const char    *issuer,
                                                   const char    *token_endpoint,
                                                   const char    *audience);
const char   *signet_access_get_user              (SignetAccess  *self);
SignetRole    signet_access_get_role              (SignetAccess  *self);
gboolean      signet_access_get_custom_role_admin (SignetAccess  *self);
gboolean      signet_access_get_allowed           (SignetAccess  *self);
guint         signet_access_get_n_allowed_roles   (SignetAccess  *self);
SignetRole    signet_access_get_allowed_role      (SignetAccess  *self,
                                                   guint          index);
const char   *signet_access_get_organization_name (SignetAccess  *self);
const char   *signet_access_get_issuer            (SignetAccess  *self);
const char   *signet_access_get_token_endpoint    (SignetAccess  *self);
const char   *signet_access_get_audience          (SignetAccess  *self);
const char   *signet_access_get_version           (SignetAccess  *self);

G_END_DECLS
