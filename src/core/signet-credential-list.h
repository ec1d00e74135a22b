/* signet-credential-list.h: all credentials of an issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "signet-credential.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_CREDENTIAL_LIST (signet_credential_list_get_type ())

G_DECLARE_FINAL_TYPE (SignetCredentialList, signet_credential_list,
                      SIGNET, CREDENTIAL_LIST, GObject)

SignetCredentialList *signet_credential_list_new           (void);
void                  signet_credential_list_append        (SignetCredentialList *self,
                                                            GPtrArray            *credentials);
SignetCredential     *signet_credential_list_recognise     (SignetCredentialList *self,
                                                            SignetCredential     *credential);
void                  signet_credential_list_replace       (SignetCredentialList *self,
                                                            GPtrArray            *credentials);
void                  signet_credential_list_put           (SignetCredentialList *self,
                                                            SignetCredential     *credential);
gboolean              signet_credential_list_remove        (SignetCredentialList *self,
                                                            const char           *client_id);
void                  signet_credential_list_clear         (SignetCredentialList *self);
SignetCredential     *signet_credential_list_find          (SignetCredentialList *self,
                                                            const char           *client_id);
guint                 signet_credential_list_count_name    (SignetCredentialList *self,
                                                            const char           *display_name,
                                                            const char           *except_client_id);
void                  signet_credential_list_freeze        (SignetCredentialList *self);
void                  signet_credential_list_thaw          (SignetCredentialList *self);
void                  signet_credential_list_mark_keyring  (SignetCredentialList *self,
                                                            GHashTable           *client_ids);

G_END_DECLS
