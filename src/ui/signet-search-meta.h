/* signet-search-meta.h: what the search of the desktop shows of a credential
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-search-hit.h"

G_BEGIN_DECLS

char     *signet_search_meta_make_id (SignetConnection  *connection,
                                      SignetCredential  *credential);
gboolean  signet_search_meta_read_id (const char        *id,
                                      char             **connection_id,
                                      char             **client_id);
char     *signet_search_meta_describe
                                     (SignetSearchHit   *hit,
                                      gint64             now);
GVariant *signet_search_meta_new     (const char        *id,
                                      SignetSearchHit   *hit,
                                      gint64             now);
GVariant *signet_search_meta_new_unknown
                                     (const char        *id,
                                      const char        *client_id);

G_END_DECLS
