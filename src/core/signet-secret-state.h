/* signet-secret-state.h: what a Client Secret is worth
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SignetSecretState:
 * @SIGNET_SECRET_STATE_VALID: programs get tokens with it
 * @SIGNET_SECRET_STATE_INACTIVE: it would be valid if its credential were active
 * @SIGNET_SECRET_STATE_EXPIRED: its time is over
 * @SIGNET_SECRET_STATE_ENDED: it was a secret of the credential until it was revoked, or a rotation
 *   ended it
 * @SIGNET_SECRET_STATE_WRONG: it is no secret of the credential
 * @SIGNET_SECRET_STATE_UNKNOWN: there is no such credential (any more)
 *
 * What an issuer says of a Client Secret that somebody has. The last cannot be in an answer: an
 * issuer does not find what is asked about then.
 */
typedef enum
{
  SIGNET_SECRET_STATE_VALID,
  SIGNET_SECRET_STATE_INACTIVE,
  SIGNET_SECRET_STATE_EXPIRED,
  SIGNET_SECRET_STATE_ENDED,
  SIGNET_SECRET_STATE_WRONG,
  SIGNET_SECRET_STATE_UNKNOWN,
} SignetSecretState;

#define SIGNET_N_SECRET_STATES 6

const char *signet_secret_state_to_string   (SignetSecretState  state);
gboolean    signet_secret_state_from_string (const char        *text,
                                             SignetSecretState *state);

G_END_DECLS
