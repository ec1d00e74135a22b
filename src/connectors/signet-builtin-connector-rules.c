/* signet-builtin-connector-rules.c: the rules for secrets, and their uses, on this computer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-builtin-connector-private.h"

#include "signet-issuer-messages.h"

/* What makes the result of a call from its answer; it is the data of the task. */
typedef gpointer (*ReadFunc) (SignetHttpReply  *reply,
                              GError          **error);

/*
 * Callbacks
 */

static void
send_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  ReadFunc read = (ReadFunc) g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetHttpReply) reply =
    signet_issuer_channel_send_finish (SIGNET_ISSUER_CHANNEL (source), result, NULL, &error);
  gpointer value = reply != NULL ? read (reply, &error) : NULL;

  if (value != NULL)
    g_task_return_pointer (task, value, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Takes @request over. */
static void
ask (SignetConnector     *connector,
     gpointer             tag,
     SignetHttpRequest   *request,
     ReadFunc             read,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (connector, cancellable, callback, user_data);
  g_autoptr(SignetHttpRequest) owned = request;

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, (gpointer) read, NULL);

  signet_issuer_channel_send_async (SIGNET_BUILTIN_CONNECTOR (connector)->channel, owned,
                                    cancellable, send_cb, g_object_ref (task));
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
 * Virtual methods
 */

static void
signet_builtin_connector_load_policy_async (SignetConnector     *connector,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data)
{
  ask (connector, signet_builtin_connector_load_policy_async,
       signet_issuer_messages_policy (), (ReadFunc) signet_issuer_messages_read_policy,
       cancellable, callback, user_data);
}

static SignetPolicy *
signet_builtin_connector_load_policy_finish (SignetConnector  *connector,
                                             GAsyncResult     *result,
                                             GError          **error)
{
  return propagate (connector, result, error);
}

static void
signet_builtin_connector_set_policy_async (SignetConnector     *connector,
                                           SignetPolicy        *policy,
                                           guint                default_days,
                                           guint                maximum_days,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data)
{
  ask (connector, signet_builtin_connector_set_policy_async,
       signet_issuer_messages_set_policy (policy, default_days, maximum_days),
       (ReadFunc) signet_issuer_messages_read_policy, cancellable, callback, user_data);
}

static SignetPolicy *
signet_builtin_connector_set_policy_finish (SignetConnector  *connector,
                                            GAsyncResult     *result,
                                            GError          **error)
{
  return propagate (connector, result, error);
}

static void
signet_builtin_connector_load_usage_async (SignetConnector     *connector,
                                           const char          *client_id,
                                           guint                n_days,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data)
{
  ask (connector, signet_builtin_connector_load_usage_async,
       signet_issuer_messages_usage (client_id, n_days),
       (ReadFunc) signet_issuer_messages_read_usage, cancellable, callback, user_data);
}

static SignetUsageHistory *
signet_builtin_connector_load_usage_finish (SignetConnector  *connector,
                                            GAsyncResult     *result,
                                            GError          **error)
{
  return propagate (connector, result, error);
}

/*
 * Public
 */

/**
 * signet_builtin_connector_add_rules:
 * @iface: the interface of the connector
 *
 * Adds what is asked about rules for secrets, and about their uses.
 */
void
signet_builtin_connector_add_rules (SignetConnectorInterface *iface)
{
  iface->load_policy_async = signet_builtin_connector_load_policy_async;
  iface->load_policy_finish = signet_builtin_connector_load_policy_finish;
  iface->set_policy_async = signet_builtin_connector_set_policy_async;
  iface->set_policy_finish = signet_builtin_connector_set_policy_finish;
  iface->load_usage_async = signet_builtin_connector_load_usage_async;
  iface->load_usage_finish = signet_builtin_connector_load_usage_finish;
}
