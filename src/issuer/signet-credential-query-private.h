/* signet-credential-query-private.h: the SQL of a query
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential-query.h"
#include "signet-statement.h"

G_BEGIN_DECLS

guint    signet_credential_query_get_limit   (SignetCredentialQuery  *self);
gboolean signet_credential_query_get_total   (SignetCredentialQuery  *self,
                                              SignetStore            *store,
                                              gint64                 *total,
                                              GError                **error);
char    *signet_credential_query_to_sql      (SignetCredentialQuery  *self,
                                              const char             *columns,
                                              gint64                  total,
                                              GPtrArray              *values);
char    *signet_credential_query_make_cursor (SignetCredentialQuery  *self,
                                              gint64                  total,
                                              gint64                  id,
                                              const char             *key);

G_END_DECLS
