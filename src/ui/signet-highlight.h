/* signet-highlight.h: marks what a search found in a text
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

PangoAttrList *signet_highlight_new (GtkWidget *widget,
                                     GArray    *matches,
                                     gboolean   high_contrast);

G_END_DECLS
