/* signet-connector.c: how the application speaks with one kind of issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-connector.h"

G_DEFINE_INTERFACE (SignetConnector, signet_connector, G_TYPE_OBJECT)

/*
 * GObject
 */

static void
signet_connector_default_init (SignetConnectorInterface *iface)
{
}

/*
 * Public
 */

/**
 * signet_connector_open_async:
 * @self: a connector
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Finds the issuer, or starts it, and asks who the caller is.
 */
void
signet_connector_open_async (SignetConnector     *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (SIGNET_IS_CONNECTOR (self));

  SIGNET_CONNECTOR_GET_IFACE (self)->open_async (self,
                                                 cancellable, callback, user_data);
}

/**
 * signet_connector_open_finish:
 * @self: a connector
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connector.open_async].
 *
 * Returns: (transfer full) (nullable): what the caller may do, or %NULL with @error set
 */
SignetAccess *
signet_connector_open_finish (SignetConnector  *self,
                              GAsyncResult     *result,
                              GError          **error)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), NULL);

  return SIGNET_CONNECTOR_GET_IFACE (self)->open_finish (self, result, error);
}

/**
 * signet_connector_load_organization_async:
 * @self: a connector that tells grants
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Asks for the accounts and workspaces.
 */
void
signet_connector_load_organization_async (SignetConnector     *self,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data)
{
  g_return_if_fail (SIGNET_IS_CONNECTOR (self));
  g_return_if_fail (signet_connector_tells_grants (self));

  SIGNET_CONNECTOR_GET_IFACE (self)->load_organization_async (self,
                                                              cancellable, callback, user_data);
}

/**
 * signet_connector_load_organization_finish:
 * @self: a connector
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connector.load_organization_async].
 *
 * Returns: (transfer full) (nullable): the organization, or %NULL with @error set
 */
SignetOrganization *
signet_connector_load_organization_finish (SignetConnector  *self,
                                           GAsyncResult     *result,
                                           GError          **error)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), NULL);

  return SIGNET_CONNECTOR_GET_IFACE (self)->load_organization_finish (self, result, error);
}

/**
 * signet_connector_load_catalogue_async:
 * @self: a connector that tells grants
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Asks for the APIs that the caller may grant.
 */
void
signet_connector_load_catalogue_async (SignetConnector     *self,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  g_return_if_fail (SIGNET_IS_CONNECTOR (self));
  g_return_if_fail (signet_connector_tells_grants (self));

  SIGNET_CONNECTOR_GET_IFACE (self)->load_catalogue_async (self,
                                                           cancellable, callback, user_data);
}

/**
 * signet_connector_load_catalogue_finish:
 * @self: a connector
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connector.load_catalogue_async].
 *
 * Returns: (transfer full) (nullable): the catalogue, or %NULL with @error set
 */
SignetCatalogue *
signet_connector_load_catalogue_finish (SignetConnector  *self,
                                        GAsyncResult     *result,
                                        GError          **error)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), NULL);

  return SIGNET_CONNECTOR_GET_IFACE (self)->load_catalogue_finish (self, result, error);
}

/**
 * signet_connector_list_async:
 * @self: a connector
 * @page: (nullable): what the page before named as the next, %NULL for the first
 * @sort: what the list is sorted by: `name`, `client-id`, `status`, `created`, `updated`,
 *   `last-used` or `expires`; what the issuer cannot sort by means by name
 * @descending: whether the greatest comes first
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Asks for one page of the credentials. The order is that of all pages from the first on.
 */
void
signet_connector_list_async (SignetConnector     *self,
                             const char          *page,
                             const char          *sort,
                             gboolean             descending,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (SIGNET_IS_CONNECTOR (self));
  g_return_if_fail (sort != NULL);

  SIGNET_CONNECTOR_GET_IFACE (self)->list_async (self, page, sort, descending,
                                                 cancellable, callback, user_data);
}

/**
 * signet_connector_list_finish:
 * @self: a connector
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connector.list_async].
 *
 * Returns: (transfer full) (nullable): the page, or %NULL with @error set
 */
SignetCredentialPage *
signet_connector_list_finish (SignetConnector  *self,
                              GAsyncResult     *result,
                              GError          **error)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), NULL);

  return SIGNET_CONNECTOR_GET_IFACE (self)->list_finish (self, result, error);
}

/**
 * signet_connector_find_async:
 * @self: a connector
 * @client_id: a Client ID
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Asks for one credential as it is now.
 */
void
signet_connector_find_async (SignetConnector     *self,
                             const char          *client_id,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (SIGNET_IS_CONNECTOR (self));
  g_return_if_fail (client_id != NULL);

  SIGNET_CONNECTOR_GET_IFACE (self)->find_async (self, client_id,
                                                 cancellable, callback, user_data);
}

/**
 * signet_connector_find_finish:
 * @self: a connector
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connector.find_async].
 *
 * Returns: (transfer full) (nullable): the credential, or %NULL with @error set
 */
SignetCredential *
signet_connector_find_finish (SignetConnector  *self,
                              GAsyncResult     *result,
                              GError          **error)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), NULL);

  return SIGNET_CONNECTOR_GET_IFACE (self)->find_finish (self, result, error);
}

/**
 * signet_connector_tells_changes:
 * @self: a connector
 *
 * Returns: whether the issuer can tell what others change
 */
gboolean
signet_connector_tells_changes (SignetConnector *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), FALSE);

  return SIGNET_CONNECTOR_GET_IFACE (self)->wait_changes_async != NULL;
}

/**
 * signet_connector_wait_changes_async:
 * @self: a connector that tells changes
 * @after: the counter of the last answer, or -1 to be told the counter at once
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Waits until something is changed after @after. If that takes long, the answer is that nothing
 * was, and it is asked again.
 */
void
signet_connector_wait_changes_async (SignetConnector     *self,
                                     gint64               after,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_return_if_fail (SIGNET_IS_CONNECTOR (self));
  g_return_if_fail (signet_connector_tells_changes (self));

  SIGNET_CONNECTOR_GET_IFACE (self)->wait_changes_async (self, after,
                                                         cancellable, callback, user_data);
}

/**
 * signet_connector_wait_changes_finish:
 * @self: a connector
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connector.wait_changes_async].
 *
 * Returns: (transfer full) (nullable): the changes, which may be none, or %NULL with @error set
 */
SignetChanges *
signet_connector_wait_changes_finish (SignetConnector  *self,
                                      GAsyncResult     *result,
                                      GError          **error)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), NULL);

  return SIGNET_CONNECTOR_GET_IFACE (self)->wait_changes_finish (self, result, error);
}

/**
 * signet_connector_issue_async:
 * @self: a connector that can issue
 * @draft: what is wanted
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Issues a new credential. However often the way to the issuer breaks meanwhile, no second one
 * is issued, and no secret stays valid that nobody has seen.
 */
void
signet_connector_issue_async (SignetConnector     *self,
                              SignetDraft         *draft,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (SIGNET_IS_CONNECTOR (self));
  g_return_if_fail (signet_connector_can_issue (self));
  g_return_if_fail (SIGNET_IS_DRAFT (draft));

  SIGNET_CONNECTOR_GET_IFACE (self)->issue_async (self, draft,
                                                  cancellable, callback, user_data);
}

/**
 * signet_connector_issue_finish:
 * @self: a connector
 * @result: what the callback was given
 * @problems: (out) (optional) (nullable) (transfer full) (element-type SignetProblem): what is
 *   wrong with the fields, where the error is %SIGNET_ERROR_INVALID
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connector.issue_async].
 *
 * Returns: (transfer full) (nullable): the credential with its secret, or %NULL with @error set
 */
SignetIssued *
signet_connector_issue_finish (SignetConnector  *self,
                               GAsyncResult     *result,
                               GPtrArray       **problems,
                               GError          **error)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), NULL);

  if (problems != NULL)
    *problems = NULL;

  return SIGNET_CONNECTOR_GET_IFACE (self)->issue_finish (self, result, problems, error);
}

/**
 * signet_connector_edit_async:
 * @self: a connector that can edit
 * @original: the credential as it was seen
 * @draft: what it shall become
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Turns a credential into what @draft says. If somebody else changed it meanwhile, nothing is
 * done and the error is %SIGNET_ERROR_CHANGED.
 */
void
signet_connector_edit_async (SignetConnector     *self,
                             SignetCredential    *original,
                             SignetDraft         *draft,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (SIGNET_IS_CONNECTOR (self));
  g_return_if_fail (signet_connector_can_edit (self));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (original));
  g_return_if_fail (SIGNET_IS_DRAFT (draft));

  SIGNET_CONNECTOR_GET_IFACE (self)->edit_async (self, original, draft,
                                                 cancellable, callback, user_data);
}

/**
 * signet_connector_edit_finish:
 * @self: a connector
 * @result: what the callback was given
 * @problems: (out) (optional) (nullable) (transfer full) (element-type SignetProblem): what is
 *   wrong with the fields, where the error is %SIGNET_ERROR_INVALID
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connector.edit_async].
 *
 * Returns: (transfer full) (nullable): what it became, or %NULL with @error set
 */
SignetCredential *
signet_connector_edit_finish (SignetConnector  *self,
                              GAsyncResult     *result,
                              GPtrArray       **problems,
                              GError          **error)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), NULL);

  if (problems != NULL)
    *problems = NULL;

  return SIGNET_CONNECTOR_GET_IFACE (self)->edit_finish (self, result, problems, error);
}

/**
 * signet_connector_set_expiry_async:
 * @self: a connector that can set an expiry
 * @credential: the credential as it was seen
 * @expires: when its secrets shall end, in Unix seconds, 0 for never
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Changes when all live secrets of a credential end. If somebody else changed it meanwhile, the
 * error is %SIGNET_ERROR_CHANGED; a time in the past is %SIGNET_ERROR_INVALID.
 */
void
signet_connector_set_expiry_async (SignetConnector     *self,
                                   SignetCredential    *credential,
                                   gint64               expires,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_return_if_fail (SIGNET_IS_CONNECTOR (self));
  g_return_if_fail (signet_connector_can_set_expiry (self));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (credential));

  SIGNET_CONNECTOR_GET_IFACE (self)->set_expiry_async (self, credential, expires,
                                                       cancellable, callback, user_data);
}

/**
 * signet_connector_set_expiry_finish:
 * @self: a connector
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connector.set_expiry_async].
 *
 * Returns: (transfer full) (nullable): the credential as it is now, or %NULL with @error set
 */
SignetCredential *
signet_connector_set_expiry_finish (SignetConnector  *self,
                                    GAsyncResult     *result,
                                    GError          **error)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), NULL);

  return SIGNET_CONNECTOR_GET_IFACE (self)->set_expiry_finish (self, result, error);
}

/**
 * signet_connector_delete_async:
 * @self: a connector
 * @credential: the credential as it was seen
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Deletes a credential. If somebody else changed it meanwhile, nothing is done and the error is
 * %SIGNET_ERROR_CHANGED. One that somebody else deleted is gone too, which is no error.
 */
void
signet_connector_delete_async (SignetConnector     *self,
                               SignetCredential    *credential,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (SIGNET_IS_CONNECTOR (self));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (credential));

  SIGNET_CONNECTOR_GET_IFACE (self)->delete_async (self, credential,
                                                   cancellable, callback, user_data);
}

/**
 * signet_connector_delete_finish:
 * @self: a connector
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connector.delete_async].
 *
 * Returns: whether it is gone; if not, @error is set
 */
gboolean
signet_connector_delete_finish (SignetConnector  *self,
                                GAsyncResult     *result,
                                GError          **error)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), FALSE);

  return SIGNET_CONNECTOR_GET_IFACE (self)->delete_finish (self, result, error);
}
