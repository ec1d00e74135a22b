/* signet-filter-bar.h: the filters of the list as a row of chips
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential-view.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_FILTER_BAR (signet_filter_bar_get_type ())

G_DECLARE_FINAL_TYPE (SignetFilterBar, signet_filter_bar, SIGNET, FILTER_BAR, GtkWidget)

GtkWidget *signet_filter_bar_new      (SignetCredentialView *view);
void       signet_filter_bar_set_view (SignetFilterBar      *self,
                                       SignetCredentialView *view);

G_END_DECLS
