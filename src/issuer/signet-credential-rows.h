/* signet-credential-rows.h: one page of credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_CREDENTIAL_ROWS (signet_credential_rows_get_type ())

typedef struct _SignetCredentialRows SignetCredentialRows;

GType                 signet_credential_rows_get_type  (void);
SignetCredentialRows *signet_credential_rows_ref       (SignetCredentialRows *self);
void                  signet_credential_rows_unref     (SignetCredentialRows *self);
GBytes               *signet_credential_rows_get_json  (SignetCredentialRows *self);
const char           *signet_credential_rows_get_next  (SignetCredentialRows *self);
gint64                signet_credential_rows_get_total (SignetCredentialRows *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetCredentialRows, signet_credential_rows_unref)

G_END_DECLS
