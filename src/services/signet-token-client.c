/* signet-token-client.c: getting access tokens from one token endpoint
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-token-client.h"

#include "signet-error.h"
#include "signet-http-client.h"
#include "signet-token-error.h"
#include "signet-token-refusal.h"

#include <string.h>

/* It knows nothing of connections, so that it works with any issuer of OAuth 2.0. Nothing here
 * writes a log: neither a secret nor a token may ever come into one.
 */
struct _SignetTokenClient
{
  GObject parent_instance;

  SignetTokenEndpoint *endpoint; /* (owned) */
  SignetHttpClient *http;        /* (owned) */
  guint first_attempt;           /* the way to authenticate that worked last */
};

G_DEFINE_FINAL_TYPE (SignetTokenClient, signet_token_client, G_TYPE_OBJECT)

typedef struct
{
  SignetTokenRequest *request; /* (owned) */
  GError *refusal;             /* (owned) (nullable) of the first way to authenticate */
  guint attempt;
} Fetch;

static void start_attempt (GTask *task);

/*
 * Helpers
 */

static void
free_fetch (gpointer data)
{
  Fetch *fetch = data;

  signet_token_request_unref (fetch->request);
  g_clear_error (&fetch->refusal);
  g_free (fetch);
}

static gboolean
begins_object (GBytes *bytes)
{
  gsize length = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  while (length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }

  return length > 0 && *text == '{';
}

/* Some servers answer everything with 200 and a page for people, and some with 200 and an error
 * in JSON.
 */
static SignetAccessToken *
read_success (Fetch   *fetch,
              guint    status,
              GBytes  *bytes,
              GError **error)
{
  if (!begins_object (bytes))
    {
      g_set_error_literal (error, SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_NO_ENDPOINT,
                           "The answer is not that of a token endpoint");
      g_clear_pointer (&bytes, g_bytes_unref);
      return NULL;
    }

  if (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                    "\"access_token\"") == NULL)
    {
      g_autoptr(GError) refusal =
        signet_token_refusal_classify (status, bytes,
                                       signet_token_request_get_secret (fetch->request));

      g_bytes_unref (bytes);
      if (!g_error_matches (refusal, SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_NO_ENDPOINT))
        g_propagate_error (error, g_steal_pointer (&refusal));
      else
        g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                             "There is no access token in the answer");
      return NULL;
    }

  return signet_access_token_new_from_answer (bytes, g_get_real_time () / G_USEC_PER_SEC, error);
}

static gboolean
is_about_client (const GError *error)
{
  return g_error_matches (error, SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_CLIENT) ||
         g_error_matches (error, SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_REQUEST);
}

/* An issuer that does not understand the first way may say that there is no client, or that
 * something is missing.
 */
static void
handle_refusal (GTask  *task,
                GError *refusal)
{
  SignetTokenClient *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  SignetTokenAuth auth;

  if (fetch->refusal == NULL && is_about_client (refusal) &&
      signet_token_endpoint_get_auth (self->endpoint, fetch->attempt + 1, &auth))
    {
      fetch->refusal = refusal;
      fetch->attempt++;
      start_attempt (task);
      return;
    }

  if (fetch->refusal != NULL && is_about_client (refusal))
    {
      g_error_free (refusal);
      refusal = g_steal_pointer (&fetch->refusal);
    }
  g_task_return_error (task, refusal);
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
  SignetTokenClient *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetHttpReply) reply =
    signet_http_client_send_finish (SIGNET_HTTP_CLIENT (source), result, NULL, &error);
  SignetAccessToken *token = NULL;
  GBytes *bytes;
  guint status;

  if (reply == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  status = signet_http_reply_get_status (reply);
  bytes = signet_http_reply_take_bytes (reply);
  if (SOUP_STATUS_IS_SUCCESSFUL (status))
    token = read_success (fetch, status, bytes, &error);
  else
    {
      error = signet_token_refusal_classify (status, bytes,
                                             signet_token_request_get_secret (fetch->request));
      g_clear_pointer (&bytes, g_bytes_unref);
    }

  if (token == NULL)
    {
      handle_refusal (task, g_steal_pointer (&error));
      return;
    }

  self->first_attempt = fetch->attempt;
  g_task_return_pointer (task, token, (GDestroyNotify) signet_access_token_unref);
}

static void
start_attempt (GTask *task)
{
  SignetTokenClient *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr(SignetHttpRequest) request = NULL;
  SignetTokenAuth auth;

  if (!signet_token_endpoint_get_auth (self->endpoint, fetch->attempt, &auth))
    {
      g_task_return_new_error (task, SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_NOT_ALLOWED,
                               "The issuer takes no Client Secret");
      return;
    }

  request = signet_token_request_to_http (fetch->request,
                                          signet_token_endpoint_get_uri (self->endpoint), auth);
  signet_http_client_send_async (self->http, request, g_task_get_cancellable (task),
                                 sent_cb, g_object_ref (task));
}

/*
 * GObject
 */

static void
signet_token_client_dispose (GObject *object)
{
  SignetTokenClient *self = SIGNET_TOKEN_CLIENT (object);

  g_clear_object (&self->http);
  g_clear_pointer (&self->endpoint, signet_token_endpoint_unref);

  G_OBJECT_CLASS (signet_token_client_parent_class)->dispose (object);
}

static void
signet_token_client_class_init (SignetTokenClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = signet_token_client_dispose;
}

static void
signet_token_client_init (SignetTokenClient *self)
{
}

/*
 * Public
 */

/**
 * signet_token_client_new:
 * @endpoint: a token endpoint
 * @connectable: (nullable): how to reach it, if not by the host and port of its URL
 *
 * Returns: (transfer full): a client
 */
SignetTokenClient *
signet_token_client_new (SignetTokenEndpoint *endpoint,
                         GSocketConnectable  *connectable)
{
  SignetTokenClient *self;

  g_return_val_if_fail (endpoint != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_TOKEN_CLIENT, NULL);
  self->endpoint = signet_token_endpoint_ref (endpoint);
  self->http = signet_http_client_new (signet_token_endpoint_get_uri (endpoint), connectable);

  return self;
}

/**
 * signet_token_client_fetch_async:
 * @self: a client
 * @request: what to ask
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Asks for a token.
 */
void
signet_token_client_fetch_async (SignetTokenClient   *self,
                                 SignetTokenRequest  *request,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Fetch *fetch;

  g_return_if_fail (SIGNET_IS_TOKEN_CLIENT (self));
  g_return_if_fail (request != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_token_client_fetch_async);

  fetch = g_new0 (Fetch, 1);
  fetch->request = signet_token_request_ref (request);
  fetch->attempt = self->first_attempt;
  g_task_set_task_data (task, fetch, free_fetch);

  start_attempt (task);
}

/**
 * signet_token_client_fetch_finish:
 * @self: a client
 * @result: what the callback was given
 * @error: return location for a [error@Signet.TokenError], a [error@Signet.Error] or
 *   %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.TokenClient.fetch_async].
 *
 * Returns: (transfer full) (nullable): a token, or %NULL with @error set
 */
SignetAccessToken *
signet_token_client_fetch_finish (SignetTokenClient  *self,
                                  GAsyncResult       *result,
                                  GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
