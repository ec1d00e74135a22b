/* signet-token-claims.h: what a JSON Web Token says
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SIGNET_TOKEN_LENGTH_MAX:
 *
 * The longest token that is looked at, in bytes.
 */
#define SIGNET_TOKEN_LENGTH_MAX (256 * 1024)

/**
 * SIGNET_TOKEN_NO_TIME:
 *
 * The time of a claim that is missing or cannot be understood.
 */
#define SIGNET_TOKEN_NO_TIME G_MININT64

typedef struct _SignetTokenClaims SignetTokenClaims;

SignetTokenClaims *signet_token_claims_new_from_token  (const char         *token,
                                                        GError            **error);
void               signet_token_claims_unref           (SignetTokenClaims  *self);
const char        *signet_token_claims_get_algorithm   (SignetTokenClaims  *self);
const char        *signet_token_claims_get_key_id      (SignetTokenClaims  *self);
const char        *signet_token_claims_get_type        (SignetTokenClaims  *self);
const char        *signet_token_claims_get_issuer      (SignetTokenClaims  *self);
const char        *signet_token_claims_get_subject     (SignetTokenClaims  *self);
const char        *signet_token_claims_get_client_id   (SignetTokenClaims  *self);
const char        *signet_token_claims_get_id          (SignetTokenClaims  *self);
gint64             signet_token_claims_get_issued      (SignetTokenClaims  *self);
gint64             signet_token_claims_get_not_before  (SignetTokenClaims  *self);
gint64             signet_token_claims_get_expires     (SignetTokenClaims  *self);
GStrv              signet_token_claims_dup_audiences   (SignetTokenClaims  *self);
GStrv              signet_token_claims_dup_scopes      (SignetTokenClaims  *self);
GStrv              signet_token_claims_dup_permissions (SignetTokenClaims  *self);
GStrv              signet_token_claims_dup_roles       (SignetTokenClaims  *self);
JsonArray         *signet_token_claims_get_details     (SignetTokenClaims  *self);
char              *signet_token_claims_dup_header_text (SignetTokenClaims  *self);
char              *signet_token_claims_dup_text        (SignetTokenClaims  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetTokenClaims, signet_token_claims_unref)

G_END_DECLS
