/* signet-draft-duplicate.c: a new credential like one there is
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-draft.h"

/* What may be granted, and what may not. */
typedef struct
{
  SignetCatalogue *catalogue;
  SignetAccount *account; /* (nullable) */
  gboolean custom_role_admin;
  GPtrArray *left_out;    /* (element-type SignetGrant) */
} Copy;

/*
 * Helpers
 */

static gboolean
may_be_granted (Copy        *copy,
                SignetGrant *grant)
{
  SignetApi *api = signet_catalogue_find_api (copy->catalogue, signet_grant_get_api (grant));
  const char *permission = signet_grant_get_permission (grant);

  return api != NULL &&
         signet_api_may_be_granted_by (api, copy->custom_role_admin) &&
         permission != NULL && signet_api_find_permission (api, permission) != NULL &&
         signet_api_offers_level (api, signet_grant_get_level (grant));
}

/* The same grant for these workspaces alone. */
static SignetGrant *
narrow (SignetGrant *grant,
        GArray      *workspaces)
{
  return signet_grant_new (signet_grant_get_api (grant), signet_grant_get_permission (grant),
                           signet_grant_get_level (grant), (const gint64 *) workspaces->data,
                           workspaces->len);
}

/* Workspaces may be gone since. What is left of the grant is copied. */
static void
copy_workspaces (Copy        *copy,
                 SignetGrant *grant,
                 SignetDraft *draft)
{
  g_autoptr(GArray) there = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 *ids = signet_grant_get_workspaces (grant);

  for (guint i = 0; i < signet_grant_get_n_workspaces (grant); i++)
    {
      gboolean found = copy->account != NULL &&
                       signet_account_find_workspace (copy->account, ids[i]) != NULL;

      g_array_append_val (found ? there : gone, ids[i]);
    }

  if (there->len > 0)
    {
      g_autoptr(SignetGrant) kept = narrow (grant, there);

      signet_draft_put_grant (draft, kept);
    }
  if (gone->len > 0)
    g_ptr_array_add (copy->left_out, narrow (grant, gone));
}

/*
 * Public
 */

/**
 * signet_draft_new_duplicate:
 * @credential: a credential
 * @display_name: the name of the new one
 * @catalogue: the APIs that may be granted now
 * @organization: the accounts and workspaces there are now
 * @custom_role_admin: whether the person who wants it is a Custom Role Admin
 * @left_out: (out) (transfer full) (element-type SignetGrant): the grants, or parts of them,
 *   that @credential has and a new one may not get
 *
 * Gives the new one the account, owner, note and grants of @credential. It is active, whatever
 * @credential is, and its secret does not expire until somebody says so.
 *
 * Returns: (transfer full): a draft of a new credential
 */
SignetDraft *
signet_draft_new_duplicate (SignetCredential    *credential,
                            const char          *display_name,
                            SignetCatalogue     *catalogue,
                            SignetOrganization  *organization,
                            gboolean             custom_role_admin,
                            GPtrArray          **left_out)
{
  SignetDraft *draft;
  Copy copy = {
    .catalogue = catalogue,
    .custom_role_admin = custom_role_admin,
  };

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);
  g_return_val_if_fail (SIGNET_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (organization), NULL);
  g_return_val_if_fail (left_out != NULL, NULL);

  copy.left_out = g_ptr_array_new_with_free_func ((GDestroyNotify) signet_grant_unref);
  copy.account = signet_organization_find_account (organization,
                                                   signet_credential_get_account_id (credential));

  draft = signet_draft_new ();
  signet_draft_set_display_name (draft, display_name);
  signet_draft_set_owner (draft, signet_credential_get_owner (credential));
  signet_draft_set_note (draft, signet_credential_get_note (credential));
  if (copy.account != NULL)
    signet_draft_set_account_id (draft, signet_account_get_id (copy.account));

  for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
    {
      SignetGrant *grant = signet_credential_get_grant (credential, i);

      if (!may_be_granted (&copy, grant))
        g_ptr_array_add (copy.left_out, signet_grant_ref (grant));
      else if (signet_grant_get_level (grant) == SIGNET_LEVEL_WORKSPACE)
        copy_workspaces (&copy, grant, draft);
      else
        signet_draft_put_grant (draft, grant);
    }

  *left_out = copy.left_out;

  return draft;
}
