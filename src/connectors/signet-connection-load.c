/* signet-connection-load.c: one loading of everything a connection shows
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-connection-load.h"

#include "signet-connection-private.h"
#include "signet-error.h"
#include "signet-list-refresh.h"

/* A load knows its connection only while it is the newest: a dropped one forgets it, so that
 * whatever still arrives for it goes nowhere. Each call under way holds a reference.
 *
 * What is changed through the connection meanwhile is noted, because a page that was written
 * before the change can arrive after it.
 */
struct _SignetConnectionLoad
{
  SignetConnection *connection; /* (borrowed) (nullable) */
  GCancellable *cancellable;    /* (owned) */

  SignetOrganization *organization; /* (owned) (nullable) */
  SignetCatalogue *catalogue;       /* (owned) (nullable) */
  SignetCredentialPage *first;      /* (owned) (nullable) */
  SignetListRefresh *refresh;       /* (owned) (nullable) when it takes the place of a list */
  SignetKeyringMatches *matches;    /* (owned) (nullable) */

  GHashTable *put;     /* (owned) Client ID → credential */
  GHashTable *removed; /* (owned) set of Client IDs */
  GHashTable *saved;   /* (owned) set of Client IDs */

  gint64 counter;     /* of changes before the pages were read, -1 while it is not known */
  gboolean counting;  /* the counter was not heard yet */
  gboolean opening;   /* the issuer did not say yet what the person may do */
  gboolean quiet;     /* a failure is not told */
  gboolean listing;   /* pages are still to come */
  gboolean searching; /* the keyring was not heard yet */
  gboolean recognising; /* credentials are looked for in what the keyring said */
  gboolean outdated;    /* more credentials came since that began */
};

static void ask_page (SignetConnectionLoad *self,
                      const char           *page);
static void recognise_cb (GObject      *source,
                          GAsyncResult *result,
                          gpointer      user_data);

/*
 * Helpers
 */

static void
free_load (gpointer data)
{
  SignetConnectionLoad *self = data;

  g_clear_object (&self->cancellable);
  g_clear_object (&self->organization);
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->first, signet_credential_page_unref);
  g_clear_pointer (&self->refresh, signet_list_refresh_free);
  g_clear_pointer (&self->matches, signet_keyring_matches_unref);
  g_hash_table_unref (self->put);
  g_hash_table_unref (self->removed);
  g_hash_table_unref (self->saved);
}

static void
unref_load (SignetConnectionLoad *self)
{
  g_rc_box_release_full (self, free_load);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetConnectionLoad, unref_load)

/* Ends the load from inside: the connection forgets it too. */
static void
end_load (SignetConnectionLoad *self)
{
  self->connection->load = NULL;
  signet_connection_load_drop (self);
}

static void
end_if_all_done (SignetConnectionLoad *self)
{
  if (!self->listing && !self->searching && !self->recognising)
    end_load (self);
}

static void
fail_load (SignetConnectionLoad *self,
           const GError         *error)
{
  g_autoptr(SignetConnection) connection = g_object_ref (self->connection);
  gboolean quiet = self->quiet;

  end_load (self);

  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_FORBIDDEN))
    {
      signet_connection_deny (connection);
      signet_connection_ask_access (connection);
    }
  else if (connection->state == SIGNET_CONNECTION_STATE_READY && quiet)
    connection->stale = TRUE;
  else if (connection->state == SIGNET_CONNECTION_STATE_READY)
    signet_connection_emit_reload_failed (connection, error);
  else
    signet_connection_take_state (connection, SIGNET_CONNECTION_STATE_UNREACHABLE,
                                  g_error_copy (error));
}

static void
append_page (SignetConnectionLoad *self,
             GPtrArray            *credentials)
{
  g_autoptr(GPtrArray) alive = g_ptr_array_new_full (credentials->len, g_object_unref);

  for (guint i = 0; i < credentials->len; i++)
    {
      SignetCredential *credential = g_ptr_array_index (credentials, i);

      if (!g_hash_table_contains (self->removed, signet_credential_get_client_id (credential)))
        g_ptr_array_add (alive, g_object_ref (credential));
    }

  signet_credential_list_append (self->connection->credentials, alive);
}

/* What was saved and removed meanwhile is newer than what the keyring said. */
static void
apply_marks (SignetConnectionLoad *self,
             GHashTable           *client_ids)
{
  GHashTableIter iter;
  const char *client_id;

  g_hash_table_iter_init (&iter, self->saved);
  while (g_hash_table_iter_next (&iter, (gpointer *) &client_id, NULL))
    g_hash_table_add (client_ids, g_strdup (client_id));
  g_hash_table_iter_init (&iter, self->removed);
  while (g_hash_table_iter_next (&iter, (gpointer *) &client_id, NULL))
    g_hash_table_remove (client_ids, client_id);

  signet_connection_mark_keyring (self->connection, client_ids);
}

/* Those that are only recognised are looked for in the list, so again when it is complete. */
static void
mark_matches (SignetConnectionLoad *self)
{
  GListModel *list = G_LIST_MODEL (self->connection->credentials);
  guint length = g_list_model_get_n_items (list);
  g_autoptr(GPtrArray) credentials = NULL;

  if (signet_keyring_matches_is_exact (self->matches))
    {
      g_autoptr(GHashTable) client_ids = signet_keyring_matches_dup_client_ids (self->matches);

      apply_marks (self, client_ids);
      return;
    }

  self->outdated = self->recognising;
  if (self->recognising)
    return;

  credentials = g_ptr_array_new_full (length, g_object_unref);
  for (guint i = 0; i < length; i++)
    g_ptr_array_add (credentials, g_list_model_get_item (list, i));

  self->recognising = TRUE;
  signet_keyring_matches_recognise_async (self->matches, credentials, self->cancellable,
                                          recognise_cb, g_rc_box_acquire (self));
}

static void
take_page (SignetConnectionLoad *self,
           SignetCredentialPage *page)
{
  SignetConnection *connection = self->connection;

  if (self->refresh != NULL)
    signet_list_refresh_add (self->refresh, signet_credential_page_get_credentials (page));
  else
    append_page (self, signet_credential_page_get_credentials (page));

  if (signet_credential_page_get_next (page) != NULL)
    {
      if (self->refresh == NULL)
        signet_connection_set_total (connection, signet_credential_page_get_total (page));
      ask_page (self, signet_credential_page_get_next (page));
      return;
    }

  /* The pages of a new list are shown as they come. Those that replace a list are shown when
   * the last is there, with what was changed meanwhile on top.
   */
  if (self->refresh != NULL)
    signet_list_refresh_apply (self->refresh, self->removed, self->put);
  if (self->matches != NULL)
    mark_matches (self);
  signet_connection_set_total (connection,
                               g_list_model_get_n_items (G_LIST_MODEL (connection->credentials)));
  signet_connection_set_complete (connection, TRUE);
  connection->loaded = g_get_real_time ();
  connection->stale = FALSE;
  self->listing = FALSE;
  end_if_all_done (self);
}

/* The organization, the catalogue and the first page come in any order. The list is shown
 * when all three are there, because its rows name APIs and workspaces.
 */
static void
show_if_all_there (SignetConnectionLoad *self)
{
  g_autoptr(SignetConnection) connection = g_object_ref (self->connection);
  gint64 counter = self->counter;

  if (self->first == NULL || (signet_connector_tells_grants (connection->connector) &&
                              (self->organization == NULL || self->catalogue == NULL)))
    return;

  /* Whoever watches one property finds all of them as they belong together. */
  g_object_freeze_notify (G_OBJECT (connection));
  signet_connection_set_surroundings (connection, self->organization, self->catalogue);
  take_page (self, self->first);
  signet_connection_take_state (connection, SIGNET_CONNECTION_STATE_READY, NULL);
  if (connection->watch == NULL && signet_connector_tells_changes (connection->connector))
    connection->watch = signet_connection_watch_start (connection, counter);
  g_object_thaw_notify (G_OBJECT (connection));
}

/*
 * Callbacks
 */

static void
load_organization_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr(SignetConnectionLoad) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetOrganization) organization =
    signet_connector_load_organization_finish (SIGNET_CONNECTOR (source), result, &error);

  if (self->connection == NULL)
    return;

  if (organization == NULL)
    {
      fail_load (self, error);
      return;
    }

  self->organization = g_steal_pointer (&organization);
  show_if_all_there (self);
}

static void
load_catalogue_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(SignetConnectionLoad) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetCatalogue) catalogue =
    signet_connector_load_catalogue_finish (SIGNET_CONNECTOR (source), result, &error);

  if (self->connection == NULL)
    return;

  if (catalogue == NULL)
    {
      fail_load (self, error);
      return;
    }

  self->catalogue = g_steal_pointer (&catalogue);
  show_if_all_there (self);
}

static void
list_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SignetConnectionLoad) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetCredentialPage) page =
    signet_connector_list_finish (SIGNET_CONNECTOR (source), result, &error);

  if (self->connection == NULL)
    return;

  if (page == NULL)
    {
      fail_load (self, error);
      return;
    }

  if (self->first != NULL)
    {
      g_autoptr(SignetConnection) connection = g_object_ref (self->connection);

      g_object_freeze_notify (G_OBJECT (connection));
      take_page (self, page);
      g_object_thaw_notify (G_OBJECT (connection));
      return;
    }

  self->first = g_steal_pointer (&page);
  show_if_all_there (self);
}

/* A keyring that cannot be asked is told about when somebody wants to save in it. Until then
 * it only means that nothing is marked.
 */
static void
search_keyring_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(SignetConnectionLoad) self = user_data;
  g_autoptr(SignetKeyringMatches) matches =
    signet_keyring_search_finish (SIGNET_KEYRING (source), result, NULL);

  if (self->connection == NULL)
    return;

  if (matches != NULL)
    {
      self->matches = g_steal_pointer (&matches);
      mark_matches (self);
    }

  self->searching = FALSE;
  end_if_all_done (self);
}

/* What is changed while the pages are read is announced only if the counter is older than
 * they are.
 */
static void
ask_if_counted (SignetConnectionLoad *self)
{
  SignetConnector *connector = self->connection->connector;

  if (self->opening || self->counting)
    return;

  if (signet_connector_tells_grants (connector))
    {
      signet_connector_load_organization_async (connector, self->cancellable,
                                                load_organization_cb, g_rc_box_acquire (self));
      signet_connector_load_catalogue_async (connector, self->cancellable,
                                             load_catalogue_cb, g_rc_box_acquire (self));
    }
  signet_connection_load_policy (self->connection);
  ask_page (self, NULL);
}

/* Without a counter the list is shown all the same; the watch looks for one later. */
static void
count_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(SignetConnectionLoad) self = user_data;
  g_autoptr(SignetChanges) changes =
    signet_connector_wait_changes_finish (SIGNET_CONNECTOR (source), result, NULL);

  if (self->connection == NULL)
    return;

  if (changes != NULL)
    self->counter = signet_changes_get_counter (changes);
  self->counting = FALSE;
  ask_if_counted (self);
}

static void
recognise_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(SignetConnectionLoad) self = user_data;
  g_autoptr(GHashTable) client_ids = signet_keyring_matches_recognise_finish (result, NULL);

  if (self->connection == NULL)
    return;

  self->recognising = FALSE;
  if (self->outdated)
    mark_matches (self);
  else if (client_ids != NULL)
    apply_marks (self, client_ids);
  end_if_all_done (self);
}

static void
open_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SignetConnectionLoad) self = user_data;
  SignetConnector *connector = SIGNET_CONNECTOR (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetAccess) access = signet_connector_open_finish (connector, result, &error);
  g_autoptr(SignetConnection) connection = NULL;

  if (self->connection == NULL)
    return;

  if (access == NULL)
    {
      fail_load (self, error);
      return;
    }

  connection = g_object_ref (self->connection);
  signet_connection_set_access (connection, access);
  if (self->connection == NULL)
    return;

  if (!signet_access_get_allowed (access))
    {
      end_load (self);
      signet_connection_deny (connection);
      return;
    }

  self->opening = FALSE;
  ask_if_counted (self);
}

static void
ask_page (SignetConnectionLoad *self,
          const char           *page)
{
  signet_connector_list_async (self->connection->connector, page,
                               self->connection->list_sort, self->connection->list_descending,
                               self->cancellable, list_cb, g_rc_box_acquire (self));
}

/* A list that takes the place of another comes in the same order, so that one is quickly
 * compared with the other.
 */
static void
choose_order (SignetConnection *connection)
{
  if (connection->state == SIGNET_CONNECTION_STATE_READY)
    return;

  g_free (connection->list_sort);
  connection->list_sort = g_strdup (connection->sort);
  connection->list_descending = connection->descending;
}

/*
 * Public
 */

/**
 * signet_connection_load_start:
 * @connection: a connection
 * @quiet: whether nobody is told if it fails while a list is shown
 *
 * Begins to load everything, and tells @connection as it comes. A list that is shown already
 * stays until all of the new one is there.
 *
 * Returns: (transfer full): the load, which @connection must hold until it is over
 */
SignetConnectionLoad *
signet_connection_load_start (SignetConnection *connection,
                              gboolean          quiet)
{
  SignetConnectionLoad *self;

  g_return_val_if_fail (SIGNET_IS_CONNECTION (connection), NULL);

  self = g_rc_box_new0 (SignetConnectionLoad);
  self->connection = connection;
  self->cancellable = g_cancellable_new ();
  self->put = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->removed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->saved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->counter = -1;
  self->counting = connection->watch == NULL &&
                   signet_connector_tells_changes (connection->connector);
  self->opening = TRUE;
  self->listing = TRUE;
  self->searching = TRUE;
  self->quiet = quiet;
  if (connection->state == SIGNET_CONNECTION_STATE_READY)
    self->refresh = signet_list_refresh_new (connection->credentials);
  choose_order (connection);

  signet_connector_open_async (connection->connector, self->cancellable,
                               open_cb, g_rc_box_acquire (self));
  if (self->counting)
    signet_connector_wait_changes_async (connection->connector, -1, self->cancellable,
                                         count_cb, g_rc_box_acquire (self));
  signet_keyring_search_async (connection->keyring, connection->id, self->cancellable,
                               search_keyring_cb, g_rc_box_acquire (self));

  return self;
}

/**
 * signet_connection_load_drop:
 * @self: (transfer full): a load
 *
 * Ends a load. Its connection is told nothing more.
 */
void
signet_connection_load_drop (SignetConnectionLoad *self)
{
  g_return_if_fail (self != NULL);

  self->connection = NULL;
  g_cancellable_cancel (self->cancellable);
  unref_load (self);
}

/**
 * signet_connection_load_note_put:
 * @self: a load
 * @credential: a credential as it is now
 *
 * Tells a load under way what is newer than the pages that it gets.
 */
void
signet_connection_load_note_put (SignetConnectionLoad *self,
                                 SignetCredential     *credential)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (SIGNET_IS_CREDENTIAL (credential));

  g_hash_table_replace (self->put, (gpointer) signet_credential_get_client_id (credential),
                        g_object_ref (credential));
}

/**
 * signet_connection_load_note_removed:
 * @self: a load
 * @client_id: a Client ID
 *
 * Tells a load under way that a credential is gone, even if a page still has it.
 */
void
signet_connection_load_note_removed (SignetConnectionLoad *self,
                                     const char           *client_id)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (client_id != NULL);

  g_hash_table_remove (self->put, client_id);
  g_hash_table_remove (self->saved, client_id);
  g_hash_table_add (self->removed, g_strdup (client_id));
}

/**
 * signet_connection_load_note_saved:
 * @self: a load
 * @client_id: a Client ID
 *
 * Tells a load under way that a secret is in the keyring, even if a search does not know it.
 */
void
signet_connection_load_note_saved (SignetConnectionLoad *self,
                                   const char           *client_id)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (client_id != NULL);

  g_hash_table_add (self->saved, g_strdup (client_id));
}
