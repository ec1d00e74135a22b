/* signet-words-token.h: what the application says about access tokens
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-access-token.h"
#include "signet-catalogue.h"
#include "signet-credential.h"
#include "signet-organization.h"
#include "signet-token-verifier.h"

G_BEGIN_DECLS

/* signet-words-token.c: what is in one */
char       *signet_words_token_end         (gint64               expires,
                                            gint64               now);
char       *signet_words_token_signature   (SignetTokenVerdict   verdict,
                                            SignetTokenClaims   *claims);
gboolean    signet_words_token_is_alarming (SignetTokenVerdict   verdict);
GStrv       signet_words_token_abilities   (SignetAccessToken   *token,
                                            SignetCatalogue     *catalogue,
                                            SignetOrganization  *organization);
char       *signet_words_token_compared    (SignetTokenClaims   *claims,
                                            SignetCredential    *credential,
                                            SignetCatalogue     *catalogue);

/* signet-words-refusal.c: why there is none */
const char *signet_words_get_refusal_title (const GError        *error);
char       *signet_words_refusal_details   (const GError        *error);
char       *signet_words_refusal_body      (const GError        *error,
                                            SignetCredential    *credential,
                                            const char          *secret_id,
                                            gint64               now);

G_END_DECLS
