/* signet-level.h: how far a grant reaches
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SignetLevel:
 * @SIGNET_LEVEL_ORGANIZATION: the whole organization
 * @SIGNET_LEVEL_ACCOUNT: the credential's account
 * @SIGNET_LEVEL_WORKSPACE: workspaces picked one by one
 *
 * How far a grant reaches in the hierarchy.
 */
typedef enum
{
  SIGNET_LEVEL_ORGANIZATION,
  SIGNET_LEVEL_ACCOUNT,
  SIGNET_LEVEL_WORKSPACE,
} SignetLevel;

#define SIGNET_N_LEVELS 3

const char *signet_level_to_string   (SignetLevel  level);
gboolean    signet_level_from_string (const char  *text,
                                      SignetLevel *level);

G_END_DECLS
