/* signet-export-file.h: writes credentials to a file
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "signet-export.h"

G_BEGIN_DECLS

void     signet_export_file_write_async  (GFile               *file,
                                          SignetExportFormat   format,
                                          GPtrArray           *credentials,
                                          SignetCatalogue     *catalogue,
                                          SignetOrganization  *organization,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
gboolean signet_export_file_write_finish (GFile               *file,
                                          GAsyncResult        *result,
                                          GError             **error);

G_END_DECLS
