/* signet-connection-changes.c: what a person changes through a connection
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

/* What a failure says about the rest: that the person may not see anything any more, or that
 * nobody knows what is there now.
 */
static void
heed_failure (SignetConnection *self,
              const GError     *error)
{
  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_FORBIDDEN))
    signet_connection_ask_access (self);
  else if (self->state == SIGNET_CONNECTION_STATE_READY &&
           (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_INTERRUPTED) ||
            g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_TIMED_OUT)))
    signet_connection_load (self);
}

/* Ends a call for one credential, whose Client ID is the data of @task. */
static void
return_shown (GTask            *task,
              SignetCredential *credential,
              const GError     *error)
{
  SignetConnection *self = g_task_get_source_object (task);

  if (credential == NULL)
    {
      if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND))
        signet_connection_show_removed (self, g_task_get_task_data (task));
      heed_failure (self, error);
      g_task_return_error (task, g_error_copy (error));
      return;
    }

  signet_connection_show (self, credential);
  g_task_return_pointer (task, g_object_ref (credential), g_object_unref);
}

static void
free_problems (gpointer data)
{
  if (data != NULL)
    g_ptr_array_unref (data);
}

/* The task hands the problems over in its data. */
static void
give_problems (GAsyncResult  *result,
               GPtrArray    **problems)
{
  GPtrArray *given = g_task_get_task_data (G_TASK (result));

  if (problems != NULL)
    *problems = given != NULL ? g_ptr_array_ref (given) : NULL;
}

/*
 * Callbacks
 */

static void
issue_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetConnection *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;
  GPtrArray *problems = NULL;
  g_autoptr(SignetIssued) issued =
    signet_connector_issue_finish (SIGNET_CONNECTOR (source), result, &problems, &error);

  g_task_set_task_data (task, problems, free_problems);

  if (issued == NULL)
    {
      heed_failure (self, error);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  signet_connection_show (self, signet_issued_get_credential (issued));
  g_task_return_pointer (task, g_steal_pointer (&issued), (GDestroyNotify) signet_issued_unref);
}

static void
edit_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetConnection *self = g_task_get_source_object (task);
  g_autofree char *client_id = g_strdup (g_task_get_task_data (task));
  g_autoptr(GError) error = NULL;
  GPtrArray *problems = NULL;
  g_autoptr(SignetCredential) credential =
    signet_connector_edit_finish (SIGNET_CONNECTOR (source), result, &problems, &error);

  g_task_set_task_data (task, problems, free_problems);

  if (credential == NULL)
    {
      if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND))
        signet_connection_show_removed (self, client_id);
      heed_failure (self, error);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  signet_connection_show (self, credential);
  g_task_return_pointer (task, g_steal_pointer (&credential), g_object_unref);
}

static void
set_expiry_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetCredential) credential =
    signet_connector_set_expiry_finish (SIGNET_CONNECTOR (source), result, &error);

  return_shown (task, credential, error);
}

static void
find_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetCredential) credential =
    signet_connector_find_finish (SIGNET_CONNECTOR (source), result, &error);

  return_shown (task, credential, error);
}

static void
delete_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetConnection *self = g_task_get_source_object (task);
  const char *client_id = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (!signet_connector_delete_finish (SIGNET_CONNECTOR (source), result, &error))
    {
      heed_failure (self, error);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  signet_connection_show_removed (self, client_id);
  /* A secret that opens nothing any more should not stay behind. But if it does, the credential
   * is deleted all the same, so nobody waits for this.
   */
  signet_keyring_remove_async (self->keyring, self->id, client_id, NULL, NULL, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
save_secret_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetConnection *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;

  if (!signet_keyring_save_finish (SIGNET_KEYRING (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  signet_connection_show_saved (self, g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
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
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (SIGNET_IS_CONNECTION (self));
  g_return_if_fail (SIGNET_IS_DRAFT (draft));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_connection_issue_async);

  signet_connector_issue_async (self->connector, draft, cancellable,
                                issue_cb, g_object_ref (task));
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
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  give_problems (result, problems);

  return g_task_propagate_pointer (G_TASK (result), error);
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
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (SIGNET_IS_CONNECTION (self));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (original));
  g_return_if_fail (SIGNET_IS_DRAFT (draft));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_connection_edit_async);
  g_task_set_task_data (task, g_strdup (signet_credential_get_client_id (original)), g_free);

  signet_connector_edit_async (self->connector, original, draft, cancellable,
                               edit_cb, g_object_ref (task));
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
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  give_problems (result, problems);

  return g_task_propagate_pointer (G_TASK (result), error);
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
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (SIGNET_IS_CONNECTION (self));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (credential));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_connection_set_expiry_async);
  g_task_set_task_data (task, g_strdup (signet_credential_get_client_id (credential)), g_free);

  signet_connector_set_expiry_async (self->connector, credential, expires, cancellable,
                                     set_expiry_cb, g_object_ref (task));
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
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
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
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (SIGNET_IS_CONNECTION (self));
  g_return_if_fail (client_id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_connection_refresh_async);
  g_task_set_task_data (task, g_strdup (client_id), g_free);

  signet_connector_find_async (self->connector, client_id, cancellable,
                               find_cb, g_object_ref (task));
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
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
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
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (SIGNET_IS_CONNECTION (self));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (credential));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_connection_delete_async);
  g_task_set_task_data (task, g_strdup (signet_credential_get_client_id (credential)), g_free);

  signet_connector_delete_async (self->connector, credential, cancellable,
                                 delete_cb, g_object_ref (task));
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

/**
 * signet_connection_save_secret_async:
 * @self: a connection
 * @issued: a credential with its secret
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Keeps a secret in the keyring and marks its credential in the list.
 */
void
signet_connection_save_secret_async (SignetConnection    *self,
                                     SignetIssued        *issued,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  SignetCredential *credential;
  SignetKeyringItem item;

  g_return_if_fail (SIGNET_IS_CONNECTION (self));
  g_return_if_fail (issued != NULL);

  credential = signet_issued_get_credential (issued);
  item = (SignetKeyringItem) {
    .connection_id = self->id,
    .connection_name = self->name,
    .client_id = signet_credential_get_client_id (credential),
    .display_name = signet_credential_get_display_name (credential),
    .secret_id = signet_issued_get_secret_id (issued),
  };

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_connection_save_secret_async);
  g_task_set_task_data (task, g_strdup (item.client_id), g_free);

  signet_keyring_save_async (self->keyring, &item, signet_issued_get_secret (issued),
                             cancellable, save_secret_cb, g_object_ref (task));
}

/**
 * signet_connection_save_secret_finish:
 * @self: a connection
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connection.save_secret_async].
 *
 * Returns: whether the secret is kept; [method@Signet.Keyring.get_store] says where
 */
gboolean
signet_connection_save_secret_finish (SignetConnection  *self,
                                      GAsyncResult      *result,
                                      GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
