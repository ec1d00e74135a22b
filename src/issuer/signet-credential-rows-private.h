/* signet-credential-rows-private.h: reading a page of credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential-query.h"
#include "signet-credential-rows.h"
#include "signet-store.h"

G_BEGIN_DECLS

SignetCredentialRows *signet_credential_rows_read (SignetStore            *store,
                                                   SignetCredentialQuery  *query,
                                                   GError                **error);

G_END_DECLS
