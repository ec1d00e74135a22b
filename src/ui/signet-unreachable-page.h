/* signet-unreachable-page.h: why an issuer cannot be reached, and what helps
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_UNREACHABLE_PAGE (signet_unreachable_page_get_type ())

G_DECLARE_FINAL_TYPE (SignetUnreachablePage, signet_unreachable_page,
                      SIGNET, UNREACHABLE_PAGE, GtkWidget)

void signet_unreachable_page_set_error (SignetUnreachablePage *self,
                                        const GError          *error);

G_END_DECLS
