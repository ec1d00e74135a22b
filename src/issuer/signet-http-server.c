/* signet-http-server.c: one listener and the thread that answers at it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-http-server.h"

#include "signet-error.h"

#include <microhttpd.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

/* How many clients may be connected at once; the next ones wait in the backlog. */
#define CONNECTIONS_MAX 1000

/* After how many idle seconds a connection is closed. */
#define IDLE_SECONDS 60

/* Request line and header fields of one request, in bytes. */
#define HEADER_MEMORY (32 * 1024)

/* A client that sends too much is heard to the end up to this many bytes, because one whose
 * connection is closed while it writes never reads the answer that says why.
 */
#define DRAIN_MAX (16 * 1024 * 1024)

/* How long answers may take to be sent when the server stops, and how often it is looked then
 * whether they are, in milliseconds.
 */
#define STOP_SECONDS 5
#define STOP_PAUSE   100

/* The thread runs the daemon by hand, so that it can look after those who wait between two
 * turns, and so that nothing here needs a lock.
 */
struct _SignetHttpServer
{
  GObject parent_instance;

  struct MHD_Daemon *daemon; /* (owned) (nullable) */
  int fd;                    /* (owned) until the daemon has it, then -1 */
  gsize body_max;
  SignetHttpHandler handler;
  gpointer user_data; /* (borrowed) */

  GThread *thread; /* (owned) (nullable) */
  int stop_fd;     /* (owned) an eventfd that tells the thread to stop, -1 while there is none */

  /* These are the thread's alone. */
  SignetHttpWaitList *waiting; /* (owned) requests that are answered later */
  guint n_answers;             /* answers that are not sent yet */
  gint64 stop_end;             /* until when the last answers may take, 0 while it serves */
  gboolean has_room;           /* a connection was closed, so another may be accepted */
};

G_DEFINE_FINAL_TYPE (SignetHttpServer, signet_http_server, G_TYPE_OBJECT)

/* One request and its answer, on one connection. */
typedef struct
{
  char *target;           /* (owned) */
  SignetRequest *request; /* (owned) (nullable) %NULL until the header fields are there */
  guint64 n_received;     /* bytes of the body */
  gboolean answered;
} Exchange;

/*
 * Helpers
 */

static enum MHD_Result
add_request_header (void               *user_data,
                    enum MHD_ValueKind  kind,
                    const char         *name,
                    const char         *value)
{
  signet_request_add_header (user_data, name, value != NULL ? value : "");

  return MHD_YES;
}

static void
add_response_header (const char *name,
                     const char *value,
                     gpointer    user_data)
{
  MHD_add_response_header (user_data, name, value);
}

/* On anything but a UNIX socket the kernel knows no user. The process cannot be told from that:
 * one that lives in another sandbox has no number here.
 */
static void
set_peer (SignetRequest         *request,
          struct MHD_Connection *connection)
{
  const union MHD_ConnectionInfo *info;
  struct ucred credentials;
  socklen_t length = sizeof credentials;

  info = MHD_get_connection_info (connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  if (info != NULL &&
      getsockopt (info->connect_fd, SOL_SOCKET, SO_PEERCRED, &credentials, &length) == 0 &&
      length == sizeof credentials &&
      credentials.uid != (uid_t) -1)
    signet_request_set_peer (request, credentials.uid);
}

static void
begin_request (SignetHttpServer      *self,
               Exchange              *exchange,
               struct MHD_Connection *connection,
               const char            *method)
{
  exchange->request = signet_request_new (method, exchange->target);
  signet_request_set_body_max (exchange->request, self->body_max);
  MHD_get_connection_values (connection, MHD_HEADER_KIND, add_request_header, exchange->request);
  set_peer (exchange->request, connection);
}

/* Whether the client waits with its body until it hears that the body is welcome, so that a
 * body that is too large need never be sent (RFC 9110 §10.1.1), or announces so much that
 * nobody would hear it to the end.
 */
static gboolean
is_refused_at_once (SignetHttpServer *self,
                    SignetRequest    *request)
{
  const char *length = signet_request_get_header (request, "Content-Length");
  const char *expect = signet_request_get_header (request, "Expect");
  guint64 announced = length != NULL ? g_ascii_strtoull (length, NULL, 10) : 0;

  return announced > DRAIN_MAX ||
         (announced > self->body_max &&
          expect != NULL &&
          g_ascii_strcasecmp (expect, "100-continue") == 0);
}

static void
unref_bytes (void *bytes)
{
  g_bytes_unref (bytes);
}

static struct MHD_Response *
create_response (SignetResponse *response)
{
  GBytes *body = signet_response_get_body (response);
  struct MHD_Response *created;
  gconstpointer data;
  gsize length;

  if (body == NULL)
    return MHD_create_response_from_buffer (0, NULL, MHD_RESPMEM_PERSISTENT);

  data = g_bytes_get_data (body, &length);
  created = MHD_create_response_from_buffer_with_free_callback_cls (length, (void *) data,
                                                                    unref_bytes, body);
  if (created != NULL)
    g_bytes_ref (body);

  return created;
}

/* Gives no answer if there is none yet and there may be one later. */
static SignetResponse *
handle (SignetHttpServer *self,
        SignetRequest    *request)
{
  SignetResponse *response = self->handler (request, self->user_data);

  if (response == NULL && (self->stop_end != 0 || signet_http_wait_list_is_full (self->waiting)))
    {
      signet_request_end_wait (request);
      response = self->handler (request, self->user_data);
    }

  return response;
}

static gboolean
is_safe (SignetRequest *request)
{
  const char *method = signet_request_get_method (request);

  return g_str_equal (method, "GET") || g_str_equal (method, "HEAD");
}

static enum MHD_Result
answer (SignetHttpServer      *self,
        Exchange              *exchange,
        struct MHD_Connection *connection)
{
  g_autoptr(SignetResponse) response = handle (self, exchange->request);
  struct MHD_Response *created;
  enum MHD_Result result;

  if (response == NULL)
    {
      signet_http_wait_list_add (self->waiting, connection, exchange->request);
      return MHD_YES;
    }

  if (!is_safe (exchange->request))
    signet_http_wait_list_wake (self->waiting);

  created = create_response (response);
  if (created == NULL)
    return MHD_NO;

  exchange->answered = TRUE;
  self->n_answers++;
  signet_response_foreach_header (response, add_response_header, created);
  if (self->stop_end != 0)
    MHD_add_response_header (created, "Connection", "close");

  result = MHD_queue_response (connection, signet_response_get_status (response), created);
  MHD_destroy_response (created);

  return result;
}

static enum MHD_Result
receive (Exchange   *exchange,
         const char *data,
         size_t     *length)
{
  exchange->n_received += *length;
  if (exchange->n_received > DRAIN_MAX)
    return MHD_NO;

  signet_request_append_body (exchange->request, data, *length);
  *length = 0;

  return MHD_YES;
}

static gboolean
is_told_to_stop (SignetHttpServer *self)
{
  struct pollfd fd = { .fd = self->stop_fd, .events = POLLIN };

  return poll (&fd, 1, 0) > 0;
}

/* Accepts nothing more, and has answered what was asked. */
static void
begin_to_stop (SignetHttpServer *self)
{
  self->stop_end = g_get_monotonic_time () + STOP_SECONDS * G_TIME_SPAN_SECOND;
  self->fd = MHD_quiesce_daemon (self->daemon);
  signet_http_wait_list_end (self->waiting);
}

static gboolean
is_at_end (SignetHttpServer *self)
{
  if (self->stop_end == 0)
    return FALSE;

  if (self->n_answers == 0)
    return TRUE;

  if (g_get_monotonic_time () < self->stop_end)
    return FALSE;

  g_message ("Some clients did not take their answers in time");

  return TRUE;
}

/* Sleeps until there is something to do for a connection, for those who wait, or for the end. */
static void
rest (SignetHttpServer *self)
{
  const union MHD_DaemonInfo *info =
    MHD_get_daemon_info (self->daemon, MHD_DAEMON_INFO_EPOLL_FD);
  struct pollfd fds[] = {
    { .fd = info->epoll_fd, .events = POLLIN },
    /* Once it has told, it would only keep the thread awake. */
    { .fd = self->stop_end == 0 ? self->stop_fd : -1, .events = POLLIN },
  };
  int timeout = signet_http_wait_list_get_timeout (self->waiting);
  MHD_UNSIGNED_LONG_LONG limit;

  if (MHD_get_timeout (self->daemon, &limit) == MHD_YES &&
      (timeout < 0 || limit < (MHD_UNSIGNED_LONG_LONG) timeout))
    timeout = (int) MIN (limit, G_MAXINT);
  if (self->stop_end != 0)
    timeout = timeout < 0 ? STOP_PAUSE : MIN (timeout, STOP_PAUSE);

  poll (fds, G_N_ELEMENTS (fds), timeout);
}

/*
 * Callbacks
 */

static void *
on_daemon_target_cb (void                  *user_data,
                     const char            *target,
                     struct MHD_Connection *connection)
{
  Exchange *exchange = g_new0 (Exchange, 1);

  exchange->target = g_strdup (target);

  return exchange;
}

/* Called once when the header fields are there, for each part of the body, and at its end. */
static enum MHD_Result
on_daemon_request_cb (void                   *user_data,
                      struct MHD_Connection  *connection,
                      const char             *url,
                      const char             *method,
                      const char             *version,
                      const char             *upload_data,
                      size_t                 *upload_data_size,
                      void                  **context)
{
  SignetHttpServer *self = user_data;
  Exchange *exchange = *context;

  if (exchange->request == NULL)
    {
      begin_request (self, exchange, connection, method);
      if (!is_refused_at_once (self, exchange->request))
        return MHD_YES;

      signet_request_refuse_body (exchange->request);
      return answer (self, exchange, connection);
    }

  if (*upload_data_size > 0)
    return receive (exchange, upload_data, upload_data_size);

  return answer (self, exchange, connection);
}

static void
on_daemon_completed_cb (void                             *user_data,
                        struct MHD_Connection            *connection,
                        void                            **context,
                        enum MHD_RequestTerminationCode   code)
{
  SignetHttpServer *self = user_data;
  Exchange *exchange = g_steal_pointer (context);

  if (exchange == NULL)
    return;

  if (exchange->answered)
    self->n_answers--;

  g_clear_pointer (&exchange->request, signet_request_free);
  g_free (exchange->target);
  g_free (exchange);
}

/* Where there were too many, the daemon listens again only in its next turn, and does not say
 * that it wants one.
 */
static void
on_daemon_connection_cb (void                               *user_data,
                         struct MHD_Connection              *connection,
                         void                              **context,
                         enum MHD_ConnectionNotificationCode code)
{
  SignetHttpServer *self = user_data;

  if (code == MHD_CONNECTION_NOTIFY_CLOSED)
    self->has_room = TRUE;
}

static gpointer
serve_cb (gpointer user_data)
{
  SignetHttpServer *self = user_data;

  while (!is_at_end (self))
    {
      if (!self->has_room)
        rest (self);
      self->has_room = FALSE;
      if (self->stop_end == 0 && is_told_to_stop (self))
        begin_to_stop (self);
      signet_http_wait_list_wake_due (self->waiting);
      MHD_run (self->daemon);
    }

  return NULL;
}

/*
 * GObject
 */

static void
signet_http_server_finalize (GObject *object)
{
  SignetHttpServer *self = SIGNET_HTTP_SERVER (object);

  signet_http_server_stop (self);
  if (self->fd >= 0)
    close (self->fd);
  if (self->stop_fd >= 0)
    close (self->stop_fd);
  signet_http_wait_list_free (self->waiting);

  G_OBJECT_CLASS (signet_http_server_parent_class)->finalize (object);
}

static void
signet_http_server_class_init (SignetHttpServerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = signet_http_server_finalize;
}

static void
signet_http_server_init (SignetHttpServer *self)
{
  self->fd = -1;
  self->stop_fd = -1;
}

/*
 * Public
 */

/**
 * signet_http_server_new:
 * @fd: (transfer full): a listening socket
 * @body_max: how large the body of a request may be, in bytes
 * @handler: what answers
 * @pulse: (nullable): what looks whether there is something to tell to those who wait
 * @user_data: what to give to @handler and @pulse; it outlives the server
 *
 * Returns: (transfer full): a server that does not run yet
 */
SignetHttpServer *
signet_http_server_new (int                fd,
                        gsize              body_max,
                        SignetHttpHandler  handler,
                        SignetHttpPulse    pulse,
                        gpointer           user_data)
{
  SignetHttpServer *self = g_object_new (SIGNET_TYPE_HTTP_SERVER, NULL);

  self->waiting = signet_http_wait_list_new (pulse, user_data);

  g_return_val_if_fail (fd >= 0, self);
  g_return_val_if_fail (handler != NULL, self);

  self->fd = fd;
  self->body_max = body_max;
  self->handler = handler;
  self->user_data = user_data;

  return self;
}

/**
 * signet_http_server_start:
 * @self: a server
 * @error: return location for a [error@Signet.Error]
 *
 * Starts the thread that accepts connections and answers requests, one after the other.
 *
 * Returns: whether it runs
 */
gboolean
signet_http_server_start (SignetHttpServer  *self,
                          GError           **error)
{
  g_return_val_if_fail (SIGNET_IS_HTTP_SERVER (self), FALSE);
  g_return_val_if_fail (self->daemon == NULL, FALSE);

  self->daemon = MHD_start_daemon (MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL,
                                   on_daemon_request_cb, self,
                                   MHD_OPTION_LISTEN_SOCKET, self->fd,
                                   MHD_OPTION_URI_LOG_CALLBACK, on_daemon_target_cb, self,
                                   MHD_OPTION_NOTIFY_COMPLETED, on_daemon_completed_cb, self,
                                   MHD_OPTION_NOTIFY_CONNECTION, on_daemon_connection_cb, self,
                                   MHD_OPTION_CONNECTION_LIMIT, (unsigned int) CONNECTIONS_MAX,
                                   MHD_OPTION_CONNECTION_TIMEOUT, (unsigned int) IDLE_SECONDS,
                                   MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t) HEADER_MEMORY,
                                   MHD_OPTION_STRICT_FOR_CLIENT, 1,
                                   MHD_OPTION_END);
  if (self->daemon != NULL)
    {
      self->fd = -1;
      self->stop_fd = eventfd (0, EFD_CLOEXEC);
    }
  if (self->stop_fd >= 0)
    self->thread = g_thread_try_new ("http-server", serve_cb, self, NULL);
  if (self->thread != NULL)
    return TRUE;

  g_clear_pointer (&self->daemon, MHD_stop_daemon);
  g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_FAILED,
                       "The thread of the server cannot be started");

  return FALSE;
}

/**
 * signet_http_server_stop:
 * @self: a server
 *
 * Accepts nothing more, lets what was asked be answered, ends all waiting at once, and ends
 * the thread. A request that has not come to its end is not waited for: nothing of it was
 * done. Does nothing if the server does not run.
 */
void
signet_http_server_stop (SignetHttpServer *self)
{
  g_return_if_fail (SIGNET_IS_HTTP_SERVER (self));

  if (self->thread == NULL)
    return;

  eventfd_write (self->stop_fd, 1);
  g_thread_join (g_steal_pointer (&self->thread));
  g_clear_pointer (&self->daemon, MHD_stop_daemon);
  close (g_steal_fd (&self->stop_fd));

  /* Until here the thread may still have used it. */
  if (self->fd >= 0)
    close (g_steal_fd (&self->fd));
}
