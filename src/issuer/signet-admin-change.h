/* signet-admin-change.h: what changes of a credential have in common
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-admin.h"

G_BEGIN_DECLS

SignetResponse *signet_admin_change_done   (SignetCredential *credential);
SignetResponse *signet_admin_change_issued (SignetIssuance   *issuance);
SignetResponse *signet_admin_change_failed (SignetAdmin      *admin,
                                            SignetRequest    *request,
                                            GPtrArray        *fields,
                                            const GError     *error);

G_END_DECLS
