/* signet-background-portal.h: leave to go on without a window
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void     signet_background_portal_request_async  (const char           *reason,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean signet_background_portal_request_finish (GAsyncResult         *result,
                                                  GError              **error);

G_END_DECLS
