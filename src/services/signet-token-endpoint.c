/* signet-token-endpoint.c: where an issuer gives out access tokens
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-token-endpoint.h"

#include "signet-error.h"
#include "signet-http-origin.h"
#include "signet-json.h"
#include "signet-token-error.h"

#include <libsoup/soup.h>

struct _SignetTokenEndpoint
{
  GUri *uri;      /* (owned) */
  GUri *keys_uri; /* (owned) (nullable) */
  char *issuer;   /* (owned) (nullable) */
  GStrv scopes;   /* (owned) */
  GStrv methods;  /* (owned) (nullable) how clients may authenticate, if the issuer says it */
};

/*
 * Helpers
 */

static void
clear_endpoint (gpointer data)
{
  SignetTokenEndpoint *self = data;

  g_clear_pointer (&self->uri, g_uri_unref);
  g_clear_pointer (&self->keys_uri, g_uri_unref);
  g_free (self->issuer);
  g_strfreev (self->scopes);
  g_strfreev (self->methods);
}

/* A secret goes there, or keys come from there that are believed. */
static GUri *
parse_url (const char  *url,
           GError     **error)
{
  g_autoptr(GUri) uri = url != NULL ? g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL) : NULL;

  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' ||
      (!g_str_equal (g_uri_get_scheme (uri), "https") &&
       !g_str_equal (g_uri_get_scheme (uri), "http")))
    {
      g_set_error_literal (error, SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_NO_ENDPOINT,
                           "The address is not one of the web");
      return NULL;
    }

  if (!signet_http_origin_is_private (uri))
    {
      g_set_error (error, SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_INSECURE,
                   "%s can only be reached without encryption, and a secret is not sent there",
                   g_uri_get_host (uri));
      return NULL;
    }

  return g_steal_pointer (&uri);
}

static GStrv
read_list (JsonNode   *metadata,
           const char *member)
{
  JsonArray *array = signet_json_peek_array (metadata, member);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  if (array == NULL)
    return NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (json_node_get_value_type (element) == G_TYPE_STRING)
        g_strv_builder_add (builder, json_node_get_string (element));
    }

  return g_strv_builder_end (builder);
}

static gboolean
has_method (SignetTokenEndpoint *self,
            const char          *method)
{
  return self->methods == NULL ||
         g_strv_contains ((const char *const *) self->methods, method);
}

/*
 * Public
 */

/**
 * signet_token_endpoint_new:
 * @url: a URL
 * @error: return location for %SIGNET_TOKEN_ERROR_NO_ENDPOINT if it is none, or
 *   %SIGNET_TOKEN_ERROR_INSECURE if it is neither `https` nor on this computer
 *
 * For an issuer of which nothing else is known.
 *
 * Returns: (transfer full) (nullable): a token endpoint, or %NULL with @error set
 */
SignetTokenEndpoint *
signet_token_endpoint_new (const char  *url,
                           GError     **error)
{
  g_autoptr(GUri) uri = parse_url (url, error);
  SignetTokenEndpoint *self;

  if (uri == NULL)
    return NULL;

  self = g_atomic_rc_box_new0 (SignetTokenEndpoint);
  self->uri = g_steal_pointer (&uri);
  self->scopes = g_new0 (char *, 1);

  return self;
}

/**
 * signet_token_endpoint_new_from_metadata:
 * @metadata: the metadata of an issuer (RFC 8414 §2)
 * @error: return location for an error, as for [ctor@Signet.TokenEndpoint.new]
 *
 * Whether the metadata is of the issuer that was asked is for the caller to check.
 *
 * Returns: (transfer full) (nullable): a token endpoint, or %NULL with @error set
 */
SignetTokenEndpoint *
signet_token_endpoint_new_from_metadata (JsonNode  *metadata,
                                         GError   **error)
{
  const char *keys_url = signet_json_peek_string (metadata, "jwks_uri");
  SignetTokenEndpoint *self =
    signet_token_endpoint_new (signet_json_peek_string (metadata, "token_endpoint"), error);

  if (self == NULL)
    return NULL;

  /* Without keys to trust, tokens can still be fetched. */
  if (keys_url != NULL)
    self->keys_uri = parse_url (keys_url, NULL);
  self->issuer = g_strdup (signet_json_peek_string (metadata, "issuer"));
  self->methods = read_list (metadata, "token_endpoint_auth_methods_supported");
  if (signet_json_peek_array (metadata, "scopes_supported") != NULL)
    {
      g_strfreev (self->scopes);
      self->scopes = read_list (metadata, "scopes_supported");
    }

  return self;
}

/**
 * signet_token_endpoint_ref:
 * @self: a token endpoint
 *
 * Returns: (transfer full): @self
 */
SignetTokenEndpoint *
signet_token_endpoint_ref (SignetTokenEndpoint *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * signet_token_endpoint_unref:
 * @self: (transfer full): a token endpoint
 *
 * Gives up one reference.
 */
void
signet_token_endpoint_unref (SignetTokenEndpoint *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_endpoint);
}

/**
 * signet_token_endpoint_get_uri:
 * @self: a token endpoint
 *
 * Returns: (transfer none): where it is
 */
GUri *
signet_token_endpoint_get_uri (SignetTokenEndpoint *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->uri;
}

/**
 * signet_token_endpoint_get_keys_uri:
 * @self: a token endpoint
 *
 * Returns: (transfer none) (nullable): where the keys are that verify its tokens
 */
GUri *
signet_token_endpoint_get_keys_uri (SignetTokenEndpoint *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->keys_uri;
}

/**
 * signet_token_endpoint_get_issuer:
 * @self: a token endpoint
 *
 * Returns: (transfer none) (nullable): what the issuer calls itself
 */
const char *
signet_token_endpoint_get_issuer (SignetTokenEndpoint *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->issuer;
}

/**
 * signet_token_endpoint_get_scopes:
 * @self: a token endpoint
 *
 * Returns: (transfer none): the scopes that the issuer says there are, perhaps none
 */
const char *const *
signet_token_endpoint_get_scopes (SignetTokenEndpoint *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->scopes;
}

/**
 * signet_token_endpoint_get_auth:
 * @self: a token endpoint
 * @attempt: 0 for the way to begin with, 1 for the one after it was refused
 * @auth: (out): how to show a secret
 *
 * All issuers should understand the header. Where the issuer does not say what it understands,
 * the body comes second; where it does, a refusal means what it says.
 *
 * Returns: whether there is such a way
 */
gboolean
signet_token_endpoint_get_auth (SignetTokenEndpoint *self,
                                guint                attempt,
                                SignetTokenAuth     *auth)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (auth != NULL, FALSE);

  if (attempt == 0 && has_method (self, "client_secret_basic"))
    {
      *auth = SIGNET_TOKEN_AUTH_BASIC;
      return TRUE;
    }

  *auth = SIGNET_TOKEN_AUTH_POST;
  if (self->methods == NULL)
    return attempt <= 1;

  return attempt == 0 && has_method (self, "client_secret_post");
}
