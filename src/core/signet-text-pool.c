/* signet-text-pool.c: texts that many have in common
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-text-pool.h"

/* A hundred thousand credentials were made by a few people. Each of them points to the name
 * in a pool that it holds a reference to, so a text is never given up while somebody can
 * still look at it: that is what makes it safe between threads, where the strings that GLib
 * interns are not.
 */
struct _SignetTextPool
{
  GMutex lock;
  GStringChunk *chunk; /* (owned) under the lock */
};

G_DEFINE_BOXED_TYPE (SignetTextPool, signet_text_pool,
                     signet_text_pool_ref, signet_text_pool_unref)

/* How much is asked of the system at a time, in bytes. */
#define CHUNK 512

/*
 * Helpers
 */

static void
clear_pool (gpointer data)
{
  SignetTextPool *self = data;

  g_string_chunk_free (self->chunk);
  g_mutex_clear (&self->lock);
}

/*
 * Public
 */

/**
 * signet_text_pool_new:
 *
 * Returns: (transfer full): a pool without texts, for any number of threads
 */
SignetTextPool *
signet_text_pool_new (void)
{
  SignetTextPool *self = g_atomic_rc_box_new0 (SignetTextPool);

  g_mutex_init (&self->lock);
  self->chunk = g_string_chunk_new (CHUNK);

  return self;
}

/**
 * signet_text_pool_ref:
 * @self: a pool
 *
 * Returns: (transfer full): @self
 */
SignetTextPool *
signet_text_pool_ref (SignetTextPool *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * signet_text_pool_unref:
 * @self: (transfer full): a pool
 *
 * Gives up one reference. With the last, all its texts are gone.
 */
void
signet_text_pool_unref (SignetTextPool *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_pool);
}

/**
 * signet_text_pool_share:
 * @self: a pool
 * @text: a text
 *
 * Returns: (transfer none): the same text for all who ask for an equal one, as long as
 *   somebody holds a reference to @self
 */
const char *
signet_text_pool_share (SignetTextPool *self,
                        const char     *text)
{
  const char *shared;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  g_mutex_lock (&self->lock);
  shared = g_string_chunk_insert_const (self->chunk, text);
  g_mutex_unlock (&self->lock);

  return shared;
}
