/* signet-oauth-status.c: whether a token still holds, and how it ends
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-error.h"
#include "signet-jwt.h"
#include "signet-oauth-error.h"
#include "signet-oauth-routes.h"
#include "signet-oauth.h"
#include "signet-time.h"
#include "signet-token.h"

/*
 * Helpers
 */

/* Gives the token if it is one of this issuer and has not ended by itself. */
static SignetToken *
read_token (SignetOauth *oauth,
            const char  *text)
{
  g_autoptr(JsonNode) claims = signet_jwt_verify (signet_oauth_get_key (oauth), text, NULL);
  g_autoptr(SignetToken) token = NULL;

  if (claims == NULL)
    return NULL;

  token = signet_token_new_from_claims (claims, NULL);
  if (token == NULL ||
      g_strcmp0 (signet_token_get_issuer (token), signet_oauth_get_issuer (oauth)) != 0 ||
      signet_token_get_expires (token) <= signet_time_now ())
    return NULL;

  return g_steal_pointer (&token);
}

/* Looks at what is stored: has the token or its secret been revoked? */
static gboolean
is_revoked (SignetRegistry  *registry,
            SignetToken     *token,
            gboolean        *revoked,
            GError         **error)
{
  if (!signet_registry_token_is_revoked (registry, signet_token_get_id (token), revoked, error))
    return FALSE;
  if (*revoked)
    return TRUE;

  return signet_registry_secret_is_revoked (registry, signet_token_get_client_id (token),
                                            signet_token_get_secret_id (token), revoked, error);
}

static gboolean
is_active (SignetOauth  *oauth,
           SignetToken  *token,
           gboolean     *active,
           GError      **error)
{
  SignetRegistry *registry = signet_oauth_get_registry (oauth);
  g_autoptr(SignetCredential) credential = NULL;
  g_autoptr(GError) find_error = NULL;
  gboolean revoked = FALSE;

  *active = FALSE;
  credential = signet_registry_peek (registry, signet_token_get_client_id (token), &find_error);
  if (credential == NULL)
    {
      if (g_error_matches (find_error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&find_error));
      return FALSE;
    }

  if (!is_revoked (registry, token, &revoked, error))
    return FALSE;

  *active = !revoked &&
            signet_credential_get_active (credential) &&
            signet_token_is_covered_by (token, credential);

  return TRUE;
}

static SignetResponse *
create_answer (SignetToken *token,
               gboolean     active)
{
  GString *body = g_string_new (NULL);
  SignetResponse *response;

  if (active)
    {
      g_string_append (body, "{\"active\":true,\"token_type\":\"Bearer\",");
      signet_token_add_claims (token, body);
      g_string_append_c (body, '}');
    }
  else
    g_string_append (body, "{\"active\":false}");

  response = signet_response_new_text (200, "application/json", g_string_free (body, FALSE));
  signet_response_add_header (response, "Cache-Control", "no-store");

  return response;
}

/* Both endpoints begin alike: the client says who it is and names a token. */
static SignetForm *
read_request (SignetOauth       *oauth,
              SignetRequest     *request,
              SignetCredential **credential,
              GError           **error)
{
  g_autoptr(SignetForm) form = signet_oauth_read_form (request, error);

  if (form == NULL)
    return NULL;

  *credential = signet_oauth_authenticate (oauth, request, form, NULL, error);
  if (*credential == NULL)
    return NULL;

  if (signet_form_get (form, "token") == NULL)
    {
      g_set_error_literal (error, SIGNET_OAUTH_ERROR, SIGNET_OAUTH_ERROR_INVALID_REQUEST,
                           "The parameter token is missing.");
      return NULL;
    }

  return g_steal_pointer (&form);
}

/*
 * Callbacks
 */

static SignetResponse *
on_introspect_post_cb (SignetRequest *request,
                       gpointer       context)
{
  SignetOauth *oauth = SIGNET_OAUTH (context);
  g_autoptr(SignetForm) form = NULL;
  g_autoptr(SignetCredential) credential = NULL;
  g_autoptr(SignetToken) token = NULL;
  g_autoptr(GError) error = NULL;
  gboolean active = FALSE;

  form = read_request (oauth, request, &credential, &error);
  if (form == NULL)
    return signet_oauth_error_to_response (error);

  token = read_token (oauth, signet_form_get (form, "token"));
  if (token != NULL && !is_active (oauth, token, &active, &error))
    return signet_oauth_error_to_response (error);

  return create_answer (token, active);
}

static SignetResponse *
on_revoke_post_cb (SignetRequest *request,
                   gpointer       context)
{
  SignetOauth *oauth = SIGNET_OAUTH (context);
  g_autoptr(SignetForm) form = NULL;
  g_autoptr(SignetCredential) credential = NULL;
  g_autoptr(SignetToken) token = NULL;
  g_autoptr(GError) error = NULL;
  SignetResponse *response;

  form = read_request (oauth, request, &credential, &error);
  if (form == NULL)
    return signet_oauth_error_to_response (error);

  /* A token that is unknown, or not the client's own, is answered like one that was
   * revoked (RFC 7009 §2.2), so that the answer tells nothing about it.
   */
  token = read_token (oauth, signet_form_get (form, "token"));
  if (token != NULL &&
      g_str_equal (signet_token_get_client_id (token),
                   signet_credential_get_client_id (credential)) &&
      !signet_registry_revoke_token (signet_oauth_get_registry (oauth),
                                     signet_token_get_id (token),
                                     signet_token_get_expires (token), &error))
    return signet_oauth_error_to_response (error);

  response = signet_response_new (200);
  signet_response_add_header (response, "Cache-Control", "no-store");

  return response;
}

/*
 * Public
 */

/**
 * signet_oauth_add_status_routes:
 * @router: a router whose context is a [class@Signet.Oauth]
 *
 * Adds introspection (RFC 7662) and revocation (RFC 7009).
 */
void
signet_oauth_add_status_routes (SignetRouter *router)
{
  static const SignetRoute routes[] = {
    { "POST", "/oauth/introspect", on_introspect_post_cb, SIGNET_ROUTE_OPEN },
    { "POST", "/oauth/revoke", on_revoke_post_cb, SIGNET_ROUTE_OPEN },
  };

  signet_router_add (router, routes, G_N_ELEMENTS (routes));
}
