/* signet-issuer-channel.h: requests to the built-in issuer, which may have to be started first
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-http-client.h"
#include "signet-issuer-process.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_ISSUER_CHANNEL (signet_issuer_channel_get_type ())

G_DECLARE_FINAL_TYPE (SignetIssuerChannel, signet_issuer_channel, SIGNET, ISSUER_CHANNEL, GObject)

SignetIssuerChannel *signet_issuer_channel_new         (SignetIssuerProcess  *process,
                                                        SignetHttpClient     *client);
void                 signet_issuer_channel_send_async  (SignetIssuerChannel  *self,
                                                        SignetHttpRequest    *request,
                                                        GCancellable         *cancellable,
                                                        GAsyncReadyCallback   callback,
                                                        gpointer              user_data);
SignetHttpReply     *signet_issuer_channel_send_finish (SignetIssuerChannel  *self,
                                                        GAsyncResult         *result,
                                                        GPtrArray           **problems,
                                                        GError              **error);

G_END_DECLS
