/* signet-column-menu.h: the menu of the headers of the list
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GMenuModel *signet_column_menu_new (void);

G_END_DECLS
