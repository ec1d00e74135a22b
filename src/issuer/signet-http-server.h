/* signet-http-server.h: one listener and the thread that answers at it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "signet-http-wait-list.h"
#include "signet-request.h"
#include "signet-response.h"

G_BEGIN_DECLS

/**
 * SignetHttpHandler:
 * @request: a request with its whole body
 * @user_data: what the owner of the server gave
 *
 * Answers a request, in the thread of the server. Whoever has nothing to answer yet, and may
 * wait by [method@Signet.Request.wait], gives no answer and is called again with the same
 * request: when its time is over, when the [callback@Signet.HttpPulse] says so, and whenever a
 * request was answered that is not safe (RFC 9110 §9.2.1), because such a one may have changed
 * what there is to answer. Others are answered meanwhile.
 *
 * Returns: (transfer full) (nullable): the answer, %NULL for not yet
 */
typedef SignetResponse *(*SignetHttpHandler) (SignetRequest *request,
                                              gpointer       user_data);

#define SIGNET_TYPE_HTTP_SERVER (signet_http_server_get_type ())

G_DECLARE_FINAL_TYPE (SignetHttpServer, signet_http_server, SIGNET, HTTP_SERVER, GObject)

SignetHttpServer *signet_http_server_new   (int                 fd,
                                            gsize               body_max,
                                            SignetHttpHandler   handler,
                                            SignetHttpPulse     pulse,
                                            gpointer            user_data);
gboolean          signet_http_server_start (SignetHttpServer   *self,
                                            GError            **error);
void              signet_http_server_stop  (SignetHttpServer   *self);

G_END_DECLS
