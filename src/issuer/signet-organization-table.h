/* signet-organization-table.h: the hierarchy in the database
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-organization.h"
#include "signet-store.h"

G_BEGIN_DECLS

SignetOrganization *signet_organization_table_read         (SignetStore         *store,
                                                            GError             **error);
gboolean            signet_organization_table_get_revision (SignetStore         *store,
                                                            gint64              *revision,
                                                            GError             **error);
gboolean            signet_organization_table_check        (SignetOrganization  *organization,
                                                            GError             **error);
gboolean            signet_organization_table_write        (SignetStore         *store,
                                                            SignetOrganization  *organization,
                                                            GError             **error);

G_END_DECLS
