/* signet-credential-rows.h: reading a page of credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential-query.h"
#include "signet-list-page.h"
#include "signet-store.h"

G_BEGIN_DECLS

SignetListPage *signet_credential_rows_read (SignetStore            *store,
                                             SignetCredentialQuery  *query,
                                             GError                **error);

gboolean        signet_credential_rows_add  (SignetStore            *store,
                                             const char             *client_id,
                                             GString                *json,
                                             gboolean               *found,
                                             GError                **error);

G_END_DECLS
