/* signet-summary-bar.h: what a draft means, in plain words
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_SUMMARY_BAR (signet_summary_bar_get_type ())

G_DECLARE_FINAL_TYPE (SignetSummaryBar, signet_summary_bar, SIGNET, SUMMARY_BAR, GtkBox)

void       signet_summary_bar_say (SignetSummaryBar   *self,
                                   const char         *heading,
                                   const char * const *lines);

G_END_DECLS
