/* signet-order.h: in which order credentials stand
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-catalogue.h"
#include "signet-credential.h"

G_BEGIN_DECLS

/**
 * SignetSort:
 * @SIGNET_SORT_NAME: as the person's language orders names
 * @SIGNET_SORT_CLIENT_ID: by the Client ID
 * @SIGNET_SORT_APIS: by the names of the APIs, one after the other, and their permissions
 * @SIGNET_SORT_SCOPE: from the one that reaches the fewest workspaces to the organization
 * @SIGNET_SORT_STATUS: by [enum@Signet.Status]
 * @SIGNET_SORT_CREATED: from the oldest to the newest
 * @SIGNET_SORT_LAST_USED: from never and long ago to just now
 * @SIGNET_SORT_EXPIRES: what ends first comes first, what never ends last
 * @SIGNET_SORT_OWNER: by who answers for it; what nobody answers for comes last
 * @SIGNET_SORT_CREATED_BY: by who issued it
 *
 * By what credentials are ordered. What is equal stands by name, then by Client ID.
 */
typedef enum
{
  SIGNET_SORT_NAME,
  SIGNET_SORT_CLIENT_ID,
  SIGNET_SORT_APIS,
  SIGNET_SORT_SCOPE,
  SIGNET_SORT_STATUS,
  SIGNET_SORT_CREATED,
  SIGNET_SORT_LAST_USED,
  SIGNET_SORT_EXPIRES,
  SIGNET_SORT_OWNER,
  SIGNET_SORT_CREATED_BY,
} SignetSort;

typedef struct _SignetOrder SignetOrder;

SignetOrder *signet_order_new           (SignetSort         sort,
                                         gboolean           descending,
                                         SignetCatalogue   *catalogue,
                                         gint64             now);
void         signet_order_free          (SignetOrder       *self);
int          signet_order_compare       (const SignetOrder *self,
                                         SignetCredential  *left,
                                         SignetCredential  *right);
int          signet_order_compare_names (SignetCredential  *left,
                                         SignetCredential  *right);
GPtrArray   *signet_order_sort          (const SignetOrder *self,
                                         GPtrArray         *by_name);
guint        signet_order_search        (const SignetOrder *self,
                                         GPtrArray         *sorted,
                                         SignetCredential  *credential);
gboolean     signet_order_find          (const SignetOrder *self,
                                         GPtrArray         *sorted,
                                         SignetCredential  *credential,
                                         guint             *position);
void         signet_order_insert        (const SignetOrder *self,
                                         GPtrArray         *sorted,
                                         GPtrArray         *batch);
void         signet_order_remove        (const SignetOrder *self,
                                         GPtrArray         *sorted,
                                         GPtrArray         *batch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetOrder, signet_order_free)

G_END_DECLS
