/* signet-sandbox.h: the sandbox of Flatpak, if this runs in one
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  signet_sandbox_is_here               (void);
char     *signet_sandbox_dup_runtime_folder    (void);
char     *signet_sandbox_choose_runtime_folder (const char *runtime_folder,
                                                const char *app_id);

G_END_DECLS
