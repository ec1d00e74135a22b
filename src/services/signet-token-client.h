/* signet-token-client.h: getting access tokens from one token endpoint
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "signet-access-token.h"
#include "signet-token-endpoint.h"
#include "signet-token-request.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_TOKEN_CLIENT (signet_token_client_get_type ())

G_DECLARE_FINAL_TYPE (SignetTokenClient, signet_token_client, SIGNET, TOKEN_CLIENT, GObject)

SignetTokenClient   *signet_token_client_new          (SignetTokenEndpoint  *endpoint,
                                                       GSocketConnectable   *connectable);
void                 signet_token_client_fetch_async  (SignetTokenClient    *self,
                                                       SignetTokenRequest   *request,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
SignetAccessToken   *signet_token_client_fetch_finish (SignetTokenClient    *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);

G_END_DECLS
