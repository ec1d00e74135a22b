/* signet-default-paths.h: where the built-in issuer is if nobody says otherwise
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *signet_default_paths_dup_database     (void);
char *signet_default_paths_dup_admin_socket (void);

G_END_DECLS
