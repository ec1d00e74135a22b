/* signet-admin-audit.c: what was changed by whom
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-admin-page.h"
#include "signet-admin-routes.h"
#include "signet-admin.h"

#define PATH "/v1/audit"

/*
 * Helpers
 */

static gboolean
set (gpointer     query,
     const char  *parameter,
     const char  *value,
     GError     **error)
{
  return signet_audit_query_set (query, parameter, value, error);
}

static SignetListPage *
list (SignetRegistry  *registry,
      gpointer         query,
      GError         **error)
{
  return signet_registry_list_audit (registry, query, error);
}

/*
 * Callbacks
 */

static SignetResponse *
on_audit_get_cb (SignetRequest *request,
                 gpointer       context)
{
  g_autoptr(SignetAuditQuery) query = signet_audit_query_new ();

  return signet_admin_page_answer (SIGNET_ADMIN (context), request, PATH, query, set, list);
}

/*
 * Public
 */

/**
 * signet_admin_add_audit_routes:
 * @router: a router whose context is a [class@Signet.Admin]
 *
 * Adds the audit.
 */
void
signet_admin_add_audit_routes (SignetRouter *router)
{
  static const SignetRoute routes[] = {
    { "GET", PATH, on_audit_get_cb, SIGNET_ROUTE_ACCESS, NULL, TRUE },
  };

  signet_router_add (router, routes, G_N_ELEMENTS (routes));
}
