/* signet-keyring-call.h: one call to whatever keeps secrets here
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-keyring.h"

G_BEGIN_DECLS

void               signet_keyring_call_save      (GTask                   *task,
                                                  gboolean                 sandboxed,
                                                  const SignetKeyringItem *item,
                                                  SecretValue             *secret);
void               signet_keyring_call_search    (GTask                   *task,
                                                  gboolean                 sandboxed,
                                                  const char              *connection_id);
void               signet_keyring_call_load      (GTask                   *task,
                                                  gboolean                 sandboxed,
                                                  const char              *connection_id,
                                                  const char              *client_id);
void               signet_keyring_call_remove    (GTask                   *task,
                                                  gboolean                 sandboxed,
                                                  const char              *connection_id,
                                                  const char              *client_id,
                                                  const char              *secret_id);
void               signet_keyring_call_discard   (GTask                   *task,
                                                  gboolean                 sandboxed,
                                                  SignetKeptSecret        *kept);
SignetKeyringStore signet_keyring_call_get_store (GTask                   *task);

G_END_DECLS
