/* signet-keyring-call.c: one call to whatever keeps secrets here
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-keyring-call-private.h"

#include "signet-error.h"
#include "signet-keyring-error.h"

#define ATTRIBUTE_SCHEMA "xdg:schema"
#define HASHED_SCHEMA "gkr:compat:hashed:xdg:schema"

/* How long a person may take for the prompt of the keyring. */
#define TIME_LIMIT (60 * 1000)

#define SCHEMA SIGNET_BASE_ID ".ClientSecret"
#define ATTRIBUTES                                                         \
  {                                                                        \
    { SIGNET_KEPT_SECRET_CONNECTION, SECRET_SCHEMA_ATTRIBUTE_STRING },     \
    { SIGNET_KEPT_SECRET_CLIENT_ID, SECRET_SCHEMA_ATTRIBUTE_STRING },      \
    { SIGNET_KEPT_SECRET_SECRET_ID, SECRET_SCHEMA_ATTRIBUTE_STRING },      \
    { NULL, 0 },                                                           \
  }

static const SecretSchema schema = { SCHEMA, SECRET_SCHEMA_NONE, ATTRIBUTES };

/* gnome-keyring finds nothing by the name of the schema in a collection that was not unlocked
 * since it started, but by the attributes it does.
 */
static const SecretSchema loose_schema = { SCHEMA, SECRET_SCHEMA_DONT_MATCH_NAME, ATTRIBUTES };

/*
 * Helpers
 */

static void
free_call (gpointer data)
{
  SignetKeyringCall *call = data;

  g_clear_pointer (&call->deadline, signet_deadline_free);
  g_hash_table_unref (call->attributes);
  g_free (call->label);
  g_clear_pointer (&call->secret, secret_value_unref);
  g_clear_pointer (&call->items, g_ptr_array_unref);
  g_clear_object (&call->service);
  g_clear_pointer (&call->loaded, g_ptr_array_unref);
  g_free (call);
}

/* Nobody answers at the Secret Service: the portal is asked where there can be one. */
static void
fall_back (GTask        *task,
           const GError *error)
{
  SignetKeyringCall *call = g_task_get_task_data (task);
  g_autoptr(GError) classified = signet_keyring_error_classify (error);

  if (signet_deadline_has_passed (call->deadline))
    return;

  if (call->sandboxed &&
      g_error_matches (classified, SIGNET_ERROR, SIGNET_ERROR_KEYRING_ABSENT))
    {
      call->ask_portal (task);
      return;
    }

  if (signet_deadline_claim (call->deadline))
    g_task_return_error (task, g_steal_pointer (&classified));
}

/*
 * Callbacks
 */

static void
got_service_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SecretService) service = secret_service_get_finish (result, &error);
  SignetKeyringCall *call = g_task_get_task_data (task);

  if (service == NULL)
    {
      fall_back (task, error);
      return;
    }

  if (signet_deadline_has_passed (call->deadline))
    return;

  if (call->may_prompt)
    signet_deadline_set_error (call->deadline, SIGNET_ERROR, SIGNET_ERROR_KEYRING_LOCKED,
                               "The keyring was not unlocked in time");
  g_set_object (&call->service, service);
  call->ask_service (task, service);
}

/*
 * Public
 */

/**
 * signet_keyring_call_new:
 * @sandboxed: whether the Secret portal may answer
 * @connection_id: a connection
 * @client_id: (nullable): a Client ID
 * @secret_id: (nullable): the id of one of its secrets
 *
 * Returns: (transfer full): a call about everything that has what is not %NULL
 */
SignetKeyringCall *
signet_keyring_call_new (gboolean    sandboxed,
                         const char *connection_id,
                         const char *client_id,
                         const char *secret_id)
{
  SignetKeyringCall *call = g_new0 (SignetKeyringCall, 1);

  g_return_val_if_fail (connection_id != NULL, call);

  call->sandboxed = sandboxed;
  call->attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_hash_table_insert (call->attributes, (gpointer) SIGNET_KEPT_SECRET_CONNECTION,
                       g_strdup (connection_id));
  if (client_id != NULL)
    g_hash_table_insert (call->attributes, (gpointer) SIGNET_KEPT_SECRET_CLIENT_ID,
                         g_strdup (client_id));
  if (secret_id != NULL)
    g_hash_table_insert (call->attributes, (gpointer) SIGNET_KEPT_SECRET_SECRET_ID,
                         g_strdup (secret_id));

  return call;
}

/**
 * signet_keyring_call_start:
 * @task: a task; its task data is taken
 * @call: (transfer full): what to ask
 * @flags: what has to be ready before the service is asked
 *
 * Asks the service, or the portal if no service answers. @task is returned by then, or when
 * the time is over.
 */
void
signet_keyring_call_start (GTask              *task,
                           SignetKeyringCall  *call,
                           SecretServiceFlags  flags)
{
  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (call != NULL);

  call->deadline = signet_deadline_new (task, TIME_LIMIT);
  signet_deadline_set_error (call->deadline, SIGNET_ERROR, SIGNET_ERROR_KEYRING_ABSENT,
                             "The keyring did not answer in time");
  g_task_set_task_data (task, call, free_call);

  /* All who want the bus at the same time share one connecting, and whoever cancels it cancels
   * it for all. So this is never cancelled; the deadline does not wait for it.
   */
  secret_service_get (flags, NULL, got_service_cb, g_object_ref (task));
}

/**
 * signet_keyring_call_claim:
 * @task: a task that was started
 * @store: who answered
 * @error: (nullable): what went wrong
 *
 * Returns the error if there is one, or asks the portal in place of a service that is not there.
 *
 * Returns: whether the task is to be returned now, with what was answered
 */
gboolean
signet_keyring_call_claim (GTask              *task,
                           SignetKeyringStore  store,
                           const GError       *error)
{
  SignetKeyringCall *call;

  g_return_val_if_fail (G_IS_TASK (task), FALSE);

  call = g_task_get_task_data (task);
  if (error != NULL && store == SIGNET_KEYRING_STORE_SERVICE)
    {
      fall_back (task, error);
      return FALSE;
    }

  if (!signet_deadline_claim (call->deadline))
    return FALSE;

  if (error != NULL)
    {
      g_task_return_error (task, signet_keyring_error_classify (error));
      return FALSE;
    }

  call->store = store;

  return TRUE;
}

/**
 * signet_keyring_call_peek_cancellable:
 * @task: a task that was started
 *
 * Returns: (transfer none): what is cancelled when nobody waits any more
 */
GCancellable *
signet_keyring_call_peek_cancellable (GTask *task)
{
  SignetKeyringCall *call;

  g_return_val_if_fail (G_IS_TASK (task), NULL);

  call = g_task_get_task_data (task);

  return signet_deadline_get_cancellable (call->deadline);
}

/**
 * signet_keyring_call_get_schema:
 *
 * Returns: (transfer none): what is kept here
 */
const SecretSchema *
signet_keyring_call_get_schema (void)
{
  return &schema;
}

/**
 * signet_keyring_call_get_loose_schema:
 *
 * Returns: (transfer none): what to search by. It finds what others keep too, so ask
 *   [func@Signet.keyring_call_is_ours].
 */
const SecretSchema *
signet_keyring_call_get_loose_schema (void)
{
  return &loose_schema;
}

/**
 * signet_keyring_call_is_ours:
 * @attributes: (element-type utf8 utf8): the attributes of an item
 *
 * Returns: whether it is kept by this application
 */
gboolean
signet_keyring_call_is_ours (GHashTable *attributes)
{
  g_autofree char *hash = NULL;
  const char *hashed;

  g_return_val_if_fail (attributes != NULL, FALSE);

  hash = g_compute_checksum_for_string (G_CHECKSUM_MD5, SCHEMA, -1);
  hashed = g_hash_table_lookup (attributes, HASHED_SCHEMA);
  if (hashed != NULL)
    return g_str_equal (hashed, hash);

  return g_strcmp0 (g_hash_table_lookup (attributes, ATTRIBUTE_SCHEMA), SCHEMA) == 0;
}

/**
 * signet_keyring_call_get_store:
 * @task: a task that was returned from here
 *
 * Returns: who answered, %SIGNET_KEYRING_STORE_UNKNOWN if it failed
 */
SignetKeyringStore
signet_keyring_call_get_store (GTask *task)
{
  SignetKeyringCall *call;

  g_return_val_if_fail (G_IS_TASK (task), SIGNET_KEYRING_STORE_UNKNOWN);

  call = g_task_get_task_data (task);

  return call->store;
}
