/* signet-access.c: what the person may do at an issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-access.h"

#include "signet-error.h"
#include "signet-json.h"

struct _SignetAccess
{
  GObject parent_instance;

  char *user;              /* (owned) */
  char *organization_name; /* (owned) (nullable) */
  char *issuer;            /* (owned) (nullable) */
  char *token_endpoint;    /* (owned) (nullable) */
  char *audience;          /* (owned) (nullable) */
  char *version;           /* (owned) (nullable) */
  GArray *allowed_roles;   /* (owned) (element-type SignetRole) */
  SignetRole role;
  gboolean custom_role_admin;
  gboolean allowed;
};

G_DEFINE_FINAL_TYPE (SignetAccess, signet_access, G_TYPE_OBJECT)

/*
 * Helpers
 */

static gboolean
read_boolean (JsonNode    *node,
              const char  *member,
              gboolean    *value,
              GError     **error)
{
  JsonNode *found = json_object_get_member (json_node_get_object (node), member);

  if (found == NULL || json_node_get_value_type (found) != G_TYPE_BOOLEAN)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                   "“%s” is neither true nor false", member);
      return FALSE;
    }

  *value = json_node_get_boolean (found);

  return TRUE;
}

static gboolean
read_text (JsonNode    *node,
           const char  *member,
           char       **value,
           GError     **error)
{
  const char *text;

  if (!signet_json_read_string (node, member, &text, error))
    return FALSE;

  *value = g_strdup (text);

  return TRUE;
}

/* An issuer may know more roles than this application. Such a role counts as none: whether
 * it has access is said beside it.
 */
static gboolean
read_roles (SignetAccess  *self,
            JsonNode      *node,
            GError       **error)
{
  JsonArray *array;

  signet_role_from_string (signet_json_peek_string (node, "role"), &self->role);

  if (!signet_json_read_array (node, "roles_with_access", &array, error))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      SignetRole role;

      if (json_node_get_value_type (element) == G_TYPE_STRING &&
          signet_role_from_string (json_node_get_string (element), &role))
        g_array_append_val (self->allowed_roles, role);
    }

  return TRUE;
}

static gboolean
read_organization (SignetAccess  *self,
                   JsonNode      *node,
                   GError       **error)
{
  JsonNode *organization = json_object_get_member (json_node_get_object (node), "organization");

  return read_text (organization, "name", &self->organization_name, error);
}

/*
 * GObject
 */

static void
signet_access_finalize (GObject *object)
{
  SignetAccess *self = SIGNET_ACCESS (object);

  g_free (self->user);
  g_free (self->organization_name);
  g_free (self->issuer);
  g_free (self->token_endpoint);
  g_free (self->audience);
  g_free (self->version);
  g_array_unref (self->allowed_roles);

  G_OBJECT_CLASS (signet_access_parent_class)->finalize (object);
}

static void
signet_access_class_init (SignetAccessClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_access_finalize;
}

static void
signet_access_init (SignetAccess *self)
{
  self->allowed_roles = g_array_new (FALSE, FALSE, sizeof (SignetRole));
}

/*
 * Public
 */

/**
 * signet_access_new_from_json:
 * @node: the answer of `/v1/me`
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable): what the caller may do, or %NULL with @error set
 */
SignetAccess *
signet_access_new_from_json (JsonNode  *node,
                             GError   **error)
{
  g_autoptr(SignetAccess) self = g_object_new (SIGNET_TYPE_ACCESS, NULL);

  if (!read_text (node, "user", &self->user, error) ||
      !read_text (node, "issuer", &self->issuer, error) ||
      !read_text (node, "token_endpoint", &self->token_endpoint, error) ||
      !read_boolean (node, "custom_role_admin", &self->custom_role_admin, error) ||
      !read_boolean (node, "access", &self->allowed, error) ||
      !read_roles (self, node, error) ||
      !read_organization (self, node, error))
    return NULL;

  self->version = g_strdup (signet_json_peek_string (node, "version"));

  return g_steal_pointer (&self);
}

/**
 * signet_access_new_for_tokens:
 * @issuer: (nullable): the identifier of the issuer
 * @token_endpoint: (nullable): the URL of its token endpoint
 * @audience: (nullable): for whom tokens are asked where nothing else is said
 *
 * Returns: (transfer full): the access of somebody who can get tokens there, and of whom nothing
 *   else is known
 */
SignetAccess *
signet_access_new_for_tokens (const char *issuer,
                              const char *token_endpoint,
                              const char *audience)
{
  SignetAccess *self;

  g_return_val_if_fail (issuer != NULL || token_endpoint != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_ACCESS, NULL);
  self->user = g_strdup ("");
  self->issuer = g_strdup (issuer);
  self->token_endpoint = g_strdup (token_endpoint);
  self->audience = g_strdup (audience);
  self->allowed = TRUE;

  return self;
}

/**
 * signet_access_get_user:
 * @self: an access
 *
 * Returns: the name by which the issuer knows the person
 */
const char *
signet_access_get_user (SignetAccess *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCESS (self), NULL);

  return self->user;
}

/**
 * signet_access_get_role:
 * @self: an access
 *
 * Returns: the role of the person, %SIGNET_ROLE_NONE for somebody who is not a member
 */
SignetRole
signet_access_get_role (SignetAccess *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCESS (self), SIGNET_ROLE_NONE);

  return self->role;
}

/**
 * signet_access_get_custom_role_admin:
 * @self: an access
 *
 * Returns: whether the person has the extra right that some APIs need to be granted
 */
gboolean
signet_access_get_custom_role_admin (SignetAccess *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCESS (self), FALSE);

  return self->custom_role_admin;
}

/**
 * signet_access_get_allowed:
 * @self: an access
 *
 * The issuer's word on it, which it enforces by itself.
 *
 * Returns: whether the person may see and change credentials
 */
gboolean
signet_access_get_allowed (SignetAccess *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCESS (self), FALSE);

  return self->allowed;
}

/**
 * signet_access_get_n_allowed_roles:
 * @self: an access
 *
 * Returns: how many roles may see and change credentials
 */
guint
signet_access_get_n_allowed_roles (SignetAccess *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCESS (self), 0);

  return self->allowed_roles->len;
}

/**
 * signet_access_get_allowed_role:
 * @self: an access
 * @index: less than the number of allowed roles
 *
 * Returns: one of the roles that may see and change credentials
 */
SignetRole
signet_access_get_allowed_role (SignetAccess *self,
                                guint         index)
{
  g_return_val_if_fail (SIGNET_IS_ACCESS (self), SIGNET_ROLE_NONE);
  g_return_val_if_fail (index < self->allowed_roles->len, SIGNET_ROLE_NONE);

  return g_array_index (self->allowed_roles, SignetRole, index);
}

/**
 * signet_access_get_organization_name:
 * @self: an access
 *
 * Known also to those who may not see anything else.
 *
 * Returns: (nullable): the name of the organization, if the issuer has such a thing
 */
const char *
signet_access_get_organization_name (SignetAccess *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCESS (self), NULL);

  return self->organization_name;
}

/**
 * signet_access_get_issuer:
 * @self: an access
 *
 * Returns: (nullable): the identifier of the issuer, a URL (RFC 8414 §2), if it is known
 */
const char *
signet_access_get_issuer (SignetAccess *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCESS (self), NULL);

  return self->issuer;
}

/**
 * signet_access_get_token_endpoint:
 * @self: an access
 *
 * Returns: (nullable): the URL where programs get their tokens (RFC 6749 §3.2), if the issuer
 *   does not have to be asked for it
 */
const char *
signet_access_get_token_endpoint (SignetAccess *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCESS (self), NULL);

  return self->token_endpoint;
}

/**
 * signet_access_get_audience:
 * @self: an access
 *
 * Returns: (nullable): for whom tokens are asked where nothing else is said
 */
const char *
signet_access_get_audience (SignetAccess *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCESS (self), NULL);

  return self->audience;
}

/**
 * signet_access_get_version:
 * @self: what a person may do
 *
 * Returns: (transfer none) (nullable): the version of the issuer, if it says it
 */
const char *
signet_access_get_version (SignetAccess *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCESS (self), NULL);

  return self->version;
}
