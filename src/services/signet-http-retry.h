/* signet-http-retry.h: when a request is sent again
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-http-request.h"

G_BEGIN_DECLS

/**
 * SIGNET_HTTP_RETRY_NEVER:
 *
 * The delay of a request that is not sent again.
 */
#define SIGNET_HTTP_RETRY_NEVER (-1)

/**
 * SIGNET_HTTP_RETRY_WAIT_MAX:
 *
 * The longest time that a server may ask us to wait, in seconds. If it asks for more, the
 * person is told instead.
 */
#define SIGNET_HTTP_RETRY_WAIT_MAX 30

int signet_http_retry_after_error  (SignetHttpRequest *request,
                                    const GError      *error,
                                    guint              attempt,
                                    double             random);
int signet_http_retry_after_answer (SignetHttpRequest *request,
                                    guint              status,
                                    const char        *retry_after,
                                    guint              attempt,
                                    gint64             now,
                                    double             random);

G_END_DECLS
