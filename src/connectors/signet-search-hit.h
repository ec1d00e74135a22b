/* signet-search-hit.h: a credential that was found, and where
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-connection.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_SEARCH_HIT (signet_search_hit_get_type ())

typedef struct _SignetSearchHit SignetSearchHit;

GType               signet_search_hit_get_type       (void);
SignetSearchHit    *signet_search_hit_new            (SignetConnection *connection,
                                                      SignetCredential *credential,
                                                      SignetCatalogue  *catalogue);
SignetSearchHit    *signet_search_hit_ref            (SignetSearchHit  *self);
void                signet_search_hit_unref          (SignetSearchHit  *self);
SignetConnection   *signet_search_hit_get_connection (SignetSearchHit  *self);
SignetCredential   *signet_search_hit_get_credential (SignetSearchHit  *self);
SignetCatalogue    *signet_search_hit_get_catalogue  (SignetSearchHit  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetSearchHit, signet_search_hit_unref)

G_END_DECLS
