/* connector-calls.h: what an issuer is asked for, waited for
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-connector.h"

G_BEGIN_DECLS

SignetAccess         *connector_open              (SignetConnector   *connector,
                                                   GError           **error);
SignetOrganization   *connector_load_organization (SignetConnector   *connector,
                                                   GError           **error);
SignetCatalogue      *connector_load_catalogue    (SignetConnector   *connector,
                                                   GError           **error);
SignetCredentialPage *connector_list              (SignetConnector   *connector,
                                                   const char        *page,
                                                   GError           **error);
SignetCredentialPage *connector_list_sorted       (SignetConnector   *connector,
                                                   const char        *page,
                                                   const char        *sort,
                                                   gboolean           descending,
                                                   GCancellable      *cancellable,
                                                   GError           **error);
SignetCredential     *connector_find              (SignetConnector   *connector,
                                                   const char        *client_id,
                                                   GError           **error);
SignetIssued         *connector_issue             (SignetConnector   *connector,
                                                   SignetDraft       *draft,
                                                   GPtrArray        **problems,
                                                   GError           **error);
SignetCredential     *connector_edit              (SignetConnector   *connector,
                                                   SignetCredential  *original,
                                                   SignetDraft       *draft,
                                                   GError           **error);
SignetIssued         *connector_start_rotation    (SignetConnector   *connector,
                                                   SignetCredential  *credential,
                                                   gint64             expires,
                                                   GError           **error);
SignetCredential     *connector_end_secret        (SignetConnector   *connector,
                                                   SignetCredential  *credential,
                                                   const char        *secret_id,
                                                   SignetSecretEnding ending,
                                                   GError           **error);
gboolean              connector_delete            (SignetConnector   *connector,
                                                   SignetCredential  *credential,
                                                   GError           **error);

G_END_DECLS
