/* signet-permission.c: what a credential may do at an API
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-permission.h"

#include "signet-collation.h"
#include "signet-error.h"
#include "signet-json.h"

struct _SignetPermission
{
  GObject parent_instance;

  char *id;             /* (owned) */
  char *name;           /* (owned) */
  const char *sort_key; /* (borrowed) (nullable) found when first asked for */
  char *summary;        /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SignetPermission, signet_permission, G_TYPE_OBJECT)

/*
 * GObject
 */

static void
signet_permission_finalize (GObject *object)
{
  SignetPermission *self = SIGNET_PERMISSION (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->summary);

  G_OBJECT_CLASS (signet_permission_parent_class)->finalize (object);
}

static void
signet_permission_class_init (SignetPermissionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_permission_finalize;
}

static void
signet_permission_init (SignetPermission *self)
{
}

/*
 * Public
 */

/**
 * signet_permission_new_from_json:
 * @node: an object with `id`, `name` and perhaps `summary`
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable): a permission, or %NULL with @error set
 */
SignetPermission *
signet_permission_new_from_json (JsonNode  *node,
                                 GError   **error)
{
  g_autoptr(SignetPermission) self = g_object_new (SIGNET_TYPE_PERMISSION, NULL);
  const char *id;
  const char *name;

  if (!signet_json_read_string (node, "id", &id, error) ||
      !signet_json_read_string (node, "name", &name, error))
    return NULL;

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->summary = g_strdup (signet_json_peek_string (node, "summary"));

  return g_steal_pointer (&self);
}

/**
 * signet_permission_get_id:
 * @self: a permission
 *
 * Returns: the id, unique within its API
 */
const char *
signet_permission_get_id (SignetPermission *self)
{
  g_return_val_if_fail (SIGNET_IS_PERMISSION (self), NULL);

  return self->id;
}

/**
 * signet_permission_get_name:
 * @self: a permission
 *
 * Returns: the name, as the catalogue gives it
 */
const char *
signet_permission_get_name (SignetPermission *self)
{
  g_return_val_if_fail (SIGNET_IS_PERMISSION (self), NULL);

  return self->name;
}

/**
 * signet_permission_get_sort_key:
 * @self: a permission
 *
 * Returns: what to compare with strcmp() to order by name as the person's language does
 */
const char *
signet_permission_get_sort_key (SignetPermission *self)
{
  g_return_val_if_fail (SIGNET_IS_PERMISSION (self), NULL);

  if (self->sort_key == NULL)
    self->sort_key = signet_collation_get_key (self->name);

  return self->sort_key;
}

/**
 * signet_permission_get_summary:
 * @self: a permission
 *
 * Returns: (nullable): what it allows, in a few words, as “Read profiles”
 */
const char *
signet_permission_get_summary (SignetPermission *self)
{
  g_return_val_if_fail (SIGNET_IS_PERMISSION (self), NULL);

  return self->summary;
}

/**
 * signet_permission_add_to_json:
 * @self: a permission
 * @builder: where to add it as an object
 *
 * Writes what [ctor@Signet.Permission.new_from_json] reads.
 */
void
signet_permission_add_to_json (SignetPermission *self,
                               JsonBuilder      *builder)
{
  g_return_if_fail (SIGNET_IS_PERMISSION (self));

  json_builder_begin_object (builder);
  signet_json_add_string (builder, "id", self->id);
  signet_json_add_string (builder, "name", self->name);
  if (self->summary != NULL)
    signet_json_add_string (builder, "summary", self->summary);
  json_builder_end_object (builder);
}
