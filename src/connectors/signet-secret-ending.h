/* signet-secret-ending.h: in which way a secret ends
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SignetSecretEnding:
 * @SIGNET_SECRET_ENDING_COMPLETE: the old one of two, because everything uses the new one; the
 *   access tokens that it got live out their time
 * @SIGNET_SECRET_ENDING_CANCEL: the new one of two, with the access tokens that it got
 * @SIGNET_SECRET_ENDING_REVOKE: any one at once, with the access tokens that it got, because it
 *   leaked
 *
 * In which way a secret ends before its time.
 */
typedef enum
{
  SIGNET_SECRET_ENDING_COMPLETE,
  SIGNET_SECRET_ENDING_CANCEL,
  SIGNET_SECRET_ENDING_REVOKE,
} SignetSecretEnding;

G_END_DECLS
