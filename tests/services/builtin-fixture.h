/* builtin-fixture.h: the connector of the issuer on this computer, with an issuer that plays parts
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "fake-server.h"
#include "signet-connector.h"
#include "signet-http-client.h"
#include "signet-issuer-process.h"

G_BEGIN_DECLS

#define BUILTIN_ID "c1"
#define BUILTIN_SECRET "sgn_2Y7fT0bqkRzN1xWvPaJdLcE8sGhUiOmKy4tB6eZ9oQrXw3HjV"

/* How the answer to a new credential begins, before the connection breaks. */
#define BUILTIN_LOST "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\n" \
                     "Content-Length: 99\r\n\r\n{"

typedef struct
{
  FakeServer *server;
  SignetIssuerProcess *process;
  SignetHttpClient *client;
  SignetConnector *connector;
} BuiltinFixture;

void         builtin_set_up          (BuiltinFixture *fixture,
                                      gconstpointer   data);
void         builtin_tear_down       (BuiltinFixture *fixture,
                                      gconstpointer   data);

/* What the issuer writes of a credential whose secret is LIVE, with MEMBERS besides. */
char        *builtin_write           (gint64          revision,
                                      const char     *live,
                                      const char     *members);

/* What it answers next. */
void         builtin_answer_secret   (BuiltinFixture *fixture,
                                      guint           status,
                                      gint64          revision,
                                      const char     *live,
                                      const char     *members);
void         builtin_answer          (BuiltinFixture *fixture,
                                      guint           status,
                                      gint64          revision,
                                      const char     *members);

SignetDraft *builtin_draft           (void);

/* What it was asked, and what came of it. */
void         builtin_assert_asked    (BuiltinFixture *fixture,
                                      guint           index,
                                      const char     *line,
                                      const char     *match);
void         builtin_assert_key      (BuiltinFixture *fixture,
                                      guint           index,
                                      guint           other,
                                      gboolean        same);
void         builtin_assert_issued   (SignetIssued   *issued,
                                      const char     *secret_id);

G_END_DECLS
