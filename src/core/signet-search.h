/* signet-search.h: words to look for in credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-catalogue.h"
#include "signet-credential.h"
#include "signet-organization.h"

G_BEGIN_DECLS

typedef struct _SignetSearch SignetSearch;

SignetSearch *signet_search_new     (const char         *text,
                                     SignetCatalogue    *catalogue,
                                     SignetOrganization *organization);
void          signet_search_free    (SignetSearch       *self);
gboolean      signet_search_matches (const SignetSearch *self,
                                     SignetCredential   *credential);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetSearch, signet_search_free)

G_END_DECLS
