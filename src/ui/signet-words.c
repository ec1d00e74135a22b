/* signet-words.c: what the application says about single facts
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * Helpers
 */

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/* Gives the workspaces that any grant reaches by name, each once, or says that a grant
 * reaches further than that.
 */
static SignetLevel
collect_workspaces (SignetCredential *credential,
                    GArray           *ids)
{
  SignetLevel widest = SIGNET_LEVEL_WORKSPACE;

  for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
    {
      SignetGrant *grant = signet_credential_get_grant (credential, i);

      widest = MIN (widest, signet_grant_get_level (grant));
      g_array_append_vals (ids, signet_grant_get_workspaces (grant),
                           signet_grant_get_n_workspaces (grant));
    }

  g_array_sort (ids, compare_ids);
  for (guint i = ids->len; i > 1; i--)
    {
      if (g_array_index (ids, gint64, i - 1) == g_array_index (ids, gint64, i - 2))
        g_array_remove_index (ids, i - 1);
    }

  return widest;
}

/*
 * Public
 */

/**
 * signet_words_get_status:
 * @status: a status
 *
 * Returns: one word for it
 */
const char *
signet_words_get_status (SignetStatus status)
{
  switch (status)
    {
    case SIGNET_STATUS_ACTIVE:
      return C_ ("status", "Active");
    case SIGNET_STATUS_ROTATING:
      return C_ ("status", "Rotating");
    case SIGNET_STATUS_EXPIRED:
      return C_ ("status", "Expired");
    case SIGNET_STATUS_INACTIVE:
      return C_ ("status", "Inactive");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * signet_words_get_level:
 * @level: a level
 *
 * Returns: how the scope of a grant at that level is called
 */
const char *
signet_words_get_level (SignetLevel level)
{
  switch (level)
    {
    case SIGNET_LEVEL_ORGANIZATION:
      return _("Organization-level");
    case SIGNET_LEVEL_ACCOUNT:
      return _("Account-level");
    case SIGNET_LEVEL_WORKSPACE:
      return _("Workspace-level");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * signet_words_named_id:
 * @name: the name of an organization or account
 * @id: its id
 *
 * Returns: (transfer full): both
 */
char *
signet_words_named_id (const char *name,
                       gint64      id)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  g_return_val_if_fail (name != NULL, NULL);

  /* Translators: the name of an organization or account, and its id: “Acme Retail : 1204” */
  return g_strdup_printf (_("%s : %s"), name, digits);
}

/**
 * signet_words_api:
 * @id: the id of an API
 * @catalogue: (nullable): the APIs that this person may grant
 *
 * Returns: (transfer full): the name of the API, or its id if it is hidden from this person
 */
char *
signet_words_api (const char      *id,
                  SignetCatalogue *catalogue)
{
  SignetApi *api;

  g_return_val_if_fail (id != NULL, NULL);

  api = catalogue != NULL ? signet_catalogue_find_api (catalogue, id) : NULL;

  return g_strdup (api != NULL ? signet_api_get_name (api) : id);
}

/**
 * signet_words_permission:
 * @grant: a grant
 * @api: (nullable): its API, if it is known
 *
 * Returns: (transfer full): the name of the permission, or its id if the API does not have it,
 *   or empty if none is chosen
 */
char *
signet_words_permission (SignetGrant *grant,
                         SignetApi   *api)
{
  SignetPermission *permission = NULL;
  const char *id;

  g_return_val_if_fail (grant != NULL, NULL);

  id = signet_grant_get_permission (grant);
  if (id == NULL)
    return g_strdup ("");

  if (api != NULL)
    permission = signet_api_find_permission (api, id);

  return g_strdup (permission != NULL ? signet_permission_get_name (permission) : id);
}

/**
 * signet_words_tag:
 * @grant: a grant
 * @catalogue: (nullable): the APIs that this person may grant
 * @permission_start: (out) (optional): where the permission begins, in bytes; the length of
 *   the tag if it has none
 *
 * Where an API has only one permission, its name alone says everything.
 *
 * Returns: (transfer full): the API and the permission, as a tag shows them
 */
char *
signet_words_tag (SignetGrant     *grant,
                  SignetCatalogue *catalogue,
                  gsize           *permission_start)
{
  SignetApi *api = NULL;
  g_autofree char *name = NULL;
  g_autofree char *permission = NULL;

  g_return_val_if_fail (grant != NULL, NULL);

  if (catalogue != NULL)
    api = signet_catalogue_find_api (catalogue, signet_grant_get_api (grant));
  name = signet_words_api (signet_grant_get_api (grant), catalogue);
  if (api == NULL || signet_api_get_n_permissions (api) > 1)
    permission = signet_words_permission (grant, api);

  if (permission == NULL || *permission == '\0')
    {
      if (permission_start != NULL)
        *permission_start = strlen (name);
      return g_steal_pointer (&name);
    }

  if (permission_start != NULL)
    *permission_start = strlen (name) + 1;

  return g_strconcat (name, " ", permission, NULL);
}

/**
 * signet_words_workspace:
 * @id: the id of a workspace
 * @account: (nullable): the account it belongs to
 *
 * Returns: (transfer full): the name of the workspace, or its id if the account has it no more
 */
char *
signet_words_workspace (gint64         id,
                        SignetAccount *account)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  SignetWorkspace *workspace = NULL;

  if (account != NULL)
    workspace = signet_account_find_workspace (account, id);

  if (workspace != NULL)
    return g_strdup (signet_workspace_get_name (workspace));

  /* Translators: stands for a workspace that was deleted; the number is its id */
  return g_strdup_printf (_("workspace %s"), digits);
}

/**
 * signet_words_scope:
 * @credential: a credential
 * @organization: (nullable): the accounts and workspaces there are, if they are known
 *
 * Returns: (transfer full): how far the credential reaches, in one or two words
 */
char *
signet_words_scope (SignetCredential   *credential,
                    SignetOrganization *organization)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  SignetAccount *account = NULL;
  SignetLevel widest;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);

  widest = collect_workspaces (credential, ids);
  if (widest == SIGNET_LEVEL_ORGANIZATION)
    return g_strdup (C_ ("scope", "Organization"));
  if (widest == SIGNET_LEVEL_ACCOUNT)
    return g_strdup (C_ ("scope", "Account"));

  if (organization != NULL)
    account = signet_organization_find_account (organization,
                                                signet_credential_get_account_id (credential));
  if (ids->len == 1)
    return signet_words_workspace (g_array_index (ids, gint64, 0), account);

  return g_strdup_printf (ngettext ("%u workspace", "%u workspaces", ids->len), ids->len);
}

/**
 * signet_words_count:
 * @n_shown: how many credentials are shown
 * @n_total: how many there are
 *
 * Returns: (transfer full): both numbers, or one if they are the same
 */
char *
signet_words_count (guint n_shown,
                    guint n_total)
{
  if (n_shown == n_total)
    /* Translators: “230 credentials”; the apostrophe groups the digits as in “100,000” */
    return g_strdup_printf (ngettext ("%'u credential", "%'u credentials", n_total), n_total);

  /* Translators: “14 of 230 credentials”; the apostrophe groups the digits as in “100,000” */
  return g_strdup_printf (ngettext ("%'u of %'u credential", "%'u of %'u credentials", n_total),
                          n_shown, n_total);
}

/**
 * signet_words_selected:
 * @n_selected: how many credentials are selected
 *
 * Returns: (transfer full): the title of a window in which so many are selected
 */
char *
signet_words_selected (guint n_selected)
{
  if (n_selected == 0)
    return g_strdup (_("Select Credentials"));

  return g_strdup_printf (ngettext ("%'u Selected", "%'u Selected", n_selected), n_selected);
}

/**
 * signet_words_selectable:
 * @n_found: how many credentials could be selected
 *
 * Returns: (transfer full): what stands below [func@Signet.words_selected]
 */
char *
signet_words_selectable (guint n_found)
{
  /* Translators: stands below “3 Selected” */
  return g_strdup_printf (ngettext ("of %'u credential", "of %'u credentials", n_found), n_found);
}

/**
 * signet_words_secret_hint:
 * @secret: what is known about a secret
 *
 * Returns: (transfer full): its form with all but the last characters hidden
 */
char *
signet_words_secret_hint (SignetSecretInfo *secret)
{
  g_return_val_if_fail (secret != NULL, NULL);

  return g_strdup_printf ("sgn_••••%s", signet_secret_info_get_hint (secret));
}
