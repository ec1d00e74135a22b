/* signet-builtin-connector-changes.c: what is changed at the issuer on this computer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-builtin-connector-private.h"

#include "signet-error.h"
#include "signet-issuer-change.h"
#include "signet-issuer-edit.h"
#include "signet-issuer-expiry.h"
#include "signet-issuer-fresh.h"
#include "signet-issuer-messages.h"
#include "signet-issuer-secrets.h"

/*
 * Helpers
 */

static void
free_problems (gpointer data)
{
  if (data != NULL)
    g_ptr_array_unref (data);
}

/* Takes everything over. One of @value and @error is %NULL; the task hands @problems over in its
 * data.
 */
static void
return_value (GTask          *task,
              gpointer        value,
              GDestroyNotify  free_value,
              GPtrArray      *problems,
              GError         *error)
{
  g_task_set_task_data (task, problems, free_problems);
  if (value != NULL)
    g_task_return_pointer (task, value, free_value);
  else
    g_task_return_error (task, error);
}

static gpointer
propagate (SignetConnector  *connector,
           GAsyncResult     *result,
           GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, connector), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
propagate_with_problems (SignetConnector  *connector,
                         GAsyncResult     *result,
                         GPtrArray       **problems,
                         GError          **error)
{
  GPtrArray *given;

  g_return_val_if_fail (g_task_is_valid (result, connector), NULL);

  given = g_task_get_task_data (G_TASK (result));
  if (problems != NULL)
    *problems = given != NULL ? g_ptr_array_ref (given) : NULL;

  return g_task_propagate_pointer (G_TASK (result), error);
}

/*
 * Callbacks
 */

static void
fresh_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GPtrArray *problems = NULL;
  GError *error = NULL;
  SignetIssued *issued = signet_issuer_fresh_finish (SIGNET_ISSUER_CHANNEL (source), result,
                                                     &problems, &error);

  return_value (task, issued, (GDestroyNotify) signet_issued_unref, problems, error);
}

static void
edit_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GPtrArray *problems = NULL;
  GError *error = NULL;
  SignetCredential *credential = signet_issuer_edit_finish (SIGNET_ISSUER_CHANNEL (source), result,
                                                            &problems, &error);

  return_value (task, credential, g_object_unref, problems, error);
}

static void
set_expiry_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  SignetCredential *credential =
    signet_issuer_set_expiry_finish (SIGNET_ISSUER_CHANNEL (source), result, &error);

  return_value (task, credential, g_object_unref, NULL, error);
}

static void
end_secret_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  SignetCredential *credential =
    signet_issuer_change_finish (SIGNET_ISSUER_CHANNEL (source), result, NULL, &error);

  return_value (task, credential, g_object_unref, NULL, error);
}

/* Whoever deleted it, it is gone. This also is what a repeated request is told. */
static void
delete_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetHttpReply) reply =
    signet_issuer_channel_send_finish (SIGNET_ISSUER_CHANNEL (source), result, NULL, &error);

  if (reply != NULL || g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/*
 * Virtual methods
 */

static void
signet_builtin_connector_issue_async (SignetConnector     *connector,
                                      SignetDraft         *draft,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  SignetBuiltinConnector *self = SIGNET_BUILTIN_CONNECTOR (connector);
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, signet_builtin_connector_issue_async);
  signet_issuer_issue_async (self->channel, draft, cancellable, fresh_cb, g_object_ref (task));
}

static SignetIssued *
signet_builtin_connector_issue_finish (SignetConnector  *connector,
                                       GAsyncResult     *result,
                                       GPtrArray       **problems,
                                       GError          **error)
{
  return propagate_with_problems (connector, result, problems, error);
}

static void
signet_builtin_connector_edit_async (SignetConnector     *connector,
                                     SignetCredential    *original,
                                     SignetDraft         *draft,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  SignetBuiltinConnector *self = SIGNET_BUILTIN_CONNECTOR (connector);
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, signet_builtin_connector_edit_async);
  signet_issuer_edit_async (self->channel, original, draft, cancellable,
                            edit_cb, g_object_ref (task));
}

static SignetCredential *
signet_builtin_connector_edit_finish (SignetConnector  *connector,
                                      GAsyncResult     *result,
                                      GPtrArray       **problems,
                                      GError          **error)
{
  return propagate_with_problems (connector, result, problems, error);
}

static void
signet_builtin_connector_set_expiry_async (SignetConnector     *connector,
                                           SignetCredential    *credential,
                                           gint64               expires,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data)
{
  SignetBuiltinConnector *self = SIGNET_BUILTIN_CONNECTOR (connector);
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, signet_builtin_connector_set_expiry_async);
  signet_issuer_set_expiry_async (self->channel, credential, expires, cancellable,
                                  set_expiry_cb, g_object_ref (task));
}

static SignetCredential *
signet_builtin_connector_set_expiry_finish (SignetConnector  *connector,
                                            GAsyncResult     *result,
                                            GError          **error)
{
  return propagate (connector, result, error);
}

static void
signet_builtin_connector_start_rotation_async (SignetConnector     *connector,
                                               SignetCredential    *credential,
                                               gint64               expires,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data)
{
  SignetBuiltinConnector *self = SIGNET_BUILTIN_CONNECTOR (connector);
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, signet_builtin_connector_start_rotation_async);
  signet_issuer_start_rotation_async (self->channel, credential, expires, cancellable,
                                      fresh_cb, g_object_ref (task));
}

static SignetIssued *
signet_builtin_connector_start_rotation_finish (SignetConnector  *connector,
                                                GAsyncResult     *result,
                                                GError          **error)
{
  return propagate (connector, result, error);
}

static void
signet_builtin_connector_end_secret_async (SignetConnector     *connector,
                                           SignetCredential    *credential,
                                           const char          *secret_id,
                                           SignetSecretEnding   ending,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data)
{
  SignetBuiltinConnector *self = SIGNET_BUILTIN_CONNECTOR (connector);
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, signet_builtin_connector_end_secret_async);
  signet_issuer_end_secret_async (self->channel, credential, secret_id, ending, cancellable,
                                  end_secret_cb, g_object_ref (task));
}

static SignetCredential *
signet_builtin_connector_end_secret_finish (SignetConnector  *connector,
                                            GAsyncResult     *result,
                                            GError          **error)
{
  return propagate (connector, result, error);
}

static void
signet_builtin_connector_delete_async (SignetConnector     *connector,
                                       SignetCredential    *credential,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  SignetBuiltinConnector *self = SIGNET_BUILTIN_CONNECTOR (connector);
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr(SignetHttpRequest) request = signet_issuer_messages_delete (credential);

  g_task_set_source_tag (task, signet_builtin_connector_delete_async);
  signet_issuer_channel_send_async (self->channel, request, cancellable,
                                    delete_cb, g_object_ref (task));
}

static gboolean
signet_builtin_connector_delete_finish (SignetConnector  *connector,
                                        GAsyncResult     *result,
                                        GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, connector), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/*
 * Public
 */

/**
 * signet_builtin_connector_add_changes:
 * @iface: the interface of a connector
 *
 * Adds what changes credentials.
 */
void
signet_builtin_connector_add_changes (SignetConnectorInterface *iface)
{
  iface->issue_async = signet_builtin_connector_issue_async;
  iface->issue_finish = signet_builtin_connector_issue_finish;
  iface->edit_async = signet_builtin_connector_edit_async;
  iface->edit_finish = signet_builtin_connector_edit_finish;
  iface->set_expiry_async = signet_builtin_connector_set_expiry_async;
  iface->set_expiry_finish = signet_builtin_connector_set_expiry_finish;
  iface->start_rotation_async = signet_builtin_connector_start_rotation_async;
  iface->start_rotation_finish = signet_builtin_connector_start_rotation_finish;
  iface->end_secret_async = signet_builtin_connector_end_secret_async;
  iface->end_secret_finish = signet_builtin_connector_end_secret_finish;
  iface->delete_async = signet_builtin_connector_delete_async;
  iface->delete_finish = signet_builtin_connector_delete_finish;
}
