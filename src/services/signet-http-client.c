/* signet-http-client.c: asking one server
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-http-client.h"

#include "signet-deadline.h"
#include "signet-error.h"
#include "signet-http-answer.h"
#include "signet-http-buffer.h"
#include "signet-http-error.h"
#include "signet-http-origin.h"
#include "signet-http-retry.h"

/* How long the server may be silent, in seconds. */
#define TIMEOUT 30
/* How long a connection is kept without use, in seconds. */
#define IDLE_TIMEOUT 60
/* Enough for what is loaded at the same time. */
#define CONNECTIONS 4
/* How long a request may take with all that is sent again, in milliseconds. */
#define TIME_LIMIT (120 * 1000)

/* Nothing here writes a log: neither a body nor a header may ever come into one. */
struct _SignetHttpClient
{
  GObject parent_instance;

  SoupSession *session; /* (owned) */
  GUri *base;           /* (owned) */
  SignetHttpClock clock;
};

G_DEFINE_FINAL_TYPE (SignetHttpClient, signet_http_client, G_TYPE_OBJECT)

/* One request with all its attempts. */
typedef struct
{
  SignetDeadline *deadline;   /* (owned) */
  SignetHttpRequest *request; /* (owned) */
  SoupMessage *message;       /* (owned) (nullable) of this attempt */
  GInputStream *stream;       /* (owned) (nullable) */
  GSource *wait;              /* (owned) (nullable) */
  GPtrArray *problems;        /* (owned) (nullable) */
  SignetHttpBuffer *buffer;   /* (owned) what was read */
  guint attempt;
} Exchange;

static void start_attempt (GTask *task);
static void read_more (GTask *task);

/*
 * Helpers
 */

static gint64
tell_time (gpointer data)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static double
tell_random (gpointer data)
{
  return g_random_double ();
}

static GSource *
make_wait (guint    milliseconds,
           gpointer data)
{
  return g_timeout_source_new (milliseconds);
}

static void
end_attempt (Exchange *exchange)
{
  signet_http_buffer_clear (exchange->buffer);
  g_clear_object (&exchange->stream);
  g_clear_object (&exchange->message);
}

static void
free_exchange (gpointer data)
{
  Exchange *exchange = data;

  end_attempt (exchange);
  if (exchange->wait != NULL)
    g_source_destroy (exchange->wait);
  g_clear_pointer (&exchange->wait, g_source_unref);
  g_clear_pointer (&exchange->deadline, signet_deadline_free);
  g_clear_pointer (&exchange->problems, g_ptr_array_unref);
  signet_http_buffer_free (exchange->buffer);
  signet_http_request_unref (exchange->request);
  g_free (exchange);
}

static void
return_error (GTask  *task,
              GError *error)
{
  Exchange *exchange = g_task_get_task_data (task);

  if (signet_deadline_claim (exchange->deadline))
    g_task_return_error (task, error);
  else
    g_error_free (error);
}

static gboolean
may_answer_better (const GError *error)
{
  return error->code == SIGNET_ERROR_RATE_LIMITED || error->code == SIGNET_ERROR_SERVER ||
         error->code == SIGNET_ERROR_TIMED_OUT;
}

static SoupSession *
make_session (GSocketConnectable *connectable)
{
  /* With a blank at its end, libsoup adds its own name and version. */
  return soup_session_new_with_options ("remote-connectable", connectable,
                                        "user-agent", "signet/" SIGNET_VERSION " ",
                                        "timeout", TIMEOUT,
                                        "idle-timeout", IDLE_TIMEOUT,
                                        "max-conns", CONNECTIONS,
                                        "max-conns-per-host", CONNECTIONS,
                                        NULL);
}

/*
 * Callbacks
 */

static gboolean
on_waited_cb (gpointer user_data)
{
  GTask *task = user_data;
  Exchange *exchange = g_task_get_task_data (task);

  g_clear_pointer (&exchange->wait, g_source_unref);
  if (!signet_deadline_has_passed (exchange->deadline))
    start_attempt (task);

  return G_SOURCE_REMOVE;
}

/* The source holds the task until it fires, or until the deadline cancelled it. */
static void
wait_and_start (GTask *task,
                guint  milliseconds)
{
  SignetHttpClient *self = g_task_get_source_object (task);
  Exchange *exchange = g_task_get_task_data (task);
  GSource *cancelled;

  exchange->attempt++;
  exchange->wait = self->clock.wait (milliseconds, self->clock.data);
  cancelled = g_cancellable_source_new (signet_deadline_get_cancellable (exchange->deadline));
  g_source_set_dummy_callback (cancelled);
  g_source_add_child_source (exchange->wait, cancelled);
  g_source_unref (cancelled);
  g_source_set_callback (exchange->wait, on_waited_cb, g_object_ref (task), g_object_unref);
  g_source_attach (exchange->wait, g_task_get_context (task));
}

static void
handle_error (GTask        *task,
              const GError *error)
{
  SignetHttpClient *self = g_task_get_source_object (task);
  Exchange *exchange = g_task_get_task_data (task);
  int delay = signet_http_retry_after_error (exchange->request, error, exchange->attempt,
                                             self->clock.random (self->clock.data));

  end_attempt (exchange);
  if (signet_deadline_has_passed (exchange->deadline))
    return;

  if (delay != SIGNET_HTTP_RETRY_NEVER)
    wait_and_start (task, (guint) delay);
  else
    return_error (task, signet_http_error_from_transport (error));
}

static void
return_reply (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetHttpReply) reply =
    signet_http_answer_to_reply (exchange->request, exchange->message, exchange->buffer, &error);

  if (reply == NULL)
    {
      return_error (task, g_steal_pointer (&error));
      return;
    }

  end_attempt (exchange);
  if (signet_deadline_claim (exchange->deadline))
    g_task_return_pointer (task, g_steal_pointer (&reply),
                           (GDestroyNotify) signet_http_reply_unref);
}

static void
handle_refusal (GTask *task,
                guint  status)
{
  SignetHttpClient *self = g_task_get_source_object (task);
  Exchange *exchange = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);
  g_autoptr(JsonNode) body = signet_http_answer_parse (exchange->message, exchange->buffer, NULL);
  g_autoptr(GError) error = signet_http_error_from_answer (status, body);
  const char *retry_after = soup_message_headers_get_one (headers, "Retry-After");
  int delay = SIGNET_HTTP_RETRY_NEVER;

  if (may_answer_better (error))
    delay = signet_http_retry_after_answer (exchange->request, status, retry_after,
                                            exchange->attempt,
                                            self->clock.now (self->clock.data),
                                            self->clock.random (self->clock.data));

  if (delay == SIGNET_HTTP_RETRY_NEVER && signet_http_request_is_any_answer (exchange->request))
    {
      return_reply (task);
      return;
    }

  end_attempt (exchange);
  if (delay != SIGNET_HTTP_RETRY_NEVER)
    {
      wait_and_start (task, (guint) delay);
      return;
    }

  exchange->problems = signet_http_error_dup_problems (body);
  return_error (task, g_steal_pointer (&error));
}

static void
handle_answer (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);
  guint status = soup_message_get_status (exchange->message);
  g_autoptr(GError) error = NULL;

  if (!signet_http_error_check_end (exchange->message,
                                    signet_http_buffer_get_length (exchange->buffer), &error))
    {
      handle_error (task, error);
      return;
    }

  if (!SOUP_STATUS_IS_SUCCESSFUL (status))
    handle_refusal (task, status);
  else
    return_reply (task);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  if (n < 0)
    {
      handle_error (task, error);
      return;
    }

  if (signet_deadline_has_passed (exchange->deadline))
    return;

  if (n == 0)
    {
      handle_answer (task);
      return;
    }

  signet_http_buffer_add (exchange->buffer, (gsize) n);
  if (signet_http_buffer_get_length (exchange->buffer) > SIGNET_HTTP_BODY_MAX)
    return_error (task, g_error_new_literal (SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                                             "The answer is too long"));
  else
    read_more (task);
}

static void
send_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  exchange->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (exchange->stream == NULL)
    {
      handle_error (task, error);
      return;
    }

  if (!signet_deadline_has_passed (exchange->deadline))
    read_more (task);
}

static void
read_more (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);
  goffset announced = soup_message_headers_get_content_length (headers);
  gsize room;
  guint8 *place;

  /* A length that is true saves all copying, and one that is not cannot ask for much. */
  place = signet_http_buffer_reserve (exchange->buffer,
                                      (gsize) CLAMP (announced, 0, SIGNET_HTTP_BODY_MAX), &room);
  g_input_stream_read_async (exchange->stream, place, room, G_PRIORITY_DEFAULT,
                             signet_deadline_get_cancellable (exchange->deadline),
                             read_cb, g_object_ref (task));
}

static void
start_attempt (GTask *task)
{
  SignetHttpClient *self = g_task_get_source_object (task);
  Exchange *exchange = g_task_get_task_data (task);

  exchange->message = signet_http_request_to_message (exchange->request, self->base);
  if (exchange->message == NULL)
    {
      return_error (task, g_error_new_literal (SIGNET_ERROR, SIGNET_ERROR_INVALID,
                                               "There is no such place at the server"));
      return;
    }

  soup_session_send_async (self->session, exchange->message, G_PRIORITY_DEFAULT,
                           signet_deadline_get_cancellable (exchange->deadline),
                           send_cb, g_object_ref (task));
}

/*
 * GObject
 */

static void
signet_http_client_dispose (GObject *object)
{
  SignetHttpClient *self = SIGNET_HTTP_CLIENT (object);

  if (self->session != NULL)
    soup_session_abort (self->session);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (signet_http_client_parent_class)->dispose (object);
}

static void
signet_http_client_finalize (GObject *object)
{
  SignetHttpClient *self = SIGNET_HTTP_CLIENT (object);

  g_clear_pointer (&self->base, g_uri_unref);

  G_OBJECT_CLASS (signet_http_client_parent_class)->finalize (object);
}

static void
signet_http_client_class_init (SignetHttpClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = signet_http_client_dispose;
  object_class->finalize = signet_http_client_finalize;
}

static void
signet_http_client_init (SignetHttpClient *self)
{
  self->clock = (SignetHttpClock) { tell_time, tell_random, make_wait, NULL };
}

/*
 * Public
 */

/**
 * signet_http_client_new:
 * @base: where the server is; its host also names it in the requests
 * @connectable: (nullable): how to reach it, if not by the host and port of @base
 *
 * A client of its own for each server, because connections and sign-ins belong to one.
 *
 * Returns: (transfer full): a client
 */
SignetHttpClient *
signet_http_client_new (GUri               *base,
                        GSocketConnectable *connectable)
{
  SignetHttpClient *self;

  g_return_val_if_fail (base != NULL, NULL);
  g_return_val_if_fail (connectable == NULL || G_IS_SOCKET_CONNECTABLE (connectable), NULL);

  self = g_object_new (SIGNET_TYPE_HTTP_CLIENT, NULL);
  self->base = g_uri_ref (base);
  self->session = make_session (connectable);
  /* A proxy is for what is elsewhere, and must not get what is for this computer. */
  if (signet_http_origin_is_loopback (base))
    soup_session_set_proxy_resolver (self->session, NULL);

  return self;
}

/**
 * signet_http_client_new_local:
 * @socket_path: the path of a UNIX socket
 *
 * Returns: (transfer full): a client of a server on this computer
 */
SignetHttpClient *
signet_http_client_new_local (const char *socket_path)
{
  g_autoptr(GUri) base = NULL;
  g_autoptr(GSocketAddress) address = NULL;

  g_return_val_if_fail (socket_path != NULL, NULL);

  base = g_uri_build (SOUP_HTTP_URI_FLAGS, "http", NULL, "localhost", -1, "/", NULL, NULL);
  address = g_unix_socket_address_new (socket_path);

  return signet_http_client_new (base, G_SOCKET_CONNECTABLE (address));
}

/**
 * signet_http_client_new_beside:
 * @other: a client
 *
 * For requests that keep a connection for long, and must not keep it from others.
 *
 * Returns: (transfer full): a client of the same server, with connections of its own
 */
SignetHttpClient *
signet_http_client_new_beside (SignetHttpClient *other)
{
  SignetHttpClient *self;

  g_return_val_if_fail (SIGNET_IS_HTTP_CLIENT (other), NULL);

  self = signet_http_client_new (other->base,
                                 soup_session_get_remote_connectable (other->session));
  self->clock = other->clock;

  return self;
}

/**
 * signet_http_client_set_timeout:
 * @self: a client
 * @seconds: how long the server may be silent
 *
 * Sets the time after which an answer is given up.
 */
void
signet_http_client_set_timeout (SignetHttpClient *self,
                                guint             seconds)
{
  g_return_if_fail (SIGNET_IS_HTTP_CLIENT (self));

  soup_session_set_timeout (self->session, seconds);
}

/**
 * signet_http_client_set_clock:
 * @self: a client
 * @clock: where time and chance come from
 *
 * Sets what decides how long to wait before a request is sent again.
 */
void
signet_http_client_set_clock (SignetHttpClient      *self,
                              const SignetHttpClock *clock)
{
  g_return_if_fail (SIGNET_IS_HTTP_CLIENT (self));
  g_return_if_fail (clock != NULL);

  self->clock = *clock;
}

/**
 * signet_http_client_send_async:
 * @self: a client
 * @request: what to ask
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Sends a request, again where that is safe and may help. Cancelling ends it at once, also
 * while it waits to send again.
 */
void
signet_http_client_send_async (SignetHttpClient    *self,
                               SignetHttpRequest   *request,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Exchange *exchange;

  g_return_if_fail (SIGNET_IS_HTTP_CLIENT (self));
  g_return_if_fail (request != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_http_client_send_async);

  exchange = g_new0 (Exchange, 1);
  exchange->request = signet_http_request_ref (request);
  exchange->buffer = signet_http_buffer_new (signet_http_request_is_sensitive (request));
  exchange->deadline = signet_deadline_new (task, TIME_LIMIT);
  g_task_set_task_data (task, exchange, free_exchange);

  /* What was given up before it begins is not sent: libsoup 3.6 would let go of it twice. */
  if (g_cancellable_is_cancelled (cancellable) && signet_deadline_claim (exchange->deadline))
    g_task_return_error_if_cancelled (task);
  else
    start_attempt (task);
}

/**
 * signet_http_client_send_finish:
 * @self: a client
 * @result: what the callback was given
 * @problems: (out) (optional) (nullable) (transfer full) (element-type SignetProblem): what is
 *   wrong with the fields of the request, where the server says so
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.HttpClient.send_async].
 *
 * Returns: (transfer full) (nullable): an answer of success, or %NULL with @error set
 */
SignetHttpReply *
signet_http_client_send_finish (SignetHttpClient  *self,
                                GAsyncResult      *result,
                                GPtrArray        **problems,
                                GError           **error)
{
  Exchange *exchange;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  exchange = g_task_get_task_data (G_TASK (result));
  if (problems != NULL)
    *problems = g_steal_pointer (&exchange->problems);

  return g_task_propagate_pointer (G_TASK (result), error);
}
