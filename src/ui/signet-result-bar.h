/* signet-result-bar.h: how many credentials were found, and what they have in common
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential-view.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_RESULT_BAR (signet_result_bar_get_type ())

G_DECLARE_FINAL_TYPE (SignetResultBar, signet_result_bar, SIGNET, RESULT_BAR, GtkWidget)

GtkWidget *signet_result_bar_new      (SignetCredentialView *view);
void       signet_result_bar_set_view (SignetResultBar      *self,
                                       SignetCredentialView *view);

G_END_DECLS
