/* signet-refusal.h: why a well-formed change was refused
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SIGNET_REFUSAL (signet_refusal_quark ())

/**
 * SignetRefusal:
 * @SIGNET_REFUSAL_KEY_REUSED: the idempotency key was used for another request
 * @SIGNET_REFUSAL_TWO_LIVE_SECRETS: the credential has two live secrets already
 * @SIGNET_REFUSAL_NO_ROTATION: there is no rotation to complete or to cancel
 * @SIGNET_REFUSAL_STILL_USED: a place that a credential uses would be removed
 *
 * Why the state of the registry does not allow a change that is right in itself. These are
 * finer than %SIGNET_ERROR_CONFLICT, because each has its own answer.
 */
typedef enum
{
  SIGNET_REFUSAL_KEY_REUSED,
  SIGNET_REFUSAL_TWO_LIVE_SECRETS,
  SIGNET_REFUSAL_NO_ROTATION,
  SIGNET_REFUSAL_STILL_USED,
} SignetRefusal;

GQuark signet_refusal_quark (void);

G_END_DECLS
