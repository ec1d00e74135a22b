/* signet-keyring-call-simple.c: saves a secret, and looks which ones there are
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-keyring-call-private.h"

#include "signet-keyring-unlock.h"

/*
 * Helpers
 */

static SignetKeyringMatches *
collect_matches (GList    *found,
                 gboolean  all_ours)
{
  SignetKeyringMatches *matches = signet_keyring_matches_new ();

  for (GList *l = found; l != NULL; l = l->next)
    {
      g_autoptr(GHashTable) attributes = NULL;

      if (!signet_kept_secret_can_read (l->data))
        continue;

      attributes = secret_retrievable_get_attributes (SECRET_RETRIEVABLE (l->data));
      if (all_ours || signet_keyring_call_is_ours (attributes))
        signet_keyring_matches_add (matches, attributes);
    }

  return matches;
}

static void
free_matches (gpointer data)
{
  signet_keyring_matches_unref (data);
}

/*
 * Callbacks
 */

static void
store_in_service_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  secret_service_store_finish (SECRET_SERVICE (source), result, &error);
  if (signet_keyring_call_claim (task, SIGNET_KEYRING_STORE_SERVICE, error))
    g_task_return_boolean (task, TRUE);
}

static void
store_in_portal_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  secret_password_store_finish (result, &error);
  if (signet_keyring_call_claim (task, SIGNET_KEYRING_STORE_PORTAL, error))
    g_task_return_boolean (task, TRUE);
}

static void
search_service_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  GList *found = secret_service_search_finish (SECRET_SERVICE (source), result, &error);

  if (signet_keyring_call_claim (task, SIGNET_KEYRING_STORE_SERVICE, error))
    g_task_return_pointer (task, collect_matches (found, FALSE), free_matches);

  g_list_free_full (found, g_object_unref);
}

static void
search_portal_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  GList *found = secret_password_search_finish (result, &error);

  if (signet_keyring_call_claim (task, SIGNET_KEYRING_STORE_PORTAL, error))
    g_task_return_pointer (task, collect_matches (found, TRUE), free_matches);

  g_list_free_full (found, g_object_unref);
}

/* Whoever unlocks it when nobody waits any more does not want the secret kept any more. */
static void
unlocked_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  SignetKeyringCall *call = g_task_get_task_data (task);
  SecretService *service = SECRET_SERVICE (source);

  if (!signet_keyring_unlock_finish (service, result, &error))
    {
      signet_keyring_call_claim (task, SIGNET_KEYRING_STORE_SERVICE, error);
      return;
    }

  if (signet_deadline_has_passed (call->deadline))
    return;

  secret_service_store (service, signet_keyring_call_get_schema (), call->attributes,
                        SECRET_COLLECTION_DEFAULT, call->label, call->secret,
                        signet_keyring_call_peek_cancellable (task),
                        store_in_service_cb, g_object_ref (task));
}

static void
store_in_service (GTask         *task,
                  SecretService *service)
{
  signet_keyring_unlock_async (service, unlocked_cb, g_object_ref (task));
}

static void
store_in_portal (GTask *task)
{
  SignetKeyringCall *call = g_task_get_task_data (task);

  secret_password_storev_binary (signet_keyring_call_get_schema (), call->attributes,
                                 SECRET_COLLECTION_DEFAULT, call->label, call->secret,
                                 signet_keyring_call_peek_cancellable (task),
                                 store_in_portal_cb, g_object_ref (task));
}

static void
search_service (GTask         *task,
                SecretService *service)
{
  SignetKeyringCall *call = g_task_get_task_data (task);

  secret_service_search (service, signet_keyring_call_get_loose_schema (), call->attributes,
                         SECRET_SEARCH_ALL, signet_keyring_call_peek_cancellable (task),
                         search_service_cb, g_object_ref (task));
}

static void
search_portal (GTask *task)
{
  SignetKeyringCall *call = g_task_get_task_data (task);

  secret_password_searchv (signet_keyring_call_get_loose_schema (), call->attributes,
                           SECRET_SEARCH_ALL, signet_keyring_call_peek_cancellable (task),
                           search_portal_cb, g_object_ref (task));
}

/*
 * Public
 */

/**
 * signet_keyring_call_save:
 * @task: a task that returns a boolean; its task data is taken
 * @sandboxed: whether the Secret portal may answer
 * @item: what @secret belongs to
 * @secret: a Client Secret
 *
 * Keeps @secret and returns @task.
 */
void
signet_keyring_call_save (GTask                   *task,
                          gboolean                 sandboxed,
                          const SignetKeyringItem *item,
                          SecretValue             *secret)
{
  SignetKeyringCall *call;

  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (item != NULL);
  g_return_if_fail (secret != NULL);

  call = signet_keyring_call_new (sandboxed, item->connection_id, item->client_id,
                                  item->secret_id);
  /* The form of the label does not follow the language, so that a person and a script find
   * it whatever the language was when it was saved.
   */
  call->label = g_strdup_printf ("Signet: %s (%s) at %s", item->display_name,
                                 item->client_id, item->connection_name);
  call->secret = secret_value_ref (secret);
  call->may_prompt = TRUE;
  call->ask_service = store_in_service;
  call->ask_portal = store_in_portal;
  signet_keyring_call_start (task, call, SECRET_SERVICE_OPEN_SESSION);
}

/**
 * signet_keyring_call_search:
 * @task: a task that returns a [struct@Signet.KeyringMatches]; its task data is taken
 * @sandboxed: whether the Secret portal may answer
 * @connection_id: a connection
 *
 * Looks for everything of a connection, locked or not, and returns @task.
 */
void
signet_keyring_call_search (GTask      *task,
                            gboolean    sandboxed,
                            const char *connection_id)
{
  SignetKeyringCall *call;

  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (connection_id != NULL);

  call = signet_keyring_call_new (sandboxed, connection_id, NULL, NULL);
  call->ask_service = search_service;
  call->ask_portal = search_portal;
  signet_keyring_call_start (task, call, SECRET_SERVICE_NONE);
}
