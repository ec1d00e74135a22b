/* signet-keyring-call-load.c: reads the secrets that are kept
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-keyring-call-private.h"

static void search_to_load (GTask         *task,
                            SecretService *service);

/*
 * Helpers
 */

static void
unref_kept (gpointer data)
{
  signet_kept_secret_unref (data);
}

static void
free_all_kept (gpointer data)
{
  g_ptr_array_unref (data);
}

static void
add_kept (GPtrArray         *all,
          SecretRetrievable *item,
          SecretValue       *secret)
{
  g_autoptr(SignetKeptSecret) kept = signet_kept_secret_new (item, secret);

  if (kept == NULL)
    return;

  for (guint i = 0; i < all->len; i++)
    {
      if (signet_kept_secret_take_in (g_ptr_array_index (all, i), kept))
        return;
    }

  g_ptr_array_add (all, g_steal_pointer (&kept));
}

static void
return_loaded (GTask              *task,
               SignetKeyringStore  store,
               const GError       *error)
{
  SignetKeyringCall *call = g_task_get_task_data (task);
  GPtrArray *all;

  if (!signet_keyring_call_claim (task, store, error))
    return;

  all = g_ptr_array_new_with_free_func (unref_kept);
  for (guint i = 0; i < call->items->len; i++)
    {
      SecretItem *item = g_ptr_array_index (call->items, i);
      g_autoptr(SecretValue) secret = secret_item_get_secret (item);

      add_kept (all, SECRET_RETRIEVABLE (item), secret);
    }

  g_task_return_pointer (task, all, free_all_kept);
}

/*
 * Callbacks
 */

static void
load_secrets_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  secret_item_load_secrets_finish (result, &error);
  return_loaded (task, SIGNET_KEYRING_STORE_SERVICE, error);
}

static void
unlock_to_load_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetKeyringCall *call = g_task_get_task_data (task);
  SecretService *service = SECRET_SERVICE (source);

  if (!signet_keyring_call_end_unlock (task, service, result) ||
      signet_deadline_has_passed (call->deadline))
    return;

  /* Only now the attributes can be read as they are. */
  call->may_prompt = FALSE;
  search_to_load (task, service);
}

static void
search_to_load_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetKeyringCall *call = g_task_get_task_data (task);
  SecretService *service = SECRET_SERVICE (source);
  g_autoptr(GError) error = NULL;
  g_autolist(GObject) found = secret_service_search_finish (service, result, &error);

  if (error != NULL || signet_deadline_has_passed (call->deadline))
    {
      signet_keyring_call_claim (task, SIGNET_KEYRING_STORE_SERVICE, error);
      return;
    }

  signet_keyring_call_take_items (call, found, FALSE);
  if (call->items->len == 0)
    return_loaded (task, SIGNET_KEYRING_STORE_SERVICE, NULL);
  else if (call->may_prompt && signet_keyring_call_has_locked (call))
    signet_keyring_call_unlock_items (task, service, unlock_to_load_cb);
  else
    secret_item_load_secrets (found, signet_keyring_call_peek_cancellable (task),
                              load_secrets_cb, g_object_ref (task));
}

static void
search_to_load (GTask         *task,
                SecretService *service)
{
  SignetKeyringCall *call = g_task_get_task_data (task);

  secret_service_search (service, signet_keyring_call_get_loose_schema (), call->attributes,
                         SECRET_SEARCH_ALL, signet_keyring_call_peek_cancellable (task),
                         search_to_load_cb, g_object_ref (task));
}

/* The portal gives one secret after the other. */
static void
retrieve_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetKeyringCall *call = g_task_get_task_data (task);
  SecretRetrievable *item = SECRET_RETRIEVABLE (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(SecretValue) secret =
    secret_retrievable_retrieve_secret_finish (item, result, &error);
  GPtrArray *all = call->loaded;

  add_kept (all, item, secret);
  call->position++;
  if (error == NULL && call->position < call->items->len)
    secret_retrievable_retrieve_secret (g_ptr_array_index (call->items, call->position),
                                        signet_keyring_call_peek_cancellable (task),
                                        retrieve_cb, g_object_ref (task));
  else if (signet_keyring_call_claim (task, SIGNET_KEYRING_STORE_PORTAL, error))
    g_task_return_pointer (task, g_ptr_array_ref (all), free_all_kept);
}

static void
search_portal_to_load_cb (GObject      *source,
                          GAsyncResult *result,
                          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetKeyringCall *call = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autolist(GObject) found = secret_password_search_finish (result, &error);

  signet_keyring_call_take_items (call, found, TRUE);
  call->loaded = g_ptr_array_new_with_free_func (unref_kept);
  if (error == NULL && call->items->len > 0)
    secret_retrievable_retrieve_secret (g_ptr_array_index (call->items, 0),
                                        signet_keyring_call_peek_cancellable (task),
                                        retrieve_cb, g_object_ref (task));
  else if (signet_keyring_call_claim (task, SIGNET_KEYRING_STORE_PORTAL, error))
    g_task_return_pointer (task, g_ptr_array_ref (call->loaded), free_all_kept);
}

static void
search_portal_to_load (GTask *task)
{
  SignetKeyringCall *call = g_task_get_task_data (task);

  secret_password_searchv (signet_keyring_call_get_loose_schema (), call->attributes,
                           SECRET_SEARCH_ALL | SECRET_SEARCH_UNLOCK | SECRET_SEARCH_LOAD_SECRETS,
                           signet_keyring_call_peek_cancellable (task),
                           search_portal_to_load_cb, g_object_ref (task));
}

/*
 * Public
 */

/**
 * signet_keyring_call_load:
 * @task: a task that returns an array of [struct@Signet.KeptSecret]; its task data is taken
 * @sandboxed: whether the Secret portal may answer
 * @connection_id: a connection
 * @client_id: (nullable): a Client ID, %NULL for all there are
 *
 * Reads everything of a credential, or of a connection, and returns @task.
 */
void
signet_keyring_call_load (GTask      *task,
                          gboolean    sandboxed,
                          const char *connection_id,
                          const char *client_id)
{
  SignetKeyringCall *call;

  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (connection_id != NULL);

  call = signet_keyring_call_new (sandboxed, connection_id, client_id, NULL);
  call->may_prompt = TRUE;
  call->ask_service = search_to_load;
  call->ask_portal = search_portal_to_load;
  signet_keyring_call_start (task, call, SECRET_SERVICE_OPEN_SESSION);
}
