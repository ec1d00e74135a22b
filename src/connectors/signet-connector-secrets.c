/* signet-connector-secrets.c: how secrets begin and end, whatever the kind of the issuer
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
 * signet_connector_can_rotate:
 * @self: a connector
 *
 * Returns: whether the issuer can have two live secrets, so that programs can change from one to
 *   the other, and end either of them
 */
gboolean
signet_connector_can_rotate (SignetConnector *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), FALSE);

  return SIGNET_CONNECTOR_GET_IFACE (self)->start_rotation_async != NULL;
}

/**
 * signet_connector_start_rotation_async:
 * @self: a connector that can rotate
 * @credential: the credential as it was seen
 * @expires: when the new secret shall end, in Unix seconds, 0 for never, or
 *   %SIGNET_POLICY_EXPIRES
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Issues another secret; the one that the credential has works on. If the credential has two
 * already, the error is %SIGNET_ERROR_CONFLICT; if somebody else changed it meanwhile, it is
 * %SIGNET_ERROR_CHANGED.
 */
void
signet_connector_start_rotation_async (SignetConnector     *self,
                                       SignetCredential    *credential,
                                       gint64               expires,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  g_return_if_fail (signet_connector_can_rotate (self));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (credential));

  SIGNET_CONNECTOR_GET_IFACE (self)->start_rotation_async (self, credential, expires,
                                                           cancellable, callback, user_data);
}

/**
 * signet_connector_start_rotation_finish:
 * @self: a connector
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connector.start_rotation_async].
 *
 * Returns: (transfer full) (nullable): the credential with its new secret, or %NULL with @error
 *   set
 */
SignetIssued *
signet_connector_start_rotation_finish (SignetConnector  *self,
                                        GAsyncResult     *result,
                                        GError          **error)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), NULL);

  return SIGNET_CONNECTOR_GET_IFACE (self)->start_rotation_finish (self, result, error);
}

/**
 * signet_connector_end_secret_async:
 * @self: a connector that can rotate
 * @credential: the credential as it was seen
 * @secret_id: which of its secrets; with %SIGNET_SECRET_ENDING_COMPLETE the older of two, with
 *   %SIGNET_SECRET_ENDING_CANCEL the newer
 * @ending: in which way it ends
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Ends a secret. If somebody else changed the credential meanwhile, nothing is done and the error
 * is %SIGNET_ERROR_CHANGED; if there are not two to choose from, %SIGNET_ERROR_CONFLICT.
 */
void
signet_connector_end_secret_async (SignetConnector     *self,
                                   SignetCredential    *credential,
                                   const char          *secret_id,
                                   SignetSecretEnding   ending,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_return_if_fail (signet_connector_can_rotate (self));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (credential));
  g_return_if_fail (secret_id != NULL);

  SIGNET_CONNECTOR_GET_IFACE (self)->end_secret_async (self, credential, secret_id, ending,
                                                       cancellable, callback, user_data);
}

/**
 * signet_connector_end_secret_finish:
 * @self: a connector
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connector.end_secret_async].
 *
 * Returns: (transfer full) (nullable): the credential as it is now, or %NULL with @error set
 */
SignetCredential *
signet_connector_end_secret_finish (SignetConnector  *self,
                                    GAsyncResult     *result,
                                    GError          **error)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), NULL);

  return SIGNET_CONNECTOR_GET_IFACE (self)->end_secret_finish (self, result, error);
}
