/* signet-secret-content.c: a secret as the clipboard gives it out
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-secret-content.h"

#include "signet-secret-memory.h"

#include <time.h>

/* It stops giving the secret out by itself when its time is over. Taking the clipboard back is
 * not always possible: a Wayland compositor lets only the window in use do that.
 *
 * No format is offered to be stored: what a clipboard manager keeps when the application ends
 * would outlive every countdown.
 */
struct _SignetSecretContent
{
  GdkContentProvider parent_instance;

  SecretValue *secret; /* (owned) (nullable) until it is forgotten */
  gint64 begin;        /* by the clock below, 0 for at once */
  gint64 end;          /* by the clock below, G_MAXINT64 for never */
};

G_DEFINE_FINAL_TYPE (SignetSecretContent, signet_secret_content, GDK_TYPE_CONTENT_PROVIDER)

#define TEXT_TYPE "text/plain"
#define UTF8_TYPE "text/plain;charset=utf-8"

/*
 * Helpers
 */

/* In microseconds. It goes on while the computer sleeps, which the clock of GLib does not. */
static gint64
get_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);

  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static gboolean
is_text (const char *mime_type)
{
  return g_str_equal (mime_type, TEXT_TYPE) || g_str_equal (mime_type, UTF8_TYPE);
}

static void
write_all_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/*
 * Virtual methods
 */

static GdkContentFormats *
signet_secret_content_ref_formats (GdkContentProvider *provider)
{
  const char *types[] = { UTF8_TYPE, TEXT_TYPE, SIGNET_SECRET_CONTENT_HINT_TYPE };

  return gdk_content_formats_new (types, G_N_ELEMENTS (types));
}

static GdkContentFormats *
signet_secret_content_ref_storable_formats (GdkContentProvider *provider)
{
  return gdk_content_formats_new (NULL, 0);
}

static void
signet_secret_content_write_mime_type_async (GdkContentProvider  *provider,
                                             const char          *mime_type,
                                             GOutputStream       *stream,
                                             int                  io_priority,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data)
{
  SignetSecretContent *self = SIGNET_SECRET_CONTENT (provider);
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  SecretValue *secret;
  const char *data = NULL;
  gsize length = 0;

  g_task_set_source_tag (task, signet_secret_content_write_mime_type_async);
  g_task_set_priority (task, io_priority);

  if (g_str_equal (mime_type, SIGNET_SECRET_CONTENT_HINT_TYPE))
    {
      data = SIGNET_SECRET_CONTENT_HINT;
      length = strlen (data);
    }
  else if (is_text (mime_type) &&
           (secret = signet_secret_content_ref_secret (self)) != NULL)
    {
      /* It is read while it is written, wherever it is forgotten meanwhile. */
      g_task_set_task_data (task, secret, secret_value_unref);
      data = secret_value_get (secret, &length);
    }

  if (data == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                             "Nothing to be given out as “%s”", mime_type);
  else
    g_output_stream_write_all_async (stream, data, length, io_priority, cancellable,
                                     write_all_cb, g_object_ref (task));
}

static gboolean
signet_secret_content_write_mime_type_finish (GdkContentProvider  *provider,
                                              GAsyncResult        *result,
                                              GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, provider), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/*
 * GObject
 */

static void
signet_secret_content_finalize (GObject *object)
{
  signet_secret_content_forget (SIGNET_SECRET_CONTENT (object));

  G_OBJECT_CLASS (signet_secret_content_parent_class)->finalize (object);
}

static void
signet_secret_content_class_init (SignetSecretContentClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = signet_secret_content_finalize;
  provider_class->ref_formats = signet_secret_content_ref_formats;
  provider_class->ref_storable_formats = signet_secret_content_ref_storable_formats;
  provider_class->write_mime_type_async = signet_secret_content_write_mime_type_async;
  provider_class->write_mime_type_finish = signet_secret_content_write_mime_type_finish;
}

static void
signet_secret_content_init (SignetSecretContent *self)
{
}

/*
 * Public
 */

/**
 * signet_secret_content_new:
 * @secret: a secret
 * @lifetime: for how many seconds to give it out, 0 for ever
 *
 * Its text stays in the memory of @secret and is written from there.
 *
 * Returns: (transfer full): what to put into a clipboard
 */
GdkContentProvider *
signet_secret_content_new (SecretValue *secret,
                           guint        lifetime)
{
  SignetSecretContent *self;

  g_return_val_if_fail (secret != NULL, NULL);

  signet_secret_memory_expect ();
  self = g_object_new (SIGNET_TYPE_SECRET_CONTENT, NULL);
  self->secret = secret_value_ref (secret);
  self->end = lifetime > 0 ? get_now () + lifetime * G_USEC_PER_SEC : G_MAXINT64;

  return GDK_CONTENT_PROVIDER (self);
}

/**
 * signet_secret_content_hold_back:
 * @self: what is in a clipboard
 * @milliseconds: for how long nobody is given the secret yet
 *
 * Keeps it from programs that read whatever is copied as soon as it is. No person pastes as
 * fast as they do.
 */
void
signet_secret_content_hold_back (SignetSecretContent *self,
                                 guint                milliseconds)
{
  g_return_if_fail (SIGNET_IS_SECRET_CONTENT (self));

  self->begin = get_now () + milliseconds * 1000;
}

/**
 * signet_secret_content_forget:
 * @self: what is in a clipboard
 *
 * Gives the secret out no more, and holds it no longer.
 */
void
signet_secret_content_forget (SignetSecretContent *self)
{
  g_return_if_fail (SIGNET_IS_SECRET_CONTENT (self));

  g_clear_pointer (&self->secret, secret_value_unref);
}

/**
 * signet_secret_content_is_over:
 * @self: what is in a clipboard
 *
 * Returns: whether the secret is given out no more
 */
gboolean
signet_secret_content_is_over (SignetSecretContent *self)
{
  g_return_val_if_fail (SIGNET_IS_SECRET_CONTENT (self), TRUE);

  return self->secret == NULL || get_now () >= self->end;
}

/**
 * signet_secret_content_get_time_left:
 * @self: what is in a clipboard
 *
 * Returns: for how many microseconds the secret is still given out, %G_MAXINT64 for ever
 */
gint64
signet_secret_content_get_time_left (SignetSecretContent *self)
{
  g_return_val_if_fail (SIGNET_IS_SECRET_CONTENT (self), 0);

  if (signet_secret_content_is_over (self))
    return 0;

  return self->end == G_MAXINT64 ? G_MAXINT64 : self->end - get_now ();
}

/**
 * signet_secret_content_ref_secret:
 * @self: what is in a clipboard
 *
 * Returns: (transfer full) (nullable): the secret, while it is given out
 */
SecretValue *
signet_secret_content_ref_secret (SignetSecretContent *self)
{
  g_return_val_if_fail (SIGNET_IS_SECRET_CONTENT (self), NULL);

  if (get_now () < self->begin || signet_secret_content_is_over (self))
    return NULL;

  return secret_value_ref (self->secret);
}
