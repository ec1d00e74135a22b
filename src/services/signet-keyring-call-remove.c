/* signet-keyring-call-remove.c: removes secrets that are kept
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-keyring-call-private.h"

#include "signet-error.h"

static void delete_next (GTask *task);

/*
 * Helpers
 */

/* What is not there any more need not be removed. */
static gboolean
is_gone (const GError *error)
{
  return g_error_matches (error, SECRET_ERROR, SECRET_ERROR_NO_SUCH_OBJECT) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD);
}

/*
 * Callbacks
 */

/* Not cancelled either: what is removed after the waiting was over is to be gone all the same. */
static void
delete_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetKeyringCall *call = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (!secret_item_delete_finish (SECRET_ITEM (source), result, &error) &&
      error != NULL && !is_gone (error))
    {
      signet_keyring_call_claim (task, SIGNET_KEYRING_STORE_SERVICE, error);
      return;
    }

  call->position++;
  delete_next (task);
}

static void
delete_next (GTask *task)
{
  SignetKeyringCall *call = g_task_get_task_data (task);

  if (call->position < call->items->len)
    secret_item_delete (g_ptr_array_index (call->items, call->position), NULL,
                        delete_cb, g_object_ref (task));
  else if (signet_keyring_call_claim (task, SIGNET_KEYRING_STORE_SERVICE, NULL))
    g_task_return_boolean (task, TRUE);
}

static void
unlock_to_delete_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetKeyringCall *call = g_task_get_task_data (task);

  /* Whoever unlocks it when nobody waits any more was told that nothing is removed. */
  if (signet_keyring_call_end_unlock (task, SECRET_SERVICE (source), result) &&
      !signet_deadline_has_passed (call->deadline))
    delete_next (task);
}

static void
delete_items (GTask         *task,
              SecretService *service)
{
  SignetKeyringCall *call = g_task_get_task_data (task);

  if (signet_keyring_call_has_locked (call))
    signet_keyring_call_unlock_items (task, service, unlock_to_delete_cb);
  else
    delete_next (task);
}

static void
search_to_remove_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetKeyringCall *call = g_task_get_task_data (task);
  SecretService *service = SECRET_SERVICE (source);
  g_autoptr(GError) error = NULL;
  g_autolist(GObject) found = secret_service_search_finish (service, result, &error);

  if (error != NULL)
    {
      signet_keyring_call_claim (task, SIGNET_KEYRING_STORE_SERVICE, error);
      return;
    }

  signet_keyring_call_take_items (call, found, FALSE);
  delete_items (task, service);
}

/* Not by a call that clears: that would take what other programs keep with it. */
static void
search_to_remove (GTask         *task,
                  SecretService *service)
{
  SignetKeyringCall *call = g_task_get_task_data (task);

  secret_service_search (service, signet_keyring_call_get_loose_schema (), call->attributes,
                         SECRET_SEARCH_ALL, signet_keyring_call_peek_cancellable (task),
                         search_to_remove_cb, g_object_ref (task));
}

static void
clear_portal_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  secret_password_clear_finish (result, &error);
  if (signet_keyring_call_claim (task, SIGNET_KEYRING_STORE_PORTAL, error))
    g_task_return_boolean (task, TRUE);
}

static void
clear_portal (GTask *task)
{
  SignetKeyringCall *call = g_task_get_task_data (task);

  secret_password_clearv (signet_keyring_call_get_loose_schema (), call->attributes,
                          signet_keyring_call_peek_cancellable (task),
                          clear_portal_cb, g_object_ref (task));
}

static void
discard_from_service (GTask         *task,
                      SecretService *service)
{
  SignetKeyringCall *call = g_task_get_task_data (task);

  if (SECRET_IS_ITEM (g_ptr_array_index (call->items, 0)))
    delete_items (task, service);
  else
    clear_portal (task);
}

/* What was read from a service that is gone is not in the file behind the portal. */
static void
discard_from_portal (GTask *task)
{
  SignetKeyringCall *call = g_task_get_task_data (task);

  if (!SECRET_IS_ITEM (g_ptr_array_index (call->items, 0)))
    clear_portal (task);
  else if (signet_deadline_claim (call->deadline))
    g_task_return_new_error (task, SIGNET_ERROR, SIGNET_ERROR_KEYRING_ABSENT,
                             "The keyring that has the secret does not answer");
}

/*
 * Public
 */

/**
 * signet_keyring_call_remove:
 * @task: a task that returns a boolean; its task data is taken
 * @sandboxed: whether the Secret portal may answer
 * @connection_id: a connection
 * @client_id: (nullable): a Client ID, %NULL for all of the connection
 * @secret_id: (nullable): one of its secrets, %NULL for all
 *
 * Removes what is kept and returns @task.
 */
void
signet_keyring_call_remove (GTask      *task,
                            gboolean    sandboxed,
                            const char *connection_id,
                            const char *client_id,
                            const char *secret_id)
{
  SignetKeyringCall *call;

  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (connection_id != NULL);

  call = signet_keyring_call_new (sandboxed, connection_id, client_id, secret_id);
  call->may_prompt = TRUE;
  call->ask_service = search_to_remove;
  call->ask_portal = clear_portal;
  signet_keyring_call_start (task, call, SECRET_SERVICE_NONE);
}

/**
 * signet_keyring_call_discard:
 * @task: a task that returns a boolean; its task data is taken
 * @sandboxed: whether the Secret portal may answer
 * @kept: what was read from the keyring
 *
 * Removes one secret from wherever it is kept, and returns @task.
 */
void
signet_keyring_call_discard (GTask            *task,
                             gboolean          sandboxed,
                             SignetKeptSecret *kept)
{
  SignetKeyringCall *call;

  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (kept != NULL);

  call = signet_keyring_call_new (sandboxed, signet_kept_secret_get_connection_id (kept),
                                  signet_kept_secret_get_client_id (kept),
                                  signet_kept_secret_get_secret_id (kept));
  call->items = g_ptr_array_ref (signet_kept_secret_get_items (kept));
  call->may_prompt = TRUE;
  call->ask_service = discard_from_service;
  call->ask_portal = discard_from_portal;
  signet_keyring_call_start (task, call, SECRET_SERVICE_NONE);
}
