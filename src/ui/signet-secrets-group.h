/* signet-secrets-group.h: the secrets of a credential, and whether everything has moved over
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "signet-connection.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_SECRETS_GROUP (signet_secrets_group_get_type ())

G_DECLARE_FINAL_TYPE (SignetSecretsGroup, signet_secrets_group, SIGNET, SECRETS_GROUP,
                      AdwPreferencesGroup)

SignetCredential *signet_secrets_group_get_credential (SignetSecretsGroup *self);
void              signet_secrets_group_follow         (SignetSecretsGroup *self,
                                                       SignetConnection   *connection,
                                                       SignetCredential   *credential);
void              signet_secrets_group_look_for_kept  (SignetSecretsGroup *self);
void              signet_secrets_group_focus_next     (SignetSecretsGroup *self);

G_END_DECLS
