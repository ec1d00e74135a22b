/* signet-http-answer.h: from what was read to a reply
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-http-buffer.h"
#include "signet-http-reply.h"
#include "signet-http-request.h"

G_BEGIN_DECLS

JsonNode        *signet_http_answer_parse    (SoupMessage        *message,
                                              SignetHttpBuffer   *buffer,
                                              GError            **error);
SignetHttpReply *signet_http_answer_to_reply (SignetHttpRequest  *request,
                                              SoupMessage        *message,
                                              SignetHttpBuffer   *buffer,
                                              GError            **error);

G_END_DECLS
