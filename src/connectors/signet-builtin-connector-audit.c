/* signet-builtin-connector-audit.c: the audit log of the issuer on this computer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-builtin-connector-private.h"

#include "signet-issuer-messages-audit.h"

/* What makes the result of a call from its answer. */
typedef gpointer (*ReadFunc) (SignetHttpReply  *reply,
                              GError          **error);

typedef struct
{
  ReadFunc read;
  GDestroyNotify free_result;
} Call;

/*
 * Helpers
 */

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
  Call *call = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetHttpReply) reply =
    signet_issuer_channel_send_finish (SIGNET_ISSUER_CHANNEL (source), result, NULL, &error);
  gpointer value = reply != NULL ? call->read (reply, &error) : NULL;

  if (value != NULL)
    g_task_return_pointer (task, value, call->free_result);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Takes the task over. */
static void
send (GTask             *task,
      SignetHttpRequest *request,
      ReadFunc           read,
      GDestroyNotify     free_result)
{
  SignetBuiltinConnector *self = g_task_get_source_object (task);
  Call *call = g_new0 (Call, 1);

  call->read = read;
  call->free_result = free_result;
  g_task_set_task_data (task, call, g_free);
  signet_issuer_channel_send_async (self->channel, request,
                                    g_task_get_cancellable (task), send_cb, task);
}

/*
 * Virtual methods
 */

static void
signet_builtin_connector_list_audit_async (SignetConnector         *connector,
                                           const char              *page,
                                           const SignetAuditFilter *filter,
                                           GCancellable            *cancellable,
                                           GAsyncReadyCallback      callback,
                                           gpointer                 user_data)
{
  GTask *task = g_task_new (connector, cancellable, callback, user_data);
  g_autoptr(SignetHttpRequest) request = signet_issuer_messages_audit (page, filter);

  g_task_set_source_tag (task, signet_builtin_connector_list_audit_async);
  send (task, request, (ReadFunc) signet_issuer_messages_read_audit,
        (GDestroyNotify) signet_audit_page_unref);
}

static SignetAuditPage *
signet_builtin_connector_list_audit_finish (SignetConnector  *connector,
                                            GAsyncResult     *result,
                                            GError          **error)
{
  return propagate (connector, result, error);
}

static void
signet_builtin_connector_list_audit_filters_async (SignetConnector     *connector,
                                                   GCancellable        *cancellable,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             user_data)
{
  GTask *task = g_task_new (connector, cancellable, callback, user_data);
  g_autoptr(SignetHttpRequest) request = signet_issuer_messages_audit_filters ();

  g_task_set_source_tag (task, signet_builtin_connector_list_audit_filters_async);
  send (task, request, (ReadFunc) signet_issuer_messages_read_audit_filters,
        (GDestroyNotify) g_ptr_array_unref);
}

static GPtrArray *
signet_builtin_connector_list_audit_filters_finish (SignetConnector  *connector,
                                                    GAsyncResult     *result,
                                                    GError          **error)
{
  return propagate (connector, result, error);
}

static void
signet_builtin_connector_verify_audit_async (SignetConnector     *connector,
                                             const char          *position,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data)
{
  GTask *task = g_task_new (connector, cancellable, callback, user_data);
  g_autoptr(SignetHttpRequest) request = signet_issuer_messages_verify (position);

  g_task_set_source_tag (task, signet_builtin_connector_verify_audit_async);
  send (task, request, (ReadFunc) signet_issuer_messages_read_verdict,
        (GDestroyNotify) signet_audit_verdict_free);
}

static SignetAuditVerdict *
signet_builtin_connector_verify_audit_finish (SignetConnector  *connector,
                                              GAsyncResult     *result,
                                              GError          **error)
{
  return propagate (connector, result, error);
}

/*
 * Public
 */

/**
 * signet_builtin_connector_add_audit:
 * @iface: the interface of the connector
 *
 * Adds the audit log.
 */
void
signet_builtin_connector_add_audit (SignetConnectorInterface *iface)
{
  g_return_if_fail (iface != NULL);

  iface->list_audit_async = signet_builtin_connector_list_audit_async;
  iface->list_audit_finish = signet_builtin_connector_list_audit_finish;
  iface->list_audit_filters_async = signet_builtin_connector_list_audit_filters_async;
  iface->list_audit_filters_finish = signet_builtin_connector_list_audit_filters_finish;
  iface->verify_audit_async = signet_builtin_connector_verify_audit_async;
  iface->verify_audit_finish = signet_builtin_connector_verify_audit_finish;
}
