/* signet-issuer-process.c: the built-in issuer, found or started
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-issuer-process.h"

#include "signet-deadline.h"
#include "signet-error.h"
#include "signet-issuer-child.h"
#include "signet-issuer-command.h"
#include "signet-sandbox.h"

#include <gio/gunixsocketaddress.h>
#include <sys/un.h>

/* How long an issuer may take to become ready, in milliseconds. */
#define READY_LIMIT 20000
/* How long another one that holds the database may take to listen, in milliseconds. */
#define OTHER_LIMIT 3000
/* How long to wait before it is looked for again, in milliseconds. */
#define LOOK_AGAIN 50
/* What is added to the limits for those who wait, in milliseconds. */
#define GRACE 5000

/* All who want the issuer at the same time wait for one search: first whether its socket
 * answers, then whether a new one becomes ready, and if that says that another holds the
 * database or the socket, whether that one answers after all.
 */
struct _SignetIssuerProcess
{
  GObject parent_instance;

  SignetSettings *settings;   /* (owned) (nullable) */
  char *socket_path;          /* (owned) */
  GPtrArray *waiting;         /* (owned) (element-type GTask) */
  SignetIssuerChild *child;   /* (owned) (nullable) */
  GError *failure;            /* (owned) (nullable) what a new one said */
  GSource *look_again;        /* (owned) (nullable) */
  GCancellable *cancellable;  /* (owned) */
  gint64 look_until;          /* monotonic time */
  gboolean starting;          /* the child did not say yet what becomes of it */
  guint time_limit;           /* milliseconds */
  guint other_limit;          /* milliseconds */
};

G_DEFINE_FINAL_TYPE (SignetIssuerProcess, signet_issuer_process, G_TYPE_OBJECT)

static void look (SignetIssuerProcess *self);

/*
 * Helpers
 */

static void
free_deadline (gpointer data)
{
  signet_deadline_free (data);
}

/* Tells all who wait. They may ask again from their callbacks, so the search is over before. */
static void
return_all (SignetIssuerProcess *self,
            const GError        *error)
{
  g_autoptr(GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    {
      GTask *task = g_ptr_array_index (waiting, i);

      if (!signet_deadline_claim (g_task_get_task_data (task)))
        continue;

      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_boolean (task, TRUE);
    }
}

static gboolean
may_be_another (const GError *error)
{
  return g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_STORAGE_LOCKED) ||
         g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_SOCKET);
}

static void
let_go (SignetIssuerProcess *self,
        gboolean             keep)
{
  SignetIssuerChild *child = g_steal_pointer (&self->child);

  if (child != NULL)
    signet_issuer_child_let_go (child, keep);
}

/*
 * Callbacks
 */

static gboolean
on_look_again_cb (gpointer user_data)
{
  SignetIssuerProcess *self = user_data;

  g_clear_pointer (&self->look_again, g_source_unref);
  look (self);

  return G_SOURCE_REMOVE;
}

static void
look_later (SignetIssuerProcess *self)
{
  self->look_again = g_timeout_source_new (LOOK_AGAIN);
  g_source_set_callback (self->look_again, on_look_again_cb, self, NULL);
  g_source_attach (self->look_again, g_main_context_get_thread_default ());
}

static void
on_child_cb (SignetIssuerChild *child,
             const GError      *error,
             gpointer           user_data)
{
  SignetIssuerProcess *self = user_data;
  gboolean starting = self->starting;

  g_assert (SIGNET_IS_ISSUER_PROCESS (self));

  self->starting = FALSE;
  if (error == NULL)
    {
      return_all (self, NULL);
      return;
    }

  /* One that was ready and has ended is started again by whoever wants it next. */
  let_go (self, FALSE);
  if (!starting)
    return;

  self->failure = g_error_copy (error);
  self->look_until = g_get_monotonic_time ();
  if (may_be_another (error))
    self->look_until += self->other_limit * G_TIME_SPAN_MILLISECOND;
  look (self);
}

static void
start (SignetIssuerProcess *self)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) argv = NULL;
  int port = self->settings != NULL ? signet_settings_get_issuer_port (self->settings) : 0;

  /* One of ours that does not answer any more only stands in the way. */
  let_go (self, FALSE);

  argv = signet_issuer_command_build (self->socket_path, port, &error);
  if (argv != NULL)
    self->child = signet_issuer_child_start ((const char *const *) argv, self->time_limit,
                                             on_child_cb, self, &error);
  self->starting = self->child != NULL;
  if (!self->starting)
    return_all (self, error);
}

static void
look_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SignetIssuerProcess) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) failure = NULL;
  g_autoptr(GSocketConnection) connection =
    g_socket_client_connect_finish (G_SOCKET_CLIENT (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  /* A queue that is full is a sign of life too. */
  if (connection != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    {
      g_clear_error (&self->failure);
      return_all (self, NULL);
    }
  else if (self->failure == NULL)
    start (self);
  else if (g_get_monotonic_time () < self->look_until)
    look_later (self);
  else
    {
      failure = g_steal_pointer (&self->failure);
      return_all (self, failure);
    }
}

static void
look (SignetIssuerProcess *self)
{
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GSocketAddress) address = g_unix_socket_address_new (self->socket_path);

  g_socket_client_connect_async (client, G_SOCKET_CONNECTABLE (address), self->cancellable,
                                 look_cb, g_object_ref (self));
}

/*
 * GObject
 */

static void
signet_issuer_process_dispose (GObject *object)
{
  SignetIssuerProcess *self = SIGNET_ISSUER_PROCESS (object);

  g_cancellable_cancel (self->cancellable);
  if (self->look_again != NULL)
    g_source_destroy (self->look_again);
  g_clear_pointer (&self->look_again, g_source_unref);
  /* In a sandbox the application itself stays for it, and ends only when that shall end too. */
  let_go (self, self->settings != NULL && !signet_sandbox_is_here () &&
                signet_settings_get_keep_issuer_running (self->settings));
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (signet_issuer_process_parent_class)->dispose (object);
}

static void
signet_issuer_process_finalize (GObject *object)
{
  SignetIssuerProcess *self = SIGNET_ISSUER_PROCESS (object);

  g_ptr_array_unref (self->waiting);
  g_clear_error (&self->failure);
  g_clear_object (&self->cancellable);
  g_free (self->socket_path);

  G_OBJECT_CLASS (signet_issuer_process_parent_class)->finalize (object);
}

static void
signet_issuer_process_class_init (SignetIssuerProcessClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = signet_issuer_process_dispose;
  object_class->finalize = signet_issuer_process_finalize;
}

static void
signet_issuer_process_init (SignetIssuerProcess *self)
{
  self->socket_path = signet_issuer_command_dup_socket_path ();
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
  self->time_limit = READY_LIMIT;
  self->other_limit = OTHER_LIMIT;
}

/*
 * Public
 */

/**
 * signet_issuer_process_new:
 * @settings: (nullable): the port, and whether it goes on without us
 *
 * The built-in issuer of this person. One that is started here ends when this object does,
 * unless the settings say that it goes on.
 *
 * Returns: (transfer full): the issuer, which was not looked for yet
 */
SignetIssuerProcess *
signet_issuer_process_new (SignetSettings *settings)
{
  SignetIssuerProcess *self;

  g_return_val_if_fail (settings == NULL || SIGNET_IS_SETTINGS (settings), NULL);

  self = g_object_new (SIGNET_TYPE_ISSUER_PROCESS, NULL);
  g_set_object (&self->settings, settings);

  return self;
}

/**
 * signet_issuer_process_get_socket_path:
 * @self: an issuer
 *
 * Returns: where it listens
 */
const char *
signet_issuer_process_get_socket_path (SignetIssuerProcess *self)
{
  g_return_val_if_fail (SIGNET_IS_ISSUER_PROCESS (self), NULL);

  return self->socket_path;
}

/**
 * signet_issuer_process_set_time_limit:
 * @self: an issuer
 * @milliseconds: how long it may take to become ready
 *
 * Sets the time after which a new issuer is given up.
 */
void
signet_issuer_process_set_time_limit (SignetIssuerProcess *self,
                                      guint                milliseconds)
{
  g_return_if_fail (SIGNET_IS_ISSUER_PROCESS (self));

  self->time_limit = milliseconds;
}

/**
 * signet_issuer_process_set_other_limit:
 * @self: an issuer
 * @milliseconds: how long another one may take to listen
 *
 * Sets how long to wait for another issuer that holds the database but does not listen yet.
 */
void
signet_issuer_process_set_other_limit (SignetIssuerProcess *self,
                                       guint                milliseconds)
{
  g_return_if_fail (SIGNET_IS_ISSUER_PROCESS (self));

  self->other_limit = milliseconds;
}

/**
 * signet_issuer_process_ensure_async:
 * @self: an issuer
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Finds the issuer by its socket, or starts it. Whoever asks while one is being started waits
 * for the same. Cancelling ends only the waiting.
 */
void
signet_issuer_process_ensure_async (SignetIssuerProcess *self,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  guint limit;

  g_return_if_fail (SIGNET_IS_ISSUER_PROCESS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_issuer_process_ensure_async);

  /* The path must fit into an address, or it would be cut off and mean another place. */
  if (strlen (self->socket_path) >= sizeof (((struct sockaddr_un *) NULL)->sun_path))
    {
      g_task_return_new_error (task, SIGNET_ERROR, SIGNET_ERROR_SOCKET,
                               "The path of the socket is too long: %s", self->socket_path);
      return;
    }

  /* The search ends by itself before this, so this is only for the case that it cannot. */
  limit = self->time_limit + self->other_limit + GRACE;
  g_task_set_task_data (task, signet_deadline_new (task, limit), free_deadline);
  g_ptr_array_add (self->waiting, g_object_ref (task));
  if (self->waiting->len == 1)
    look (self);
}

/**
 * signet_issuer_process_ensure_finish:
 * @self: an issuer
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.IssuerProcess.ensure_async].
 *
 * Returns: whether its socket answers
 */
gboolean
signet_issuer_process_ensure_finish (SignetIssuerProcess  *self,
                                     GAsyncResult         *result,
                                     GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
