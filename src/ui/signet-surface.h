/* signet-surface.h: what windows leave behind on their surfaces
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void signet_surface_init (void);

G_END_DECLS
