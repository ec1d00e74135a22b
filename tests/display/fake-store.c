/* fake-store.c: the credentials of an issuer in memory
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fake-store.h"

#include "signet-error.h"

struct _FakeStore
{
  GPtrArray *credentials; /* (owned) (element-type SignetCredential) in the order of the list */
  GPtrArray *log;         /* (owned) the Client IDs of what was changed */
};

/*
 * Helpers
 */

static gboolean
find_index (FakeStore  *self,
            const char *client_id,
            guint      *index)
{
  for (guint i = 0; i < self->credentials->len; i++)
    {
      SignetCredential *credential = g_ptr_array_index (self->credentials, i);

      *index = i;
      if (g_str_equal (signet_credential_get_client_id (credential), client_id))
        return TRUE;
    }

  return FALSE;
}

static void
note (FakeStore  *self,
      const char *client_id)
{
  g_ptr_array_add (self->log, g_strdup (client_id));
}

/*
 * Public
 */

FakeStore *
fake_store_new (void)
{
  FakeStore *self = g_new0 (FakeStore, 1);

  self->credentials = g_ptr_array_new_with_free_func (g_object_unref);
  self->log = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
fake_store_free (FakeStore *self)
{
  g_ptr_array_unref (self->credentials);
  g_ptr_array_unref (self->log);
  g_free (self);
}

GPtrArray *
fake_store_get_all (FakeStore *self)
{
  return self->credentials;
}

SignetCredential *
fake_store_find (FakeStore  *self,
                 const char *client_id)
{
  guint index;

  return find_index (self, client_id, &index) ? g_ptr_array_index (self->credentials, index)
                                              : NULL;
}

void
fake_store_put (FakeStore        *self,
                SignetCredential *credential)
{
  guint index;

  if (find_index (self, signet_credential_get_client_id (credential), &index))
    {
      g_object_unref (g_ptr_array_index (self->credentials, index));
      self->credentials->pdata[index] = g_object_ref (credential);
    }
  else
    g_ptr_array_add (self->credentials, g_object_ref (credential));

  note (self, signet_credential_get_client_id (credential));
}

gboolean
fake_store_remove (FakeStore  *self,
                   const char *client_id)
{
  guint index;

  if (!find_index (self, client_id, &index))
    return FALSE;

  note (self, client_id);
  g_ptr_array_remove_index (self->credentials, index);

  return TRUE;
}

gboolean
fake_store_check (FakeStore         *self,
                  SignetCredential  *original,
                  GError           **error)
{
  SignetCredential *current =
    fake_store_find (self, signet_credential_get_client_id (original));

  if (current == NULL)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND, "No such credential");
      return FALSE;
    }

  if (signet_credential_get_revision (current) != signet_credential_get_revision (original))
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED, "Changed meanwhile");
      return FALSE;
    }

  return TRUE;
}

gint64
fake_store_get_counter (FakeStore *self)
{
  return self->log->len;
}

void
fake_store_reset (FakeStore *self)
{
  g_ptr_array_set_size (self->log, 0);
}

SignetChanges *
fake_store_list_changes (FakeStore          *self,
                         gint64              after,
                         SignetChangesFlags  flags)
{
  g_autoptr(GPtrArray) credentials = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) deleted = g_ptr_array_new_with_free_func (g_free);

  if (after > fake_store_get_counter (self))
    flags |= SIGNET_CHANGES_RESET;

  for (guint i = (guint) MAX (after, 0); after >= 0 && i < self->log->len; i++)
    {
      const char *client_id = g_ptr_array_index (self->log, i);
      SignetCredential *credential = fake_store_find (self, client_id);

      if (credential == NULL)
        g_ptr_array_add (deleted, g_strdup (client_id));
      else if (!g_ptr_array_find (credentials, credential, NULL))
        g_ptr_array_add (credentials, g_object_ref (credential));
    }

  return signet_changes_new (fake_store_get_counter (self), credentials, deleted, flags);
}
