/* signet-reach.h: in which ways a credential reaches a workspace
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential.h"

G_BEGIN_DECLS

/**
 * SignetReach:
 * @SIGNET_REACH_NONE: not at all
 * @SIGNET_REACH_WORKSPACE: a grant names the workspace
 * @SIGNET_REACH_ACCOUNT: a grant covers its account
 * @SIGNET_REACH_ORGANIZATION: a grant covers the whole organization
 *
 * The ways in which a credential reaches a workspace, as far as its grants go. One that is
 * switched off, or whose secrets have expired, still has its reach: it is one click away.
 */
typedef enum
{
  SIGNET_REACH_NONE = 0,
  SIGNET_REACH_WORKSPACE = 1 << 0,
  SIGNET_REACH_ACCOUNT = 1 << 1,
  SIGNET_REACH_ORGANIZATION = 1 << 2,
} SignetReach;

SignetReach signet_reach_of_grant (SignetGrant      *grant,
                                   gint64            grant_account,
                                   gint64            workspace,
                                   gint64            workspace_account);
SignetReach signet_reach_find     (SignetCredential *credential,
                                   gint64            workspace,
                                   gint64            workspace_account);

G_END_DECLS
