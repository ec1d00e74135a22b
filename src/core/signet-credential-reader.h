/* signet-credential-reader.h: reading very many credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential.h"
#include "signet-json-cursor.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_CREDENTIAL_READER (signet_credential_reader_get_type ())

typedef struct _SignetCredentialReader SignetCredentialReader;

GType                   signet_credential_reader_get_type (void);
SignetCredentialReader *signet_credential_reader_new      (void);
SignetCredentialReader *signet_credential_reader_ref      (SignetCredentialReader  *self);
void                    signet_credential_reader_unref    (SignetCredentialReader  *self);
GPtrArray              *signet_credential_reader_read     (SignetCredentialReader  *self,
                                                           SignetJsonCursor        *cursor,
                                                           GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetCredentialReader, signet_credential_reader_unref)

G_END_DECLS
