/* test-text-pool.c: texts that many have in common
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fixtures.h"
#include "signet-text-pool.h"

#define N_THREADS 4
#define N_TEXTS   200
#define N_ROUNDS  200

static void
test_share (void)
{
  g_autoptr(SignetTextPool) pool = signet_text_pool_new ();
  g_autofree char *copy = g_strdup ("ada");
  const char *ada = signet_text_pool_share (pool, "ada");

  g_assert_cmpstr (ada, ==, "ada");
  g_assert_true (signet_text_pool_share (pool, copy) == ada);
  g_assert_false (ada == copy);
  g_assert_cmpstr (signet_text_pool_share (pool, "bob"), ==, "bob");
  g_assert_cmpstr (signet_text_pool_share (pool, ""), ==, "");
}

/* A credential keeps the texts of its pool alive. */
static void
test_outlive (void)
{
  g_autoptr(SignetTextPool) pool = signet_text_pool_new ();
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  SignetCredentialFields fields = {
    .client_id = "c", .display_name = "Name", .note = "note", .owner = "ada",
    .created_by = "ada", .updated_by = "bob", .grants = none, .secrets = none, .pool = pool,
  };
  g_autoptr(SignetCredential) first = signet_credential_new (&fields);
  g_autoptr(SignetCredential) second = signet_credential_new (&fields);

  g_clear_pointer (&pool, signet_text_pool_unref);
  g_assert_true (signet_credential_get_owner (first) == signet_credential_get_created_by (second));
  g_assert_cmpstr (signet_credential_get_updated_by (second), ==, "bob");
  g_assert_cmpstr (signet_credential_get_note (second), ==, "note");
  g_assert_cmpstr (signet_credential_get_folded_text (second), ==, "name\nc\nada\nnote");
}

/* Gives what the first round found, so that the threads can be compared. */
static gpointer
share_many (gpointer data)
{
  SignetTextPool *pool = data;
  const char **found = g_new (const char *, N_TEXTS);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      for (guint i = 0; i < N_TEXTS; i++)
        {
          char text[] = "person 000";

          g_snprintf (text, sizeof text, "person %03u", i);
          if (round == 0)
            found[i] = signet_text_pool_share (pool, text);
          g_assert_true (signet_text_pool_share (pool, text) == found[i]);
          g_assert_cmpstr (found[i], ==, text);
        }
    }

  return found;
}

static void
test_threads (void)
{
  g_autoptr(SignetTextPool) pool = signet_text_pool_new ();
  GThread *threads[N_THREADS];
  g_autofree const char **first = NULL;

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("share", share_many, pool);
  first = g_thread_join (threads[0]);
  for (guint i = 1; i < N_THREADS; i++)
    {
      g_autofree const char **found = g_thread_join (threads[i]);

      g_assert_cmpmem (found, N_TEXTS * sizeof *found, first, N_TEXTS * sizeof *first);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-pool/share", test_share);
  g_test_add_func ("/text-pool/outlive", test_outlive);
  g_test_add_func ("/text-pool/threads", test_threads);

  return g_test_run ();
}
