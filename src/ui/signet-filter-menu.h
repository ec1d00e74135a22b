/* signet-filter-menu.h: a chip that lets one of many values be chosen
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential-view.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_FILTER_MENU (signet_filter_menu_get_type ())

G_DECLARE_FINAL_TYPE (SignetFilterMenu, signet_filter_menu, SIGNET, FILTER_MENU, GtkWidget)

GtkWidget  *signet_filter_menu_new       (SignetCredentialView *view,
                                          SignetFacet           facet);
SignetFacet signet_filter_menu_get_facet (SignetFilterMenu     *self);
void        signet_filter_menu_update    (SignetFilterMenu     *self,
                                          SignetFacets         *facets);

G_END_DECLS
