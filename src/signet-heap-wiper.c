/* signet-heap-wiper.c: wipes what is given back to the heap once there are secrets
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-secret-memory.h"

#include <dlfcn.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

/* A secret comes in by libsoup and a JSON reader, and goes out by GDK and, while it is shown, by
 * a label and Pango. All of them copy it and give their copies back as they are, and no call of
 * theirs would do otherwise. So, from the first secret on, this program wipes everything that
 * anybody in it gives back. Before that it costs one look at a flag.
 *
 * The program defines these two functions, and the loader gives them to all libraries in it.
 * Tests and sanitizers, which have a heap of their own, go without.
 */

/* Nothing that long is a text with a secret. Such blocks are mapped apart, and go back to the
 * system, which wipes them.
 */
#define LENGTH_MAX (1024 * 1024)

/* The heap behind this one. It need not be that of the C library: somebody may have put another in
 * front of it, and what came from there has to go back there.
 */
static void (*next_free) (void *memory);
static void *(*next_realloc) (void   *memory,
                              size_t  size);
/* Volatile, because dlsym() is declared as one that never comes back into this file, and then a
 * compiler need not set what is set for its time only. But it does come back, to free().
 */
static __thread volatile gboolean looking;

/*
 * Helpers
 */

/* Looking for it takes and gives back memory itself. */
static gboolean
find_next (void)
{
  if (next_free != NULL && next_realloc != NULL)
    return TRUE;
  if (looking)
    return FALSE;

  looking = TRUE;
  *(void **) &next_realloc = dlsym (RTLD_NEXT, "realloc");
  *(void **) &next_free = dlsym (RTLD_NEXT, "free");
  looking = FALSE;

  return next_free != NULL && next_realloc != NULL;
}

/*
 * Public
 */

/**
 * free:
 * @memory: (nullable): what the heap gave
 *
 * Gives it back as free(3) does, wiped if there are secrets.
 */
void
free (void *memory)
{
  if (memory != NULL && signet_secret_memory_is_expected ())
    {
      size_t length = malloc_usable_size (memory);

      if (length <= LENGTH_MAX)
        explicit_bzero (memory, length);
    }

  /* A few bytes are not given back, once. */
  if (find_next ())
    next_free (memory);
}

/**
 * realloc:
 * @memory: (nullable): what the heap gave
 * @size: how many bytes it shall have
 *
 * Gives other memory for it as realloc(3) does, without leaving anything behind in the old one
 * if there are secrets.
 *
 * Returns: (nullable): the new memory
 */
void *
realloc (void   *memory,
         size_t  size)
{
  size_t length = 0;
  void *moved;

  if (memory != NULL && signet_secret_memory_is_expected ())
    length = malloc_usable_size (memory);
  if (length == 0 || size == 0 || length > LENGTH_MAX)
    return find_next () ? next_realloc (memory, size) : NULL;

  moved = malloc (size);
  if (moved == NULL)
    return NULL;

  memcpy (moved, memory, MIN (length, size));
  free (memory);

  return moved;
}
