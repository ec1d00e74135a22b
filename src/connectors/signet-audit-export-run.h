/* signet-audit-export-run.h: writes the audit log to a file
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "signet-audit-export.h"
#include "signet-connector.h"

G_BEGIN_DECLS

/**
 * SignetAuditExportProgress:
 * @n_written: how many entries are in the file
 * @total: how many there will be, of a search at most
 * @user_data: what was given with it
 *
 * Is told how far an export is.
 */
typedef void (*SignetAuditExportProgress) (gint64    n_written,
                                           gint64    total,
                                           gpointer  user_data);

void     signet_audit_export_run_async  (SignetConnector            *connector,
                                         const SignetAuditFilter    *filter,
                                         GFile                      *file,
                                         SignetExportFormat          format,
                                         SignetAuditExportProgress   progress,
                                         gpointer                    progress_data,
                                         GCancellable               *cancellable,
                                         GAsyncReadyCallback         callback,
                                         gpointer                    user_data);
gboolean signet_audit_export_run_finish (SignetConnector            *connector,
                                         GAsyncResult               *result,
                                         gint64                     *n_written,
                                         GError                    **error);

G_END_DECLS
