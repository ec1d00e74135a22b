/* signet-keyring-unlock.h: has the person unlock the keyring that new secrets go to
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsecret/secret.h>

G_BEGIN_DECLS

void     signet_keyring_unlock_async  (SecretService        *service,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean signet_keyring_unlock_finish (SecretService        *service,
                                       GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
