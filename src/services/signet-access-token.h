/* signet-access-token.h: an access token as an issuer gave it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsecret/secret.h>

#include "signet-token-claims.h"

G_BEGIN_DECLS

typedef struct _SignetAccessToken SignetAccessToken;

SignetAccessToken *signet_access_token_new             (SecretValue        *value,
                                                        gint64              expires,
                                                        const char         *scope);
SignetAccessToken *signet_access_token_new_from_answer (GBytes             *bytes,
                                                        gint64              now,
                                                        GError            **error);
SignetAccessToken *signet_access_token_ref             (SignetAccessToken  *self);
void               signet_access_token_unref           (SignetAccessToken  *self);
SecretValue       *signet_access_token_get_value       (SignetAccessToken  *self);
gint64             signet_access_token_get_expires     (SignetAccessToken  *self);
const char        *signet_access_token_get_scope       (SignetAccessToken  *self);
SignetTokenClaims *signet_access_token_get_claims      (SignetAccessToken  *self);
SecretValue       *signet_access_token_dup_header      (SignetAccessToken  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetAccessToken, signet_access_token_unref)

G_END_DECLS
