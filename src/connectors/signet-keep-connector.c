/* signet-keep-connector.c: credentials that were made elsewhere, kept in the keyring
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-keep-connector.h"

#include "signet-error.h"
#include "signet-keyring-entry.h"

/* There is no issuer that could be asked: its list is what the keyring holds for the connection,
 * and what the person said of it is in the configuration. Nothing is sent anywhere.
 *
 * The keyring says what is kept. A keyring that was not unlocked yet may not say of what, and
 * then what the configuration knows is looked for in it.
 */
struct _SignetKeepConnector
{
  GObject parent_instance;

  SignetConnectionConfig *config; /* (owned) */
  SignetKeyring *keyring;         /* (owned) */
};

/* Here a credential has one secret: the issuer may know more. */
#define SECRET_ID "kept"

static void signet_keep_connector_connector_init (SignetConnectorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SignetKeepConnector, signet_keep_connector, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SIGNET_TYPE_CONNECTOR,
                                                      signet_keep_connector_connector_init))

/* What is being looked for, and what was found. */
typedef struct
{
  char *client_id;   /* (owned) (nullable) the only one that is wanted */
  GHashTable *found; /* (owned) Client ID → SignetCredential */
} Listing;

/* What is being kept. */
typedef struct
{
  char *client_id;            /* (owned) */
  SignetKeptDetails *details; /* (owned) */
} Keeping;

/*
 * Helpers
 */

static void
free_listing (gpointer data)
{
  Listing *listing = data;

  g_free (listing->client_id);
  g_hash_table_unref (listing->found);
  g_free (listing);
}

static void
free_keeping (gpointer data)
{
  Keeping *keeping = data;

  g_free (keeping->client_id);
  signet_kept_details_unref (keeping->details);
  g_free (keeping);
}

static const char *
get_connection_name (SignetKeepConnector *self)
{
  SignetConnectionPlaces places;

  signet_connection_config_get_places (self->config, &places);

  return places.name;
}

/* What the person said last counts more than what stands on the item. */
static SignetCredential *
make_credential (SignetKeepConnector *self,
                 const char          *client_id,
                 const char          *label_name,
                 gint64               saved)
{
  SignetKeptDetails *details = signet_connection_config_find_details (self->config, client_id);
  g_autoptr(GPtrArray) grants = g_ptr_array_new ();
  g_autoptr(GPtrArray) secrets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_secret_info_unref);
  SignetCredentialFields fields = {
    .client_id = client_id,
    .display_name = label_name != NULL && *label_name != '\0' ? label_name : client_id,
    .note = "",
    .owner = "",
    .active = TRUE,
    .created = saved,
    .created_by = "",
    .updated = saved,
    .updated_by = "",
    .revision = saved,
    .grants = grants,
    .secrets = secrets,
  };

  if (details != NULL)
    {
      fields.display_name = signet_kept_details_get_display_name (details);
      fields.note = signet_kept_details_get_note (details);
      fields.revision = signet_kept_details_get_revision (details);
    }
  g_ptr_array_add (secrets, signet_secret_info_new (SECRET_ID, "", saved, 0, 0));

  return signet_credential_new (&fields);
}

static void
add (GTask      *task,
     const char *client_id,
     const char *label_name,
     gint64      saved)
{
  Listing *listing = g_task_get_task_data (task);
  SignetCredential *credential;

  if (g_hash_table_contains (listing->found, client_id) ||
      (listing->client_id != NULL && !g_str_equal (listing->client_id, client_id)))
    return;

  credential = make_credential (g_task_get_source_object (task), client_id, label_name, saved);
  g_hash_table_insert (listing->found, g_strdup (client_id), credential);
}

static int
compare_credentials (gconstpointer a,
                     gconstpointer b)
{
  SignetCredential *first = *(SignetCredential *const *) a;
  SignetCredential *second = *(SignetCredential *const *) b;

  return g_strcmp0 (signet_credential_get_sort_key (first),
                    signet_credential_get_sort_key (second));
}

static void
return_found (GTask *task)
{
  Listing *listing = g_task_get_task_data (task);
  g_autoptr(GPtrArray) credentials = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  SignetCredential *credential;

  g_hash_table_iter_init (&iter, listing->found);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &credential))
    g_ptr_array_add (credentials, g_object_ref (credential));

  if (listing->client_id == NULL)
    {
      g_ptr_array_sort (credentials, compare_credentials);
      g_task_return_pointer (task,
                             signet_credential_page_new (credentials, NULL, credentials->len),
                             (GDestroyNotify) signet_credential_page_unref);
    }
  else if (credentials->len > 0)
    {
      g_task_return_pointer (task, g_object_ref (g_ptr_array_index (credentials, 0)),
                             g_object_unref);
    }
  else
    {
      g_task_return_new_error (task, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND,
                               "It is not kept any more");
    }
}

/*
 * Callbacks
 */

/* Only what the configuration knows can be recognised behind a lock. */
static void
search_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetKeepConnector *self = g_task_get_source_object (task);
  g_auto(GStrv) client_ids = signet_connection_config_dup_client_ids (self->config);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetKeyringMatches) matches =
    signet_keyring_search_finish (SIGNET_KEYRING (source), result, &error);

  if (matches == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  for (guint i = 0; client_ids[i] != NULL; i++)
    {
      if (signet_keyring_matches_contains (matches, client_ids[i]))
        add (task, client_ids[i], NULL, 0);
    }

  return_found (task);
}

static void
find_entries_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetKeepConnector *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = signet_keyring_entry_find_finish (result, &error);
  gboolean all_known = TRUE;

  if (entries == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  for (guint i = 0; i < entries->len; i++)
    {
      SignetKeyringEntry *entry = g_ptr_array_index (entries, i);
      const char *client_id = signet_keyring_entry_get_client_id (entry);

      if (client_id != NULL)
        add (task, client_id, signet_keyring_entry_get_display_name (entry),
             signet_keyring_entry_get_saved (entry));
      else
        all_known = FALSE;
    }

  if (all_known)
    return_found (task);
  else
    signet_keyring_search_async (self->keyring, signet_connection_config_get_id (self->config),
                                 g_task_get_cancellable (task), search_cb,
                                 g_object_ref (task));
}

static void
return_kept (GTask  *task,
             gint64  saved)
{
  SignetKeepConnector *self = g_task_get_source_object (task);
  Keeping *keeping = g_task_get_task_data (task);

  signet_connection_config_set_details (self->config, keeping->client_id, keeping->details);
  g_task_return_pointer (task, make_credential (self, keeping->client_id, NULL, saved),
                         g_object_unref);
}

/* Whoever looks into the keyring with another program sees the new name there, too. */
static void
find_kept_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetKeepConnector *self = g_task_get_source_object (task);
  Keeping *keeping = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = signet_keyring_entry_find_finish (result, &error);
  gint64 saved = 0;

  if (entries == NULL || entries->len == 0)
    {
      if (error == NULL)
        g_set_error_literal (&error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND,
                             "It is not kept any more");
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  for (guint i = 0; i < entries->len; i++)
    {
      SignetKeyringEntry *entry = g_ptr_array_index (entries, i);

      saved = MAX (saved, signet_keyring_entry_get_saved (entry));
      if (signet_keyring_entry_get_client_id (entry) != NULL)
        signet_keyring_entry_rename (entry,
                                     signet_kept_details_get_display_name (keeping->details),
                                     get_connection_name (self));
    }
  return_kept (task, saved);
}

static void
save_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (signet_keyring_save_finish (SIGNET_KEYRING (source), result, &error))
    return_kept (task, g_get_real_time () / G_USEC_PER_SEC);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
remove_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetKeepConnector *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;

  if (!signet_keyring_remove_finish (SIGNET_KEYRING (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  signet_connection_config_set_details (self->config, g_task_get_task_data (task), NULL);
  g_task_return_boolean (task, TRUE);
}

/*
 * Virtual methods
 */

static void
signet_keep_connector_open_async (SignetConnector     *connector,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  SignetKeepConnector *self = SIGNET_KEEP_CONNECTOR (connector);
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  SignetConnectionPlaces places;

  g_task_set_source_tag (task, signet_keep_connector_open_async);
  signet_connection_config_get_places (self->config, &places);
  g_task_return_pointer (task, signet_access_new_for_tokens (places.issuer,
                                                             places.token_endpoint,
                                                             places.audience),
                         g_object_unref);
}

static gpointer
propagate (SignetConnector  *connector,
           GAsyncResult     *result,
           GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, connector), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static SignetAccess *
signet_keep_connector_open_finish (SignetConnector  *connector,
                                   GAsyncResult     *result,
                                   GError          **error)
{
  return propagate (connector, result, error);
}

static void
look (GTask      *task,
      const char *client_id)
{
  SignetKeepConnector *self = g_task_get_source_object (task);
  Listing *listing = g_new0 (Listing, 1);

  listing->client_id = g_strdup (client_id);
  listing->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_task_set_task_data (task, listing, free_listing);
  signet_keyring_entry_find_async (signet_connection_config_get_id (self->config), NULL,
                                   g_task_get_cancellable (task), find_entries_cb,
                                   g_object_ref (task));
}

static void
signet_keep_connector_list_async (SignetConnector     *connector,
                                  const char          *page,
                                  const char          *sort,
                                  gboolean             descending,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (connector, cancellable, callback, user_data);

  g_task_set_source_tag (task, signet_keep_connector_list_async);
  look (task, NULL);
}

static SignetCredentialPage *
signet_keep_connector_list_finish (SignetConnector  *connector,
                                   GAsyncResult     *result,
                                   GError          **error)
{
  return propagate (connector, result, error);
}

static void
signet_keep_connector_find_async (SignetConnector     *connector,
                                  const char          *client_id,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (connector, cancellable, callback, user_data);

  g_task_set_source_tag (task, signet_keep_connector_find_async);
  look (task, client_id);
}

static SignetCredential *
signet_keep_connector_find_finish (SignetConnector  *connector,
                                   GAsyncResult     *result,
                                   GError          **error)
{
  return propagate (connector, result, error);
}

static void
signet_keep_connector_keep_async (SignetConnector     *connector,
                                  const char          *client_id,
                                  SignetKeptDetails   *details,
                                  SecretValue         *secret,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  SignetKeepConnector *self = SIGNET_KEEP_CONNECTOR (connector);
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  const char *id = signet_connection_config_get_id (self->config);
  Keeping *keeping = g_new0 (Keeping, 1);
  SignetKeyringItem item = {
    .connection_id = id,
    .connection_name = get_connection_name (self),
    .client_id = client_id,
    .display_name = signet_kept_details_get_display_name (details),
    .secret_id = SECRET_ID,
  };

  g_task_set_source_tag (task, signet_keep_connector_keep_async);
  keeping->client_id = g_strdup (client_id);
  keeping->details = signet_kept_details_ref (details);
  g_task_set_task_data (task, keeping, free_keeping);

  if (secret != NULL)
    signet_keyring_save_async (self->keyring, &item, secret, cancellable,
                               save_cb, g_object_ref (task));
  else
    signet_keyring_entry_find_async (id, client_id, cancellable,
                                     find_kept_cb, g_object_ref (task));
}

static SignetCredential *
signet_keep_connector_keep_finish (SignetConnector  *connector,
                                   GAsyncResult     *result,
                                   GError          **error)
{
  return propagate (connector, result, error);
}

static SignetKeptDetails *
signet_keep_connector_find_details (SignetConnector *connector,
                                    const char      *client_id)
{
  return signet_connection_config_find_details (SIGNET_KEEP_CONNECTOR (connector)->config,
                                                client_id);
}

static void
signet_keep_connector_delete_async (SignetConnector     *connector,
                                    SignetCredential    *credential,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  SignetKeepConnector *self = SIGNET_KEEP_CONNECTOR (connector);
  const char *client_id = signet_credential_get_client_id (credential);
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, signet_keep_connector_delete_async);
  g_task_set_task_data (task, g_strdup (client_id), g_free);
  signet_keyring_remove_async (self->keyring, signet_connection_config_get_id (self->config),
                               client_id, cancellable, remove_cb, g_object_ref (task));
}

static gboolean
signet_keep_connector_delete_finish (SignetConnector  *connector,
                                     GAsyncResult     *result,
                                     GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, connector), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
signet_keep_connector_connector_init (SignetConnectorInterface *iface)
{
  iface->open_async = signet_keep_connector_open_async;
  iface->open_finish = signet_keep_connector_open_finish;
  iface->list_async = signet_keep_connector_list_async;
  iface->list_finish = signet_keep_connector_list_finish;
  iface->find_async = signet_keep_connector_find_async;
  iface->find_finish = signet_keep_connector_find_finish;
  iface->delete_async = signet_keep_connector_delete_async;
  iface->delete_finish = signet_keep_connector_delete_finish;
  iface->keep_async = signet_keep_connector_keep_async;
  iface->keep_finish = signet_keep_connector_keep_finish;
  iface->find_details = signet_keep_connector_find_details;
}

/*
 * GObject
 */

static void
signet_keep_connector_dispose (GObject *object)
{
  SignetKeepConnector *self = SIGNET_KEEP_CONNECTOR (object);

  g_clear_object (&self->config);
  g_clear_object (&self->keyring);

  G_OBJECT_CLASS (signet_keep_connector_parent_class)->dispose (object);
}

static void
signet_keep_connector_class_init (SignetKeepConnectorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = signet_keep_connector_dispose;
}

static void
signet_keep_connector_init (SignetKeepConnector *self)
{
}

/*
 * Public
 */

/**
 * signet_keep_connector_new:
 * @config: what the person set up
 * @keyring: where the secrets are kept
 *
 * Returns: (transfer full): a connector to any OAuth 2.0 token endpoint
 */
SignetConnector *
signet_keep_connector_new (SignetConnectionConfig *config,
                           SignetKeyring          *keyring)
{
  SignetKeepConnector *self;

  g_return_val_if_fail (SIGNET_IS_CONNECTION_CONFIG (config), NULL);
  g_return_val_if_fail (SIGNET_IS_KEYRING (keyring), NULL);

  self = g_object_new (SIGNET_TYPE_KEEP_CONNECTOR, NULL);
  self->config = g_object_ref (config);
  self->keyring = g_object_ref (keyring);

  return SIGNET_CONNECTOR (self);
}
