/* signet-help-page.h: one topic of the help
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_HELP_PAGE (signet_help_page_get_type ())

G_DECLARE_FINAL_TYPE (SignetHelpPage, signet_help_page, SIGNET, HELP_PAGE, GtkBox)

const char *signet_help_page_get_title (SignetHelpPage *self);

G_END_DECLS
