/* signet-connector-check.c: asks an issuer what a secret is worth
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-connector.h"

#include "signet-error.h"

/*
 * Public
 */

/**
 * signet_connector_can_check_secrets:
 * @self: a connector
 *
 * Returns: whether the issuer can tell what a secret is worth without giving a token for it
 */
gboolean
signet_connector_can_check_secrets (SignetConnector *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), FALSE);

  return SIGNET_CONNECTOR_GET_IFACE (self)->check_secret_async != NULL;
}

/**
 * signet_connector_check_secret_async:
 * @self: a connector that can check secrets
 * @client_id: a Client ID
 * @secret: what may be its Client Secret
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Asks what @secret is worth now. That does not count as a use.
 */
void
signet_connector_check_secret_async (SignetConnector     *self,
                                     const char          *client_id,
                                     SecretValue         *secret,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_return_if_fail (SIGNET_IS_CONNECTOR (self));
  g_return_if_fail (client_id != NULL);
  g_return_if_fail (secret != NULL);
  g_return_if_fail (signet_connector_can_check_secrets (self));

  SIGNET_CONNECTOR_GET_IFACE (self)->check_secret_async (self, client_id, secret,
                                                         cancellable, callback, user_data);
}

/**
 * signet_connector_check_secret_finish:
 * @self: a connector
 * @result: what the callback was given
 * @state: (out): what the secret is worth
 * @secret_id: (out) (transfer full) (nullable): which of the secrets of the credential it is, if
 *   the issuer knows it
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connector.check_secret_async]. That there is no such credential is an answer,
 * and no error.
 *
 * Returns: whether there is an answer
 */
gboolean
signet_connector_check_secret_finish (SignetConnector    *self,
                                      GAsyncResult       *result,
                                      SignetSecretState  *state,
                                      char              **secret_id,
                                      GError            **error)
{
  g_autoptr(GError) failure = NULL;

  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), FALSE);
  g_return_val_if_fail (state != NULL, FALSE);
  g_return_val_if_fail (secret_id != NULL, FALSE);

  *secret_id = NULL;
  if (SIGNET_CONNECTOR_GET_IFACE (self)->check_secret_finish (self, result, state, secret_id,
                                                              &failure))
    return TRUE;

  if (g_error_matches (failure, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND))
    {
      *state = SIGNET_SECRET_STATE_UNKNOWN;
      return TRUE;
    }

  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}
