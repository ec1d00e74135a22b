/* signet-secret-memory.c: memory for secrets
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-secret-memory.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Pages of its own, because swapping and dumping are decided by the page. Where the limit of
 * locked memory is reached, a secret may be swapped; that is better than to be without it.
 */
typedef struct
{
  gsize size; /* of everything, this head included */
  max_align_t data[];
} Block;

/* Whether there was any secret in this process, or one is on its way. */
static int expected;

/*
 * Public
 */

/**
 * signet_secret_memory_new:
 * @size: how many bytes
 *
 * Gets memory that is not swapped and is left out of core dumps. Like `g_malloc()`, it ends the
 * program if there is none.
 *
 * Returns: (transfer full): as many zero bytes, to be given back with
 *   [func@Signet.secret_memory_free]
 */
gpointer
signet_secret_memory_new (gsize size)
{
  gsize page = (gsize) sysconf (_SC_PAGESIZE);
  gsize whole = (sizeof (Block) + size + page - 1) / page * page;
  Block *block = mmap (NULL, whole, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  if (block == MAP_FAILED)
    g_error ("There is no memory for a secret of %" G_GSIZE_FORMAT " bytes", size);

  signet_secret_memory_expect ();
  if (mlock (block, whole) != 0)
    g_debug ("Memory for a secret cannot be locked: %s", g_strerror (errno));
  if (madvise (block, whole, MADV_DONTDUMP) != 0)
    g_debug ("Memory for a secret cannot be left out of dumps: %s", g_strerror (errno));
  block->size = whole;

  return block->data;
}

/**
 * signet_secret_memory_free:
 * @memory: (transfer full) (nullable): what [func@Signet.secret_memory_new] gave
 *
 * Wipes it and gives it back.
 */
void
signet_secret_memory_free (gpointer memory)
{
  Block *block;
  gsize size;

  if (memory == NULL)
    return;

  block = (Block *) ((char *) memory - offsetof (Block, data));
  size = block->size;
  explicit_bzero (block, size);
  munmap (block, size);
}

/**
 * signet_secret_memory_expect:
 *
 * Takes note that a secret is in this process from now on, in memory from here or in that of
 * libraries. A program that wipes what is given back to its heap begins with it.
 */
void
signet_secret_memory_expect (void)
{
  g_atomic_int_set (&expected, 1);
}

/**
 * signet_secret_memory_is_expected:
 *
 * This is asked by the heap itself, so nothing here may need any.
 *
 * Returns: whether there was a secret in this process, or one is on its way
 */
gboolean
signet_secret_memory_is_expected (void)
{
  return g_atomic_int_get (&expected) != 0;
}
