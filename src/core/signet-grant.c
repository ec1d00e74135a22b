/* signet-grant.c: one API, one permission, one scope selection
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-grant.h"

#include "signet-error.h"
#include "signet-json.h"

#include <string.h>

/* Grants are many, small and never changed, so they are boxed, each in one block of memory.
 * The names are not interned: GLib 2.74's interned strings cannot be used from two threads,
 * because a string that one thread gives up can be found by the other before it is gone.
 */
struct _SignetGrant
{
  SignetLevel level;
  guint n_workspaces;
  const char *permission; /* (nullable) in this block */
  gint64 workspaces[];    /* ascending; the API and the permission come after them */
};

G_DEFINE_BOXED_TYPE (SignetGrant, signet_grant, signet_grant_ref, signet_grant_unref)

/*
 * Helpers
 */

static const char *
peek_api (SignetGrant *self)
{
  return (const char *) &self->workspaces[self->n_workspaces];
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static GArray *
read_workspaces (JsonNode  *node,
                 GError   **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  JsonArray *array;

  if (!signet_json_read_array (node, "workspaces", &array, error))
    return NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      gint64 id;

      if (!signet_json_node_to_id (json_array_get_element (array, i), &id))
        {
          g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                               "“workspaces” holds something else than ids");
          return NULL;
        }
      g_array_append_val (ids, id);
    }

  return g_steal_pointer (&ids);
}

/*
 * Public
 */

/**
 * signet_grant_new:
 * @api: the id of an API
 * @permission: (nullable): the id of one of its permissions, %NULL while none is chosen
 * @level: how far the grant reaches
 * @workspaces: (array length=n_workspaces) (nullable): ids, at workspace level
 * @n_workspaces: how many
 *
 * Returns: (transfer full): a grant
 */
SignetGrant *
signet_grant_new (const char   *api,
                  const char   *permission,
                  SignetLevel   level,
                  const gint64 *workspaces,
                  guint         n_workspaces)
{
  SignetGrant *self;
  gsize api_size;
  gsize permission_size;
  gsize ids_size;

  g_return_val_if_fail (api != NULL, NULL);
  g_return_val_if_fail (level < SIGNET_N_LEVELS, NULL);
  g_return_val_if_fail (n_workspaces == 0 || workspaces != NULL, NULL);

  api_size = strlen (api) + 1;
  permission_size = permission != NULL && *permission != '\0' ? strlen (permission) + 1 : 0;
  ids_size = n_workspaces * sizeof (gint64);

  self = g_atomic_rc_box_alloc0 (sizeof (SignetGrant) + ids_size + api_size + permission_size);
  self->level = level;
  self->n_workspaces = n_workspaces;
  if (n_workspaces > 0)
    {
      memcpy (self->workspaces, workspaces, ids_size);
      qsort (self->workspaces, n_workspaces, sizeof (gint64), compare_ids);
    }
  memcpy ((char *) peek_api (self), api, api_size);
  if (permission_size > 0)
    self->permission = memcpy ((char *) peek_api (self) + api_size, permission, permission_size);

  return self;
}

/**
 * signet_grant_new_from_json:
 * @node: a grant in JSON
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Reads what an issuer says. Requests from strangers are read by [ctor@Signet.Draft.new_from_json],
 * which says what is wrong field by field.
 *
 * Returns: (transfer full) (nullable): a grant, or %NULL with @error set
 */
SignetGrant *
signet_grant_new_from_json (JsonNode  *node,
                            GError   **error)
{
  g_autoptr(GArray) workspaces = NULL;
  const char *api;
  const char *permission;
  const char *level_name;
  SignetLevel level;

  if (!signet_json_read_string (node, "api", &api, error) ||
      !signet_json_read_string (node, "permission", &permission, error) ||
      !signet_json_read_string (node, "level", &level_name, error))
    return NULL;

  if (!signet_level_from_string (level_name, &level))
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                   "“%s” is not a level", level_name);
      return NULL;
    }

  if (level != SIGNET_LEVEL_WORKSPACE)
    return signet_grant_new (api, permission, level, NULL, 0);

  workspaces = read_workspaces (node, error);
  if (workspaces == NULL)
    return NULL;

  return signet_grant_new (api, permission, level,
                           (const gint64 *) (gpointer) workspaces->data, workspaces->len);
}

/**
 * signet_grant_ref:
 * @self: a grant
 *
 * Returns: (transfer full): @self
 */
SignetGrant *
signet_grant_ref (SignetGrant *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * signet_grant_unref:
 * @self: (transfer full): a grant
 *
 * Gives up one reference.
 */
void
signet_grant_unref (SignetGrant *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release (self);
}

/**
 * signet_grant_get_api:
 * @self: a grant
 *
 * Returns: the id of the API
 */
const char *
signet_grant_get_api (SignetGrant *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return peek_api (self);
}

/**
 * signet_grant_get_permission:
 * @self: a grant
 *
 * Returns: (nullable): the id of the permission, %NULL while none is chosen
 */
const char *
signet_grant_get_permission (SignetGrant *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->permission;
}

/**
 * signet_grant_get_level:
 * @self: a grant
 *
 * Returns: how far the grant reaches
 */
SignetLevel
signet_grant_get_level (SignetGrant *self)
{
  g_return_val_if_fail (self != NULL, SIGNET_LEVEL_WORKSPACE);

  return self->level;
}

/**
 * signet_grant_get_n_workspaces:
 * @self: a grant
 *
 * Returns: how many workspaces are picked
 */
guint
signet_grant_get_n_workspaces (SignetGrant *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_workspaces;
}

/**
 * signet_grant_get_workspaces:
 * @self: a grant
 *
 * Returns: (transfer none) (nullable): the ids of the picked workspaces, ascending
 */
const gint64 *
signet_grant_get_workspaces (SignetGrant *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->n_workspaces > 0 ? self->workspaces : NULL;
}

/**
 * signet_grant_has_workspace:
 * @self: a grant
 * @workspace: an id
 *
 * Returns: whether that workspace is picked
 */
gboolean
signet_grant_has_workspace (SignetGrant *self,
                            gint64       workspace)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->n_workspaces > 0 &&
         bsearch (&workspace, self->workspaces, self->n_workspaces,
                  sizeof workspace, compare_ids) != NULL;
}

/**
 * signet_grant_equal:
 * @self: a grant
 * @other: another
 *
 * Returns: whether both say the same
 */
gboolean
signet_grant_equal (SignetGrant *self,
                    SignetGrant *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  if (!g_str_equal (peek_api (self), peek_api (other)) ||
      g_strcmp0 (self->permission, other->permission) != 0 ||
      self->level != other->level ||
      self->n_workspaces != other->n_workspaces)
    return FALSE;

  for (guint i = 0; i < self->n_workspaces; i++)
    {
      if (self->workspaces[i] != other->workspaces[i])
        return FALSE;
    }

  return TRUE;
}

/**
 * signet_grant_hash:
 * @self: a grant
 *
 * Returns: a number that is the same for all grants that say the same, to find them by
 */
guint
signet_grant_hash (SignetGrant *self)
{
  guint hash;

  g_return_val_if_fail (self != NULL, 0);

  hash = g_str_hash (peek_api (self)) * 31 + self->level;
  if (self->permission != NULL)
    hash = hash * 31 + g_str_hash (self->permission);
  for (guint i = 0; i < self->n_workspaces; i++)
    hash = hash * 31 + g_int64_hash (&self->workspaces[i]);

  return hash;
}

/**
 * signet_grant_covers:
 * @self: a grant
 * @other: another
 *
 * Permissions of one API are not ordered: “Admin” does not cover “User”.
 *
 * Returns: whether @self allows all that @other allows
 */
gboolean
signet_grant_covers (SignetGrant *self,
                     SignetGrant *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  if (!g_str_equal (peek_api (self), peek_api (other)) ||
      g_strcmp0 (self->permission, other->permission) != 0 ||
      self->level > other->level)
    return FALSE;

  if (self->level != SIGNET_LEVEL_WORKSPACE)
    return TRUE;

  for (guint i = 0; i < other->n_workspaces; i++)
    {
      if (!signet_grant_has_workspace (self, other->workspaces[i]))
        return FALSE;
    }

  return TRUE;
}

/**
 * signet_grant_add_to_json:
 * @self: a grant
 * @builder: where to add it as an object
 *
 * Writes what [func@Signet.Grant.new_from_json] reads.
 */
void
signet_grant_add_to_json (SignetGrant *self,
                          JsonBuilder *builder)
{
  g_return_if_fail (self != NULL);

  json_builder_begin_object (builder);
  signet_json_add_string (builder, "api", peek_api (self));
  signet_json_add_string (builder, "permission", self->permission);
  signet_json_add_string (builder, "level", signet_level_to_string (self->level));
  if (self->level == SIGNET_LEVEL_WORKSPACE)
    {
      json_builder_set_member_name (builder, "workspaces");
      json_builder_begin_array (builder);
      for (guint i = 0; i < self->n_workspaces; i++)
        json_builder_add_int_value (builder, self->workspaces[i]);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}
