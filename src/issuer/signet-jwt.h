/* signet-jwt.h: signed claims in one line of text
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-signing-key.h"

G_BEGIN_DECLS

char     *signet_jwt_sign   (SignetSigningKey  *key,
                             const char        *claims,
                             GError           **error);
JsonNode *signet_jwt_verify (SignetSigningKey  *key,
                             const char        *token,
                             GError           **error);

G_END_DECLS
