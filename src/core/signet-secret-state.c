/* signet-secret-state.c: what a Client Secret is worth
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-secret-state.h"

static const char *const state_names[SIGNET_N_SECRET_STATES] = {
  [SIGNET_SECRET_STATE_VALID] = "valid",
  [SIGNET_SECRET_STATE_INACTIVE] = "inactive",
  [SIGNET_SECRET_STATE_EXPIRED] = "expired",
  [SIGNET_SECRET_STATE_ENDED] = "ended",
  [SIGNET_SECRET_STATE_WRONG] = "wrong",
  [SIGNET_SECRET_STATE_UNKNOWN] = "unknown",
};

/*
 * Public
 */

/**
 * signet_secret_state_to_string:
 * @state: a state
 *
 * Returns: the name of @state in JSON
 */
const char *
signet_secret_state_to_string (SignetSecretState state)
{
  g_return_val_if_fail (state < SIGNET_N_SECRET_STATES, NULL);

  return state_names[state];
}

/**
 * signet_secret_state_from_string:
 * @text: (nullable): a name
 * @state: (out): the state of that name
 *
 * Returns: whether @text names a state; if not, @state is left alone
 */
gboolean
signet_secret_state_from_string (const char        *text,
                                 SignetSecretState *state)
{
  g_return_val_if_fail (state != NULL, FALSE);

  for (guint i = 0; i < SIGNET_N_SECRET_STATES; i++)
    {
      if (g_strcmp0 (text, state_names[i]) == 0)
        {
          *state = (SignetSecretState) i;
          return TRUE;
        }
    }

  return FALSE;
}
