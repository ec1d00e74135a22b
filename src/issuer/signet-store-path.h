/* signet-store-path.h: where the database really is
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *signet_store_path_resolve (const char *path);

G_END_DECLS
