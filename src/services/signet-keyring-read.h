/* signet-keyring-read.h: reads one Client Secret from the keyring
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <libsecret/secret.h>

G_BEGIN_DECLS

void         signet_keyring_read_async  (const char           *connection_id,
                                         const char           *client_id,
                                         const char           *secret_id,
                                         gboolean              may_prompt,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
SecretValue *signet_keyring_read_finish (GAsyncResult         *result,
                                         char                **secret_id,
                                         GError              **error);

G_END_DECLS
