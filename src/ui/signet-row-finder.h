/* signet-row-finder.h: from a place in the list to its credential, and back
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-credential.h"

G_BEGIN_DECLS

SignetCredential *signet_row_finder_get_credential (GtkWidget     *inside);
guint             signet_row_finder_get_position   (GtkWidget     *inside);
SignetCredential *signet_row_finder_pick           (GtkColumnView *view,
                                                    GtkWidget     *widget,
                                                    double         x,
                                                    double         y);
GtkWidget        *signet_row_finder_get_row        (GtkColumnView *view,
                                                    const char    *client_id);
GtkWidget        *signet_row_finder_get_list       (GtkColumnView *view);

G_END_DECLS
