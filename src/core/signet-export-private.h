/* signet-export-private.h: what all forms of an export share
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-export.h"

G_BEGIN_DECLS

const char    *signet_export_get_status      (SignetCredential   *credential,
                                              gint64              now);
SignetAccount *signet_export_find_account    (SignetCredential   *credential,
                                              SignetOrganization *organization);
const char    *signet_export_find_api        (SignetGrant        *grant,
                                              SignetCatalogue    *catalogue);
const char    *signet_export_find_permission (SignetGrant        *grant,
                                              SignetCatalogue    *catalogue);
const char    *signet_export_find_workspace  (gint64              id,
                                              SignetAccount      *account);

G_END_DECLS
