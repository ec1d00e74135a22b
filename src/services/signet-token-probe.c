/* signet-token-probe.c: finds out whether an issuer can be asked for tokens
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-token-probe.h"

#include "signet-error.h"
#include "signet-http-client.h"
#include "signet-token-discovery.h"
#include "signet-token-error.h"

/* How long the issuer may be silent, in seconds: somebody waits for the answer. */
#define TIMEOUT 15

/* No secret is sent, and no client is named, so that nothing about it stands in the log of the
 * issuer. A token endpoint takes POST only (RFC 6749 §3.2), so what it says to a GET does not
 * matter as long as it is there.
 */
typedef struct
{
  GSocketConnectable *connectable; /* (owned) (nullable) */
  SignetTokenEndpoint *endpoint;   /* (owned) (nullable) until it is known */
} Probe;

/*
 * Helpers
 */

static void
free_probe (gpointer data)
{
  Probe *probe = data;

  g_clear_object (&probe->connectable);
  g_clear_pointer (&probe->endpoint, signet_token_endpoint_unref);
  g_free (probe);
}

static GError *
judge_status (guint status)
{
  if (status == SOUP_STATUS_NOT_FOUND || status == SOUP_STATUS_GONE)
    return g_error_new_literal (SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_NO_ENDPOINT,
                                "There is nothing at the address");
  if (SOUP_STATUS_IS_SERVER_ERROR (status) && status != SOUP_STATUS_NOT_IMPLEMENTED)
    return g_error_new (SIGNET_ERROR, SIGNET_ERROR_SERVER, "The answer was %u", status);

  return NULL;
}

/*
 * Callbacks
 */

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Probe *probe = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetHttpReply) reply =
    signet_http_client_send_finish (SIGNET_HTTP_CLIENT (source), result, NULL, &error);

  if (reply != NULL)
    error = judge_status (signet_http_reply_get_status (reply));

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&probe->endpoint),
                           (GDestroyNotify) signet_token_endpoint_unref);
}

static void
knock (GTask *task)
{
  Probe *probe = g_task_get_task_data (task);
  GUri *uri = signet_token_endpoint_get_uri (probe->endpoint);
  g_autoptr(SignetHttpClient) client = signet_http_client_new (uri, probe->connectable);
  g_autofree char *target = g_uri_to_string (uri);
  g_autoptr(SignetHttpRequest) request = signet_http_request_new ("GET", target);

  signet_http_request_set_any_answer (request);
  signet_http_client_set_timeout (client, TIMEOUT);
  signet_http_client_send_async (client, request, g_task_get_cancellable (task),
                                 sent_cb, g_object_ref (task));
}

static void
discovered_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Probe *probe = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  probe->endpoint = signet_token_discovery_finish (result, &error);
  if (probe->endpoint != NULL)
    knock (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/*
 * Public
 */

/**
 * signet_token_probe_async:
 * @issuer: (nullable): the URL of an issuer, which is asked for its token endpoint
 * @token_endpoint: (nullable): the URL of a token endpoint, if there is no issuer to ask
 * @connectable: (nullable): how to reach it, if not by the host and port of the URL
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Looks whether there is a token endpoint that answers, without showing any credential.
 */
void
signet_token_probe_async (const char          *issuer,
                          const char          *token_endpoint,
                          GSocketConnectable  *connectable,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GError) error = NULL;
  Probe *probe;

  g_return_if_fail (issuer != NULL || token_endpoint != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_token_probe_async);
  probe = g_new0 (Probe, 1);
  g_set_object (&probe->connectable, connectable);
  g_task_set_task_data (task, probe, free_probe);

  if (issuer != NULL)
    {
      signet_token_discovery_async (issuer, connectable, cancellable,
                                    discovered_cb, g_object_ref (task));
      return;
    }

  probe->endpoint = signet_token_endpoint_new (token_endpoint, &error);
  if (probe->endpoint != NULL)
    knock (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * signet_token_probe_finish:
 * @result: what the callback was given
 * @error: return location for a [error@Signet.TokenError], a [error@Signet.Error] or
 *   %G_IO_ERROR_CANCELLED
 *
 * Ends [func@Signet.token_probe_async].
 *
 * Returns: (transfer full) (nullable): where tokens are given out, or %NULL with @error set
 */
SignetTokenEndpoint *
signet_token_probe_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
