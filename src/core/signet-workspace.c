/* signet-workspace.c: the smallest place that a grant can name
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-workspace.h"

#include "signet-json.h"

struct _SignetWorkspace
{
  GObject parent_instance;

  gint64 id;
  char *name; /* (owned) */
};

G_DEFINE_FINAL_TYPE (SignetWorkspace, signet_workspace, G_TYPE_OBJECT)

/*
 * GObject
 */

static void
signet_workspace_finalize (GObject *object)
{
  SignetWorkspace *self = SIGNET_WORKSPACE (object);

  g_free (self->name);

  G_OBJECT_CLASS (signet_workspace_parent_class)->finalize (object);
}

static void
signet_workspace_class_init (SignetWorkspaceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_workspace_finalize;
}

static void
signet_workspace_init (SignetWorkspace *self)
{
}

/*
 * Public
 */

/**
 * signet_workspace_new:
 * @id: the id
 * @name: the name
 *
 * Returns: (transfer full): a workspace
 */
SignetWorkspace *
signet_workspace_new (gint64      id,
                      const char *name)
{
  SignetWorkspace *self = g_object_new (SIGNET_TYPE_WORKSPACE, NULL);

  self->id = id;
  self->name = g_strdup (name);

  return self;
}

/**
 * signet_workspace_new_from_json:
 * @node: an object with `id` and `name`
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable): a workspace, or %NULL with @error set
 */
SignetWorkspace *
signet_workspace_new_from_json (JsonNode  *node,
                                GError   **error)
{
  const char *name;
  gint64 id;

  if (!signet_json_read_id (node, "id", &id, error) ||
      !signet_json_read_string (node, "name", &name, error))
    return NULL;

  return signet_workspace_new (id, name);
}

/**
 * signet_workspace_get_id:
 * @self: a workspace
 *
 * Returns: the id, unique in the organization
 */
gint64
signet_workspace_get_id (SignetWorkspace *self)
{
  g_return_val_if_fail (SIGNET_IS_WORKSPACE (self), 0);

  return self->id;
}

/**
 * signet_workspace_get_name:
 * @self: a workspace
 *
 * Returns: the name
 */
const char *
signet_workspace_get_name (SignetWorkspace *self)
{
  g_return_val_if_fail (SIGNET_IS_WORKSPACE (self), NULL);

  return self->name;
}

/**
 * signet_workspace_add_to_json:
 * @self: a workspace
 * @builder: where to add it as an object
 *
 * Writes what [ctor@Signet.Workspace.new_from_json] reads.
 */
void
signet_workspace_add_to_json (SignetWorkspace *self,
                              JsonBuilder     *builder)
{
  g_return_if_fail (SIGNET_IS_WORKSPACE (self));

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, self->id);
  signet_json_add_string (builder, "name", self->name);
  json_builder_end_object (builder);
}
