/* signet-admin-audit.c: what was changed by whom
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-admin-input.h"
#include "signet-admin-page.h"
#include "signet-admin-problem.h"
#include "signet-admin-routes.h"
#include "signet-admin.h"

#define PATH "/v1/audit"

/*
 * Helpers
 */

static SignetAuditQuery *
read_query (SignetForm  *form,
            GError     **error)
{
  g_autoptr(SignetAuditQuery) query = signet_audit_query_new ();

  for (guint i = 0; i < signet_form_get_length (form); i++)
    {
      const char *name;
      const char *value;

      signet_form_get_pair (form, i, &name, &value);
      if (!signet_audit_query_set (query, name, value, error))
        return NULL;
    }

  return g_steal_pointer (&query);
}

/*
 * Callbacks
 */

static SignetResponse *
on_audit_get_cb (SignetRequest *request,
                 gpointer       context)
{
  SignetAdmin *admin = SIGNET_ADMIN (context);
  g_autoptr(SignetForm) form = NULL;
  g_autoptr(SignetAuditQuery) query = NULL;
  g_autoptr(SignetListPage) rows = NULL;
  g_autoptr(GError) error = NULL;

  form = signet_admin_input_read_query (request, &error);
  if (form != NULL)
    query = read_query (form, &error);
  if (query != NULL)
    rows = signet_registry_list_audit (signet_admin_get_registry (admin), query, &error);
  if (rows == NULL)
    return signet_admin_problem_from_error (error);

  return signet_admin_page_new (signet_list_page_get_json (rows), PATH, form,
                                signet_list_page_get_next (rows));
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
