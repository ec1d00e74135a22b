/* signet-token.h: what an access token says
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

#include "signet-catalogue.h"
#include "signet-credential.h"

G_BEGIN_DECLS

/**
 * SIGNET_TOKEN_DETAIL_TYPE:
 *
 * The type of our authorization details (RFC 9396 §2).
 */
#define SIGNET_TOKEN_DETAIL_TYPE "signet_grant"

typedef struct _SignetToken SignetToken;

SignetToken *signet_token_new             (SignetCredential  *credential,
                                           const char        *secret_id,
                                           GPtrArray         *grants,
                                           SignetCatalogue   *catalogue,
                                           gint64             organization_id,
                                           GError           **error);
SignetToken *signet_token_new_from_claims (JsonNode          *claims,
                                           GError           **error);
void         signet_token_free            (SignetToken       *self);
void         signet_token_set_period      (SignetToken       *self,
                                           const char        *issuer,
                                           gint64             issued,
                                           gint64             expires);
const char  *signet_token_get_id          (SignetToken       *self);
const char  *signet_token_get_client_id   (SignetToken       *self);
const char  *signet_token_get_secret_id   (SignetToken       *self);
const char  *signet_token_get_issuer      (SignetToken       *self);
gint64       signet_token_get_expires     (SignetToken       *self);
const char  *signet_token_get_scope       (SignetToken       *self);
const char  *signet_token_get_details     (SignetToken       *self);
gboolean     signet_token_is_covered_by   (SignetToken       *self,
                                           SignetCredential  *credential);
void         signet_token_add_claims      (SignetToken       *self,
                                           GString           *json);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetToken, signet_token_free)

G_END_DECLS
