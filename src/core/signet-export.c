/* signet-export.c: credentials for spreadsheets and for programs
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-export.h"

#include "signet-export-private.h"

/* Of secrets an export says only how many work and when the newest ends: a file is sent around
 * and forgotten in a folder, and the hint of a secret helps nobody but who found one.
 *
 * All functions here only read, so that they can run in a thread of their own.
 */

/*
 * Public
 */

/**
 * signet_export_to_bytes:
 * @format: what the file shall look like
 * @credentials: (element-type SignetCredential): what to write
 * @catalogue: (nullable): the APIs, for their names
 * @organization: (nullable): the accounts and workspaces, for their names
 * @now: the time in Unix seconds
 *
 * Returns: (transfer full): a file with @credentials, as UTF-8
 */
GBytes *
signet_export_to_bytes (SignetExportFormat  format,
                        GPtrArray          *credentials,
                        SignetCatalogue    *catalogue,
                        SignetOrganization *organization,
                        gint64              now)
{
  switch (format)
    {
    case SIGNET_EXPORT_FORMAT_CSV:
      return signet_export_csv (credentials, catalogue, organization, now);
    case SIGNET_EXPORT_FORMAT_JSON:
      return signet_export_json (credentials, catalogue, organization, now);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * signet_export_get_status:
 * @credential: a credential
 * @now: the time in Unix seconds
 *
 * Returns: its most urgent condition in one word, the same one that the list shows
 */
const char *
signet_export_get_status (SignetCredential *credential,
                          gint64            now)
{
  switch (signet_credential_get_status (credential, now))
    {
    case SIGNET_STATUS_ACTIVE:
      return "active";
    case SIGNET_STATUS_ROTATING:
      return "rotating";
    case SIGNET_STATUS_EXPIRED:
      return "expired";
    case SIGNET_STATUS_INACTIVE:
    default:
      return "inactive";
    }
}

/**
 * signet_export_find_account:
 * @credential: a credential
 * @organization: (nullable): the accounts there are
 *
 * Returns: (transfer none) (nullable): the account of @credential, if it is known
 */
SignetAccount *
signet_export_find_account (SignetCredential   *credential,
                            SignetOrganization *organization)
{
  if (organization == NULL)
    return NULL;

  return signet_organization_find_account (organization,
                                           signet_credential_get_account_id (credential));
}

/**
 * signet_export_find_api:
 * @grant: a grant
 * @catalogue: (nullable): the APIs there are
 *
 * Returns: (nullable): the name of its API, if it is known
 */
const char *
signet_export_find_api (SignetGrant     *grant,
                        SignetCatalogue *catalogue)
{
  SignetApi *api = NULL;

  if (catalogue != NULL)
    api = signet_catalogue_find_api (catalogue, signet_grant_get_api (grant));

  return api != NULL ? signet_api_get_name (api) : NULL;
}

/**
 * signet_export_find_permission:
 * @grant: a grant
 * @catalogue: (nullable): the APIs there are
 *
 * Returns: (nullable): the name of its permission, if it is known
 */
const char *
signet_export_find_permission (SignetGrant     *grant,
                               SignetCatalogue *catalogue)
{
  const char *id = signet_grant_get_permission (grant);
  SignetApi *api = NULL;
  SignetPermission *permission = NULL;

  if (catalogue != NULL)
    api = signet_catalogue_find_api (catalogue, signet_grant_get_api (grant));
  if (api != NULL && id != NULL)
    permission = signet_api_find_permission (api, id);

  return permission != NULL ? signet_permission_get_name (permission) : NULL;
}

/**
 * signet_export_find_workspace:
 * @id: the id of a workspace
 * @account: (nullable): the account it belongs to
 *
 * Returns: (nullable): its name, if it is known
 */
const char *
signet_export_find_workspace (gint64         id,
                              SignetAccount *account)
{
  SignetWorkspace *workspace = NULL;

  if (account != NULL)
    workspace = signet_account_find_workspace (account, id);

  return workspace != NULL ? signet_workspace_get_name (workspace) : NULL;
}
