/* signet-builtin-connector.c: the issuer on this computer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-builtin-connector.h"

#include "signet-builtin-connector-private.h"
#include "signet-error.h"
#include "signet-issuer-channel.h"
#include "signet-issuer-edit.h"
#include "signet-issuer-expiry.h"
#include "signet-issuer-issue.h"
#include "signet-issuer-messages.h"
#include "signet-issuer-pages.h"

struct _SignetBuiltinConnector
{
  GObject parent_instance;

  SignetIssuerProcess *process; /* (owned) */
  SignetIssuerChannel *channel; /* (owned) */
  SignetIssuerChannel *waiting; /* (owned) for requests that take their time */
  SignetIssuerPages *pages;     /* (owned) */
};

static void signet_builtin_connector_connector_init (SignetConnectorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SignetBuiltinConnector, signet_builtin_connector, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SIGNET_TYPE_CONNECTOR,
                                                      signet_builtin_connector_connector_init))

/* What makes the result of a call from its answer. */
typedef gpointer (*ReadFunc) (SignetHttpReply  *reply,
                              GError          **error);

/* One call of the interface. */
typedef struct
{
  SignetHttpRequest *request; /* (owned) (nullable) */
  ReadFunc read;
  GDestroyNotify free_result;
  GPtrArray *problems; /* (owned) (nullable) */
} Call;

/*
 * Helpers
 */

static void
free_call (gpointer data)
{
  Call *call = data;

  g_clear_pointer (&call->request, signet_http_request_unref);
  g_clear_pointer (&call->problems, g_ptr_array_unref);
  g_free (call);
}

static Call *
set_call (GTask             *task,
          SignetHttpRequest *request,
          ReadFunc           read,
          GDestroyNotify     free_result)
{
  Call *call = g_new0 (Call, 1);

  call->request = request;
  call->read = read;
  call->free_result = free_result;
  g_task_set_task_data (task, call, free_call);

  return call;
}

static void
return_read (GTask           *task,
             SignetHttpReply *reply)
{
  Call *call = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  gpointer value = call->read (reply, &error);

  if (value != NULL)
    g_task_return_pointer (task, value, call->free_result);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gpointer
propagate (SignetConnector  *connector,
           GAsyncResult     *result,
           GPtrArray       **problems,
           GError          **error)
{
  Call *call;

  g_return_val_if_fail (g_task_is_valid (result, connector), NULL);

  call = g_task_get_task_data (G_TASK (result));
  if (problems != NULL && call != NULL)
    *problems = g_steal_pointer (&call->problems);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/*
 * Callbacks
 */

static void
send_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Call *call = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetHttpReply) reply =
    signet_issuer_channel_send_finish (SIGNET_ISSUER_CHANNEL (source), result,
                                       &call->problems, &error);

  if (reply != NULL)
    return_read (task, reply);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
send_call (GTask               *task,
           GAsyncReadyCallback  callback)
{
  SignetBuiltinConnector *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);

  signet_issuer_channel_send_async (self->channel, call->request,
                                    g_task_get_cancellable (task),
                                    callback, g_object_ref (task));
}

static void
ensure_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (signet_issuer_process_ensure_finish (SIGNET_ISSUER_PROCESS (source), result, &error))
    send_call (task, send_cb);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
read_page_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  SignetCredentialPage *page =
    signet_issuer_pages_read_finish (SIGNET_ISSUER_PAGES (source), result, &error);

  if (page != NULL)
    g_task_return_pointer (task, page, (GDestroyNotify) signet_credential_page_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
issue_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Call *call = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  SignetIssued *issued = signet_issuer_issue_finish (SIGNET_ISSUER_CHANNEL (source), result,
                                                     &call->problems, &error);

  if (issued != NULL)
    g_task_return_pointer (task, issued, (GDestroyNotify) signet_issued_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Takes @credential and @error over, one of which is %NULL. */
static void
return_credential (GTask            *task,
                   SignetCredential *credential,
                   GError           *error)
{
  if (credential != NULL)
    g_task_return_pointer (task, credential, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
edit_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Call *call = g_task_get_task_data (task);
  GError *error = NULL;
  SignetCredential *credential =
    signet_issuer_edit_finish (SIGNET_ISSUER_CHANNEL (source), result, &call->problems, &error);

  return_credential (task, credential, error);
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

  return_credential (task, credential, error);
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
signet_builtin_connector_open_async (SignetConnector     *connector,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  SignetBuiltinConnector *self = SIGNET_BUILTIN_CONNECTOR (connector);
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, signet_builtin_connector_open_async);
  set_call (task, signet_issuer_messages_me (),
            (ReadFunc) signet_issuer_messages_read_access, g_object_unref);

  signet_issuer_process_ensure_async (self->process, cancellable,
                                      ensure_cb, g_object_ref (task));
}

static SignetAccess *
signet_builtin_connector_open_finish (SignetConnector  *connector,
                                      GAsyncResult     *result,
                                      GError          **error)
{
  return propagate (connector, result, NULL, error);
}

static void
signet_builtin_connector_load_organization_async (SignetConnector     *connector,
                                                  GCancellable        *cancellable,
                                                  GAsyncReadyCallback  callback,
                                                  gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (connector, cancellable, callback, user_data);

  g_task_set_source_tag (task, signet_builtin_connector_load_organization_async);
  set_call (task, signet_issuer_messages_organization (),
            (ReadFunc) signet_issuer_messages_read_organization, g_object_unref);
  send_call (task, send_cb);
}

static SignetOrganization *
signet_builtin_connector_load_organization_finish (SignetConnector  *connector,
                                                   GAsyncResult     *result,
                                                   GError          **error)
{
  return propagate (connector, result, NULL, error);
}

static void
signet_builtin_connector_load_catalogue_async (SignetConnector     *connector,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (connector, cancellable, callback, user_data);

  g_task_set_source_tag (task, signet_builtin_connector_load_catalogue_async);
  set_call (task, signet_issuer_messages_apis (),
            (ReadFunc) signet_issuer_messages_read_apis, g_object_unref);
  send_call (task, send_cb);
}

static SignetCatalogue *
signet_builtin_connector_load_catalogue_finish (SignetConnector  *connector,
                                                GAsyncResult     *result,
                                                GError          **error)
{
  return propagate (connector, result, NULL, error);
}

static void
signet_builtin_connector_list_async (SignetConnector     *connector,
                                     const char          *page,
                                     const char          *sort,
                                     gboolean             descending,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  SignetBuiltinConnector *self = SIGNET_BUILTIN_CONNECTOR (connector);
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, signet_builtin_connector_list_async);
  set_call (task, NULL, NULL, NULL);

  signet_issuer_pages_read_async (self->pages, page, sort, descending, cancellable,
                                  read_page_cb, g_object_ref (task));
}

static SignetCredentialPage *
signet_builtin_connector_list_finish (SignetConnector  *connector,
                                      GAsyncResult     *result,
                                      GError          **error)
{
  return propagate (connector, result, NULL, error);
}

static void
signet_builtin_connector_find_async (SignetConnector     *connector,
                                     const char          *client_id,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (connector, cancellable, callback, user_data);

  g_task_set_source_tag (task, signet_builtin_connector_find_async);
  set_call (task, signet_issuer_messages_find (client_id),
            (ReadFunc) signet_issuer_messages_read_credential, g_object_unref);
  send_call (task, send_cb);
}

static SignetCredential *
signet_builtin_connector_find_finish (SignetConnector  *connector,
                                      GAsyncResult     *result,
                                      GError          **error)
{
  return propagate (connector, result, NULL, error);
}

static void
signet_builtin_connector_wait_changes_async (SignetConnector     *connector,
                                             gint64               after,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data)
{
  SignetBuiltinConnector *self = SIGNET_BUILTIN_CONNECTOR (connector);
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  Call *call = set_call (task, signet_issuer_messages_changes (after),
                         (ReadFunc) signet_issuer_messages_read_changes,
                         (GDestroyNotify) signet_changes_unref);

  g_task_set_source_tag (task, signet_builtin_connector_wait_changes_async);

  signet_issuer_channel_send_async (self->waiting, call->request, cancellable,
                                    send_cb, g_object_ref (task));
}

static SignetChanges *
signet_builtin_connector_wait_changes_finish (SignetConnector  *connector,
                                              GAsyncResult     *result,
                                              GError          **error)
{
  return propagate (connector, result, NULL, error);
}

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
  set_call (task, NULL, NULL, NULL);

  signet_issuer_issue_async (self->channel, draft, cancellable, issue_cb, g_object_ref (task));
}

static SignetIssued *
signet_builtin_connector_issue_finish (SignetConnector  *connector,
                                       GAsyncResult     *result,
                                       GPtrArray       **problems,
                                       GError          **error)
{
  return propagate (connector, result, problems, error);
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
  set_call (task, NULL, NULL, NULL);

  signet_issuer_edit_async (self->channel, original, draft, cancellable,
                            edit_cb, g_object_ref (task));
}

static SignetCredential *
signet_builtin_connector_edit_finish (SignetConnector  *connector,
                                      GAsyncResult     *result,
                                      GPtrArray       **problems,
                                      GError          **error)
{
  return propagate (connector, result, problems, error);
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
  return propagate (connector, result, NULL, error);
}

static void
signet_builtin_connector_delete_async (SignetConnector     *connector,
                                       SignetCredential    *credential,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (connector, cancellable, callback, user_data);

  g_task_set_source_tag (task, signet_builtin_connector_delete_async);
  set_call (task, signet_issuer_messages_delete (credential), NULL, NULL);
  send_call (task, delete_cb);
}

static gboolean
signet_builtin_connector_delete_finish (SignetConnector  *connector,
                                        GAsyncResult     *result,
                                        GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, connector), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
signet_builtin_connector_connector_init (SignetConnectorInterface *iface)
{
  iface->open_async = signet_builtin_connector_open_async;
  iface->open_finish = signet_builtin_connector_open_finish;
  iface->load_organization_async = signet_builtin_connector_load_organization_async;
  iface->load_organization_finish = signet_builtin_connector_load_organization_finish;
  iface->load_catalogue_async = signet_builtin_connector_load_catalogue_async;
  iface->load_catalogue_finish = signet_builtin_connector_load_catalogue_finish;
  iface->list_async = signet_builtin_connector_list_async;
  iface->list_finish = signet_builtin_connector_list_finish;
  iface->find_async = signet_builtin_connector_find_async;
  iface->find_finish = signet_builtin_connector_find_finish;
  iface->wait_changes_async = signet_builtin_connector_wait_changes_async;
  iface->wait_changes_finish = signet_builtin_connector_wait_changes_finish;
  iface->issue_async = signet_builtin_connector_issue_async;
  iface->issue_finish = signet_builtin_connector_issue_finish;
  iface->edit_async = signet_builtin_connector_edit_async;
  iface->edit_finish = signet_builtin_connector_edit_finish;
  iface->set_expiry_async = signet_builtin_connector_set_expiry_async;
  iface->set_expiry_finish = signet_builtin_connector_set_expiry_finish;
  iface->delete_async = signet_builtin_connector_delete_async;
  iface->delete_finish = signet_builtin_connector_delete_finish;
  signet_builtin_connector_init_audit (iface);
}

/*
 * GObject
 */

static void
signet_builtin_connector_dispose (GObject *object)
{
  SignetBuiltinConnector *self = SIGNET_BUILTIN_CONNECTOR (object);

  g_clear_object (&self->process);
  g_clear_object (&self->channel);
  g_clear_object (&self->waiting);
  g_clear_object (&self->pages);

  G_OBJECT_CLASS (signet_builtin_connector_parent_class)->dispose (object);
}

static void
signet_builtin_connector_class_init (SignetBuiltinConnectorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = signet_builtin_connector_dispose;
}

static void
signet_builtin_connector_init (SignetBuiltinConnector *self)
{
}

/*
 * Public
 */

/**
 * signet_builtin_connector_new:
 * @process: the issuer
 * @client: a client of its socket
 *
 * Returns: (transfer full): a connector to the issuer on this computer
 */
SignetConnector *
signet_builtin_connector_new (SignetIssuerProcess *process,
                              SignetHttpClient    *client)
{
  g_autoptr(SignetHttpClient) beside = NULL;
  SignetBuiltinConnector *self;

  g_return_val_if_fail (SIGNET_IS_ISSUER_PROCESS (process), NULL);
  g_return_val_if_fail (SIGNET_IS_HTTP_CLIENT (client), NULL);

  self = g_object_new (SIGNET_TYPE_BUILTIN_CONNECTOR, NULL);
  self->process = g_object_ref (process);
  self->channel = signet_issuer_channel_new (process, client);
  beside = signet_http_client_new_beside (client);
  self->waiting = signet_issuer_channel_new (process, beside);
  self->pages = signet_issuer_pages_new (self->channel);

  return SIGNET_CONNECTOR (self);
}

/**
 * signet_builtin_connector_get_channel:
 * @self: a connector
 *
 * Returns: (transfer none): how requests get to the issuer
 */
SignetIssuerChannel *
signet_builtin_connector_get_channel (SignetBuiltinConnector *self)
{
  g_return_val_if_fail (SIGNET_IS_BUILTIN_CONNECTOR (self), NULL);

  return self->channel;
}
