/* signet-connector-abilities.c: what one kind of issuer can do, and another cannot
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-connector.h"

/*
 * Public
 */

/**
 * signet_connector_tells_grants:
 * @self: a connector
 *
 * Returns: whether the issuer tells which APIs, permissions and scopes there are, and what a
 *   credential has of them
 */
gboolean
signet_connector_tells_grants (SignetConnector *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), FALSE);

  return SIGNET_CONNECTOR_GET_IFACE (self)->load_catalogue_async != NULL;
}

/**
 * signet_connector_can_issue:
 * @self: a connector
 *
 * Returns: whether credentials can be issued through it
 */
gboolean
signet_connector_can_issue (SignetConnector *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), FALSE);

  return SIGNET_CONNECTOR_GET_IFACE (self)->issue_async != NULL;
}

/**
 * signet_connector_can_edit:
 * @self: a connector
 *
 * Returns: whether credentials can be changed at the issuer, which includes switching them on
 *   and off
 */
gboolean
signet_connector_can_edit (SignetConnector *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), FALSE);

  return SIGNET_CONNECTOR_GET_IFACE (self)->edit_async != NULL;
}

/**
 * signet_connector_can_set_expiry:
 * @self: a connector
 *
 * Returns: whether it can be changed when secrets end
 */
gboolean
signet_connector_can_set_expiry (SignetConnector *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), FALSE);

  return SIGNET_CONNECTOR_GET_IFACE (self)->set_expiry_async != NULL;
}

/**
 * signet_connector_can_keep:
 * @self: a connector
 *
 * Returns: whether its credentials are those that the person keeps here, made elsewhere. Nothing
 *   is known then of what goes on at the issuer: no status, no use, no end.
 */
gboolean
signet_connector_can_keep (SignetConnector *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), FALSE);

  return SIGNET_CONNECTOR_GET_IFACE (self)->keep_async != NULL;
}

/**
 * signet_connector_keep_async:
 * @self: a connector that can keep
 * @client_id: the Client ID of a credential that was made elsewhere
 * @details: what the person says of it
 * @secret: (nullable): its Client Secret, %NULL to leave the one that is kept
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Keeps a credential, or changes what is known of one that is kept already.
 */
void
signet_connector_keep_async (SignetConnector     *self,
                             const char          *client_id,
                             SignetKeptDetails   *details,
                             SecretValue         *secret,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (signet_connector_can_keep (self));
  g_return_if_fail (client_id != NULL);
  g_return_if_fail (details != NULL);

  SIGNET_CONNECTOR_GET_IFACE (self)->keep_async (self, client_id, details, secret,
                                                 cancellable, callback, user_data);
}

/**
 * signet_connector_keep_finish:
 * @self: a connector
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connector.keep_async].
 *
 * Returns: (transfer full) (nullable): the credential as it is kept, or %NULL with @error set
 */
SignetCredential *
signet_connector_keep_finish (SignetConnector  *self,
                              GAsyncResult     *result,
                              GError          **error)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), NULL);

  return SIGNET_CONNECTOR_GET_IFACE (self)->keep_finish (self, result, error);
}

/**
 * signet_connector_find_details:
 * @self: a connector
 * @client_id: a Client ID
 *
 * Returns: (transfer none) (nullable): what is known of a credential that is kept
 */
SignetKeptDetails *
signet_connector_find_details (SignetConnector *self,
                               const char      *client_id)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), NULL);
  g_return_val_if_fail (client_id != NULL, NULL);

  if (SIGNET_CONNECTOR_GET_IFACE (self)->find_details == NULL)
    return NULL;

  return SIGNET_CONNECTOR_GET_IFACE (self)->find_details (self, client_id);
}
