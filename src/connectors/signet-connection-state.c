/* signet-connection-state.c: what a connection tells
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-connection-private.h"

/*
 * Helpers
 */

static gboolean
is_newer (SignetCredential *credential,
          SignetCredential *shown)
{
  gint64 revision = signet_credential_get_revision (credential);
  gint64 shown_revision = signet_credential_get_revision (shown);

  return revision > shown_revision ||
         (revision == shown_revision &&
          signet_credential_get_last_used (credential) > signet_credential_get_last_used (shown));
}

/*
 * Callbacks
 */

/* The list was emptied already if it had to be; this only tells the person's role. */
static void
ask_access_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(SignetConnection) self = user_data;
  g_autoptr(SignetAccess) access =
    signet_connector_open_finish (SIGNET_CONNECTOR (source), result, NULL);

  if (access == NULL)
    return;

  signet_connection_set_access (self, access);
  if (!signet_access_get_allowed (access))
    signet_connection_deny (self);
}

/*
 * Public
 */

/**
 * signet_connection_get_connector:
 * @self: a connection
 *
 * Returns: (transfer none): how it speaks with its issuer, for what is only read
 */
SignetConnector *
signet_connection_get_connector (SignetConnection *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), NULL);

  return self->connector;
}

/**
 * signet_connection_set_name:
 * @self: a connection
 * @name: what people call it
 *
 * Renames it. What is in the keyring already keeps the name that it was saved with.
 */
void
signet_connection_set_name (SignetConnection *self,
                            const char       *name)
{
  g_return_if_fail (SIGNET_IS_CONNECTION (self));
  g_return_if_fail (name != NULL);

  if (g_strcmp0 (self->name, name) == 0)
    return;

  g_free (self->name);
  self->name = g_strdup (name);
  g_object_notify (G_OBJECT (self), "name");
}

/**
 * signet_connection_take_state:
 * @self: a connection
 * @state: what is true now
 * @error: (transfer full) (nullable): why, where it is unreachable
 *
 * Tells the state.
 */
void
signet_connection_take_state (SignetConnection      *self,
                              SignetConnectionState  state,
                              GError                *error)
{
  g_object_freeze_notify (G_OBJECT (self));

  if (self->error != NULL || error != NULL)
    {
      g_clear_error (&self->error);
      self->error = error;
      g_object_notify (G_OBJECT (self), "error");
    }

  if (self->state != state)
    {
      self->state = state;
      g_object_notify (G_OBJECT (self), "state");
    }

  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * signet_connection_set_access:
 * @self: a connection
 * @access: what the person may do
 *
 * Tells what the issuer said about the person.
 */
void
signet_connection_set_access (SignetConnection *self,
                              SignetAccess     *access)
{
  if (g_set_object (&self->access, access))
    g_object_notify (G_OBJECT (self), "access");
}

/**
 * signet_connection_set_surroundings:
 * @self: a connection
 * @organization: (nullable): the accounts and workspaces
 * @catalogue: (nullable): the APIs
 *
 * Tells what credentials can be about.
 */
void
signet_connection_set_surroundings (SignetConnection   *self,
                                    SignetOrganization *organization,
                                    SignetCatalogue    *catalogue)
{
  if (g_set_object (&self->organization, organization))
    g_object_notify (G_OBJECT (self), "organization");
  if (g_set_object (&self->catalogue, catalogue))
    g_object_notify (G_OBJECT (self), "catalogue");
}

/**
 * signet_connection_set_total:
 * @self: a connection
 * @total: how many credentials there are
 *
 * Tells how many credentials there are.
 */
void
signet_connection_set_total (SignetConnection *self,
                             guint             total)
{
  if (self->total == total)
    return;

  self->total = total;
  g_object_notify (G_OBJECT (self), "total");
}

/**
 * signet_connection_set_complete:
 * @self: a connection
 * @complete: whether the list has all of them
 *
 * Tells whether pages are still on the way.
 */
void
signet_connection_set_complete (SignetConnection *self,
                                gboolean          complete)
{
  if (self->complete == complete)
    return;

  self->complete = complete;
  g_object_notify (G_OBJECT (self), "complete");
}

/**
 * signet_connection_show:
 * @self: a connection
 * @credential: a credential as somebody was told that it is
 *
 * Puts it into the list, if it is newer than what is shown. What one does oneself is told by
 * the answer and announced besides, in any order, and must not touch the row twice.
 */
void
signet_connection_show (SignetConnection *self,
                        SignetCredential *credential)
{
  SignetCredential *shown =
    signet_credential_list_find (self->credentials,
                                 signet_credential_get_client_id (credential));

  if (shown != NULL && !is_newer (credential, shown))
    return;

  signet_credential_list_put (self->credentials, credential);
  if (self->load != NULL)
    signet_connection_load_note_put (self->load, credential);
  /* While pages are still on the way it may be counted already. */
  if (shown == NULL && self->complete)
    signet_connection_set_total (self, self->total + 1);
}

/**
 * signet_connection_show_removed:
 * @self: a connection
 * @client_id: a Client ID
 *
 * Takes a credential that is gone out of the list.
 */
void
signet_connection_show_removed (SignetConnection *self,
                                const char       *client_id)
{
  if (self->load != NULL)
    signet_connection_load_note_removed (self->load, client_id);
  if (signet_credential_list_remove (self->credentials, client_id) && self->total > 0)
    signet_connection_set_total (self, self->total - 1);

  g_hash_table_remove (self->in_keyring, client_id);
}

/**
 * signet_connection_mark_keyring:
 * @self: a connection
 * @client_ids: (element-type utf8 utf8): the set of Client IDs whose secret is in the keyring
 *
 * Marks the list.
 */
void
signet_connection_mark_keyring (SignetConnection *self,
                                GHashTable       *client_ids)
{
  g_hash_table_ref (client_ids);
  g_hash_table_unref (self->in_keyring);
  self->in_keyring = client_ids;

  signet_credential_list_mark_keyring (self->credentials, self->in_keyring);
}

/**
 * signet_connection_show_saved:
 * @self: a connection
 * @client_id: a Client ID
 *
 * Marks a credential whose secret is in the keyring now.
 */
void
signet_connection_show_saved (SignetConnection *self,
                              const char       *client_id)
{
  g_autoptr(GHashTable) client_ids = g_hash_table_ref (self->in_keyring);

  g_hash_table_add (client_ids, g_strdup (client_id));
  signet_connection_mark_keyring (self, client_ids);
  if (self->load != NULL)
    signet_connection_load_note_saved (self->load, client_id);
}

/**
 * signet_connection_emit_reload_failed:
 * @self: a connection
 * @error: why
 *
 * Tells that what is shown may be old.
 */
void
signet_connection_emit_reload_failed (SignetConnection *self,
                                      const GError     *error)
{
  g_signal_emit_by_name (self, "reload-failed", error);
}

/**
 * signet_connection_deny:
 * @self: a connection
 *
 * Shows no data any more, because the person may not see it.
 */
void
signet_connection_deny (SignetConnection *self)
{
  g_clear_pointer (&self->load, signet_connection_load_drop);
  g_clear_pointer (&self->watch, signet_connection_watch_drop);

  g_object_freeze_notify (G_OBJECT (self));
  signet_connection_set_surroundings (self, NULL, NULL);
  signet_connection_set_total (self, 0);
  signet_connection_set_complete (self, FALSE);
  signet_connection_take_state (self, SIGNET_CONNECTION_STATE_NO_ACCESS, NULL);
  signet_credential_list_clear (self->credentials);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * signet_connection_ask_access:
 * @self: a connection
 *
 * Asks again what the person may do, because the issuer refused something, and shows no data
 * if that is nothing now.
 */
void
signet_connection_ask_access (SignetConnection *self)
{
  signet_connector_open_async (self->connector, NULL, ask_access_cb, g_object_ref (self));
}
