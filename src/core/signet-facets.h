/* signet-facets.h: how many credentials there are behind each value of a filter
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-matcher.h"

G_BEGIN_DECLS

typedef struct _SignetFacets SignetFacets;

#define SIGNET_TYPE_FACETS (signet_facets_get_type ())

GType         signet_facets_get_type   (void);
SignetFacets *signet_facets_new        (SignetOrganization  *organization);
SignetFacets *signet_facets_ref        (SignetFacets        *self);
void          signet_facets_unref      (SignetFacets        *self);
void          signet_facets_add        (SignetFacets        *self,
                                        const SignetMatcher *matcher,
                                        SignetCredential    *credential);
guint         signet_facets_get_count  (SignetFacets        *self,
                                        SignetFacet          facet,
                                        const char          *value);
const guint  *signet_facets_get_days   (SignetFacet          facet,
                                        guint               *n_days);
GStrv         signet_facets_dup_values (SignetFacets        *self,
                                        SignetFacet          facet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetFacets, signet_facets_unref)

G_END_DECLS
