/* signet-oauth-metadata.c: where the endpoints are, and how to verify tokens
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-json.h"
#include "signet-oauth-routes.h"
#include "signet-oauth.h"
#include "signet-token.h"

/*
 * Helpers
 */

static void
add_url (JsonBuilder *builder,
         const char  *member,
         const char  *issuer,
         const char  *path)
{
  g_autofree char *url = g_strconcat (issuer, path, NULL);

  signet_json_add_string (builder, member, url);
}

static void
add_list (JsonBuilder       *builder,
          const char        *member,
          const char *const *values)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; values[i] != NULL; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

static void
add_scopes (JsonBuilder     *builder,
            SignetCatalogue *catalogue)
{
  json_builder_set_member_name (builder, "scopes_supported");
  json_builder_begin_array (builder);
  for (guint i = 0; i < signet_catalogue_get_n_apis (catalogue); i++)
    {
      SignetApi *api = signet_catalogue_get_api (catalogue, i);

      for (guint j = 0; j < signet_api_get_n_permissions (api); j++)
        {
          SignetPermission *permission = signet_api_get_permission (api, j);
          g_autofree char *scope = g_strconcat (signet_api_get_id (api), ":",
                                                signet_permission_get_id (permission), NULL);

          json_builder_add_string_value (builder, scope);
        }
    }
  json_builder_end_array (builder);
}

static SignetResponse *
create_answer (JsonBuilder *builder)
{
  g_autoptr(JsonNode) body = json_builder_get_root (builder);
  SignetResponse *response = signet_response_new_json (200, body);

  signet_response_add_header (response, "Cache-Control", "public, max-age=300");

  return response;
}

/*
 * Callbacks
 */

static SignetResponse *
on_metadata_get_cb (SignetRequest *request,
                    gpointer       context)
{
  static const char *const none[] = { NULL };
  static const char *const grant_types[] = { "client_credentials", NULL };
  static const char *const methods[] = { "client_secret_basic", "client_secret_post", NULL };
  static const char *const detail_types[] = { SIGNET_TOKEN_DETAIL_TYPE, NULL };
  SignetOauth *oauth = SIGNET_OAUTH (context);
  SignetRegistry *registry = signet_oauth_get_registry (oauth);
  const char *issuer = signet_oauth_get_issuer (oauth);
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  signet_json_add_string (builder, "issuer", issuer);
  add_url (builder, "token_endpoint", issuer, "/oauth/token");
  add_url (builder, "jwks_uri", issuer, "/.well-known/jwks.json");
  add_url (builder, "introspection_endpoint", issuer, "/oauth/introspect");
  add_url (builder, "revocation_endpoint", issuer, "/oauth/revoke");
  /* Required by RFC 8414 §2, although there is no authorization endpoint to have any. */
  add_list (builder, "response_types_supported", none);
  add_list (builder, "grant_types_supported", grant_types);
  add_list (builder, "token_endpoint_auth_methods_supported", methods);
  add_list (builder, "introspection_endpoint_auth_methods_supported", methods);
  add_list (builder, "revocation_endpoint_auth_methods_supported", methods);
  add_list (builder, "authorization_details_types_supported", detail_types);
  add_scopes (builder, signet_registry_get_catalogue (registry));
  json_builder_end_object (builder);

  return create_answer (builder);
}

static SignetResponse *
on_jwks_get_cb (SignetRequest *request,
                gpointer       context)
{
  SignetOauth *oauth = SIGNET_OAUTH (context);
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "keys");
  json_builder_begin_array (builder);
  signet_signing_key_add_to_json (signet_oauth_get_key (oauth), builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return create_answer (builder);
}

/*
 * Public
 */

/**
 * signet_oauth_add_metadata_routes:
 * @router: a router whose context is a [class@Signet.Oauth]
 *
 * Adds the metadata (RFC 8414), also where clients of OpenID Connect look for it, and the
 * public key (RFC 7517).
 */
void
signet_oauth_add_metadata_routes (SignetRouter *router)
{
  static const SignetRoute routes[] = {
    { "GET", "/.well-known/oauth-authorization-server", on_metadata_get_cb,
      SIGNET_ROUTE_OPEN },
    { "GET", "/.well-known/openid-configuration", on_metadata_get_cb,
      SIGNET_ROUTE_OPEN },
    { "GET", "/.well-known/jwks.json", on_jwks_get_cb, SIGNET_ROUTE_OPEN },
  };

  signet_router_add (router, routes, G_N_ELEMENTS (routes));
}
