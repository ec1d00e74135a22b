/* signet-keyring-read.c: reads one Client Secret from the keyring
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-keyring-read.h"

#include "signet-error.h"
#include "signet-keyring-entry.h"

typedef struct
{
  char *connection_id;       /* (owned) */
  char *client_id;           /* (owned) */
  char *secret_id;           /* (owned) (nullable) the one that is wanted */
  SignetKeyringEntry *entry; /* (owned) (nullable) the one that was found */
  gboolean may_prompt;
} Reading;

static void find (GTask *task);

/*
 * Helpers
 */

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_free (reading->connection_id);
  g_free (reading->client_id);
  g_free (reading->secret_id);
  g_clear_pointer (&reading->entry, signet_keyring_entry_unref);
  g_free (reading);
}

static gboolean
is_any_locked (GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      if (signet_keyring_entry_is_locked (g_ptr_array_index (entries, i)))
        return TRUE;
    }

  return FALSE;
}

/* The one that is wanted, or else the newest. */
static SignetKeyringEntry *
choose (Reading   *reading,
        GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      SignetKeyringEntry *entry = g_ptr_array_index (entries, i);

      if (reading->secret_id == NULL ||
          g_strcmp0 (signet_keyring_entry_get_secret_id (entry), reading->secret_id) == 0)
        return entry;
    }

  return NULL;
}

/*
 * Callbacks
 */

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  SecretValue *secret = signet_keyring_entry_read_finish (result, &error);

  if (secret != NULL)
    g_task_return_pointer (task, secret, secret_value_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Only now the attributes can be read as they are. */
static void
unlocked_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  reading->may_prompt = FALSE;
  if (signet_keyring_entry_unlock_finish (result, &error))
    find (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = signet_keyring_entry_find_finish (result, &error);
  SignetKeyringEntry *chosen;

  if (entries == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (is_any_locked (entries))
    {
      if (reading->may_prompt)
        signet_keyring_entry_unlock_async (entries, g_task_get_cancellable (task), unlocked_cb,
                                           g_object_ref (task));
      else
        g_task_return_new_error (task, SIGNET_ERROR, SIGNET_ERROR_KEYRING_LOCKED,
                                 "The keyring is locked");
      return;
    }

  chosen = choose (reading, entries);
  if (chosen == NULL)
    {
      g_task_return_new_error (task, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND,
                               "The keyring has no such secret");
      return;
    }

  reading->entry = signet_keyring_entry_ref (chosen);
  signet_keyring_entry_read_async (chosen, g_task_get_cancellable (task), read_cb,
                                   g_object_ref (task));
}

static void
find (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  signet_keyring_entry_find_async (reading->connection_id, reading->client_id,
                                   g_task_get_cancellable (task), found_cb,
                                   g_object_ref (task));
}

/*
 * Public
 */

/**
 * signet_keyring_read_async:
 * @connection_id: a connection
 * @client_id: a Client ID
 * @secret_id: (nullable): one of its secrets, or nothing for the newest
 * @may_prompt: whether the person may be asked to unlock the keyring
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Reads a secret. If the keyring is locked and @may_prompt says so, it asks the person to unlock
 * it, who has a minute for that.
 */
void
signet_keyring_read_async (const char          *connection_id,
                           const char          *client_id,
                           const char          *secret_id,
                           gboolean             may_prompt,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Reading *reading;

  g_return_if_fail (connection_id != NULL);
  g_return_if_fail (client_id != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_keyring_read_async);
  reading = g_new0 (Reading, 1);
  reading->connection_id = g_strdup (connection_id);
  reading->client_id = g_strdup (client_id);
  reading->secret_id = g_strdup (secret_id);
  reading->may_prompt = may_prompt;
  g_task_set_task_data (task, reading, free_reading);

  find (task);
}

/**
 * signet_keyring_read_finish:
 * @result: what the callback was given
 * @secret_id: (out) (optional) (nullable) (transfer full): which secret it is
 * @error: return location for %SIGNET_ERROR_NOT_FOUND, %SIGNET_ERROR_KEYRING_ABSENT,
 *   %SIGNET_ERROR_KEYRING_LOCKED, %SIGNET_ERROR_KEYRING_REFUSED or %G_IO_ERROR_CANCELLED
 *
 * Ends [func@Signet.keyring_read_async].
 *
 * Returns: (transfer full) (nullable): the secret, or %NULL with @error set
 */
SecretValue *
signet_keyring_read_finish (GAsyncResult  *result,
                            char         **secret_id,
                            GError       **error)
{
  Reading *reading;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  reading = g_task_get_task_data (G_TASK (result));
  if (secret_id != NULL)
    *secret_id = reading->entry != NULL
                   ? g_strdup (signet_keyring_entry_get_secret_id (reading->entry)) : NULL;

  return g_task_propagate_pointer (G_TASK (result), error);
}
