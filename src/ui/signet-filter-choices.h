/* signet-filter-choices.h: all values that a filter can have
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential-view.h"

G_BEGIN_DECLS

GPtrArray *signet_filter_choices_new  (SignetCredentialView *view,
                                       SignetFacet           facet);
GPtrArray *signet_filter_choices_find (GPtrArray            *choices,
                                       const char           *search);

G_END_DECLS
