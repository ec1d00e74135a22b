/* signet-keyring-call.c: one call to whatever keeps secrets here
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-keyring-call.h"

#include "signet-deadline.h"
#include "signet-error.h"
#include "signet-keyring-error.h"
#include "signet-keyring-unlock.h"

#define ATTRIBUTE_CONNECTION "connection"
#define ATTRIBUTE_CLIENT_ID "client_id"
#define ATTRIBUTE_SECRET_ID "secret_id"
#define ATTRIBUTE_SCHEMA "xdg:schema"
#define HASHED_SCHEMA "gkr:compat:hashed:xdg:schema"

/* How long a person may take for the prompt of the keyring. */
#define TIME_LIMIT (60 * 1000)

typedef struct _Call Call;

/* The keyring of the desktop always comes first, inside a sandbox too, so that the person and
 * other programs find the secrets there. libsecret's simple calls would take the portal
 * instead whenever they are in a sandbox, so they are used only when no service answers.
 */
struct _Call
{
  SignetDeadline *deadline; /* (owned) */
  GHashTable *attributes;   /* (owned) name → value */
  char *label;              /* (owned) (nullable) */
  SecretValue *secret;      /* (owned) (nullable) */
  SignetKeyringStore store; /* who answered */
  gboolean sandboxed;
  gboolean may_prompt;
  void (*ask_service) (GTask         *task,
                       SecretService *service);
  void (*ask_portal) (GTask *task);
};

#define SCHEMA SIGNET_APP_ID ".ClientSecret"
#define ATTRIBUTES                                              \
  {                                                             \
    { ATTRIBUTE_CONNECTION, SECRET_SCHEMA_ATTRIBUTE_STRING },   \
    { ATTRIBUTE_CLIENT_ID, SECRET_SCHEMA_ATTRIBUTE_STRING },    \
    { ATTRIBUTE_SECRET_ID, SECRET_SCHEMA_ATTRIBUTE_STRING },    \
    { NULL, 0 },                                                \
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
  Call *call = data;

  g_clear_pointer (&call->deadline, signet_deadline_free);
  g_hash_table_unref (call->attributes);
  g_free (call->label);
  g_clear_pointer (&call->secret, secret_value_unref);
  g_free (call);
}

static GCancellable *
peek_cancellable (GTask *task)
{
  Call *call = g_task_get_task_data (task);

  return signet_deadline_get_cancellable (call->deadline);
}

static GHashTable *
new_attributes (const char *connection_id,
                const char *client_id,
                const char *secret_id)
{
  GHashTable *attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  g_hash_table_insert (attributes, (gpointer) ATTRIBUTE_CONNECTION, g_strdup (connection_id));
  if (client_id != NULL)
    g_hash_table_insert (attributes, (gpointer) ATTRIBUTE_CLIENT_ID, g_strdup (client_id));
  if (secret_id != NULL)
    g_hash_table_insert (attributes, (gpointer) ATTRIBUTE_SECRET_ID, g_strdup (secret_id));

  return attributes;
}

/* Nobody answers at the Secret Service: the portal is asked where there can be one. */
static void
fall_back (GTask        *task,
           const GError *error)
{
  Call *call = g_task_get_task_data (task);
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

/* Whether the task is still ours to return, after the portal or the service answered. */
static gboolean
claim (GTask              *task,
       SignetKeyringStore  store,
       const GError       *error)
{
  Call *call = g_task_get_task_data (task);

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

static gboolean
is_ours (GHashTable *attributes)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_MD5, SCHEMA, -1);
  const char *hashed = g_hash_table_lookup (attributes, HASHED_SCHEMA);

  if (hashed != NULL)
    return g_str_equal (hashed, hash);

  return g_strcmp0 (g_hash_table_lookup (attributes, ATTRIBUTE_SCHEMA), SCHEMA) == 0;
}

static SignetKeyringMatches *
collect_matches (GList    *found,
                 gboolean  all_ours)
{
  SignetKeyringMatches *matches = signet_keyring_matches_new ();

  for (GList *l = found; l != NULL; l = l->next)
    {
      g_autoptr(GHashTable) attributes =
        secret_retrievable_get_attributes (SECRET_RETRIEVABLE (l->data));

      if (all_ours || is_ours (attributes))
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
got_service_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SecretService) service = secret_service_get_finish (result, &error);
  Call *call = g_task_get_task_data (task);

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
  call->ask_service (task, service);
}

static void
store_in_service_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  secret_service_store_finish (SECRET_SERVICE (source), result, &error);
  if (claim (task, SIGNET_KEYRING_STORE_SERVICE, error))
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
  if (claim (task, SIGNET_KEYRING_STORE_PORTAL, error))
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

  if (claim (task, SIGNET_KEYRING_STORE_SERVICE, error))
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

  if (claim (task, SIGNET_KEYRING_STORE_PORTAL, error))
    g_task_return_pointer (task, collect_matches (found, TRUE), free_matches);

  g_list_free_full (found, g_object_unref);
}

static void
search_left_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  GList *left = secret_service_search_finish (SECRET_SERVICE (source), result, &error);

  if (left != NULL)
    g_set_error_literal (&error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_LOCKED,
                         "The keyring is locked");
  if (claim (task, SIGNET_KEYRING_STORE_SERVICE, error))
    g_task_return_boolean (task, TRUE);

  g_list_free_full (left, g_object_unref);
}

/* libsecret says the same of a keyring that stayed locked and of one where nothing was to be
 * removed. Only the second is what was wanted.
 */
static void
clear_service_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Call *call = g_task_get_task_data (task);
  SecretService *service = SECRET_SERVICE (source);
  g_autoptr(GError) error = NULL;

  if (!secret_service_clear_finish (service, result, &error) && error == NULL)
    secret_service_search (service, &loose_schema, call->attributes, SECRET_SEARCH_ALL,
                           peek_cancellable (task), search_left_cb, g_object_ref (task));
  else if (claim (task, SIGNET_KEYRING_STORE_SERVICE, error))
    g_task_return_boolean (task, TRUE);
}

static void
clear_portal_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  secret_password_clear_finish (result, &error);
  if (claim (task, SIGNET_KEYRING_STORE_PORTAL, error))
    g_task_return_boolean (task, TRUE);
}

/* Whoever unlocks it when nobody waits any more does not want the secret kept any more. */
static void
unlocked_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  Call *call = g_task_get_task_data (task);
  SecretService *service = SECRET_SERVICE (source);

  if (!signet_keyring_unlock_finish (service, result, &error))
    {
      claim (task, SIGNET_KEYRING_STORE_SERVICE, error);
      return;
    }

  if (signet_deadline_has_passed (call->deadline))
    return;

  secret_service_store (service, &schema, call->attributes, SECRET_COLLECTION_DEFAULT,
                        call->label, call->secret, peek_cancellable (task),
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
  Call *call = g_task_get_task_data (task);

  secret_password_storev_binary (&schema, call->attributes, SECRET_COLLECTION_DEFAULT,
                                 call->label, call->secret, peek_cancellable (task),
                                 store_in_portal_cb, g_object_ref (task));
}

static void
search_service (GTask         *task,
                SecretService *service)
{
  Call *call = g_task_get_task_data (task);

  secret_service_search (service, &loose_schema, call->attributes, SECRET_SEARCH_ALL,
                         peek_cancellable (task), search_service_cb, g_object_ref (task));
}

static void
search_portal (GTask *task)
{
  Call *call = g_task_get_task_data (task);

  secret_password_searchv (&loose_schema, call->attributes, SECRET_SEARCH_ALL,
                           peek_cancellable (task), search_portal_cb, g_object_ref (task));
}

/* Not to be cancelled, because it may unlock (see signet-keyring-unlock.c). What is removed
 * after the waiting was over is to be gone all the same.
 */
static void
clear_service (GTask         *task,
               SecretService *service)
{
  Call *call = g_task_get_task_data (task);

  secret_service_clear (service, &loose_schema, call->attributes, NULL,
                        clear_service_cb, g_object_ref (task));
}

static void
clear_portal (GTask *task)
{
  Call *call = g_task_get_task_data (task);

  secret_password_clearv (&loose_schema, call->attributes, peek_cancellable (task),
                          clear_portal_cb, g_object_ref (task));
}

static void
start_call (GTask              *task,
            Call               *call,
            SecretServiceFlags  flags)
{
  call->deadline = signet_deadline_new (task, TIME_LIMIT);
  signet_deadline_set_error (call->deadline, SIGNET_ERROR, SIGNET_ERROR_KEYRING_ABSENT,
                             "The keyring did not answer in time");
  g_task_set_task_data (task, call, free_call);

  /* All who want the bus at the same time share one connecting, and whoever cancels it cancels
   * it for all. So this is never cancelled; the deadline does not wait for it.
   */
  secret_service_get (flags, NULL, got_service_cb, g_object_ref (task));
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
  Call *call;

  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (item != NULL);
  g_return_if_fail (secret != NULL);

  call = g_new0 (Call, 1);
  call->sandboxed = sandboxed;
  call->attributes = new_attributes (item->connection_id, item->client_id, item->secret_id);
  /* The form of the label does not follow the language, so that a person and a script find
   * it whatever the language was when it was saved.
   */
  call->label = g_strdup_printf ("Signet: %s (%s) at %s", item->display_name,
                                 item->client_id, item->connection_name);
  call->secret = secret_value_ref (secret);
  call->may_prompt = TRUE;
  call->ask_service = store_in_service;
  call->ask_portal = store_in_portal;
  start_call (task, call, SECRET_SERVICE_OPEN_SESSION);
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
  Call *call;

  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (connection_id != NULL);

  call = g_new0 (Call, 1);
  call->sandboxed = sandboxed;
  call->attributes = new_attributes (connection_id, NULL, NULL);
  call->ask_service = search_service;
  call->ask_portal = search_portal;
  start_call (task, call, SECRET_SERVICE_NONE);
}

/**
 * signet_keyring_call_remove:
 * @task: a task that returns a boolean; its task data is taken
 * @sandboxed: whether the Secret portal may answer
 * @connection_id: a connection
 * @client_id: a Client ID
 * @secret_id: (nullable): one of its secrets, %NULL for all
 *
 * Removes what is kept of a credential and returns @task.
 */
void
signet_keyring_call_remove (GTask      *task,
                            gboolean    sandboxed,
                            const char *connection_id,
                            const char *client_id,
                            const char *secret_id)
{
  Call *call;

  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (connection_id != NULL);
  g_return_if_fail (client_id != NULL);

  call = g_new0 (Call, 1);
  call->sandboxed = sandboxed;
  call->attributes = new_attributes (connection_id, client_id, secret_id);
  call->may_prompt = TRUE;
  call->ask_service = clear_service;
  call->ask_portal = clear_portal;
  start_call (task, call, SECRET_SERVICE_NONE);
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
  Call *call;

  g_return_val_if_fail (G_IS_TASK (task), SIGNET_KEYRING_STORE_UNKNOWN);

  call = g_task_get_task_data (task);

  return call->store;
}
