/* signet-admin-page.h: one page of a list, and where the next one is
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-admin.h"
#include "signet-list-page.h"
#include "signet-request.h"
#include "signet-response.h"

G_BEGIN_DECLS

/**
 * SignetAdminPageSet:
 * @query: a query
 * @parameter: the name of a parameter
 * @value: its value
 * @error: return location for %SIGNET_ERROR_INVALID
 *
 * Takes one parameter of a request.
 *
 * Returns: whether there is such a parameter and it may have that value
 */
typedef gboolean (*SignetAdminPageSet) (gpointer     query,
                                        const char  *parameter,
                                        const char  *value,
                                        GError     **error);

/**
 * SignetAdminPageList:
 * @registry: the registry
 * @query: a query
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the page that @query asks for
 */
typedef SignetListPage *(*SignetAdminPageList) (SignetRegistry  *registry,
                                                gpointer         query,
                                                GError         **error);

SignetResponse *signet_admin_page_answer (SignetAdmin          *admin,
                                          SignetRequest        *request,
                                          const char           *path,
                                          gpointer              query,
                                          SignetAdminPageSet    set,
                                          SignetAdminPageList   list);

G_END_DECLS
