/* signet-keyring-call-items.c: items of the keyring that a call has found
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-keyring-call-private.h"

#include "signet-error.h"

/*
 * Public
 */

/**
 * signet_keyring_call_take_items:
 * @call: a call
 * @found: (element-type SecretRetrievable): what a search found
 * @all_ours: whether it cannot have found what others keep
 *
 * Remembers those that are ours.
 */
void
signet_keyring_call_take_items (SignetKeyringCall *call,
                                GList             *found,
                                gboolean           all_ours)
{
  g_return_if_fail (call != NULL);

  g_clear_pointer (&call->items, g_ptr_array_unref);
  call->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (GList *l = found; l != NULL; l = l->next)
    {
      g_autoptr(GHashTable) attributes = NULL;

      if (!signet_kept_secret_can_read (l->data))
        continue;

      attributes = secret_retrievable_get_attributes (SECRET_RETRIEVABLE (l->data));
      if (all_ours || signet_keyring_call_is_ours (attributes))
        g_ptr_array_add (call->items, g_object_ref (l->data));
    }
}

/**
 * signet_keyring_call_has_locked:
 * @call: a call that has items of the service
 *
 * Returns: whether any of them is locked
 */
gboolean
signet_keyring_call_has_locked (SignetKeyringCall *call)
{
  g_return_val_if_fail (call != NULL, FALSE);

  for (guint i = 0; i < call->items->len; i++)
    {
      SecretItem *item = g_ptr_array_index (call->items, i);

      if (signet_kept_secret_can_read (SECRET_RETRIEVABLE (item)) &&
          secret_item_get_locked (item))
        return TRUE;
    }

  return FALSE;
}

/**
 * signet_keyring_call_unlock_items:
 * @task: a task whose call has items
 * @service: the Secret Service
 * @callback: what to call when it is done, with a reference to @task
 *
 * Unlocks all of them at once, so that the person is asked once. This is never cancelled: see
 * signet-keyring-unlock.c.
 */
void
signet_keyring_call_unlock_items (GTask               *task,
                                  SecretService       *service,
                                  GAsyncReadyCallback  callback)
{
  SignetKeyringCall *call;
  g_autoptr(GList) items = NULL;

  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (SECRET_IS_SERVICE (service));

  call = g_task_get_task_data (task);
  for (guint i = call->items->len; i > 0; i--)
    items = g_list_prepend (items, g_ptr_array_index (call->items, i - 1));

  secret_service_unlock (service, items, NULL, callback, g_object_ref (task));
}

/**
 * signet_keyring_call_end_unlock:
 * @task: a task whose call has items
 * @service: the Secret Service
 * @result: what the callback was given
 *
 * Ends [func@Signet.keyring_call_unlock_items], and @task too if they stayed locked.
 *
 * Returns: whether they were unlocked
 */
gboolean
signet_keyring_call_end_unlock (GTask         *task,
                                SecretService *service,
                                GAsyncResult  *result)
{
  g_autoptr(GError) error = NULL;
  int unlocked;

  g_return_val_if_fail (G_IS_TASK (task), FALSE);
  g_return_val_if_fail (SECRET_IS_SERVICE (service), FALSE);

  unlocked = secret_service_unlock_finish (service, result, NULL, &error);
  if (error == NULL && unlocked <= 0)
    g_set_error_literal (&error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_LOCKED,
                         "The keyring stayed locked");
  if (error == NULL)
    return TRUE;

  signet_keyring_call_claim (task, SIGNET_KEYRING_STORE_SERVICE, error);

  return FALSE;
}
