/* signet-token-verifier.h: whether an issuer did give a token
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "signet-access-token.h"
#include "signet-token-endpoint.h"

G_BEGIN_DECLS

/**
 * SignetTokenVerdict:
 * @SIGNET_TOKEN_VERDICT_GOOD: the issuer signed it, and it counts now
 * @SIGNET_TOKEN_VERDICT_OPAQUE: only the issuer itself can read it
 * @SIGNET_TOKEN_VERDICT_NO_KEYS: the issuer does not say with which keys to verify
 * @SIGNET_TOKEN_VERDICT_UNSAFE: it is signed in a way that proves nothing, or not at all
 * @SIGNET_TOKEN_VERDICT_UNKNOWN_KEY: the issuer has no such key for such a signature
 * @SIGNET_TOKEN_VERDICT_MISMATCH: the signature is not that of the key
 * @SIGNET_TOKEN_VERDICT_OTHER_ISSUER: the signature is right, but it names another issuer
 * @SIGNET_TOKEN_VERDICT_EXPIRED: the signature is right, but it has ended
 * @SIGNET_TOKEN_VERDICT_NOT_YET: the signature is right, but it does not count yet
 *
 * What a look at the signature of a token brought.
 */
typedef enum
{
  SIGNET_TOKEN_VERDICT_GOOD,
  SIGNET_TOKEN_VERDICT_OPAQUE,
  SIGNET_TOKEN_VERDICT_NO_KEYS,
  SIGNET_TOKEN_VERDICT_UNSAFE,
  SIGNET_TOKEN_VERDICT_UNKNOWN_KEY,
  SIGNET_TOKEN_VERDICT_MISMATCH,
  SIGNET_TOKEN_VERDICT_OTHER_ISSUER,
  SIGNET_TOKEN_VERDICT_EXPIRED,
  SIGNET_TOKEN_VERDICT_NOT_YET,
} SignetTokenVerdict;

#define SIGNET_TYPE_TOKEN_VERIFIER (signet_token_verifier_get_type ())

G_DECLARE_FINAL_TYPE (SignetTokenVerifier, signet_token_verifier, SIGNET, TOKEN_VERIFIER, GObject)

SignetTokenVerifier *signet_token_verifier_new           (SignetTokenEndpoint  *endpoint,
                                                          GSocketConnectable   *connectable);
void                 signet_token_verifier_verify_async  (SignetTokenVerifier  *self,
                                                          SignetAccessToken    *token,
                                                          GCancellable         *cancellable,
                                                          GAsyncReadyCallback   callback,
                                                          gpointer              user_data);
gboolean             signet_token_verifier_verify_finish (SignetTokenVerifier  *self,
                                                          GAsyncResult         *result,
                                                          SignetTokenVerdict   *verdict,
                                                          GError              **error);

G_END_DECLS
