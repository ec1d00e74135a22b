/* signet-admin-surroundings.c: the places and the APIs that grants name
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-admin-problem.h"
#include "signet-admin-routes.h"
#include "signet-admin.h"

/*
 * Callbacks
 */

static SignetResponse *
on_organization_get_cb (SignetRequest *request,
                        gpointer       context)
{
  SignetAdmin *admin = SIGNET_ADMIN (context);
  g_autoptr(SignetOrganization) organization = NULL;
  g_autoptr(JsonNode) body = NULL;
  g_autoptr(GError) error = NULL;

  organization = signet_registry_get_organization (signet_admin_get_registry (admin), &error);
  if (organization == NULL)
    return signet_admin_problem_from_error (error);

  body = signet_organization_to_json (organization);

  return signet_response_new_json (200, body);
}

static SignetResponse *
on_apis_get_cb (SignetRequest *request,
                gpointer       context)
{
  SignetAdmin *admin = SIGNET_ADMIN (context);
  SignetCaller *caller = signet_admin_get_caller (admin);
  SignetCatalogue *catalogue = signet_registry_get_catalogue (signet_admin_get_registry (admin));
  g_autoptr(JsonNode) body = NULL;

  body = signet_catalogue_to_json (catalogue, signet_caller_get_custom_role_admin (caller));

  return signet_response_new_json (200, body);
}

/*
 * Public
 */

/**
 * signet_admin_add_surroundings_routes:
 * @router: a router whose context is a [class@Signet.Admin]
 *
 * Adds the organization and the APIs.
 */
void
signet_admin_add_surroundings_routes (SignetRouter *router)
{
  static const SignetRoute routes[] = {
    { "GET", "/v1/organization", on_organization_get_cb, SIGNET_ROUTE_ACCESS },
    { "GET", "/v1/apis", on_apis_get_cb, SIGNET_ROUTE_ACCESS },
  };

  signet_router_add (router, routes, G_N_ELEMENTS (routes));
}
