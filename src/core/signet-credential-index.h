/* signet-credential-index.h: which credentials are found, and in which order
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "signet-credential-list.h"
#include "signet-facets.h"
#include "signet-order.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_CREDENTIAL_INDEX (signet_credential_index_get_type ())

G_DECLARE_FINAL_TYPE (SignetCredentialIndex, signet_credential_index,
                      SIGNET, CREDENTIAL_INDEX, GObject)

SignetCredentialIndex *signet_credential_index_new         (SignetFilter          *filter);
SignetCredentialList  *signet_credential_index_get_list    (SignetCredentialIndex *self);
void                   signet_credential_index_set_list    (SignetCredentialIndex *self,
                                                            SignetCredentialList  *credentials);
void                   signet_credential_index_set_names   (SignetCredentialIndex *self,
                                                            SignetCatalogue       *catalogue,
                                                            SignetOrganization    *organization);
void                   signet_credential_index_set_now     (SignetCredentialIndex *self,
                                                            gint64                 now);
void                   signet_credential_index_set_sort    (SignetCredentialIndex *self,
                                                            SignetSort             sort,
                                                            gboolean               descending);
void                   signet_credential_index_set_turn    (SignetCredentialIndex *self,
                                                            guint                  microseconds);
gboolean               signet_credential_index_get_pending (SignetCredentialIndex *self);
gboolean               signet_credential_index_get_resetting (SignetCredentialIndex *self);
void                   signet_credential_index_settle      (SignetCredentialIndex *self);
SignetFacets          *signet_credential_index_get_facets  (SignetCredentialIndex *self);
gboolean               signet_credential_index_matches     (SignetCredentialIndex *self,
                                                            const char            *client_id);
gboolean               signet_credential_index_find        (SignetCredentialIndex *self,
                                                            const char            *client_id,
                                                            guint                 *position);

G_END_DECLS
