/* signet-builtin-connector-search.c: the search of the built-in issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-builtin-connector-private.h"

#include "signet-issuer-command.h"
#include "signet-issuer-messages.h"

/*
 * Callbacks
 */

static void
send_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(SignetCredentialReader) reader = signet_credential_reader_new ();
  g_autoptr(SignetCredentialPage) page = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetHttpReply) reply =
    signet_issuer_channel_send_finish (SIGNET_ISSUER_CHANNEL (source), result, NULL, &error);

  if (reply != NULL)
    page = signet_issuer_messages_read_page (signet_http_reply_take_bytes (reply), reader,
                                             NULL, &error);
  if (page != NULL)
    g_task_return_pointer (task, g_ptr_array_ref (signet_credential_page_get_credentials (page)),
                           (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/*
 * Virtual methods
 */

/* Where there are no credentials yet, looking for some makes no database and starts nobody. */
static void
search_async (SignetConnector     *connector,
              const char          *text,
              guint                limit,
              GCancellable        *cancellable,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (connector, cancellable, callback, user_data);
  g_autoptr(SignetHttpRequest) request = NULL;

  g_task_set_source_tag (task, search_async);
  if (!signet_issuer_command_was_used ())
    {
      g_task_return_pointer (task, g_ptr_array_new_with_free_func (g_object_unref),
                             (GDestroyNotify) g_ptr_array_unref);
      return;
    }

  request = signet_issuer_messages_search (text, limit);
  signet_issuer_channel_send_async (SIGNET_BUILTIN_CONNECTOR (connector)->channel, request,
                                    cancellable, send_cb, g_object_ref (task));
}

static GPtrArray *
search_finish (SignetConnector  *connector,
               GAsyncResult     *result,
               GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, connector), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/*
 * Public
 */

/**
 * signet_builtin_connector_add_search:
 * @iface: the interface as this connector fills it
 *
 * Adds the search.
 */
void
signet_builtin_connector_add_search (SignetConnectorInterface *iface)
{
  g_return_if_fail (iface != NULL);

  iface->search_async = search_async;
  iface->search_finish = search_finish;
}
