/* signet-admin-routes.h: what answers at the admin API
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-router.h"

G_BEGIN_DECLS

void signet_admin_add_about_routes        (SignetRouter *router);
void signet_admin_add_audit_routes        (SignetRouter *router);
void signet_admin_add_change_routes       (SignetRouter *router);
void signet_admin_add_credential_routes   (SignetRouter *router);
void signet_admin_add_member_routes       (SignetRouter *router);
void signet_admin_add_policy_routes       (SignetRouter *router);
void signet_admin_add_secret_routes       (SignetRouter *router);
void signet_admin_add_surroundings_routes (SignetRouter *router);
void signet_admin_add_usage_routes        (SignetRouter *router);

G_END_DECLS
