/* signet-account.c: a part of an organization, with workspaces
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-account.h"

#include "signet-error.h"
#include "signet-json.h"

struct _SignetAccount
{
  GObject parent_instance;

  gint64 id;
  char *name;            /* (owned) */
  GPtrArray *workspaces; /* (owned) (element-type SignetWorkspace) */
  GHashTable *by_id;     /* (owned) id (borrowed from the workspace) → workspace (borrowed) */
};

G_DEFINE_FINAL_TYPE (SignetAccount, signet_account, G_TYPE_OBJECT)

/*
 * GObject
 */

static void
signet_account_finalize (GObject *object)
{
  SignetAccount *self = SIGNET_ACCOUNT (object);

  g_free (self->name);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->workspaces);

  G_OBJECT_CLASS (signet_account_parent_class)->finalize (object);
}

static void
signet_account_class_init (SignetAccountClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_account_finalize;
}

static void
signet_account_init (SignetAccount *self)
{
  self->workspaces = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/*
 * Public
 */

/**
 * signet_account_new:
 * @id: the id
 * @name: the name
 *
 * Returns: (transfer full): an account without workspaces
 */
SignetAccount *
signet_account_new (gint64      id,
                    const char *name)
{
  SignetAccount *self = g_object_new (SIGNET_TYPE_ACCOUNT, NULL);

  self->id = id;
  self->name = g_strdup (name);

  return self;
}

/**
 * signet_account_new_from_json:
 * @node: an object with `id`, `name` and `workspaces`
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable): an account, or %NULL with @error set
 */
SignetAccount *
signet_account_new_from_json (JsonNode  *node,
                              GError   **error)
{
  g_autoptr(SignetAccount) self = NULL;
  JsonArray *array;
  const char *name;
  gint64 id;

  if (!signet_json_read_id (node, "id", &id, error) ||
      !signet_json_read_string (node, "name", &name, error) ||
      !signet_json_read_array (node, "workspaces", &array, error))
    return NULL;

  self = signet_account_new (id, name);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autoptr(SignetWorkspace) workspace =
        signet_workspace_new_from_json (json_array_get_element (array, i), error);

      if (workspace == NULL)
        return NULL;

      if (!signet_account_add_workspace (self, workspace))
        {
          g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                       "The workspace %" G_GINT64_FORMAT " is named twice",
                       signet_workspace_get_id (workspace));
          return NULL;
        }
    }

  return g_steal_pointer (&self);
}

/**
 * signet_account_add_workspace:
 * @self: an account
 * @workspace: (transfer none): a workspace
 *
 * Adds a workspace at the end. Accounts are filled once and not changed afterwards.
 *
 * Returns: %FALSE if there is one of that id already
 */
gboolean
signet_account_add_workspace (SignetAccount   *self,
                              SignetWorkspace *workspace)
{
  gint64 id;

  g_return_val_if_fail (SIGNET_IS_ACCOUNT (self), FALSE);
  g_return_val_if_fail (SIGNET_IS_WORKSPACE (workspace), FALSE);

  id = signet_workspace_get_id (workspace);
  if (g_hash_table_contains (self->by_id, &id))
    return FALSE;

  g_ptr_array_add (self->workspaces, g_object_ref (workspace));
  g_hash_table_insert (self->by_id, g_memdup2 (&id, sizeof id), workspace);

  return TRUE;
}

/**
 * signet_account_get_id:
 * @self: an account
 *
 * Returns: the id, unique in the organization
 */
gint64
signet_account_get_id (SignetAccount *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT (self), 0);

  return self->id;
}

/**
 * signet_account_get_name:
 * @self: an account
 *
 * Returns: the name
 */
const char *
signet_account_get_name (SignetAccount *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT (self), NULL);

  return self->name;
}

/**
 * signet_account_get_n_workspaces:
 * @self: an account
 *
 * Returns: how many workspaces there are
 */
guint
signet_account_get_n_workspaces (SignetAccount *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT (self), 0);

  return self->workspaces->len;
}

/**
 * signet_account_get_workspace:
 * @self: an account
 * @index: less than the number of workspaces
 *
 * Returns: (transfer none): one of the workspaces
 */
SignetWorkspace *
signet_account_get_workspace (SignetAccount *self,
                              guint          index)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT (self), NULL);
  g_return_val_if_fail (index < self->workspaces->len, NULL);

  return g_ptr_array_index (self->workspaces, index);
}

/**
 * signet_account_find_workspace:
 * @self: an account
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the workspace of that id, if the account has it
 */
SignetWorkspace *
signet_account_find_workspace (SignetAccount *self,
                               gint64         id)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT (self), NULL);

  return g_hash_table_lookup (self->by_id, &id);
}

/**
 * signet_account_add_to_json:
 * @self: an account
 * @builder: where to add it as an object
 *
 * Writes what [ctor@Signet.Account.new_from_json] reads.
 */
void
signet_account_add_to_json (SignetAccount *self,
                            JsonBuilder   *builder)
{
  g_return_if_fail (SIGNET_IS_ACCOUNT (self));

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, self->id);
  signet_json_add_string (builder, "name", self->name);
  json_builder_set_member_name (builder, "workspaces");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->workspaces->len; i++)
    signet_workspace_add_to_json (g_ptr_array_index (self->workspaces, i), builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}
