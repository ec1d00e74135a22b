/* signet-credential-search.h: looks for credentials in all connections
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-connection-list.h"
#include "signet-search-hit.h"

G_BEGIN_DECLS

/**
 * SIGNET_CREDENTIAL_SEARCH_LIMIT:
 *
 * How long a search waits for issuers, in milliseconds, unless something else is said.
 */
#define SIGNET_CREDENTIAL_SEARCH_LIMIT 5000

void       signet_credential_search_async  (SignetConnectionList  *connections,
                                            const char            *text,
                                            guint                  n_each,
                                            guint                  milliseconds,
                                            GCancellable          *cancellable,
                                            GAsyncReadyCallback    callback,
                                            gpointer               user_data);
GPtrArray *signet_credential_search_finish (SignetConnectionList  *connections,
                                            GAsyncResult          *result,
                                            GError               **error);
SignetSearchHit *
           signet_credential_search_choose (GPtrArray             *hits,
                                            const char            *connection_id,
                                            const char            *client_id);

G_END_DECLS
