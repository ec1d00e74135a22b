/* signet-private-file.h: writes a file that only this user can read
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void     signet_private_file_write_async  (GFile                *file,
                                           GBytes               *bytes,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean signet_private_file_write_finish (GFile                *file,
                                           GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
