/* await.c: waiting for an asynchronous call
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "await.h"

/* Of the one call that is waited for by AWAIT(). */
static GAsyncResult *awaited;

/*
 * Public
 */

/* What to give to an asynchronous call, with the address of a result that is NULL. */
void
await_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  GAsyncResult **place = user_data;

  g_assert_null (*place);
  *place = g_object_ref (result);
}

/* Runs the main loop until the result is there. The caller owns it. */
GAsyncResult *
await_result (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (result);
}

/* The two halves of AWAIT(). */
GAsyncResult **
await_begin (void)
{
  g_assert_null (awaited);

  return &awaited;
}

GAsyncResult *
await_end (void)
{
  return await_result (&awaited);
}

/* Lets everything happen that does not wait for anything. */
void
await_idle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}
