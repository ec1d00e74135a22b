/* signet-file-manager.h: shows a file where it lies
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean signet_file_manager_can_show (GFile *file);
void     signet_file_manager_show     (GFile *file);

G_END_DECLS
