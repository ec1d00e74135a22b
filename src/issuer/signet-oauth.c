/* signet-oauth.c: the endpoints for programs
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-oauth.h"

#include "signet-client-auth.h"
#include "signet-error.h"
#include "signet-host.h"
#include "signet-oauth-error.h"
#include "signet-oauth-routes.h"
#include "signet-time.h"

struct _SignetOauth
{
  GObject parent_instance;

  SignetRegistry *registry; /* (owned) */
  SignetSigningKey *key;    /* (owned) */
  char *issuer;             /* (owned) */
  gint64 lifetime;
  SignetRouter *router; /* (owned) */
};

G_DEFINE_FINAL_TYPE (SignetOauth, signet_oauth, G_TYPE_OBJECT)

/*
 * Helpers
 */

/* Gives an answer if the request did not come for this computer by its own name. */
static SignetResponse *
check_host (SignetRequest *request)
{
  const char *host = signet_request_get_header (request, "Host");

  if (host == NULL || signet_request_count_header (request, "Host") != 1)
    return signet_oauth_error_new_response (400, "invalid_request",
                                            "The header field Host must come once.");
  if (!signet_host_is_loopback (host))
    return signet_oauth_error_new_response (421, "invalid_request",
                                            "This issuer answers at 127.0.0.1 only.");

  return NULL;
}

static SignetForm *
refuse_form (GError     **error,
             const char  *message)
{
  g_set_error_literal (error, SIGNET_OAUTH_ERROR, SIGNET_OAUTH_ERROR_INVALID_REQUEST, message);

  return NULL;
}

static SignetForm *
parse_json_form (SignetRequest  *request,
                 GError        **error)
{
  g_autoptr(JsonNode) node = signet_request_parse_json (request, NULL);
  SignetForm *form = node != NULL ? signet_form_new_from_json (node) : NULL;

  if (form == NULL)
    return refuse_form (error, "The body is not a JSON object of texts.");

  return form;
}

static SignetForm *
parse_text_form (SignetRequest  *request,
                 GError        **error)
{
  gsize length;
  const char *body = signet_request_get_body (request, &length);
  SignetForm *form = signet_form_new_from_text (body, length);

  if (form == NULL)
    return refuse_form (error, "The body is not application/x-www-form-urlencoded.");

  return form;
}

/*
 * GObject
 */

static void
signet_oauth_finalize (GObject *object)
{
  SignetOauth *self = SIGNET_OAUTH (object);

  g_clear_object (&self->registry);
  g_clear_object (&self->key);
  g_clear_pointer (&self->issuer, g_free);
  g_clear_pointer (&self->router, signet_router_free);

  G_OBJECT_CLASS (signet_oauth_parent_class)->finalize (object);
}

static void
signet_oauth_class_init (SignetOauthClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = signet_oauth_finalize;
}

static void
signet_oauth_init (SignetOauth *self)
{
  self->router = signet_router_new ();
  signet_oauth_add_token_routes (self->router);
  signet_oauth_add_status_routes (self->router);
  signet_oauth_add_metadata_routes (self->router);
}

/*
 * Public
 */

/**
 * signet_oauth_new:
 * @registry: the registry of the thread that will call [method@Signet.Oauth.handle]
 * @key: the key that signs
 * @issuer: the URL of the issuer
 * @lifetime: how long tokens live, in seconds
 *
 * Returns: (transfer full): the endpoints
 */
SignetOauth *
signet_oauth_new (SignetRegistry   *registry,
                  SignetSigningKey *key,
                  const char       *issuer,
                  gint64            lifetime)
{
  SignetOauth *self = g_object_new (SIGNET_TYPE_OAUTH, NULL);

  g_return_val_if_fail (SIGNET_IS_REGISTRY (registry), self);
  g_return_val_if_fail (SIGNET_IS_SIGNING_KEY (key), self);
  g_return_val_if_fail (issuer != NULL, self);

  self->registry = g_object_ref (registry);
  self->key = g_object_ref (key);
  self->issuer = g_strdup (issuer);
  self->lifetime = lifetime;

  return self;
}

/**
 * signet_oauth_handle:
 * @request: a request
 * @self: (type SignetOauth): the endpoints
 *
 * Is a [callback@Signet.HttpHandler]. All errors have the form of RFC 6749 §5.2.
 *
 * Returns: (transfer full): the answer
 */
SignetResponse *
signet_oauth_handle (SignetRequest *request,
                     gpointer       self)
{
  SignetOauth *oauth = SIGNET_OAUTH (self);
  SignetResponse *response = check_host (request);
  const SignetRoute *route = NULL;
  g_autofree char *allow = NULL;

  if (response != NULL)
    return response;

  if (signet_request_get_segments (request) != NULL)
    route = signet_router_find (oauth->router, request, &allow);
  if (route == NULL && allow == NULL)
    return signet_oauth_error_new_response (404, "invalid_request", "There is no such endpoint.");
  if (route == NULL)
    {
      response = signet_oauth_error_new_response (405, "invalid_request",
                                                  "The endpoint does not have this method.");
      signet_response_add_header (response, "Allow", allow);
      return response;
    }
  if (signet_request_is_too_large (request))
    return signet_oauth_error_new_response (413, "invalid_request", "The body is too large.");

  return route->func (request, self);
}

/**
 * signet_oauth_get_registry:
 * @self: the endpoints
 *
 * Returns: (transfer none): the registry
 */
SignetRegistry *
signet_oauth_get_registry (SignetOauth *self)
{
  g_return_val_if_fail (SIGNET_IS_OAUTH (self), NULL);

  return self->registry;
}

/**
 * signet_oauth_get_key:
 * @self: the endpoints
 *
 * Returns: (transfer none): the key that signs
 */
SignetSigningKey *
signet_oauth_get_key (SignetOauth *self)
{
  g_return_val_if_fail (SIGNET_IS_OAUTH (self), NULL);

  return self->key;
}

/**
 * signet_oauth_get_issuer:
 * @self: the endpoints
 *
 * Returns: (transfer none): the URL of the issuer
 */
const char *
signet_oauth_get_issuer (SignetOauth *self)
{
  g_return_val_if_fail (SIGNET_IS_OAUTH (self), NULL);

  return self->issuer;
}

/**
 * signet_oauth_get_lifetime:
 * @self: the endpoints
 *
 * Returns: how long tokens live, in seconds
 */
gint64
signet_oauth_get_lifetime (SignetOauth *self)
{
  g_return_val_if_fail (SIGNET_IS_OAUTH (self), 0);

  return self->lifetime;
}

/**
 * signet_oauth_read_form:
 * @request: a request with a body
 * @error: return location for an error of [error@Signet.OauthError]
 *
 * Reads the parameters in the body, a form or JSON. None but `resource` may come twice
 * (RFC 6749 §3.2, RFC 8707 §2).
 *
 * Returns: (transfer full) (nullable): the parameters, or %NULL with @error set
 */
SignetForm *
signet_oauth_read_form (SignetRequest  *request,
                        GError        **error)
{
  g_autoptr(SignetForm) form = NULL;

  if (signet_request_has_content_type (request, "application/x-www-form-urlencoded"))
    form = parse_text_form (request, error);
  else if (signet_request_has_content_type (request, "application/json"))
    form = parse_json_form (request, error);
  else
    return refuse_form (error, "The body must be application/x-www-form-urlencoded "
                               "or application/json, in UTF-8.");

  if (form != NULL && signet_form_find_repeated (form, "resource") != NULL)
    return refuse_form (error, "A parameter comes more than once.");

  return g_steal_pointer (&form);
}

/**
 * signet_oauth_authenticate:
 * @self: the endpoints
 * @request: a request
 * @form: the parameters in its body
 * @secret_id: (out) (optional) (transfer full): the id of the secret that was shown
 * @error: return location for an error, of [error@Signet.OauthError] if it is the client's
 *
 * Returns: (transfer full) (nullable): the active credential whose live secret the client
 *   has, or %NULL with @error set
 */
SignetCredential *
signet_oauth_authenticate (SignetOauth    *self,
                           SignetRequest  *request,
                           SignetForm     *form,
                           char          **secret_id,
                           GError        **error)
{
  g_autoptr(SignetClientAuth) auth = NULL;
  g_autoptr(SignetCredential) credential = NULL;
  g_autoptr(GError) refusal = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (SIGNET_IS_OAUTH (self), NULL);

  auth = signet_client_auth_new (request, form, error);
  if (auth == NULL)
    return NULL;

  credential = signet_registry_authenticate (self->registry,
                                             signet_client_auth_get_client_id (auth),
                                             signet_client_auth_get_secret (auth),
                                             signet_time_now (), &id, &refusal);
  if (credential == NULL &&
      g_error_matches (refusal, SIGNET_ERROR, SIGNET_ERROR_UNAUTHORIZED))
    {
      /* One text, whatever the reason: it must not tell which of the two was wrong. */
      g_set_error_literal (error, SIGNET_OAUTH_ERROR, SIGNET_OAUTH_ERROR_INVALID_CLIENT,
                           "The Client ID or the Client Secret is wrong, or the credential "
                           "is not active.");
      return NULL;
    }
  if (credential == NULL)
    g_propagate_error (error, g_steal_pointer (&refusal));
  else if (secret_id != NULL)
    *secret_id = g_steal_pointer (&id);

  return g_steal_pointer (&credential);
}
