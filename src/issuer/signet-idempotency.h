/* signet-idempotency.h: answers that must not be given twice
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>
#include <sys/types.h>

#include "signet-store.h"

G_BEGIN_DECLS

/**
 * SIGNET_IDEMPOTENCY_KEY_MAX:
 *
 * The most bytes that an idempotency key may have.
 */
#define SIGNET_IDEMPOTENCY_KEY_MAX 255

gboolean signet_idempotency_find (SignetStore  *store,
                                  uid_t         uid,
                                  const char   *key,
                                  GBytes       *request,
                                  char        **client_id,
                                  char        **secret_id,
                                  GError      **error);
gboolean signet_idempotency_keep (SignetStore  *store,
                                  uid_t         uid,
                                  const char   *key,
                                  GBytes       *request,
                                  const char   *client_id,
                                  const char   *secret_id,
                                  gint64        now,
                                  GError      **error);
GBytes  *signet_idempotency_hash (const char   *operation,
                                  JsonNode     *body);

G_END_DECLS
