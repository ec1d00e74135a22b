/* signet-connection-changes.c: what a person changes through a connection
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-connection-call.h"
#include "signet-connection-private.h"

/*
 * Callbacks
 */

static void
issue_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) call = user_data;
  GPtrArray *problems = NULL;
  GError *error = NULL;
  SignetIssued *issued =
    signet_connector_issue_finish (SIGNET_CONNECTOR (source), result, &problems, &error);

  signet_connection_call_return_issued (call, issued, problems, error);
}

static void
edit_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) call = user_data;
  GPtrArray *problems = NULL;
  GError *error = NULL;
  SignetCredential *credential =
    signet_connector_edit_finish (SIGNET_CONNECTOR (source), result, &problems, &error);

  signet_connection_call_return_credential (call, credential, problems, error);
}

static void
set_expiry_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) call = user_data;
  GError *error = NULL;
  SignetCredential *credential =
    signet_connector_set_expiry_finish (SIGNET_CONNECTOR (source), result, &error);

  signet_connection_call_return_credential (call, credential, NULL, error);
}

static void
find_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) call = user_data;
  GError *error = NULL;
  SignetCredential *credential =
    signet_connector_find_finish (SIGNET_CONNECTOR (source), result, &error);

  signet_connection_call_return_credential (call, credential, NULL, error);
}

static void
delete_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) call = user_data;
  SignetConnection *self = g_task_get_source_object (call);
  const char *client_id = signet_connection_call_get_client_id (call);
  GError *error = NULL;

  if (!signet_connector_delete_finish (SIGNET_CONNECTOR (source), result, &error))
    {
      signet_connection_call_return_error (call, error);
      return;
    }

  signet_connection_show_removed (self, client_id);
  /* A secret that opens nothing any more should not stay behind. But if it does, the credential
   * is deleted all the same, so nobody waits for this.
   */
  signet_keyring_remove_async (self->keyring, self->id, client_id, NULL, NULL, NULL);
  g_task_return_boolean (call, TRUE);
}

/*
 * Public
 */

/**
 * signet_connection_issue_async:
 * @self: a connection
 * @draft: what is wanted
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Issues a new credential and adds it to the list.
 */
void
signet_connection_issue_async (SignetConnection    *self,
                               SignetDraft         *draft,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) call = NULL;

  g_return_if_fail (SIGNET_IS_CONNECTION (self));
  g_return_if_fail (SIGNET_IS_DRAFT (draft));

  call = signet_connection_call_new (self, signet_connection_issue_async, NULL,
                                     cancellable, callback, user_data);

  signet_connector_issue_async (self->connector, draft, cancellable,
                                issue_cb, g_object_ref (call));
}

/**
 * signet_connection_issue_finish:
 * @self: a connection
 * @result: what the callback was given
 * @problems: (out) (optional) (nullable) (transfer full) (element-type SignetProblem): what is
 *   wrong with the fields, where the error is %SIGNET_ERROR_INVALID
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connection.issue_async].
 *
 * Returns: (transfer full) (nullable): the credential with its secret, or %NULL with @error set
 */
SignetIssued *
signet_connection_issue_finish (SignetConnection  *self,
                                GAsyncResult      *result,
                                GPtrArray        **problems,
                                GError           **error)
{
  return signet_connection_call_finish (self, result, signet_connection_issue_async,
                                        problems, error);
}

/**
 * signet_connection_edit_async:
 * @self: a connection
 * @original: the credential as it was seen
 * @draft: what it shall become
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Turns a credential into what @draft says, unless somebody else changed it meanwhile.
 */
void
signet_connection_edit_async (SignetConnection    *self,
                              SignetCredential    *original,
                              SignetDraft         *draft,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) call = NULL;

  g_return_if_fail (SIGNET_IS_CONNECTION (self));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (original));
  g_return_if_fail (SIGNET_IS_DRAFT (draft));

  call = signet_connection_call_new (self, signet_connection_edit_async,
                                     signet_credential_get_client_id (original),
                                     cancellable, callback, user_data);

  signet_connector_edit_async (self->connector, original, draft, cancellable,
                               edit_cb, g_object_ref (call));
}

/**
 * signet_connection_edit_finish:
 * @self: a connection
 * @result: what the callback was given
 * @problems: (out) (optional) (nullable) (transfer full) (element-type SignetProblem): what is
 *   wrong with the fields, where the error is %SIGNET_ERROR_INVALID
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connection.edit_async].
 *
 * Returns: (transfer full) (nullable): what it became, or %NULL with @error set
 */
SignetCredential *
signet_connection_edit_finish (SignetConnection  *self,
                               GAsyncResult      *result,
                               GPtrArray        **problems,
                               GError           **error)
{
  return signet_connection_call_finish (self, result, signet_connection_edit_async,
                                        problems, error);
}

/**
 * signet_connection_set_expiry_async:
 * @self: a connection
 * @credential: the credential as it was seen
 * @expires: when its secrets shall end, in Unix seconds, 0 for never
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Changes when all live secrets of a credential end, unless somebody else changed it meanwhile.
 */
void
signet_connection_set_expiry_async (SignetConnection    *self,
                                    SignetCredential    *credential,
                                    gint64               expires,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr(GTask) call = NULL;

  g_return_if_fail (SIGNET_IS_CONNECTION (self));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (credential));

  call = signet_connection_call_new (self, signet_connection_set_expiry_async,
                                     signet_credential_get_client_id (credential),
                                     cancellable, callback, user_data);

  signet_connector_set_expiry_async (self->connector, credential, expires, cancellable,
                                     set_expiry_cb, g_object_ref (call));
}

/**
 * signet_connection_set_expiry_finish:
 * @self: a connection
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connection.set_expiry_async].
 *
 * Returns: (transfer full) (nullable): the credential as it is now, or %NULL with @error set
 */
SignetCredential *
signet_connection_set_expiry_finish (SignetConnection  *self,
                                     GAsyncResult      *result,
                                     GError           **error)
{
  return signet_connection_call_finish (self, result, signet_connection_set_expiry_async,
                                        NULL, error);
}

/**
 * signet_connection_refresh_async:
 * @self: a connection
 * @client_id: a Client ID
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Asks for one credential as it is now, and shows it so in the list.
 */
void
signet_connection_refresh_async (SignetConnection    *self,
                                 const char          *client_id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) call = NULL;

  g_return_if_fail (SIGNET_IS_CONNECTION (self));
  g_return_if_fail (client_id != NULL);

  call = signet_connection_call_new (self, signet_connection_refresh_async, client_id,
                                     cancellable, callback, user_data);

  signet_connector_find_async (self->connector, client_id, cancellable,
                               find_cb, g_object_ref (call));
}

/**
 * signet_connection_refresh_finish:
 * @self: a connection
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connection.refresh_async].
 *
 * Returns: (transfer full) (nullable): the credential, or %NULL with @error set
 */
SignetCredential *
signet_connection_refresh_finish (SignetConnection  *self,
                                  GAsyncResult      *result,
                                  GError           **error)
{
  return signet_connection_call_finish (self, result, signet_connection_refresh_async, NULL, error);
}

/**
 * signet_connection_delete_async:
 * @self: a connection
 * @credential: the credential as it was seen
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Deletes a credential, unless somebody else changed it meanwhile, with its secret in the
 * keyring.
 */
void
signet_connection_delete_async (SignetConnection    *self,
                                SignetCredential    *credential,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) call = NULL;

  g_return_if_fail (SIGNET_IS_CONNECTION (self));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (credential));

  call = signet_connection_call_new (self, signet_connection_delete_async,
                                     signet_credential_get_client_id (credential),
                                     cancellable, callback, user_data);

  signet_connector_delete_async (self->connector, credential, cancellable,
                                 delete_cb, g_object_ref (call));
}

/**
 * signet_connection_delete_finish:
 * @self: a connection
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connection.delete_async].
 *
 * Returns: whether it is gone; if not, @error is set
 */
gboolean
signet_connection_delete_finish (SignetConnection  *self,
                                 GAsyncResult      *result,
                                 GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
