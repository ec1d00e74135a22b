/* signet-token-claims.c: what a JSON Web Token says
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-token-claims.h"

#include "signet-base64url.h"
#include "signet-error.h"
#include "signet-json.h"

#include <string.h>

/* A token may come from anybody and say anything. A claim of the wrong kind is as good as none,
 * so that one odd claim does not hide all others. What is kept here has no signature: nobody can
 * use it as a token.
 */
struct _SignetTokenClaims
{
  JsonNode *header; /* (owned) an object */
  JsonNode *claims; /* (owned) an object */
};

/* The largest time that a JSON reader may round no more, in Unix seconds. */
#define TIME_MAX 9007199254740991.0

/*
 * Helpers
 */

static void
clear_claims (gpointer data)
{
  SignetTokenClaims *self = data;

  g_clear_pointer (&self->header, json_node_unref);
  g_clear_pointer (&self->claims, json_node_unref);
}

static JsonNode *
decode_object (const char *text,
               gsize       length)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(JsonNode) node = NULL;
  gsize data_length;
  guint8 *data = signet_base64url_decode (text, length, &data_length);

  if (data == NULL)
    return NULL;

  bytes = g_bytes_new_take (data, data_length);
  node = signet_json_parse (bytes, NULL);

  return signet_json_peek_object (node) != NULL ? g_steal_pointer (&node) : NULL;
}

static void
add_words (GStrvBuilder *builder,
           const char   *text)
{
  g_auto(GStrv) words = g_strsplit_set (text, " \t\r\n", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] != '\0')
        g_strv_builder_add (builder, words[i]);
    }
}

static void
add_strings (GStrvBuilder *builder,
             JsonArray    *array,
             const char   *prefix)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      g_autofree char *text = NULL;

      if (json_node_get_value_type (element) != G_TYPE_STRING)
        continue;

      text = g_strconcat (prefix, json_node_get_string (element), NULL);
      g_strv_builder_add (builder, text);
    }
}

/* Adds what is a text or a list of texts. */
static void
add_member (GStrvBuilder *builder,
            JsonNode     *node,
            const char   *member,
            gboolean      split)
{
  const char *text = signet_json_peek_string (node, member);
  JsonArray *array = signet_json_peek_array (node, member);

  if (text != NULL && split)
    add_words (builder, text);
  else if (text != NULL)
    g_strv_builder_add (builder, text);
  else if (array != NULL)
    add_strings (builder, array, "");
}

static void
add_client_roles (GStrvBuilder *builder,
                  JsonNode     *access)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *client;

  if (signet_json_peek_object (access) == NULL)
    return;

  json_object_iter_init_ordered (&iter, json_node_get_object (access));
  while (json_object_iter_next_ordered (&iter, &name, &client))
    {
      JsonArray *roles = signet_json_peek_array (client, "roles");
      g_autofree char *prefix = g_strconcat (name, ": ", NULL);

      if (roles != NULL)
        add_strings (builder, roles, prefix);
    }
}

/* RFC 7519 §2 allows fractions of a second, and some issuers write times as texts. */
static gint64
read_time (SignetTokenClaims *self,
           const char        *name)
{
  JsonNode *node = json_object_get_member (json_node_get_object (self->claims), name);
  double value;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return SIGNET_TOKEN_NO_TIME;

  if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      char *end;

      value = g_ascii_strtod (json_node_get_string (node), &end);
      if (end == json_node_get_string (node) || *end != '\0')
        return SIGNET_TOKEN_NO_TIME;
    }
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return SIGNET_TOKEN_NO_TIME;
  else
    value = json_node_get_double (node);

  /* What is not a number is not between any two. */
  return value >= -TIME_MAX && value <= TIME_MAX ? (gint64) value : SIGNET_TOKEN_NO_TIME;
}

static char *
to_pretty_text (JsonNode *node)
{
  return json_to_string (node, TRUE);
}

static gboolean
set_opaque (GError **error)
{
  g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND,
                       "The token is no JSON Web Token");

  return FALSE;
}

/*
 * Public
 */

/**
 * signet_token_claims_new_from_token:
 * @token: an access token in any form
 * @error: return location for %SIGNET_ERROR_NOT_FOUND if it is none that can be read, as many
 *   issuers give out, or %SIGNET_ERROR_MALFORMED if it has the form of a JSON Web Token and is
 *   broken
 *
 * Reads a token (RFC 7519) and believes nothing of it: nobody has verified its signature yet.
 *
 * Returns: (transfer full) (nullable): what it says, or %NULL with @error set
 */
SignetTokenClaims *
signet_token_claims_new_from_token (const char  *token,
                                    GError     **error)
{
  g_autoptr(JsonNode) header = NULL;
  g_autoptr(JsonNode) claims = NULL;
  SignetTokenClaims *self;
  const char *first;
  const char *second;

  g_return_val_if_fail (token != NULL, NULL);

  first = strchr (token, '.');
  second = first != NULL ? strchr (first + 1, '.') : NULL;
  if (second == NULL || strchr (second + 1, '.') != NULL ||
      strnlen (token, SIGNET_TOKEN_LENGTH_MAX + 1) > SIGNET_TOKEN_LENGTH_MAX)
    {
      set_opaque (error);
      return NULL;
    }

  header = decode_object (token, (gsize) (first - token));
  if (header == NULL || signet_json_peek_string (header, "alg") == NULL)
    {
      set_opaque (error);
      return NULL;
    }

  claims = decode_object (first + 1, (gsize) (second - first - 1));
  if (claims == NULL)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                           "The claims of the token cannot be understood");
      return NULL;
    }

  self = g_atomic_rc_box_new0 (SignetTokenClaims);
  self->header = g_steal_pointer (&header);
  self->claims = g_steal_pointer (&claims);

  return self;
}

/**
 * signet_token_claims_unref:
 * @self: (transfer full): claims
 *
 * Gives up one reference.
 */
void
signet_token_claims_unref (SignetTokenClaims *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_claims);
}

/**
 * signet_token_claims_get_algorithm:
 * @self: claims
 *
 * Returns: (transfer none): how the token says that it is signed (RFC 7515 §4.1.1)
 */
const char *
signet_token_claims_get_algorithm (SignetTokenClaims *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return signet_json_peek_string (self->header, "alg");
}

/**
 * signet_token_claims_get_key_id:
 * @self: claims
 *
 * Returns: (transfer none) (nullable): which key it says it is signed with
 */
const char *
signet_token_claims_get_key_id (SignetTokenClaims *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return signet_json_peek_string (self->header, "kid");
}

/**
 * signet_token_claims_get_type:
 * @self: claims
 *
 * Returns: (transfer none) (nullable): the type, `at+jwt` for an access token of RFC 9068
 */
const char *
signet_token_claims_get_type (SignetTokenClaims *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return signet_json_peek_string (self->header, "typ");
}

/**
 * signet_token_claims_get_issuer:
 * @self: claims
 *
 * Returns: (transfer none) (nullable): who gave it
 */
const char *
signet_token_claims_get_issuer (SignetTokenClaims *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return signet_json_peek_string (self->claims, "iss");
}

/**
 * signet_token_claims_get_subject:
 * @self: claims
 *
 * Returns: (transfer none) (nullable): whom it speaks for
 */
const char *
signet_token_claims_get_subject (SignetTokenClaims *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return signet_json_peek_string (self->claims, "sub");
}

/**
 * signet_token_claims_get_client_id:
 * @self: claims
 *
 * RFC 9068 calls it `client_id`, OpenID Connect and Auth0 `azp`, some others `cid` or `appid`.
 *
 * Returns: (transfer none) (nullable): which client it was given to
 */
const char *
signet_token_claims_get_client_id (SignetTokenClaims *self)
{
  static const char *const names[] = { "client_id", "azp", "cid", "appid" };
  const char *value = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; value == NULL && i < G_N_ELEMENTS (names); i++)
    value = signet_json_peek_string (self->claims, names[i]);

  return value;
}

/**
 * signet_token_claims_get_id:
 * @self: claims
 *
 * Returns: (transfer none) (nullable): the id of the token
 */
const char *
signet_token_claims_get_id (SignetTokenClaims *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return signet_json_peek_string (self->claims, "jti");
}

/**
 * signet_token_claims_get_issued:
 * @self: claims
 *
 * Returns: when it was made, in Unix seconds, or %SIGNET_TOKEN_NO_TIME
 */
gint64
signet_token_claims_get_issued (SignetTokenClaims *self)
{
  g_return_val_if_fail (self != NULL, SIGNET_TOKEN_NO_TIME);

  return read_time (self, "iat");
}

/**
 * signet_token_claims_get_not_before:
 * @self: claims
 *
 * Returns: since when it counts, in Unix seconds, or %SIGNET_TOKEN_NO_TIME
 */
gint64
signet_token_claims_get_not_before (SignetTokenClaims *self)
{
  g_return_val_if_fail (self != NULL, SIGNET_TOKEN_NO_TIME);

  return read_time (self, "nbf");
}

/**
 * signet_token_claims_get_expires:
 * @self: claims
 *
 * Returns: when it ends, in Unix seconds, or %SIGNET_TOKEN_NO_TIME
 */
gint64
signet_token_claims_get_expires (SignetTokenClaims *self)
{
  g_return_val_if_fail (self != NULL, SIGNET_TOKEN_NO_TIME);

  return read_time (self, "exp");
}

/**
 * signet_token_claims_dup_audiences:
 * @self: claims
 *
 * Returns: (transfer full): whom it is for, perhaps nobody in particular
 */
GStrv
signet_token_claims_dup_audiences (SignetTokenClaims *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  add_member (builder, self->claims, "aud", FALSE);

  return g_strv_builder_end (builder);
}

/**
 * signet_token_claims_dup_scopes:
 * @self: claims
 *
 * Returns: (transfer full): the scopes, as RFC 9068 writes them or as a list
 */
GStrv
signet_token_claims_dup_scopes (SignetTokenClaims *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  add_member (builder, self->claims, "scope", TRUE);
  add_member (builder, self->claims, "scp", TRUE);

  return g_strv_builder_end (builder);
}

/**
 * signet_token_claims_dup_permissions:
 * @self: claims
 *
 * Returns: (transfer full): the permissions as Auth0 writes them
 */
GStrv
signet_token_claims_dup_permissions (SignetTokenClaims *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  add_member (builder, self->claims, "permissions", FALSE);

  return g_strv_builder_end (builder);
}

/**
 * signet_token_claims_dup_roles:
 * @self: claims
 *
 * Returns: (transfer full): the roles (RFC 9068 §2.2.3.1), those of Keycloak too: of the realm as
 *   they are called, of a client as `client: role`
 */
GStrv
signet_token_claims_dup_roles (SignetTokenClaims *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  JsonObject *object;
  JsonNode *realm;

  g_return_val_if_fail (self != NULL, NULL);

  object = json_node_get_object (self->claims);
  realm = json_object_get_member (object, "realm_access");
  add_member (builder, self->claims, "roles", FALSE);
  add_member (builder, realm, "roles", FALSE);
  add_client_roles (builder, json_object_get_member (object, "resource_access"));

  return g_strv_builder_end (builder);
}

/**
 * signet_token_claims_get_details:
 * @self: claims
 *
 * Returns: (transfer none) (nullable): the authorization details (RFC 9396), whatever they are
 */
JsonArray *
signet_token_claims_get_details (SignetTokenClaims *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return signet_json_peek_array (self->claims, "authorization_details");
}

/**
 * signet_token_claims_dup_header_text:
 * @self: claims
 *
 * Returns: (transfer full): the header as JSON, for people
 */
char *
signet_token_claims_dup_header_text (SignetTokenClaims *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return to_pretty_text (self->header);
}

/**
 * signet_token_claims_dup_text:
 * @self: claims
 *
 * Returns: (transfer full): all claims as JSON, for people
 */
char *
signet_token_claims_dup_text (SignetTokenClaims *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return to_pretty_text (self->claims);
}
