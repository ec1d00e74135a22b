/* signet-builtin-connector.c: the issuer on this computer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-builtin-connector-private.h"

#include "signet-issuer-messages.h"

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
} Call;

/*
 * Helpers
 */

static void
free_call (gpointer data)
{
  Call *call = data;

  g_clear_pointer (&call->request, signet_http_request_unref);
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
           GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, connector), NULL);

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
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetHttpReply) reply =
    signet_issuer_channel_send_finish (SIGNET_ISSUER_CHANNEL (source), result, NULL, &error);

  if (reply != NULL)
    return_read (task, reply);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
send_call (GTask *task)
{
  SignetBuiltinConnector *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);

  signet_issuer_channel_send_async (self->channel, call->request,
                                    g_task_get_cancellable (task),
                                    send_cb, g_object_ref (task));
}

static void
ensure_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (signet_issuer_process_ensure_finish (SIGNET_ISSUER_PROCESS (source), result, &error))
    send_call (task);
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
  return propagate (connector, result, error);
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
  send_call (task);
}

static SignetOrganization *
signet_builtin_connector_load_organization_finish (SignetConnector  *connector,
                                                   GAsyncResult     *result,
                                                   GError          **error)
{
  return propagate (connector, result, error);
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
  send_call (task);
}

static SignetCatalogue *
signet_builtin_connector_load_catalogue_finish (SignetConnector  *connector,
                                                GAsyncResult     *result,
                                                GError          **error)
{
  return propagate (connector, result, error);
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
  return propagate (connector, result, error);
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
  send_call (task);
}

static SignetCredential *
signet_builtin_connector_find_finish (SignetConnector  *connector,
                                      GAsyncResult     *result,
                                      GError          **error)
{
  return propagate (connector, result, error);
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
  return propagate (connector, result, error);
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

  signet_builtin_connector_add_audit (iface);
  signet_builtin_connector_add_changes (iface);
  signet_builtin_connector_add_check (iface);
  signet_builtin_connector_add_rules (iface);
  signet_builtin_connector_add_search (iface);
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
