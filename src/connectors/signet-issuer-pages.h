/* signet-issuer-pages.h: the credentials of the built-in issuer, page by page
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential-page.h"
#include "signet-issuer-channel.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_ISSUER_PAGES (signet_issuer_pages_get_type ())

G_DECLARE_FINAL_TYPE (SignetIssuerPages, signet_issuer_pages, SIGNET, ISSUER_PAGES, GObject)

SignetIssuerPages    *signet_issuer_pages_new         (SignetIssuerChannel  *channel);
void                  signet_issuer_pages_read_async  (SignetIssuerPages    *self,
                                                       const char           *page,
                                                       const char           *sort,
                                                       gboolean              descending,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
SignetCredentialPage *signet_issuer_pages_read_finish (SignetIssuerPages    *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);

G_END_DECLS
