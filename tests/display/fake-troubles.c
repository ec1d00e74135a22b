/* fake-troubles.c: what an issuer in memory shall fail at
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fake-troubles.h"

#define RAW_TEXT "raw text nobody should see"

struct _FakeTroubles
{
  GError *failures[FAKE_N_CALLS];     /* (owned) (nullable) of the next such call only */
  GPtrArray *problems[FAKE_N_CALLS];  /* (owned) (nullable) of the next such call only */
  GHashTable *unlucky;                /* (owned) Client ID → code of the error, as a pointer */
};

/*
 * Public
 */

FakeTroubles *
fake_troubles_new (void)
{
  FakeTroubles *self = g_new0 (FakeTroubles, 1);

  self->unlucky = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
fake_troubles_free (FakeTroubles *self)
{
  for (guint i = 0; i < FAKE_N_CALLS; i++)
    {
      g_clear_error (&self->failures[i]);
      g_clear_pointer (&self->problems[i], g_ptr_array_unref);
    }
  g_hash_table_unref (self->unlucky);
  g_free (self);
}

void
fake_troubles_fail (FakeTroubles *self,
                    FakeCall      call,
                    SignetError   code)
{
  g_clear_error (&self->failures[call]);
  self->failures[call] = g_error_new_literal (SIGNET_ERROR, (int) code, RAW_TEXT);
}

void
fake_troubles_refuse (FakeTroubles      *self,
                      FakeCall           call,
                      SignetProblemCode  code,
                      const char        *pointer)
{
  fake_troubles_fail (self, call, SIGNET_ERROR_INVALID);
  if (self->problems[call] == NULL)
    self->problems[call] = g_ptr_array_new_with_free_func ((GDestroyNotify) signet_problem_unref);
  g_ptr_array_add (self->problems[call], signet_problem_new (code, "%s", pointer));
}

void
fake_troubles_fail_for (FakeTroubles *self,
                        const char   *client_id,
                        SignetError   code)
{
  g_hash_table_replace (self->unlucky, g_strdup (client_id), GINT_TO_POINTER (code));
}

GError *
fake_troubles_take (FakeTroubles  *self,
                    FakeCall       call,
                    GPtrArray    **problems)
{
  *problems = g_steal_pointer (&self->problems[call]);

  return g_steal_pointer (&self->failures[call]);
}

GError *
fake_troubles_peek_for (FakeTroubles *self,
                        const char   *client_id)
{
  int code = GPOINTER_TO_INT (g_hash_table_lookup (self->unlucky, client_id));

  return code != 0 ? g_error_new_literal (SIGNET_ERROR, code, RAW_TEXT) : NULL;
}
