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
#include "signet-list-query.h"

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

static gboolean
read_position (SignetForm  *form,
               const char **position,
               GError     **error)
{
  *position = NULL;
  for (guint i = 0; i < signet_form_get_length (form); i++)
    {
      const char *name;

      signet_form_get_pair (form, i, &name, position);
      if (!g_str_equal (name, "position"))
        return signet_list_query_refuse_name (error, name);
    }

  return TRUE;
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

static SignetResponse *
on_filters_get_cb (SignetRequest *request,
                   gpointer       context)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) json =
    signet_registry_list_audit_filters (signet_admin_get_registry (SIGNET_ADMIN (context)),
                                        &error);

  if (json == NULL)
    return signet_admin_problem_from_error (error);

  return signet_response_new_bytes (200, "application/json", json);
}

static SignetResponse *
on_verify_get_cb (SignetRequest *request,
                  gpointer       context)
{
  SignetRegistry *registry = signet_admin_get_registry (SIGNET_ADMIN (context));
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetForm) form = signet_admin_input_read_query (request, &error);
  g_autoptr(GBytes) json = NULL;
  const char *position;

  if (form != NULL && read_position (form, &position, &error))
    json = signet_registry_verify_audit (registry, position, &error);
  if (json == NULL)
    return signet_admin_problem_from_error (error);

  return signet_response_new_bytes (200, "application/json", json);
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
    { "GET", PATH "/filters", on_filters_get_cb, SIGNET_ROUTE_ACCESS },
    { "GET", PATH "/verify", on_verify_get_cb, SIGNET_ROUTE_ACCESS, NULL, TRUE },
  };

  signet_router_add (router, routes, G_N_ELEMENTS (routes));
}
