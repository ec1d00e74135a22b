/* signet-credential-table.h: credentials in the database
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential.h"
#include "signet-store.h"

G_BEGIN_DECLS

/**
 * SIGNET_CREDENTIAL_TABLE_NEVER:
 *
 * What stands in the column `expires` for a credential that never expires: later than every
 * time there is.
 */
#define SIGNET_CREDENTIAL_TABLE_NEVER G_GINT64_CONSTANT (9007199254740991)

SignetCredential *signet_credential_table_find   (SignetStore       *store,
                                                  const char        *client_id,
                                                  GError           **error);
gboolean          signet_credential_table_insert (SignetStore       *store,
                                                  SignetCredential  *credential,
                                                  GError           **error);
gboolean          signet_credential_table_update (SignetStore       *store,
                                                  SignetCredential  *credential,
                                                  GError           **error);
gboolean          signet_credential_table_touch  (SignetStore       *store,
                                                  const char        *client_id,
                                                  gint64             now,
                                                  const char        *user,
                                                  GError           **error);
gboolean          signet_credential_table_delete (SignetStore       *store,
                                                  const char        *client_id,
                                                  GError           **error);

G_END_DECLS
