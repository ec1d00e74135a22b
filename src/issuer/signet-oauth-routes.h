/* signet-oauth-routes.h: what answers at the endpoints for programs
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-router.h"

G_BEGIN_DECLS

void signet_oauth_add_metadata_routes (SignetRouter *router);
void signet_oauth_add_status_routes   (SignetRouter *router);
void signet_oauth_add_token_routes    (SignetRouter *router);

G_END_DECLS
