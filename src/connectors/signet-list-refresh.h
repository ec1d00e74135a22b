/* signet-list-refresh.h: a list that is loaded again
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential-list.h"

G_BEGIN_DECLS

typedef struct _SignetListRefresh SignetListRefresh;

SignetListRefresh *signet_list_refresh_new   (SignetCredentialList *list);
void               signet_list_refresh_free  (SignetListRefresh    *self);
void               signet_list_refresh_add   (SignetListRefresh    *self,
                                              GPtrArray            *credentials);
void               signet_list_refresh_apply (SignetListRefresh    *self,
                                              GHashTable           *removed,
                                              GHashTable           *put);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetListRefresh, signet_list_refresh_free)

G_END_DECLS
