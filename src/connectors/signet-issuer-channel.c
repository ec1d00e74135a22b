/* signet-issuer-channel.c: requests to the built-in issuer, which may have to be started first
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-issuer-channel.h"

#include "signet-error.h"

/* How often the issuer may be lost in one request. */
#define ROUNDS 3

struct _SignetIssuerChannel
{
  GObject parent_instance;

  SignetIssuerProcess *process; /* (owned) */
  SignetHttpClient *client;     /* (owned) */
};

G_DEFINE_FINAL_TYPE (SignetIssuerChannel, signet_issuer_channel, G_TYPE_OBJECT)

typedef struct
{
  SignetHttpRequest *request; /* (owned) */
  GPtrArray *problems;        /* (owned) (nullable) */
  guint rounds;
} Sending;

static void send_request (GTask *task);

/*
 * Helpers
 */

static void
free_sending (gpointer data)
{
  Sending *sending = data;

  signet_http_request_unref (sending->request);
  g_clear_pointer (&sending->problems, g_ptr_array_unref);
  g_free (sending);
}

/* What did not reach anybody can be sent again, whatever it is. What may have been carried out
 * only if that does no harm.
 */
static gboolean
may_send_again (Sending      *sending,
                const GError *error)
{
  if (sending->rounds >= ROUNDS)
    return FALSE;

  return g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_UNREACHABLE) ||
         (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_INTERRUPTED) &&
          signet_http_request_is_repeatable (sending->request));
}

/*
 * Callbacks
 */

static void
ensure_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (signet_issuer_process_ensure_finish (SIGNET_ISSUER_PROCESS (source), result, &error))
    send_request (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
send_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetIssuerChannel *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetHttpReply) reply =
    signet_http_client_send_finish (SIGNET_HTTP_CLIENT (source), result,
                                    &sending->problems, &error);

  sending->rounds++;
  if (reply != NULL)
    g_task_return_pointer (task, g_steal_pointer (&reply),
                           (GDestroyNotify) signet_http_reply_unref);
  else if (may_send_again (sending, error))
    signet_issuer_process_ensure_async (self->process, g_task_get_cancellable (task),
                                        ensure_cb, g_object_ref (task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
send_request (GTask *task)
{
  SignetIssuerChannel *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);

  signet_http_client_send_async (self->client, sending->request, g_task_get_cancellable (task),
                                 send_cb, g_object_ref (task));
}

/*
 * GObject
 */

static void
signet_issuer_channel_dispose (GObject *object)
{
  SignetIssuerChannel *self = SIGNET_ISSUER_CHANNEL (object);

  g_clear_object (&self->process);
  g_clear_object (&self->client);

  G_OBJECT_CLASS (signet_issuer_channel_parent_class)->dispose (object);
}

static void
signet_issuer_channel_class_init (SignetIssuerChannelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = signet_issuer_channel_dispose;
}

static void
signet_issuer_channel_init (SignetIssuerChannel *self)
{
}

/*
 * Public
 */

/**
 * signet_issuer_channel_new:
 * @process: the issuer
 * @client: a client of its socket
 *
 * Returns: (transfer full): a channel to @process
 */
SignetIssuerChannel *
signet_issuer_channel_new (SignetIssuerProcess *process,
                           SignetHttpClient    *client)
{
  SignetIssuerChannel *self;

  g_return_val_if_fail (SIGNET_IS_ISSUER_PROCESS (process), NULL);
  g_return_val_if_fail (SIGNET_IS_HTTP_CLIENT (client), NULL);

  self = g_object_new (SIGNET_TYPE_ISSUER_CHANNEL, NULL);
  self->process = g_object_ref (process);
  self->client = g_object_ref (client);

  return self;
}

/**
 * signet_issuer_channel_send_async:
 * @self: a channel
 * @request: what to ask
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Sends a request. If the issuer is not there, or goes away meanwhile, it is started and the
 * request is sent again, as far as that is safe.
 */
void
signet_issuer_channel_send_async (SignetIssuerChannel *self,
                                  SignetHttpRequest   *request,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Sending *sending;

  g_return_if_fail (SIGNET_IS_ISSUER_CHANNEL (self));
  g_return_if_fail (request != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_issuer_channel_send_async);

  sending = g_new0 (Sending, 1);
  sending->request = signet_http_request_ref (request);
  g_task_set_task_data (task, sending, free_sending);

  send_request (task);
}

/**
 * signet_issuer_channel_send_finish:
 * @self: a channel
 * @result: what the callback was given
 * @problems: (out) (optional) (nullable) (transfer full) (element-type SignetProblem): what is
 *   wrong with the fields of the request, where the issuer says so
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.IssuerChannel.send_async].
 *
 * Returns: (transfer full) (nullable): an answer of success, or %NULL with @error set
 */
SignetHttpReply *
signet_issuer_channel_send_finish (SignetIssuerChannel  *self,
                                   GAsyncResult         *result,
                                   GPtrArray           **problems,
                                   GError              **error)
{
  Sending *sending;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  sending = g_task_get_task_data (G_TASK (result));
  if (problems != NULL)
    *problems = g_steal_pointer (&sending->problems);

  return g_task_propagate_pointer (G_TASK (result), error);
}
