/* signet-connection-rules.c: the rules for secrets, and their uses, through a connection
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-connection-private.h"
#include "signet-error.h"

/*
 * Helpers
 */

static void
take_policy (SignetConnection *self,
             SignetPolicy     *policy)
{
  if (g_set_object (&self->policy, policy))
    g_object_notify (G_OBJECT (self), "policy");
}

/*
 * Callbacks
 */

/* Without it everything is offered, and the issuer refuses what it does not allow. */
static void
load_policy_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(SignetConnection) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetPolicy) policy =
    signet_connector_load_policy_finish (SIGNET_CONNECTOR (source), result, &error);

  if (policy != NULL)
    take_policy (self, policy);
}

static void
set_policy_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetConnection *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetPolicy) policy =
    signet_connector_set_policy_finish (SIGNET_CONNECTOR (source), result, &error);

  if (policy == NULL)
    {
      if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_FORBIDDEN))
        signet_connection_ask_access (self);
      else
        signet_connection_load_policy (self);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  take_policy (self, policy);
  g_task_return_pointer (task, g_steal_pointer (&policy), g_object_unref);
}

static void
load_usage_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  SignetUsageHistory *history =
    signet_connector_load_usage_finish (SIGNET_CONNECTOR (source), result, &error);

  if (history != NULL)
    g_task_return_pointer (task, history, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/*
 * Public
 */

/**
 * signet_connection_load_policy:
 * @self: a connection
 *
 * Asks for the policy again, if the issuer has one. Nobody waits for it.
 */
void
signet_connection_load_policy (SignetConnection *self)
{
  if (!signet_connector_tells_policy (self->connector))
    return;

  g_cancellable_cancel (self->loading_policy);
  g_clear_object (&self->loading_policy);
  self->loading_policy = g_cancellable_new ();
  signet_connector_load_policy_async (self->connector, self->loading_policy,
                                      load_policy_cb, g_object_ref (self));
}

/**
 * signet_connection_tells_policy:
 * @self: a connection
 *
 * Returns: whether the issuer has rules for when secrets end
 */
gboolean
signet_connection_tells_policy (SignetConnection *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), FALSE);

  return signet_connector_tells_policy (self->connector);
}

/**
 * signet_connection_get_policy:
 * @self: a connection
 *
 * Returns: (transfer none) (nullable): when secrets have to end, once it is known
 */
SignetPolicy *
signet_connection_get_policy (SignetConnection *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), NULL);

  return self->policy;
}

/**
 * signet_connection_may_set_policy:
 * @self: a connection
 *
 * Returns: whether the person may change when secrets have to end, as far as it is known here
 */
gboolean
signet_connection_may_set_policy (SignetConnection *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), FALSE);

  return self->policy != NULL && self->access != NULL &&
         signet_access_get_role (self->access) == SIGNET_ROLE_ADMIN &&
         signet_connector_can_set_policy (self->connector);
}

/**
 * signet_connection_set_policy_async:
 * @self: a connection with a policy
 * @policy: the policy as it was seen
 * @default_days: after how many days a secret ends for which nothing else is said, 0 for never
 * @maximum_days: after how many days every secret has to end, 0 for no such rule
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Changes when secrets have to end, unless somebody else changed it meanwhile.
 */
void
signet_connection_set_policy_async (SignetConnection    *self,
                                    SignetPolicy        *policy,
                                    guint                default_days,
                                    guint                maximum_days,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (SIGNET_IS_CONNECTION (self));
  g_return_if_fail (SIGNET_IS_POLICY (policy));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_connection_set_policy_async);

  signet_connector_set_policy_async (self->connector, policy, default_days, maximum_days,
                                     cancellable, set_policy_cb, g_object_ref (task));
}

/**
 * signet_connection_set_policy_finish:
 * @self: a connection
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connection.set_policy_async].
 *
 * Returns: (transfer full) (nullable): the policy as it is now, or %NULL with @error set
 */
SignetPolicy *
signet_connection_set_policy_finish (SignetConnection  *self,
                                     GAsyncResult      *result,
                                     GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * signet_connection_tells_usage:
 * @self: a connection
 *
 * Returns: whether the issuer counts the tokens that it gives
 */
gboolean
signet_connection_tells_usage (SignetConnection *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), FALSE);

  return signet_connector_tells_usage (self->connector);
}

/**
 * signet_connection_load_usage_async:
 * @self: a connection that tells usage
 * @client_id: a Client ID
 * @n_days: how many days up to today
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Asks how many tokens were given on each day.
 */
void
signet_connection_load_usage_async (SignetConnection    *self,
                                    const char          *client_id,
                                    guint                n_days,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (SIGNET_IS_CONNECTION (self));
  g_return_if_fail (client_id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_connection_load_usage_async);

  signet_connector_load_usage_async (self->connector, client_id, n_days, cancellable,
                                     load_usage_cb, g_object_ref (task));
}

/**
 * signet_connection_load_usage_finish:
 * @self: a connection
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connection.load_usage_async].
 *
 * Returns: (transfer full) (nullable): the days, or %NULL with @error set
 */
SignetUsageHistory *
signet_connection_load_usage_finish (SignetConnection  *self,
                                     GAsyncResult      *result,
                                     GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
