/* signet-credential-view.h: the list of credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-column-layout.h"
#include "signet-credential-index.h"
#include "signet-row-context.h"
#include "signet-row-selection.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_CREDENTIAL_VIEW (signet_credential_view_get_type        ())

G_DECLARE_FINAL_TYPE (SignetCredentialView, signet_credential_view,
                      SIGNET, CREDENTIAL_VIEW, GtkWidget)

GtkWidget             *signet_credential_view_new             (void);
SignetRowContext      *signet_credential_view_get_context     (SignetCredentialView *self);
SignetCredentialList  *signet_credential_view_get_credentials (SignetCredentialView *self);
void                   signet_credential_view_set_credentials (SignetCredentialView *self,
                                                               SignetCredentialList *credentials);
SignetFilter          *signet_credential_view_get_filter      (SignetCredentialView *self);
SignetCredentialIndex *signet_credential_view_get_index       (SignetCredentialView *self);
SignetRowSelection    *signet_credential_view_get_selection   (SignetCredentialView *self);
const char            *signet_credential_view_get_search      (SignetCredentialView *self);
void                   signet_credential_view_set_search      (SignetCredentialView *self,
                                                               const char           *search);
const char            *signet_credential_view_get_sort_column (SignetCredentialView *self);
void                   signet_credential_view_set_sort_column (SignetCredentialView *self,
                                                               const char           *sort_column);
gboolean               signet_credential_view_get_sort_descending (SignetCredentialView *self);
void                   signet_credential_view_set_sort_descending
                                                              (SignetCredentialView *self,
                                                               gboolean              descending);
SignetColumnLayout    *signet_credential_view_get_layout      (SignetCredentialView *self);
GPtrArray             *signet_credential_view_dup_found       (SignetCredentialView *self);
gboolean               signet_credential_view_get_empty       (SignetCredentialView *self);
GActionGroup          *signet_credential_view_get_actions     (SignetCredentialView *self);
gboolean               signet_credential_view_reveal          (SignetCredentialView *self,
                                                               const char           *client_id);

G_END_DECLS
