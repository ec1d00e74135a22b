/* signet-token.c: what an access token says
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-token.h"

#include "signet-base64url.h"
#include "signet-error.h"
#include "signet-json-text.h"
#include "signet-json.h"

#include <openssl/rand.h>

#define RANDOM_LENGTH 16

/* What is written into tokens is kept as JSON text: the same text goes into the claims and
 * into the answer beside them, and this is the path that must be fast.
 */
struct _SignetToken
{
  char *id;        /* (owned) */
  char *client_id; /* (owned) */
  char *secret_id; /* (owned) */
  char *issuer;    /* (owned) (nullable) */
  gint64 issued;
  gint64 expires;
  char *scope;       /* (owned) */
  char *audience;    /* (owned) JSON, a text or a list of texts */
  char *details;     /* (owned) JSON, a list */
  GPtrArray *grants; /* (owned) (element-type SignetGrant) */
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

static void
add_identifier (GString         *json,
                SignetCatalogue *catalogue,
                SignetGrant     *grant)
{
  SignetApi *api = signet_catalogue_find_api (catalogue, signet_grant_get_api (grant));

  signet_json_text_add_string (json, api != NULL ? signet_api_get_identifier (api) : "");
}

/* One audience is written as a text, several as a list (RFC 7519 §4.1.3). */
static char *
make_audience (GPtrArray       *grants,
               SignetCatalogue *catalogue)
{
  GString *json = g_string_new (NULL);

  if (grants->len == 1)
    {
      add_identifier (json, catalogue, g_ptr_array_index (grants, 0));
      return g_string_free (json, FALSE);
    }

  for (guint i = 0; i < grants->len; i++)
    {
      g_string_append_c (json, i == 0 ? '[' : ',');
      add_identifier (json, catalogue, g_ptr_array_index (grants, i));
    }
  g_string_append_c (json, ']');

  return g_string_free (json, FALSE);
}

static void
add_text (GString    *json,
          const char *name,
          const char *value)
{
  g_string_append (json, name);
  signet_json_text_add_string (json, value);
}

static void
add_number (GString    *json,
            const char *name,
            gint64      value)
{
  g_string_append (json, name);
  signet_json_text_add_int (json, value);
}

static void
add_detail (GString     *json,
            SignetGrant *grant,
            gint64       organization_id,
            gint64       account_id)
{
  SignetLevel level = signet_grant_get_level (grant);
  const gint64 *workspaces = signet_grant_get_workspaces (grant);

  g_string_append (json, "{\"type\":\"" SIGNET_TOKEN_DETAIL_TYPE "\"");
  add_text (json, ",\"api\":", signet_grant_get_api (grant));
  add_text (json, ",\"permission\":", signet_grant_get_permission (grant));
  add_text (json, ",\"level\":", signet_level_to_string (level));
  add_number (json, ",\"organization\":", organization_id);
  if (level != SIGNET_LEVEL_ORGANIZATION)
    add_number (json, ",\"account\":", account_id);
  if (level == SIGNET_LEVEL_WORKSPACE)
    {
      g_string_append (json, ",\"workspaces\":[");
      for (guint i = 0; i < signet_grant_get_n_workspaces (grant); i++)
        add_number (json, i == 0 ? "" : ",", workspaces[i]);
      g_string_append_c (json, ']');
    }
  g_string_append_c (json, '}');
}

static char *
make_details (GPtrArray *grants,
              gint64     organization_id,
              gint64     account_id)
{
  GString *json = g_string_sized_new (256);

  g_string_append_c (json, '[');
  for (guint i = 0; i < grants->len; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      add_detail (json, g_ptr_array_index (grants, i), organization_id, account_id);
    }
  g_string_append_c (json, ']');

  return g_string_free (json, FALSE);
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
read_grants (SignetToken  *self,
             JsonArray    *details,
             GError      **error)
{
  self->grants = g_ptr_array_new_with_free_func ((GDestroyNotify) signet_grant_unref);
  for (guint i = 0; i < json_array_get_length (details); i++)
    {
      SignetGrant *grant = signet_grant_new_from_json (json_array_get_element (details, i),
                                                       error);

      if (grant == NULL)
        return FALSE;
      g_ptr_array_add (self->grants, grant);
    }

  return TRUE;
}

static gboolean
read_lists (SignetToken  *self,
            JsonNode     *claims,
            GError      **error)
{
  JsonObject *object = json_node_get_object (claims);
  JsonArray *details = signet_json_peek_array (claims, "authorization_details");

  if (!json_object_has_member (object, "aud"))
    return set_malformed (error, "aud");
  if (details == NULL)
    return set_malformed (error, "authorization_details");

  self->audience = signet_json_to_string (json_object_get_member (object, "aud"));
  self->details = signet_json_to_string (json_object_get_member (object,
                                                                 "authorization_details"));

  return read_grants (self, details, error);
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
  self->grants = g_ptr_array_ref (grants);

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
      !read_lists (self, claims, error))
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

  g_clear_pointer (&self->grants, g_ptr_array_unref);
  g_free (self->audience);
  g_free (self->details);
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
 * Returns: (transfer none): what it allows and where: authorization details (RFC 9396), as JSON
 */
const char *
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
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), FALSE);

  for (guint i = 0; i < self->grants->len; i++)
    {
      SignetGrant *grant = g_ptr_array_index (self->grants, i);
      SignetGrant *current = signet_credential_find_grant (credential,
                                                           signet_grant_get_api (grant));

      if (current == NULL || !signet_grant_covers (current, grant))
        return FALSE;
    }

  return TRUE;
}

/**
 * signet_token_add_claims:
 * @self: a token with a period
 * @json: a text that ends inside an object, before its first or after a comma
 *
 * Adds the claims of RFC 9068 §2.2 as members. The answer to introspection has the same names.
 */
void
signet_token_add_claims (SignetToken *self,
                         GString     *json)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->issuer != NULL);

  add_text (json, "\"iss\":", self->issuer);
  add_text (json, ",\"sub\":", self->client_id);
  add_text (json, ",\"client_id\":", self->client_id);
  g_string_append (json, ",\"aud\":");
  g_string_append (json, self->audience);
  add_number (json, ",\"iat\":", self->issued);
  add_number (json, ",\"exp\":", self->expires);
  add_text (json, ",\"jti\":", self->id);
  add_text (json, ",\"scope\":", self->scope);
  g_string_append (json, ",\"authorization_details\":");
  g_string_append (json, self->details);
}
