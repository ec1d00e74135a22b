/* signet-loading-page.h: what is shown until there is something to show
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_LOADING_PAGE (signet_loading_page_get_type ())

G_DECLARE_FINAL_TYPE (SignetLoadingPage, signet_loading_page, SIGNET, LOADING_PAGE, GtkWidget)

G_END_DECLS
