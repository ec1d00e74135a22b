/* real-issuer.h: the real issuer, over a way that fails
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cutting-relay.h"
#include "signet-connector.h"
#include "signet-draft.h"
#include "signet-issuer-process.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  char *socket_path;
  SignetIssuerProcess *process;
  CuttingRelay *relay;
  SignetConnector *connector; /* over the relay */
} RealIssuer;

/* For g_test_add(): with an empty database. */
void             real_issuer_set_up       (RealIssuer          *fixture,
                                           gconstpointer        data);
void             real_issuer_tear_down    (RealIssuer          *fixture,
                                           gconstpointer        data);

/* Another connector, over any socket. It does not pause before it tries again. */
SignetConnector *real_issuer_connect      (SignetIssuerProcess *process,
                                           const char          *socket_path);

/* What can be issued there. */
SignetDraft     *real_issuer_draft        (void);

/* How many credentials there are. */
void             real_issuer_assert_total (RealIssuer          *fixture,
                                           guint                total);

G_END_DECLS
