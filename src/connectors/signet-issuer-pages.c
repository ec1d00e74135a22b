/* signet-issuer-pages.c: the credentials of the built-in issuer, page by page
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-issuer-pages.h"

#include "signet-issuer-messages.h"

/* While a page is read in a thread of its own, the next one is on its way already: its place
 * is in the headers. So the issuer and the reader work at the same time, and the main thread
 * does next to nothing.
 */
typedef struct
{
  char *path;               /* (owned) (nullable) for all but the first page */
  GTask *reader_task;       /* (owned) (nullable) who waits for it */
  SignetHttpReply *reply;   /* (owned) (nullable) once it is there */
  GError *error;            /* (owned) (nullable) once it failed */
} Fetch;

struct _SignetIssuerPages
{
  GObject parent_instance;

  SignetIssuerChannel *channel;   /* (owned) */
  SignetCredentialReader *reader; /* (owned) (nullable) of the pages from the first to the last */
  Fetch *ahead;                   /* (owned) (nullable) the page that comes next */
};

G_DEFINE_FINAL_TYPE (SignetIssuerPages, signet_issuer_pages, G_TYPE_OBJECT)

/* What a thread needs to read a page. */
typedef struct
{
  SignetCredentialReader *reader; /* (owned) */
  GBytes *body;                   /* (owned) (nullable) until it is read */
  char *next;                     /* (owned) (nullable) */
} Reading;

static void send_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data);

/*
 * Helpers
 */

static void
clear_fetch (gpointer data)
{
  Fetch *fetch = data;

  g_free (fetch->path);
  g_clear_object (&fetch->reader_task);
  g_clear_pointer (&fetch->reply, signet_http_reply_unref);
  g_clear_error (&fetch->error);
}

static void
unref_fetch (Fetch *fetch)
{
  g_rc_box_release_full (fetch, clear_fetch);
}

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  signet_credential_reader_unref (reading->reader);
  g_clear_pointer (&reading->body, g_bytes_unref);
  g_free (reading->next);
  g_free (reading);
}

static Fetch *
start_fetch (SignetIssuerPages *self,
             const char        *path,
             SignetHttpRequest *request,
             GCancellable      *cancellable)
{
  Fetch *fetch = g_rc_box_new0 (Fetch);

  fetch->path = g_strdup (path);
  signet_issuer_channel_send_async (self->channel, request, cancellable,
                                    send_cb, g_rc_box_acquire (fetch));

  return fetch;
}

static Fetch *
start_next (SignetIssuerPages *self,
            const char        *path,
            GCancellable      *cancellable)
{
  g_autoptr(SignetHttpRequest) request = signet_issuer_messages_page (path);

  return start_fetch (self, path, request, cancellable);
}

/* Gives the page that is asked for: the one that is on its way, or one that is asked for now. */
static Fetch *
find_fetch (SignetIssuerPages *self,
            const char        *page,
            const char        *sort,
            gboolean           descending,
            GCancellable      *cancellable)
{
  Fetch *ahead = g_steal_pointer (&self->ahead);
  g_autoptr(SignetHttpRequest) request = NULL;

  if (page != NULL && ahead != NULL && g_str_equal (ahead->path, page))
    return ahead;

  g_clear_pointer (&ahead, unref_fetch);
  if (page != NULL)
    return start_next (self, page, cancellable);

  request = signet_issuer_messages_list (sort, descending);

  return start_fetch (self, NULL, request, cancellable);
}

/*
 * Callbacks
 */

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Reading *reading = data;
  g_autoptr(GError) error = NULL;
  SignetCredentialPage *page =
    signet_issuer_messages_read_page (g_steal_pointer (&reading->body), reading->reader,
                                      reading->next, &error);

  if (page != NULL)
    g_task_return_pointer (task, page, (GDestroyNotify) signet_credential_page_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Hands over a page that is there to the task that waits for it. */
static void
deliver (Fetch *fetch)
{
  g_autoptr(GTask) task = g_steal_pointer (&fetch->reader_task);
  SignetIssuerPages *self = g_task_get_source_object (task);
  Reading *reading;

  if (fetch->reply == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&fetch->error));
      return;
    }

  reading = g_new0 (Reading, 1);
  reading->reader = signet_credential_reader_ref (self->reader);
  reading->body = signet_http_reply_take_bytes (fetch->reply);
  reading->next = signet_issuer_messages_dup_next (fetch->reply);
  if (reading->body == NULL)
    reading->body = g_bytes_new_static ("", 0);
  g_task_set_task_data (task, reading, free_reading);

  if (reading->next != NULL)
    {
      g_clear_pointer (&self->ahead, unref_fetch);
      self->ahead = start_next (self, reading->next, g_task_get_cancellable (task));
    }
  g_task_run_in_thread (task, read_in_thread);
}

static void
send_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Fetch *fetch = user_data;

  fetch->reply = signet_issuer_channel_send_finish (SIGNET_ISSUER_CHANNEL (source), result,
                                                    NULL, &fetch->error);
  if (fetch->reader_task != NULL)
    deliver (fetch);

  unref_fetch (fetch);
}

/*
 * GObject
 */

static void
signet_issuer_pages_dispose (GObject *object)
{
  SignetIssuerPages *self = SIGNET_ISSUER_PAGES (object);

  g_clear_pointer (&self->ahead, unref_fetch);
  g_clear_pointer (&self->reader, signet_credential_reader_unref);
  g_clear_object (&self->channel);

  G_OBJECT_CLASS (signet_issuer_pages_parent_class)->dispose (object);
}

static void
signet_issuer_pages_class_init (SignetIssuerPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = signet_issuer_pages_dispose;
}

static void
signet_issuer_pages_init (SignetIssuerPages *self)
{
}

/*
 * Public
 */

/**
 * signet_issuer_pages_new:
 * @channel: a channel to the issuer
 *
 * Returns: (transfer full): what reads the list of the issuer
 */
SignetIssuerPages *
signet_issuer_pages_new (SignetIssuerChannel *channel)
{
  SignetIssuerPages *self;

  g_return_val_if_fail (SIGNET_IS_ISSUER_CHANNEL (channel), NULL);

  self = g_object_new (SIGNET_TYPE_ISSUER_PAGES, NULL);
  self->channel = g_object_ref (channel);

  return self;
}

/**
 * signet_issuer_pages_read_async:
 * @self: what reads the list
 * @page: (nullable): what the page before named as the next, %NULL to begin
 * @sort: what the list is sorted by
 * @descending: whether the greatest comes first
 * @cancellable: (nullable): a cancellable, which also ends what is asked for in advance
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Reads one page. Pages are read one after the other: ask for the next when one is there.
 */
void
signet_issuer_pages_read_async (SignetIssuerPages   *self,
                                const char          *page,
                                const char          *sort,
                                gboolean             descending,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Fetch *fetch;

  g_return_if_fail (SIGNET_IS_ISSUER_PAGES (self));
  g_return_if_fail (sort != NULL);

  if (page == NULL || self->reader == NULL)
    {
      g_clear_pointer (&self->reader, signet_credential_reader_unref);
      self->reader = signet_credential_reader_new ();
    }

  fetch = find_fetch (self, page, sort, descending, cancellable);
  fetch->reader_task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (fetch->reader_task, signet_issuer_pages_read_async);
  if (fetch->reply != NULL || fetch->error != NULL)
    deliver (fetch);

  unref_fetch (fetch);
}

/**
 * signet_issuer_pages_read_finish:
 * @self: what reads the list
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.IssuerPages.read_async].
 *
 * Returns: (transfer full) (nullable): the page, or %NULL with @error set
 */
SignetCredentialPage *
signet_issuer_pages_read_finish (SignetIssuerPages  *self,
                                 GAsyncResult       *result,
                                 GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
