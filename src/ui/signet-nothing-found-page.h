/* signet-nothing-found-page.h: what stands in place of a list without rows
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential-view.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_NOTHING_FOUND_PAGE (signet_nothing_found_page_get_type ())

G_DECLARE_FINAL_TYPE (SignetNothingFoundPage, signet_nothing_found_page,
                      SIGNET, NOTHING_FOUND_PAGE, GtkWidget)

void signet_nothing_found_page_set_view (SignetNothingFoundPage *self,
                                         SignetCredentialView   *view);

G_END_DECLS
