/* signet-connection-abilities.c: what can be done through a connection
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-connection-private.h"

/*
 * Callbacks
 */

static void
keep_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetConnection *self = g_task_get_source_object (task);
  const char *client_id = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetCredential) credential =
    signet_connector_keep_finish (SIGNET_CONNECTOR (source), result, &error);

  if (credential == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  signet_connection_show (self, credential);
  signet_connection_show_saved (self, client_id);
  g_task_return_pointer (task, g_steal_pointer (&credential), g_object_unref);
}

/*
 * Public
 */

/**
 * signet_connection_tells_grants:
 * @self: a connection
 *
 * Returns: whether the issuer tells which APIs, permissions and scopes there are
 */
gboolean
signet_connection_tells_grants (SignetConnection *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), FALSE);

  return signet_connector_tells_grants (self->connector);
}

/**
 * signet_connection_can_issue:
 * @self: a connection
 *
 * Returns: whether credentials can be issued there
 */
gboolean
signet_connection_can_issue (SignetConnection *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), FALSE);

  return signet_connector_can_issue (self->connector);
}

/**
 * signet_connection_can_edit:
 * @self: a connection
 *
 * Returns: whether credentials can be changed there, and switched on and off
 */
gboolean
signet_connection_can_edit (SignetConnection *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), FALSE);

  return signet_connector_can_edit (self->connector);
}

/**
 * signet_connection_can_set_expiry:
 * @self: a connection
 *
 * Returns: whether it can be changed when secrets end
 */
gboolean
signet_connection_can_set_expiry (SignetConnection *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), FALSE);

  return signet_connector_can_set_expiry (self->connector);
}

/**
 * signet_connection_can_keep:
 * @self: a connection
 *
 * Returns: whether its credentials are those that the person keeps, made elsewhere
 */
gboolean
signet_connection_can_keep (SignetConnection *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), FALSE);

  return signet_connector_can_keep (self->connector);
}

/**
 * signet_connection_get_issuer:
 * @self: a connection
 *
 * Returns: (nullable): the URL of its issuer, once it is open and if that is known
 */
const char *
signet_connection_get_issuer (SignetConnection *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), NULL);

  return self->access != NULL ? signet_access_get_issuer (self->access) : NULL;
}

/**
 * signet_connection_get_token_endpoint:
 * @self: a connection
 *
 * Returns: (nullable): the URL where it gets tokens, once it is open; if it is not known, the
 *   issuer can be asked for it
 */
const char *
signet_connection_get_token_endpoint (SignetConnection *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), NULL);

  return self->access != NULL ? signet_access_get_token_endpoint (self->access) : NULL;
}

/**
 * signet_connection_get_audience:
 * @self: a connection
 * @client_id: a Client ID
 *
 * Returns: (nullable): for whom tokens of the credential are asked, if nothing else is said
 */
const char *
signet_connection_get_audience (SignetConnection *self,
                                const char       *client_id)
{
  SignetKeptDetails *details;

  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), NULL);

  details = signet_connector_find_details (self->connector, client_id);
  if (details != NULL && *signet_kept_details_get_audience (details) != '\0')
    return signet_kept_details_get_audience (details);

  return self->access != NULL ? signet_access_get_audience (self->access) : NULL;
}

/**
 * signet_connection_get_scope:
 * @self: a connection
 * @client_id: a Client ID
 *
 * Returns: (nullable): for what tokens of the credential are asked, if nothing else is said
 */
const char *
signet_connection_get_scope (SignetConnection *self,
                             const char       *client_id)
{
  SignetKeptDetails *details;

  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), NULL);

  details = signet_connector_find_details (self->connector, client_id);
  if (details != NULL && *signet_kept_details_get_scope (details) != '\0')
    return signet_kept_details_get_scope (details);

  return NULL;
}

/**
 * signet_connection_find_details:
 * @self: a connection
 * @client_id: a Client ID
 *
 * Returns: (transfer none) (nullable): what the person said of a credential that is kept
 */
SignetKeptDetails *
signet_connection_find_details (SignetConnection *self,
                                const char       *client_id)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), NULL);

  return signet_connector_find_details (self->connector, client_id);
}

/**
 * signet_connection_keep_async:
 * @self: a connection that can keep
 * @client_id: the Client ID of a credential that was made elsewhere
 * @details: what the person says of it
 * @secret: (nullable): its Client Secret, %NULL to leave the one that is kept
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Keeps a credential and adds it to the list, or changes what is known of one that is there.
 */
void
signet_connection_keep_async (SignetConnection    *self,
                              const char          *client_id,
                              SignetKeptDetails   *details,
                              SecretValue         *secret,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (SIGNET_IS_CONNECTION (self));
  g_return_if_fail (client_id != NULL);
  g_return_if_fail (details != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_connection_keep_async);
  g_task_set_task_data (task, g_strdup (client_id), g_free);
  signet_connector_keep_async (self->connector, client_id, details, secret, cancellable,
                               keep_cb, g_object_ref (task));
}

/**
 * signet_connection_keep_finish:
 * @self: a connection
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connection.keep_async].
 *
 * Returns: (transfer full) (nullable): the credential as it is kept, or %NULL with @error set
 */
SignetCredential *
signet_connection_keep_finish (SignetConnection  *self,
                               GAsyncResult      *result,
                               GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
