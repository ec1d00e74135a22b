/* signet-credential-query.h: which credentials to list, and in which order
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_CREDENTIAL_QUERY (signet_credential_query_get_type ())

G_DECLARE_FINAL_TYPE (SignetCredentialQuery, signet_credential_query,
                      SIGNET, CREDENTIAL_QUERY, GObject)

SignetCredentialQuery *signet_credential_query_new (void);
gboolean               signet_credential_query_set (SignetCredentialQuery  *self,
                                                    const char             *parameter,
                                                    const char             *value,
                                                    GError                **error);

G_END_DECLS
