/* signet-level.c: how far a grant reaches
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-level.h"

static const char *const level_names[SIGNET_N_LEVELS] = {
  [SIGNET_LEVEL_ORGANIZATION] = "organization",
  [SIGNET_LEVEL_ACCOUNT] = "account",
  [SIGNET_LEVEL_WORKSPACE] = "workspace",
};

/*
 * Public
 */

/**
 * signet_level_to_string:
 * @level: a level
 *
 * Returns: the name of @level in JSON, in the database and in tokens
 */
const char *
signet_level_to_string (SignetLevel level)
{
  g_return_val_if_fail (level < SIGNET_N_LEVELS, NULL);

  return level_names[level];
}

/**
 * signet_level_from_string:
 * @text: (nullable): a name
 * @level: (out): the level of that name
 *
 * Returns: whether @text names a level; if not, @level is left alone
 */
gboolean
signet_level_from_string (const char  *text,
                          SignetLevel *level)
{
  g_return_val_if_fail (level != NULL, FALSE);

  for (guint i = 0; i < SIGNET_N_LEVELS; i++)
    {
      if (g_strcmp0 (text, level_names[i]) == 0)
        {
          *level = (SignetLevel) i;
          return TRUE;
        }
    }

  return FALSE;
}
