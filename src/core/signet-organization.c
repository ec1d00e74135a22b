/* signet-organization.c: accounts and their workspaces
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-organization.h"

#include "signet-error.h"
#include "signet-json.h"

struct _SignetOrganization
{
  GObject parent_instance;

  gint64 id;
  char *name;          /* (owned) */
  GPtrArray *accounts; /* (owned) (element-type SignetAccount) */
};

G_DEFINE_FINAL_TYPE (SignetOrganization, signet_organization, G_TYPE_OBJECT)

/*
 * Helpers
 */

/* A workspace id says which workspace everywhere: in grants, in tokens, in an API that reads
 * them. So it must not stand for two, even in two accounts.
 */
static gboolean
shares_workspace (SignetOrganization *self,
                  SignetAccount      *account)
{
  for (guint i = 0; i < self->accounts->len; i++)
    {
      SignetAccount *other = g_ptr_array_index (self->accounts, i);

      for (guint j = 0; j < signet_account_get_n_workspaces (account); j++)
        {
          SignetWorkspace *workspace = signet_account_get_workspace (account, j);

          if (signet_account_find_workspace (other, signet_workspace_get_id (workspace)) != NULL)
            return TRUE;
        }
    }

  return FALSE;
}

/*
 * GObject
 */

static void
signet_organization_finalize (GObject *object)
{
  SignetOrganization *self = SIGNET_ORGANIZATION (object);

  g_free (self->name);
  g_ptr_array_unref (self->accounts);

  G_OBJECT_CLASS (signet_organization_parent_class)->finalize (object);
}

static void
signet_organization_class_init (SignetOrganizationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_organization_finalize;
}

static void
signet_organization_init (SignetOrganization *self)
{
  self->accounts = g_ptr_array_new_with_free_func (g_object_unref);
}

/*
 * Public
 */

/**
 * signet_organization_new:
 * @id: the id
 * @name: the name
 *
 * Returns: (transfer full): an organization without accounts
 */
SignetOrganization *
signet_organization_new (gint64      id,
                         const char *name)
{
  SignetOrganization *self = g_object_new (SIGNET_TYPE_ORGANIZATION, NULL);

  self->id = id;
  self->name = g_strdup (name);

  return self;
}

/**
 * signet_organization_new_from_json:
 * @node: an object with `id`, `name` and `accounts`
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable): an organization, or %NULL with @error set
 */
SignetOrganization *
signet_organization_new_from_json (JsonNode  *node,
                                   GError   **error)
{
  g_autoptr(SignetOrganization) self = NULL;
  JsonArray *array;
  const char *name;
  gint64 id;

  if (!signet_json_read_id (node, "id", &id, error) ||
      !signet_json_read_string (node, "name", &name, error) ||
      !signet_json_read_array (node, "accounts", &array, error))
    return NULL;

  self = signet_organization_new (id, name);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autoptr(SignetAccount) account =
        signet_account_new_from_json (json_array_get_element (array, i), error);

      if (account == NULL)
        return NULL;

      if (!signet_organization_add_account (self, account))
        {
          g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                       "The account %" G_GINT64_FORMAT " or one of its workspaces is named twice",
                       signet_account_get_id (account));
          return NULL;
        }
    }

  return g_steal_pointer (&self);
}

/**
 * signet_organization_add_account:
 * @self: an organization
 * @account: (transfer none): an account that has all its workspaces
 *
 * Adds an account at the end. Organizations are filled once and not changed afterwards.
 *
 * Returns: %FALSE if its id, or the id of one of its workspaces, is there already
 */
gboolean
signet_organization_add_account (SignetOrganization *self,
                                 SignetAccount      *account)
{
  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (self), FALSE);
  g_return_val_if_fail (SIGNET_IS_ACCOUNT (account), FALSE);

  if (signet_organization_find_account (self, signet_account_get_id (account)) != NULL ||
      shares_workspace (self, account))
    return FALSE;

  g_ptr_array_add (self->accounts, g_object_ref (account));

  return TRUE;
}

/**
 * signet_organization_get_id:
 * @self: an organization
 *
 * Returns: the id
 */
gint64
signet_organization_get_id (SignetOrganization *self)
{
  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (self), 0);

  return self->id;
}

/**
 * signet_organization_get_name:
 * @self: an organization
 *
 * Returns: the name
 */
const char *
signet_organization_get_name (SignetOrganization *self)
{
  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (self), NULL);

  return self->name;
}

/**
 * signet_organization_get_n_accounts:
 * @self: an organization
 *
 * Returns: how many accounts there are
 */
guint
signet_organization_get_n_accounts (SignetOrganization *self)
{
  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (self), 0);

  return self->accounts->len;
}

/**
 * signet_organization_get_account:
 * @self: an organization
 * @index: less than the number of accounts
 *
 * Returns: (transfer none): one of the accounts
 */
SignetAccount *
signet_organization_get_account (SignetOrganization *self,
                                 guint               index)
{
  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (self), NULL);
  g_return_val_if_fail (index < self->accounts->len, NULL);

  return g_ptr_array_index (self->accounts, index);
}

/**
 * signet_organization_find_account:
 * @self: an organization
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the account of that id, if there is one
 */
SignetAccount *
signet_organization_find_account (SignetOrganization *self,
                                  gint64              id)
{
  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (self), NULL);

  for (guint i = 0; i < self->accounts->len; i++)
    {
      SignetAccount *account = g_ptr_array_index (self->accounts, i);

      if (signet_account_get_id (account) == id)
        return account;
    }

  return NULL;
}

/**
 * signet_organization_find_account_of:
 * @self: an organization
 * @workspace: the id of a workspace
 *
 * Returns: (transfer none) (nullable): the account that the workspace belongs to, or %NULL if
 *   there is no such workspace
 */
SignetAccount *
signet_organization_find_account_of (SignetOrganization *self,
                                     gint64              workspace)
{
  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (self), NULL);

  for (guint i = 0; i < signet_organization_get_n_accounts (self); i++)
    {
      SignetAccount *account = signet_organization_get_account (self, i);

      if (signet_account_find_workspace (account, workspace) != NULL)
        return account;
    }

  return NULL;
}

/**
 * signet_organization_to_json:
 * @self: an organization
 *
 * Returns: (transfer full): what [ctor@Signet.Organization.new_from_json] reads
 */
JsonNode *
signet_organization_to_json (SignetOrganization *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();

  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (self), NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, self->id);
  signet_json_add_string (builder, "name", self->name);
  json_builder_set_member_name (builder, "accounts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->accounts->len; i++)
    signet_account_add_to_json (g_ptr_array_index (self->accounts, i), builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}
