/* signet-credential-page.h: one page of the list of credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_CREDENTIAL_PAGE (signet_credential_page_get_type ())

typedef struct _SignetCredentialPage SignetCredentialPage;

GType                 signet_credential_page_get_type        (void);
SignetCredentialPage *signet_credential_page_new             (GPtrArray            *credentials,
                                                              const char           *next,
                                                              guint                 total);
SignetCredentialPage *signet_credential_page_ref             (SignetCredentialPage *self);
void                  signet_credential_page_unref           (SignetCredentialPage *self);
GPtrArray            *signet_credential_page_get_credentials (SignetCredentialPage *self);
const char           *signet_credential_page_get_next        (SignetCredentialPage *self);
guint                 signet_credential_page_get_total       (SignetCredentialPage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetCredentialPage, signet_credential_page_unref)

G_END_DECLS
