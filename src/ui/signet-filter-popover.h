/* signet-filter-popover.h: the values of a filter, to choose one
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential-view.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_FILTER_POPOVER (signet_filter_popover_get_type ())

G_DECLARE_FINAL_TYPE (SignetFilterPopover, signet_filter_popover,
                      SIGNET, FILTER_POPOVER, GtkPopover)

GtkWidget *signet_filter_popover_new (SignetCredentialView *view,
                                      SignetFacet           facet);

G_END_DECLS
