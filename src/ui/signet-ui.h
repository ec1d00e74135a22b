/* signet-ui.h: what every widget needs before it can be made
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void signet_ui_init (void);

G_END_DECLS
