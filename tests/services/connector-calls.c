/* connector-calls.c: what an issuer is asked for, waited for
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "connector-calls.h"

#include "await.h"

/*
 * Public
 */

SignetAccess *
connector_open (SignetConnector  *connector,
                GError          **error)
{
  g_autoptr(GAsyncResult) result = AWAIT (signet_connector_open_async, connector, NULL);

  return signet_connector_open_finish (connector, result, error);
}

SignetOrganization *
connector_load_organization (SignetConnector  *connector,
                             GError          **error)
{
  g_autoptr(GAsyncResult) result =
    AWAIT (signet_connector_load_organization_async, connector, NULL);

  return signet_connector_load_organization_finish (connector, result, error);
}

SignetCatalogue *
connector_load_catalogue (SignetConnector  *connector,
                          GError          **error)
{
  g_autoptr(GAsyncResult) result =
    AWAIT (signet_connector_load_catalogue_async, connector, NULL);

  return signet_connector_load_catalogue_finish (connector, result, error);
}

SignetCredentialPage *
connector_list (SignetConnector  *connector,
                const char       *page,
                GError          **error)
{
  return connector_list_sorted (connector, page, "name", FALSE, NULL, error);
}

SignetCredentialPage *
connector_list_sorted (SignetConnector  *connector,
                       const char       *page,
                       const char       *sort,
                       gboolean          descending,
                       GCancellable     *cancellable,
                       GError          **error)
{
  g_autoptr(GAsyncResult) result = AWAIT (signet_connector_list_async, connector, page, sort,
                                          descending, cancellable);

  return signet_connector_list_finish (connector, result, error);
}

SignetCredential *
connector_find (SignetConnector  *connector,
                const char       *client_id,
                GError          **error)
{
  g_autoptr(GAsyncResult) result =
    AWAIT (signet_connector_find_async, connector, client_id, NULL);

  return signet_connector_find_finish (connector, result, error);
}

SignetIssued *
connector_issue (SignetConnector  *connector,
                 SignetDraft      *draft,
                 GPtrArray       **problems,
                 GError          **error)
{
  g_autoptr(GAsyncResult) result = AWAIT (signet_connector_issue_async, connector, draft, NULL);

  return signet_connector_issue_finish (connector, result, problems, error);
}

SignetCredential *
connector_edit (SignetConnector   *connector,
                SignetCredential  *original,
                SignetDraft       *draft,
                GError           **error)
{
  g_autoptr(GAsyncResult) result =
    AWAIT (signet_connector_edit_async, connector, original, draft, NULL);

  return signet_connector_edit_finish (connector, result, NULL, error);
}

SignetIssued *
connector_start_rotation (SignetConnector   *connector,
                          SignetCredential  *credential,
                          gint64             expires,
                          GError           **error)
{
  g_autoptr(GAsyncResult) result = AWAIT (signet_connector_start_rotation_async, connector,
                                          credential, expires, NULL);

  return signet_connector_start_rotation_finish (connector, result, error);
}

SignetCredential *
connector_end_secret (SignetConnector     *connector,
                      SignetCredential    *credential,
                      const char          *secret_id,
                      SignetSecretEnding   ending,
                      GError             **error)
{
  g_autoptr(GAsyncResult) result = AWAIT (signet_connector_end_secret_async, connector,
                                          credential, secret_id, ending, NULL);

  return signet_connector_end_secret_finish (connector, result, error);
}

gboolean
connector_delete (SignetConnector   *connector,
                  SignetCredential  *credential,
                  GError           **error)
{
  g_autoptr(GAsyncResult) result =
    AWAIT (signet_connector_delete_async, connector, credential, NULL);

  return signet_connector_delete_finish (connector, result, error);
}
