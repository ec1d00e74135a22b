/* signet-credential-changes.h: what became of credentials and was not told yet
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential.h"

G_BEGIN_DECLS

typedef struct _SignetCredentialChanges SignetCredentialChanges;

SignetCredentialChanges *signet_credential_changes_new   (void);
void                     signet_credential_changes_free  (SignetCredentialChanges  *self);
void                     signet_credential_changes_add   (SignetCredentialChanges  *self,
                                                          const char               *client_id,
                                                          SignetCredential         *credential);
gboolean                 signet_credential_changes_find  (SignetCredentialChanges  *self,
                                                          const char               *client_id,
                                                          SignetCredential        **credential);
guint                    signet_credential_changes_get_n (SignetCredentialChanges  *self);
const char              *signet_credential_changes_get   (SignetCredentialChanges  *self,
                                                          guint                     index,
                                                          SignetCredential        **credential);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetCredentialChanges, signet_credential_changes_free)

G_END_DECLS
