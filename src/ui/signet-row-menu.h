/* signet-row-menu.h: what can be done with one credential
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "signet-credential.h"

G_BEGIN_DECLS

GMenuModel *signet_row_menu_new      (SignetCredential *credential);
GMenuModel *signet_row_menu_new_kept (SignetCredential *credential);

G_END_DECLS
