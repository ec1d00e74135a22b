/* signet-connector-rules.c: what an issuer may know about rules for secrets, and their uses
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
 * signet_connector_tells_policy:
 * @self: a connector
 *
 * Returns: whether the issuer has rules for when secrets end
 */
gboolean
signet_connector_tells_policy (SignetConnector *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), FALSE);

  return SIGNET_CONNECTOR_GET_IFACE (self)->load_policy_async != NULL;
}

/**
 * signet_connector_load_policy_async:
 * @self: a connector that tells the policy
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Asks when secrets have to end.
 */
void
signet_connector_load_policy_async (SignetConnector     *self,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_return_if_fail (SIGNET_IS_CONNECTOR (self));
  g_return_if_fail (signet_connector_tells_policy (self));

  SIGNET_CONNECTOR_GET_IFACE (self)->load_policy_async (self, cancellable, callback, user_data);
}

/**
 * signet_connector_load_policy_finish:
 * @self: a connector
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connector.load_policy_async].
 *
 * Returns: (transfer full) (nullable): the policy, or %NULL with @error set
 */
SignetPolicy *
signet_connector_load_policy_finish (SignetConnector  *self,
                                     GAsyncResult     *result,
                                     GError          **error)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), NULL);

  return SIGNET_CONNECTOR_GET_IFACE (self)->load_policy_finish (self, result, error);
}

/**
 * signet_connector_can_set_policy:
 * @self: a connector
 *
 * Returns: whether the rules for when secrets end can be changed through it
 */
gboolean
signet_connector_can_set_policy (SignetConnector *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), FALSE);

  return SIGNET_CONNECTOR_GET_IFACE (self)->set_policy_async != NULL;
}

/**
 * signet_connector_set_policy_async:
 * @self: a connector that can set the policy
 * @policy: the policy as it was seen
 * @default_days: after how many days a secret ends for which nothing else is said, 0 for never
 * @maximum_days: after how many days every secret has to end, 0 for no such rule
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Changes when secrets have to end, from now on. If somebody else changed it meanwhile, the
 * error is %SIGNET_ERROR_CHANGED.
 */
void
signet_connector_set_policy_async (SignetConnector     *self,
                                   SignetPolicy        *policy,
                                   guint                default_days,
                                   guint                maximum_days,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_return_if_fail (SIGNET_IS_CONNECTOR (self));
  g_return_if_fail (SIGNET_IS_POLICY (policy));
  g_return_if_fail (signet_connector_can_set_policy (self));

  SIGNET_CONNECTOR_GET_IFACE (self)->set_policy_async (self, policy, default_days, maximum_days,
                                                       cancellable, callback, user_data);
}

/**
 * signet_connector_set_policy_finish:
 * @self: a connector
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connector.set_policy_async].
 *
 * Returns: (transfer full) (nullable): the policy as it is now, or %NULL with @error set
 */
SignetPolicy *
signet_connector_set_policy_finish (SignetConnector  *self,
                                    GAsyncResult     *result,
                                    GError          **error)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), NULL);

  return SIGNET_CONNECTOR_GET_IFACE (self)->set_policy_finish (self, result, error);
}

/**
 * signet_connector_tells_usage:
 * @self: a connector
 *
 * Returns: whether the issuer counts the tokens that it gives
 */
gboolean
signet_connector_tells_usage (SignetConnector *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), FALSE);

  return SIGNET_CONNECTOR_GET_IFACE (self)->load_usage_async != NULL;
}

/**
 * signet_connector_load_usage_async:
 * @self: a connector that tells usage
 * @client_id: a Client ID
 * @n_days: how many days up to today
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Asks how many tokens were given on each day.
 */
void
signet_connector_load_usage_async (SignetConnector     *self,
                                   const char          *client_id,
                                   guint                n_days,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_return_if_fail (SIGNET_IS_CONNECTOR (self));
  g_return_if_fail (client_id != NULL);
  g_return_if_fail (signet_connector_tells_usage (self));

  SIGNET_CONNECTOR_GET_IFACE (self)->load_usage_async (self, client_id, n_days,
                                                       cancellable, callback, user_data);
}

/**
 * signet_connector_load_usage_finish:
 * @self: a connector
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connector.load_usage_async].
 *
 * Returns: (transfer full) (nullable): the days, or %NULL with @error set
 */
SignetUsageHistory *
signet_connector_load_usage_finish (SignetConnector  *self,
                                    GAsyncResult     *result,
                                    GError          **error)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), NULL);

  return SIGNET_CONNECTOR_GET_IFACE (self)->load_usage_finish (self, result, error);
}
