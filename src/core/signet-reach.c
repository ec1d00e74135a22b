/* signet-reach.c: in which ways a credential reaches a workspace
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-reach.h"

/*
 * Public
 */

/**
 * signet_reach_of_grant:
 * @grant: a grant
 * @grant_account: the account of its credential
 * @workspace: the id of a workspace
 * @workspace_account: the account that the workspace belongs to
 *
 * Returns: how @grant reaches the workspace, if it does
 */
SignetReach
signet_reach_of_grant (SignetGrant *grant,
                       gint64       grant_account,
                       gint64       workspace,
                       gint64       workspace_account)
{
  g_return_val_if_fail (grant != NULL, SIGNET_REACH_NONE);

  switch (signet_grant_get_level (grant))
    {
    case SIGNET_LEVEL_ORGANIZATION:
      return SIGNET_REACH_ORGANIZATION;
    case SIGNET_LEVEL_ACCOUNT:
      return grant_account == workspace_account ? SIGNET_REACH_ACCOUNT : SIGNET_REACH_NONE;
    case SIGNET_LEVEL_WORKSPACE:
    default:
      return signet_grant_has_workspace (grant, workspace) ? SIGNET_REACH_WORKSPACE
                                                           : SIGNET_REACH_NONE;
    }
}

/**
 * signet_reach_find:
 * @credential: a credential
 * @workspace: the id of a workspace
 * @workspace_account: the account that the workspace belongs to
 *
 * Returns: all ways in which the grants of @credential reach the workspace
 */
SignetReach
signet_reach_find (SignetCredential *credential,
                   gint64            workspace,
                   gint64            workspace_account)
{
  SignetReach reach = SIGNET_REACH_NONE;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), SIGNET_REACH_NONE);

  for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
    reach |= signet_reach_of_grant (signet_credential_get_grant (credential, i),
                                    signet_credential_get_account_id (credential),
                                    workspace, workspace_account);

  return reach;
}
