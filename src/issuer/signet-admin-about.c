/* signet-admin-about.c: who asks, and what this API is
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-admin-problem.h"
#include "signet-admin-routes.h"
#include "signet-admin.h"
#include "signet-issuer-resources.h"
#include "signet-json.h"

#define RESOURCE_PATH "/io/github/signet_app/Signet/issuer/"

/*
 * Helpers
 */

static void
add_caller (JsonBuilder  *builder,
            SignetCaller *caller)
{
  SignetRole role = signet_caller_get_role (caller);

  signet_json_add_string (builder, "user", signet_caller_get_user (caller));
  json_builder_set_member_name (builder, "uid");
  json_builder_add_int_value (builder, signet_caller_get_uid (caller));
  json_builder_set_member_name (builder, "role");
  if (role != SIGNET_ROLE_NONE)
    json_builder_add_string_value (builder, signet_role_to_string (role));
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "custom_role_admin");
  json_builder_add_boolean_value (builder, signet_caller_get_custom_role_admin (caller));
  json_builder_set_member_name (builder, "access");
  json_builder_add_boolean_value (builder, signet_caller_get_access (caller));
  json_builder_set_member_name (builder, "roles_with_access");
  json_builder_begin_array (builder);
  for (SignetRole i = SIGNET_ROLE_ADMIN; i < SIGNET_N_ROLES; i++)
    {
      if (signet_role_has_access (i))
        json_builder_add_string_value (builder, signet_role_to_string (i));
    }
  json_builder_end_array (builder);
}

static void
add_organization (JsonBuilder        *builder,
                  SignetOrganization *organization)
{
  json_builder_set_member_name (builder, "organization");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, signet_organization_get_id (organization));
  signet_json_add_string (builder, "name", signet_organization_get_name (organization));
  json_builder_end_object (builder);
}

static SignetResponse *
create_document (const char *path,
                 const char *content_type)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;

  bytes = g_resource_lookup_data (signet_issuer_resources_get_resource (), path,
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL)
    return signet_admin_problem_from_error (error);

  return signet_response_new_bytes (200, content_type, bytes);
}

/*
 * Callbacks
 */

static SignetResponse *
on_me_get_cb (SignetRequest *request,
              gpointer       context)
{
  SignetAdmin *admin = SIGNET_ADMIN (context);
  const char *issuer = signet_admin_get_issuer (admin);
  g_autofree char *token_endpoint = g_strconcat (issuer, "/oauth/token", NULL);
  g_autoptr(SignetOrganization) organization = NULL;
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) body = NULL;
  g_autoptr(GError) error = NULL;

  organization = signet_registry_get_organization (signet_admin_get_registry (admin), &error);
  if (organization == NULL)
    return signet_admin_problem_from_error (error);

  json_builder_begin_object (builder);
  add_caller (builder, signet_admin_get_caller (admin));
  add_organization (builder, organization);
  signet_json_add_string (builder, "issuer", issuer);
  signet_json_add_string (builder, "token_endpoint", token_endpoint);
  signet_json_add_string (builder, "version", SIGNET_VERSION);
  json_builder_end_object (builder);
  body = json_builder_get_root (builder);

  return signet_response_new_json (200, body);
}

static SignetResponse *
on_openapi_json_get_cb (SignetRequest *request,
                        gpointer       context)
{
  return create_document (RESOURCE_PATH "openapi.json", "application/json");
}

static SignetResponse *
on_openapi_yaml_get_cb (SignetRequest *request,
                        gpointer       context)
{
  /* RFC 9512. */
  return create_document (RESOURCE_PATH "openapi.yaml", "application/yaml");
}

/*
 * Public
 */

/**
 * signet_admin_add_about_routes:
 * @router: a router whose context is a [class@Signet.Admin]
 *
 * Adds what everybody may ask.
 */
void
signet_admin_add_about_routes (SignetRouter *router)
{
  static const SignetRoute routes[] = {
    { "GET", "/v1/me", on_me_get_cb, SIGNET_ROUTE_OPEN },
    { "GET", "/openapi.json", on_openapi_json_get_cb, SIGNET_ROUTE_OPEN },
    { "GET", "/openapi.yaml", on_openapi_yaml_get_cb, SIGNET_ROUTE_OPEN },
  };

  signet_router_add (router, routes, G_N_ELEMENTS (routes));
}
