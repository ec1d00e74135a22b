/* signet-short-label.h: words that an icon stands for where they have no room
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_SHORT_LABEL (signet_short_label_get_type ())

G_DECLARE_FINAL_TYPE (SignetShortLabel, signet_short_label, SIGNET, SHORT_LABEL, GtkWidget)

const char *signet_short_label_get_label (SignetShortLabel *self);
void        signet_short_label_set_label (SignetShortLabel *self,
                                          const char       *label);

G_END_DECLS
