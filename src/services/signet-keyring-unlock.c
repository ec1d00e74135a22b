/* signet-keyring-unlock.c: has the person unlock the keyring that new secrets go to
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-keyring-unlock.h"

#include "signet-error.h"

/* libsecret would unlock by itself what it stores in, but whoever cancels that has it dismiss
 * the prompt, and a gnome-keyring-daemon whose prompt is dismissed while it is on the screen
 * aborts (tried with 42.1, and the code is the same years later): the person would lose the
 * keyring of all programs. So a prompt stays until the person answers it, and because nobody
 * may wait any more by then, unlocking is a step of its own.
 */

/*
 * Callbacks
 */

static void
unlock_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  int unlocked = secret_service_unlock_finish (SECRET_SERVICE (source), result, NULL, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else if (unlocked <= 0)
    g_task_return_new_error (task, SIGNET_ERROR, SIGNET_ERROR_KEYRING_LOCKED,
                             "The keyring stayed locked");
  else
    g_task_return_boolean (task, TRUE);
}

static void
find_default_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SecretService *service = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr(SecretCollection) collection =
    secret_collection_for_alias_finish (result, &error);
  g_autoptr(GList) collections = NULL;

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (collection == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  collections = g_list_prepend (NULL, collection);
  secret_service_unlock (service, collections, NULL, unlock_cb, g_steal_pointer (&task));
}

/*
 * Public
 */

/**
 * signet_keyring_unlock_async:
 * @service: the Secret Service
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Has the person unlock the keyring that new secrets go to, unless it is open or is yet to be
 * made. This cannot be cancelled, and takes as long as the person takes.
 */
void
signet_keyring_unlock_async (SecretService       *service,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (SECRET_IS_SERVICE (service));

  task = g_task_new (service, NULL, callback, user_data);
  g_task_set_source_tag (task, signet_keyring_unlock_async);
  secret_collection_for_alias (service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE, NULL,
                               find_default_cb, task);
}

/**
 * signet_keyring_unlock_finish:
 * @service: the Secret Service
 * @result: what the callback was given
 * @error: return location for %SIGNET_ERROR_KEYRING_LOCKED, or what libsecret gave
 *
 * Ends [func@Signet.keyring_unlock_async].
 *
 * Returns: whether nothing has to be unlocked any more
 */
gboolean
signet_keyring_unlock_finish (SecretService  *service,
                              GAsyncResult   *result,
                              GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, service), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
