/* signet-condition-bar.h: a strip above the list, for what lasts
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_CONDITION_BAR (signet_condition_bar_get_type ())

G_DECLARE_FINAL_TYPE (SignetConditionBar, signet_condition_bar,
                      SIGNET, CONDITION_BAR, GtkWidget)

void signet_condition_bar_show_error    (SignetConditionBar *self,
                                         const GError       *error);
void signet_condition_bar_show_progress (SignetConditionBar *self,
                                         guint               n_loaded,
                                         guint               total);
void signet_condition_bar_clear         (SignetConditionBar *self);

G_END_DECLS
