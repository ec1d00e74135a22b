/* signet-library-versions.h: what the services stand on
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *signet_library_versions_describe (void);

G_END_DECLS
