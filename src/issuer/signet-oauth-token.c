/* signet-oauth-token.c: the endpoint that gives tokens
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-grant-selection.h"
#include "signet-json-text.h"
#include "signet-jwt.h"
#include "signet-oauth-error.h"
#include "signet-oauth-routes.h"
#include "signet-oauth.h"
#include "signet-time.h"
#include "signet-token.h"

/*
 * Helpers
 */

static gboolean
check_grant_type (SignetForm  *form,
                  GError     **error)
{
  const char *grant_type = signet_form_get (form, "grant_type");

  if (grant_type == NULL)
    {
      g_set_error_literal (error, SIGNET_OAUTH_ERROR, SIGNET_OAUTH_ERROR_INVALID_REQUEST,
                           "The parameter grant_type is missing.");
      return FALSE;
    }
  if (!g_str_equal (grant_type, "client_credentials"))
    {
      g_set_error_literal (error, SIGNET_OAUTH_ERROR, SIGNET_OAUTH_ERROR_UNSUPPORTED_GRANT_TYPE,
                           "The only grant type is client_credentials.");
      return FALSE;
    }

  return TRUE;
}

/* Gives what `audience` and all `resource` name. */
static GPtrArray *
collect_targets (SignetForm *form)
{
  GPtrArray *targets = signet_form_get_all (form, "resource");
  const char *audience = signet_form_get (form, "audience");

  if (audience != NULL)
    g_ptr_array_add (targets, (char *) audience);

  return targets;
}

static SignetToken *
make_token (SignetOauth       *oauth,
            SignetForm        *form,
            SignetCredential  *credential,
            const char        *secret_id,
            GError           **error)
{
  SignetRegistry *registry = signet_oauth_get_registry (oauth);
  SignetCatalogue *catalogue = signet_registry_get_catalogue (registry);
  g_autoptr(SignetOrganization) organization = NULL;
  g_autoptr(GPtrArray) targets = collect_targets (form);
  g_autoptr(GPtrArray) grants = NULL;
  SignetToken *token;
  gint64 now = signet_time_now ();

  grants = signet_grant_selection_make (credential, catalogue, targets,
                                        signet_form_get (form, "scope"), error);
  if (grants == NULL)
    return NULL;

  organization = signet_registry_get_organization (registry, error);
  if (organization == NULL)
    return NULL;

  token = signet_token_new (credential, secret_id, grants, catalogue,
                            signet_organization_get_id (organization), error);
  if (token != NULL)
    signet_token_set_period (token, signet_oauth_get_issuer (oauth),
                             now, now + signet_oauth_get_lifetime (oauth));

  return token;
}

static char *
sign_token (SignetOauth  *oauth,
            SignetToken  *token,
            GError      **error)
{
  g_autoptr(GString) claims = g_string_sized_new (1024);

  g_string_append_c (claims, '{');
  signet_token_add_claims (token, claims);
  g_string_append_c (claims, '}');

  return signet_jwt_sign (signet_oauth_get_key (oauth), claims->str, error);
}

/* RFC 6749 §5.1, with the authorization details of RFC 9396 §7. */
static SignetResponse *
create_answer (SignetOauth *oauth,
               SignetToken *token,
               const char  *access_token)
{
  GString *body = g_string_sized_new (2048);
  SignetResponse *response;

  g_string_append (body, "{\"access_token\":");
  signet_json_text_add_string (body, access_token);
  g_string_append (body, ",\"token_type\":\"Bearer\",\"expires_in\":");
  signet_json_text_add_int (body, signet_oauth_get_lifetime (oauth));
  g_string_append (body, ",\"scope\":");
  signet_json_text_add_string (body, signet_token_get_scope (token));
  g_string_append (body, ",\"authorization_details\":");
  g_string_append (body, signet_token_get_details (token));
  g_string_append_c (body, '}');

  response = signet_response_new_text (200, "application/json", g_string_free (body, FALSE));
  signet_response_add_header (response, "Cache-Control", "no-store");
  signet_response_add_header (response, "Pragma", "no-cache");

  return response;
}

/*
 * Callbacks
 */

static SignetResponse *
on_token_post_cb (SignetRequest *request,
                  gpointer       context)
{
  SignetOauth *oauth = SIGNET_OAUTH (context);
  g_autoptr(SignetForm) form = NULL;
  g_autoptr(SignetCredential) credential = NULL;
  g_autoptr(SignetToken) token = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *secret_id = NULL;
  g_autofree char *access_token = NULL;

  form = signet_oauth_read_form (request, &error);
  if (form == NULL || !check_grant_type (form, &error))
    return signet_oauth_error_to_response (error);

  credential = signet_oauth_authenticate (oauth, request, form, &secret_id, &error);
  if (credential == NULL)
    return signet_oauth_error_to_response (error);

  token = make_token (oauth, form, credential, secret_id, &error);
  if (token == NULL)
    return signet_oauth_error_to_response (error);

  access_token = sign_token (oauth, token, &error);
  if (access_token == NULL)
    return signet_oauth_error_to_response (error);

  signet_registry_note_use (signet_oauth_get_registry (oauth),
                            signet_token_get_client_id (token), secret_id, signet_time_now ());

  return create_answer (oauth, token, access_token);
}

/*
 * Public
 */

/**
 * signet_oauth_add_token_routes:
 * @router: a router whose context is a [class@Signet.Oauth]
 *
 * Adds the token endpoint (RFC 6749 §3.2).
 */
void
signet_oauth_add_token_routes (SignetRouter *router)
{
  static const SignetRoute routes[] = {
    { "POST", "/oauth/token", on_token_post_cb, SIGNET_ROUTE_OPEN },
  };

  signet_router_add (router, routes, G_N_ELEMENTS (routes));
}
