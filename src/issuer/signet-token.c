/* signet-token.c: what an access token says
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-token.h"

#include "signet-base64url.h"
#include "signet-error.h"
#include "signet-json.h"

#include <openssl/rand.h>

#define RANDOM_LENGTH 16

struct _SignetToken
{
  char *id;        /* (owned) */
  char *client_id; /* (owned) */
  char *secret_id; /* (owned) */
  char *issuer;    /* (owned) (nullable) */
  gint64 issued;
  gint64 expires;
  char *scope;        /* (owned) */
  JsonNode *audience; /* (owned) */
  JsonNode *details;  /* (owned) an array */
};

/*
 * Helpers
 */

static gboolean
set_malformed (GError     **error,
               const char  *claim)
{
  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
               "The claim “%s” is missing or wrong", claim);

  return FALSE;
}

/* The id begins with the secret that the token was given for, so that the end of that
 * secret can end the token.
 */
static char *
make_id (const char  *secret_id,
         GError     **error)
{
  guint8 random[RANDOM_LENGTH];
  g_autofree char *text = NULL;

  if (RAND_bytes (random, sizeof random) != 1)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_FAILED,
                           "There are no random bytes");
      return NULL;
    }
  text = signet_base64url_encode (random, sizeof random);

  return g_strconcat (secret_id, ".", text, NULL);
}

static char *
make_scope (GPtrArray *grants)
{
  GString *scope = g_string_new (NULL);

  for (guint i = 0; i < grants->len; i++)
    {
      SignetGrant *grant = g_ptr_array_index (grants, i);

      g_string_append_printf (scope, "%s%s:%s", i > 0 ? " " : "",
                              signet_grant_get_api (grant),
                              signet_grant_get_permission (grant));
    }

  return g_string_free (scope, FALSE);
}

static const char *
find_identifier (SignetCatalogue *catalogue,
                 GPtrArray       *grants,
                 guint            index)
{
  SignetGrant *grant = g_ptr_array_index (grants, index);
  SignetApi *api = signet_catalogue_find_api (catalogue, signet_grant_get_api (grant));

  return api != NULL ? signet_api_get_identifier (api) : "";
}

/* One audience is written as a text, several as a list (RFC 7519 §4.1.3). */
static JsonNode *
make_audience (GPtrArray       *grants,
               SignetCatalogue *catalogue)
{
  JsonArray *array;
  JsonNode *node;

  if (grants->len == 1)
    return json_node_init_string (json_node_alloc (), find_identifier (catalogue, grants, 0));

  array = json_array_sized_new (grants->len);
  for (guint i = 0; i < grants->len; i++)
    json_array_add_string_element (array, find_identifier (catalogue, grants, i));
  node = json_node_init_array (json_node_alloc (), array);
  json_array_unref (array);

  return node;
}

static JsonNode *
make_workspaces (SignetGrant *grant)
{
  guint length = signet_grant_get_n_workspaces (grant);
  const gint64 *workspaces = signet_grant_get_workspaces (grant);
  JsonArray *array = json_array_sized_new (length);
  JsonNode *node;

  for (guint i = 0; i < length; i++)
    json_array_add_int_element (array, workspaces[i]);
  node = json_node_init_array (json_node_alloc (), array);
  json_array_unref (array);

  return node;
}

static JsonObject *
make_detail (SignetGrant *grant,
             gint64       organization_id,
             gint64       account_id)
{
  JsonObject *detail = json_object_new ();
  SignetLevel level = signet_grant_get_level (grant);

  json_object_set_string_member (detail, "type", SIGNET_TOKEN_DETAIL_TYPE);
  json_object_set_string_member (detail, "api", signet_grant_get_api (grant));
  json_object_set_string_member (detail, "permission", signet_grant_get_permission (grant));
  json_object_set_string_member (detail, "level", signet_level_to_string (level));
  json_object_set_int_member (detail, "organization", organization_id);
  if (level != SIGNET_LEVEL_ORGANIZATION)
    json_object_set_int_member (detail, "account", account_id);
  if (level == SIGNET_LEVEL_WORKSPACE)
    json_object_set_member (detail, "workspaces", make_workspaces (grant));

  return detail;
}

static JsonNode *
make_details (GPtrArray *grants,
              gint64     organization_id,
              gint64     account_id)
{
  JsonArray *array = json_array_sized_new (grants->len);
  JsonNode *node;

  for (guint i = 0; i < grants->len; i++)
    json_array_add_object_element (array, make_detail (g_ptr_array_index (grants, i),
                                                       organization_id, account_id));
  node = json_node_init_array (json_node_alloc (), array);
  json_array_unref (array);

  return node;
}

static gboolean
read_number (JsonNode    *claims,
             const char  *name,
             gint64      *value,
             GError     **error)
{
  JsonNode *node = json_object_get_member (json_node_get_object (claims), name);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64)
    return set_malformed (error, name);

  *value = json_node_get_int (node);

  return TRUE;
}

static gboolean
read_text (JsonNode    *claims,
           const char  *name,
           char       **value,
           GError     **error)
{
  const char *text = signet_json_peek_string (claims, name);

  if (text == NULL)
    return set_malformed (error, name);

  *value = g_strdup (text);

  return TRUE;
}

static gboolean
read_secret_id (SignetToken  *self,
                GError      **error)
{
  const char *dot = strchr (self->id, '.');

  if (dot == NULL)
    return set_malformed (error, "jti");

  self->secret_id = g_strndup (self->id, (gsize) (dot - self->id));

  return TRUE;
}

static gboolean
read_nodes (SignetToken  *self,
            JsonNode     *claims,
            GError      **error)
{
  JsonObject *object = json_node_get_object (claims);

  if (!json_object_has_member (object, "aud"))
    return set_malformed (error, "aud");
  if (signet_json_peek_array (claims, "authorization_details") == NULL)
    return set_malformed (error, "authorization_details");

  self->audience = json_object_dup_member (object, "aud");
  self->details = json_object_dup_member (object, "authorization_details");

  return TRUE;
}

/*
 * Public
 */

/**
 * signet_token_new:
 * @credential: whose token it is
 * @secret_id: the id of the secret that was shown
 * @grants: (element-type SignetGrant): what the token allows
 * @catalogue: the APIs
 * @organization_id: the organization
 * @error: return location for a [error@Signet.Error]
 *
 * Returns: (transfer full) (nullable): a token with an id of its own and no period yet, or
 *   %NULL with @error set
 */
SignetToken *
signet_token_new (SignetCredential  *credential,
                  const char        *secret_id,
                  GPtrArray         *grants,
                  SignetCatalogue   *catalogue,
                  gint64             organization_id,
                  GError           **error)
{
  g_autoptr(SignetToken) self = g_new0 (SignetToken, 1);

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);
  g_return_val_if_fail (secret_id != NULL, NULL);
  g_return_val_if_fail (grants != NULL && grants->len > 0, NULL);

  self->id = make_id (secret_id, error);
  if (self->id == NULL)
    return NULL;

  self->client_id = g_strdup (signet_credential_get_client_id (credential));
  self->secret_id = g_strdup (secret_id);
  self->scope = make_scope (grants);
  self->audience = make_audience (grants, catalogue);
  self->details = make_details (grants, organization_id,
                                signet_credential_get_account_id (credential));

  return g_steal_pointer (&self);
}

/**
 * signet_token_new_from_claims:
 * @claims: an object whose signature was verified
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable): the token that [method@Signet.Token.add_claims] wrote,
 *   or %NULL with @error set
 */
SignetToken *
signet_token_new_from_claims (JsonNode  *claims,
                              GError   **error)
{
  g_autoptr(SignetToken) self = g_new0 (SignetToken, 1);

  g_return_val_if_fail (signet_json_peek_object (claims) != NULL, NULL);

  if (!read_text (claims, "jti", &self->id, error) ||
      !read_secret_id (self, error) ||
      !read_text (claims, "client_id", &self->client_id, error) ||
      !read_text (claims, "iss", &self->issuer, error) ||
      !read_text (claims, "scope", &self->scope, error) ||
      !read_number (claims, "iat", &self->issued, error) ||
      !read_number (claims, "exp", &self->expires, error) ||
      !read_nodes (self, claims, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * signet_token_free:
 * @self: (transfer full): a token
 *
 * Frees the token.
 */
void
signet_token_free (SignetToken *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->audience, json_node_unref);
  g_clear_pointer (&self->details, json_node_unref);
  g_free (self->scope);
  g_free (self->issuer);
  g_free (self->secret_id);
  g_free (self->client_id);
  g_free (self->id);
  g_free (self);
}

/**
 * signet_token_set_period:
 * @self: a token
 * @issuer: the URL of the issuer
 * @issued: when it was made, in Unix seconds
 * @expires: when it ends, in Unix seconds
 *
 * Says who gives the token and for how long.
 */
void
signet_token_set_period (SignetToken *self,
                         const char  *issuer,
                         gint64       issued,
                         gint64       expires)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (issuer != NULL);

  g_free (self->issuer);
  self->issuer = g_strdup (issuer);
  self->issued = issued;
  self->expires = expires;
}

/**
 * signet_token_get_id:
 * @self: a token
 *
 * Returns: (transfer none): the `jti` (RFC 7519 §4.1.7)
 */
const char *
signet_token_get_id (SignetToken *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

/**
 * signet_token_get_client_id:
 * @self: a token
 *
 * Returns: (transfer none): whose token it is
 */
const char *
signet_token_get_client_id (SignetToken *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->client_id;
}

/**
 * signet_token_get_secret_id:
 * @self: a token
 *
 * Returns: (transfer none): the id of the secret that it was given for
 */
const char *
signet_token_get_secret_id (SignetToken *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->secret_id;
}

/**
 * signet_token_get_issuer:
 * @self: a token
 *
 * Returns: (transfer none) (nullable): the URL of the issuer that gave it
 */
const char *
signet_token_get_issuer (SignetToken *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->issuer;
}

/**
 * signet_token_get_expires:
 * @self: a token
 *
 * Returns: when it ends, in Unix seconds
 */
gint64
signet_token_get_expires (SignetToken *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->expires;
}

/**
 * signet_token_get_scope:
 * @self: a token
 *
 * Returns: (transfer none): what it allows, as `API:permission` with spaces between them
 */
const char *
signet_token_get_scope (SignetToken *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->scope;
}

/**
 * signet_token_get_details:
 * @self: a token
 *
 * Returns: (transfer none): what it allows and where: authorization details (RFC 9396)
 */
JsonNode *
signet_token_get_details (SignetToken *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->details;
}

/**
 * signet_token_is_covered_by:
 * @self: a token
 * @credential: the credential that it was given for, as it is now
 *
 * Returns: whether everything that the token allows is still granted
 */
gboolean
signet_token_is_covered_by (SignetToken      *self,
                            SignetCredential *credential)
{
  JsonArray *details;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), FALSE);

  details = json_node_get_array (self->details);
  for (guint i = 0; i < json_array_get_length (details); i++)
    {
      g_autoptr(SignetGrant) grant = NULL;
      SignetGrant *current;

      grant = signet_grant_new_from_json (json_array_get_element (details, i), NULL);
      if (grant == NULL)
        return FALSE;

      current = signet_credential_find_grant (credential, signet_grant_get_api (grant));
      if (current == NULL || !signet_grant_covers (current, grant))
        return FALSE;
    }

  return TRUE;
}

/**
 * signet_token_add_claims:
 * @self: a token with a period
 * @builder: a builder inside an object
 *
 * Adds the claims of RFC 9068 §2.2. The answer to introspection has the same names.
 */
void
signet_token_add_claims (SignetToken *self,
                         JsonBuilder *builder)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->issuer != NULL);

  signet_json_add_string (builder, "iss", self->issuer);
  signet_json_add_string (builder, "sub", self->client_id);
  signet_json_add_string (builder, "client_id", self->client_id);
  json_builder_set_member_name (builder, "aud");
  json_builder_add_value (builder, json_node_ref (self->audience));
  json_builder_set_member_name (builder, "iat");
  json_builder_add_int_value (builder, self->issued);
  json_builder_set_member_name (builder, "exp");
  json_builder_add_int_value (builder, self->expires);
  signet_json_add_string (builder, "jti", self->id);
  signet_json_add_string (builder, "scope", self->scope);
  json_builder_set_member_name (builder, "authorization_details");
  json_builder_add_value (builder, json_node_ref (self->details));
}
