/* signet-api.c: a service that accepts access tokens
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-api.h"

#include "signet-error.h"
#include "signet-json.h"
#include "signet-role.h"

struct _SignetApi
{
  GObject parent_instance;

  char *id;               /* (owned) */
  char *name;             /* (owned) */
  char *description;      /* (owned) */
  char *identifier;       /* (owned) */
  char *requires;         /* (owned) (nullable) */
  GPtrArray *permissions; /* (owned) (element-type SignetPermission) */
  SignetLevel levels[SIGNET_N_LEVELS];
  guint n_levels;
};

G_DEFINE_FINAL_TYPE (SignetApi, signet_api, G_TYPE_OBJECT)

/*
 * Helpers
 */

static gboolean
add_permission (SignetApi         *self,
                SignetPermission  *permission,
                GError           **error)
{
  const char *id = signet_permission_get_id (permission);
  gboolean is_new = signet_api_find_permission (self, id) == NULL;

  g_ptr_array_add (self->permissions, permission);
  if (!is_new)
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                 "The API “%s” has the permission “%s” twice", self->id, id);

  return is_new;
}

static gboolean
read_permissions (SignetApi  *self,
                  JsonNode   *node,
                  GError    **error)
{
  JsonArray *array;

  if (!signet_json_read_array (node, "permissions", &array, error))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      SignetPermission *permission =
        signet_permission_new_from_json (json_array_get_element (array, i), error);

      if (permission == NULL)
        return FALSE;
      if (!add_permission (self, permission, error))
        return FALSE;
    }

  if (self->permissions->len == 0)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                   "The API “%s” has no permissions", self->id);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_levels (SignetApi  *self,
             JsonNode   *node,
             GError    **error)
{
  JsonArray *array;

  if (!signet_json_read_array (node, "levels", &array, error))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      SignetLevel level;

      if (json_node_get_value_type (element) != G_TYPE_STRING ||
          !signet_level_from_string (json_node_get_string (element), &level) ||
          signet_api_offers_level (self, level))
        {
          g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                       "The API “%s” has a level that is unknown or named twice", self->id);
          return FALSE;
        }
      self->levels[self->n_levels++] = level;
    }

  if (self->n_levels == 0)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                   "The API “%s” has no levels", self->id);
      return FALSE;
    }

  return TRUE;
}

/*
 * GObject
 */

static void
signet_api_finalize (GObject *object)
{
  SignetApi *self = SIGNET_API (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->description);
  g_free (self->identifier);
  g_free (self->requires);
  g_ptr_array_unref (self->permissions);

  G_OBJECT_CLASS (signet_api_parent_class)->finalize (object);
}

static void
signet_api_class_init (SignetApiClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_api_finalize;
}

static void
signet_api_init (SignetApi *self)
{
  self->permissions = g_ptr_array_new_with_free_func (g_object_unref);
}

/*
 * Public
 */

/**
 * signet_api_new_from_json:
 * @node: an API of the catalogue
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable): an API with at least one permission and one level,
 *   or %NULL with @error set
 */
SignetApi *
signet_api_new_from_json (JsonNode  *node,
                          GError   **error)
{
  g_autoptr(SignetApi) self = g_object_new (SIGNET_TYPE_API, NULL);
  const char *id;
  const char *name;
  const char *identifier;

  if (!signet_json_read_string (node, "id", &id, error) ||
      !signet_json_read_string (node, "name", &name, error) ||
      !signet_json_read_string (node, "identifier", &identifier, error))
    return NULL;

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->identifier = g_strdup (identifier);
  self->description = g_strdup (signet_json_peek_string (node, "description"));
  self->requires = g_strdup (signet_json_peek_string (node, "requires"));

  if (!read_permissions (self, node, error) || !read_levels (self, node, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * signet_api_get_id:
 * @self: an API
 *
 * Returns: the id, unique in the catalogue
 */
const char *
signet_api_get_id (SignetApi *self)
{
  g_return_val_if_fail (SIGNET_IS_API (self), NULL);

  return self->id;
}

/**
 * signet_api_get_name:
 * @self: an API
 *
 * Returns: the name, as the catalogue gives it
 */
const char *
signet_api_get_name (SignetApi *self)
{
  g_return_val_if_fail (SIGNET_IS_API (self), NULL);

  return self->name;
}

/**
 * signet_api_get_description:
 * @self: an API
 *
 * Returns: (nullable): what the API is for, in one sentence
 */
const char *
signet_api_get_description (SignetApi *self)
{
  g_return_val_if_fail (SIGNET_IS_API (self), NULL);

  return self->description;
}

/**
 * signet_api_get_identifier:
 * @self: an API
 *
 * Returns: the URI that tokens for this API carry as audience
 */
const char *
signet_api_get_identifier (SignetApi *self)
{
  g_return_val_if_fail (SIGNET_IS_API (self), NULL);

  return self->identifier;
}

/**
 * signet_api_get_n_permissions:
 * @self: an API
 *
 * Returns: how many permissions there are, at least 1
 */
guint
signet_api_get_n_permissions (SignetApi *self)
{
  g_return_val_if_fail (SIGNET_IS_API (self), 0);

  return self->permissions->len;
}

/**
 * signet_api_get_permission:
 * @self: an API
 * @index: less than the number of permissions
 *
 * Returns: (transfer none): one of the permissions, in the order of the catalogue
 */
SignetPermission *
signet_api_get_permission (SignetApi *self,
                           guint      index)
{
  g_return_val_if_fail (SIGNET_IS_API (self), NULL);
  g_return_val_if_fail (index < self->permissions->len, NULL);

  return g_ptr_array_index (self->permissions, index);
}

/**
 * signet_api_find_permission:
 * @self: an API
 * @id: (nullable): an id
 *
 * Returns: (transfer none) (nullable): the permission of that id, if the API has it
 */
SignetPermission *
signet_api_find_permission (SignetApi  *self,
                            const char *id)
{
  g_return_val_if_fail (SIGNET_IS_API (self), NULL);

  for (guint i = 0; i < self->permissions->len; i++)
    {
      SignetPermission *permission = g_ptr_array_index (self->permissions, i);

      if (g_strcmp0 (signet_permission_get_id (permission), id) == 0)
        return permission;
    }

  return NULL;
}

/**
 * signet_api_get_n_levels:
 * @self: an API
 *
 * Returns: at how many levels it can be granted; with 1 the level is fixed
 */
guint
signet_api_get_n_levels (SignetApi *self)
{
  g_return_val_if_fail (SIGNET_IS_API (self), 0);

  return self->n_levels;
}

/**
 * signet_api_get_level:
 * @self: an API
 * @index: less than the number of levels
 *
 * Returns: one of the levels, in the order of the catalogue
 */
SignetLevel
signet_api_get_level (SignetApi *self,
                      guint      index)
{
  g_return_val_if_fail (SIGNET_IS_API (self), SIGNET_LEVEL_WORKSPACE);
  g_return_val_if_fail (index < self->n_levels, SIGNET_LEVEL_WORKSPACE);

  return self->levels[index];
}

/**
 * signet_api_offers_level:
 * @self: an API
 * @level: a level
 *
 * Returns: whether the API can be granted at @level
 */
gboolean
signet_api_offers_level (SignetApi   *self,
                         SignetLevel  level)
{
  g_return_val_if_fail (SIGNET_IS_API (self), FALSE);

  for (guint i = 0; i < self->n_levels; i++)
    {
      if (self->levels[i] == level)
        return TRUE;
    }

  return FALSE;
}

/**
 * signet_api_may_be_granted_by:
 * @self: an API
 * @custom_role_admin: whether the person is a Custom Role Admin
 *
 * Returns: whether a person whose role has access may grant this API. A right that is not
 *   known here is one that nobody has.
 */
gboolean
signet_api_may_be_granted_by (SignetApi *self,
                              gboolean   custom_role_admin)
{
  g_return_val_if_fail (SIGNET_IS_API (self), FALSE);

  if (self->requires == NULL)
    return TRUE;

  return custom_role_admin && g_str_equal (self->requires, SIGNET_RIGHT_CUSTOM_ROLE_ADMIN);
}

/**
 * signet_api_add_to_json:
 * @self: an API
 * @builder: where to add it as an object
 *
 * Writes what [ctor@Signet.Api.new_from_json] reads.
 */
void
signet_api_add_to_json (SignetApi   *self,
                        JsonBuilder *builder)
{
  g_return_if_fail (SIGNET_IS_API (self));

  json_builder_begin_object (builder);
  signet_json_add_string (builder, "id", self->id);
  signet_json_add_string (builder, "name", self->name);
  signet_json_add_string (builder, "description", self->description);
  signet_json_add_string (builder, "identifier", self->identifier);
  if (self->requires != NULL)
    signet_json_add_string (builder, "requires", self->requires);

  json_builder_set_member_name (builder, "levels");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->n_levels; i++)
    json_builder_add_string_value (builder, signet_level_to_string (self->levels[i]));
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "permissions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->permissions->len; i++)
    signet_permission_add_to_json (g_ptr_array_index (self->permissions, i), builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}
