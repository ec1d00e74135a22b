/* signet-columns-window.h: which columns the list shows, for the keyboard
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "signet-column-layout.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_COLUMNS_WINDOW (signet_columns_window_get_type ())

G_DECLARE_FINAL_TYPE (SignetColumnsWindow, signet_columns_window, SIGNET, COLUMNS_WINDOW, AdwWindow)

GtkWidget *signet_columns_window_new (SignetColumnLayout *layout);

G_END_DECLS
