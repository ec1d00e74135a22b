/* signet-http-buffer.c: a body while it arrives
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-http-buffer.h"

#include "signet-secret-memory.h"

#include <string.h>

/* How much there must be room for before more is read. */
#define CHUNK (64 * 1024)

/* It grows by hand, because what grows by realloc() leaves copies behind that cannot be wiped. */
struct _SignetHttpBuffer
{
  guint8 *data; /* (owned) (nullable) */
  gsize length;
  gsize capacity;
  gboolean sensitive;
};

/*
 * Helpers
 */

static void
drop_data (SignetHttpBuffer *self)
{
  if (self->data != NULL && self->sensitive)
    explicit_bzero (self->data, self->capacity);

  g_clear_pointer (&self->data, g_free);
}

/*
 * Public
 */

/**
 * signet_http_buffer_new:
 * @sensitive: whether nothing of it may stay in memory
 *
 * Returns: (transfer full): an empty buffer
 */
SignetHttpBuffer *
signet_http_buffer_new (gboolean sensitive)
{
  SignetHttpBuffer *self = g_new0 (SignetHttpBuffer, 1);

  self->sensitive = sensitive;
  if (sensitive)
    signet_secret_memory_expect ();

  return self;
}

/**
 * signet_http_buffer_free:
 * @self: (transfer full): a buffer
 *
 * Gives it up.
 */
void
signet_http_buffer_free (SignetHttpBuffer *self)
{
  g_return_if_fail (self != NULL);

  drop_data (self);
  g_free (self);
}

/**
 * signet_http_buffer_reserve:
 * @self: a buffer
 * @expected: how many bytes it will have in the end, 0 if nobody knows
 * @room: (out): how many bytes may be written
 *
 * Returns: (transfer none): where to write what comes next
 */
guint8 *
signet_http_buffer_reserve (SignetHttpBuffer *self,
                            gsize             expected,
                            gsize            *room)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->capacity - self->length < CHUNK)
    {
      gsize capacity = MAX (expected + CHUNK, self->capacity * 2);
      guint8 *data = g_malloc (capacity);

      if (self->length > 0)
        memcpy (data, self->data, self->length);
      drop_data (self);
      self->data = data;
      self->capacity = capacity;
    }

  *room = self->capacity - self->length;

  return self->data + self->length;
}

/**
 * signet_http_buffer_add:
 * @self: a buffer
 * @n_bytes: how many bytes were written where [method@Signet.HttpBuffer.reserve] said
 *
 * Makes them part of it.
 */
void
signet_http_buffer_add (SignetHttpBuffer *self,
                        gsize             n_bytes)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (n_bytes <= self->capacity - self->length);

  self->length += n_bytes;
}

/**
 * signet_http_buffer_get_length:
 * @self: a buffer
 *
 * Returns: how many bytes it has
 */
gsize
signet_http_buffer_get_length (SignetHttpBuffer *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

/**
 * signet_http_buffer_peek:
 * @self: a buffer
 *
 * Returns: (transfer full): its bytes, which are good until it changes
 */
GBytes *
signet_http_buffer_peek (SignetHttpBuffer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_bytes_new_static (self->data, self->length);
}

/**
 * signet_http_buffer_take:
 * @self: a buffer
 *
 * Empties it without copying.
 *
 * Returns: (transfer full): what was its bytes
 */
GBytes *
signet_http_buffer_take (SignetHttpBuffer *self)
{
  GBytes *bytes;

  g_return_val_if_fail (self != NULL, NULL);

  bytes = g_bytes_new_take (g_steal_pointer (&self->data), self->length);
  self->length = 0;
  self->capacity = 0;

  return bytes;
}

/**
 * signet_http_buffer_clear:
 * @self: a buffer
 *
 * Empties it.
 */
void
signet_http_buffer_clear (SignetHttpBuffer *self)
{
  g_return_if_fail (self != NULL);

  drop_data (self);
  self->length = 0;
  self->capacity = 0;
}
