/* signet-token-test.h: gets a token from an issuer and looks at it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-token-client.h"
#include "signet-token-verifier.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_TOKEN_TEST (signet_token_test_get_type ())

G_DECLARE_FINAL_TYPE (SignetTokenTest, signet_token_test, SIGNET, TOKEN_TEST, GObject)

SignetTokenTest   *signet_token_test_new             (const char           *issuer,
                                                      const char           *token_url);
void               signet_token_test_run_async       (SignetTokenTest      *self,
                                                      SignetTokenRequest   *request,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
SignetAccessToken *signet_token_test_run_finish      (SignetTokenTest      *self,
                                                      GAsyncResult         *result,
                                                      SignetTokenVerdict   *verdict,
                                                      GError              **error);

G_END_DECLS
