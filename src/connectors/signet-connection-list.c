/* signet-connection-list.c: which issuers are configured
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-connection-list.h"

#include "signet-keep-connector.h"

/* The first connection always exists and needs no set-up. The others are remembered in the
 * settings, in this order. What a newer version of this program wrote there, which this one does
 * not understand, is written back as it was.
 */
struct _SignetConnectionList
{
  GObject parent_instance;

  SignetKeyring *keyring;   /* (owned) */
  SignetSettings *settings; /* (owned) */
  GPtrArray *connections;   /* (owned) (element-type SignetConnection) */
  GPtrArray *configs;       /* (owned) (element-type SignetConnectionConfig) but the first */
  GPtrArray *strangers;     /* (owned) (element-type GVariant) what is not understood */
};

static void
signet_connection_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SignetConnectionList, signet_connection_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      signet_connection_list_list_model_init))

/*
 * Helpers
 */

static void
remember (SignetConnectionList *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < self->configs->len; i++)
    g_variant_builder_add_value (&builder, signet_connection_config_to_variant
                                             (g_ptr_array_index (self->configs, i)));
  for (guint i = 0; i < self->strangers->len; i++)
    g_variant_builder_add_value (&builder, g_ptr_array_index (self->strangers, i));
  signet_settings_set_connections (self->settings, g_variant_builder_end (&builder));
}

static void
drop (SignetConnectionList *self,
      SignetConnection     *connection)
{
  guint position;

  if (!g_ptr_array_find (self->connections, connection, &position) || position == 0)
    return;

  g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->configs, position - 1), self);
  g_ptr_array_remove_index (self->configs, position - 1);
  g_ptr_array_remove_index (self->connections, position);
  remember (self);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/*
 * Callbacks
 */

static void
on_config_changed_cb (SignetConnectionList   *self,
                      SignetConnectionConfig *config)
{
  SignetConnectionPlaces places;
  guint position;

  g_assert (SIGNET_IS_CONNECTION_LIST (self));

  if (!g_ptr_array_find (self->configs, config, &position))
    return;

  signet_connection_config_get_places (config, &places);
  signet_connection_set_name (g_ptr_array_index (self->connections, position + 1), places.name);
  remember (self);
}

static void
append (SignetConnectionList   *self,
        SignetConnectionConfig *config)
{
  g_autoptr(SignetConnector) connector = signet_keep_connector_new (config, self->keyring);
  SignetConnectionPlaces places;

  signet_connection_config_get_places (config, &places);
  g_ptr_array_add (self->configs, g_object_ref (config));
  g_ptr_array_add (self->connections,
                   signet_connection_new (signet_connection_config_get_id (config),
                                          places.name, connector, self->keyring));
  g_signal_connect_object (config, "changed", G_CALLBACK (on_config_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
read_settings (SignetConnectionList *self)
{
  g_autoptr(GVariant) connections = signet_settings_dup_connections (self->settings);

  for (gsize i = 0; i < g_variant_n_children (connections); i++)
    {
      g_autoptr(GVariant) child = g_variant_get_child_value (connections, i);
      g_autoptr(SignetConnectionConfig) config = signet_connection_config_new_from_variant (child);

      if (config == NULL)
        g_ptr_array_add (self->strangers, g_steal_pointer (&child));
      else if (signet_connection_list_find (self, signet_connection_config_get_id (config)) == NULL)
        append (self, config);
    }
}

static void
remove_secrets_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (!signet_keyring_remove_finish (SIGNET_KEYRING (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  drop (g_task_get_source_object (task), g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

/*
 * Virtual methods
 */

static GType
signet_connection_list_get_item_type (GListModel *model)
{
  return SIGNET_TYPE_CONNECTION;
}

static guint
signet_connection_list_get_n_items (GListModel *model)
{
  return SIGNET_CONNECTION_LIST (model)->connections->len;
}

static gpointer
signet_connection_list_get_item (GListModel *model,
                                 guint       position)
{
  SignetConnection *connection =
    signet_connection_list_get (SIGNET_CONNECTION_LIST (model), position);

  return connection != NULL ? g_object_ref (connection) : NULL;
}

static void
signet_connection_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = signet_connection_list_get_item_type;
  iface->get_n_items = signet_connection_list_get_n_items;
  iface->get_item = signet_connection_list_get_item;
}

/*
 * GObject
 */

static void
signet_connection_list_finalize (GObject *object)
{
  SignetConnectionList *self = SIGNET_CONNECTION_LIST (object);

  g_ptr_array_unref (self->connections);
  g_ptr_array_unref (self->configs);
  g_ptr_array_unref (self->strangers);
  g_clear_object (&self->keyring);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (signet_connection_list_parent_class)->finalize (object);
}

static void
signet_connection_list_class_init (SignetConnectionListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_connection_list_finalize;
}

static void
signet_connection_list_init (SignetConnectionList *self)
{
  self->connections = g_ptr_array_new_with_free_func (g_object_unref);
  self->configs = g_ptr_array_new_with_free_func (g_object_unref);
  self->strangers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
}

/*
 * Public
 */

/**
 * signet_connection_list_new:
 * @first: the connection that always exists
 * @keyring: where secrets are kept
 * @settings: where the other connections are remembered
 *
 * Returns: (transfer full): all connections, none of them opened
 */
SignetConnectionList *
signet_connection_list_new (SignetConnection *first,
                            SignetKeyring    *keyring,
                            SignetSettings   *settings)
{
  SignetConnectionList *self;

  g_return_val_if_fail (SIGNET_IS_CONNECTION (first), NULL);
  g_return_val_if_fail (SIGNET_IS_KEYRING (keyring), NULL);
  g_return_val_if_fail (SIGNET_IS_SETTINGS (settings), NULL);

  self = g_object_new (SIGNET_TYPE_CONNECTION_LIST, NULL);
  self->keyring = g_object_ref (keyring);
  self->settings = g_object_ref (settings);
  g_ptr_array_add (self->connections, g_object_ref (first));
  read_settings (self);

  return self;
}

/**
 * signet_connection_list_get:
 * @self: a list
 * @position: which one
 *
 * Returns: (transfer none) (nullable): the connection there, if there is one
 */
SignetConnection *
signet_connection_list_get (SignetConnectionList *self,
                            guint                 position)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION_LIST (self), NULL);

  if (position >= self->connections->len)
    return NULL;

  return g_ptr_array_index (self->connections, position);
}

/**
 * signet_connection_list_find:
 * @self: a list
 * @id: the id of a connection
 *
 * Returns: (transfer none) (nullable): that connection
 */
SignetConnection *
signet_connection_list_find (SignetConnectionList *self,
                             const char           *id)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION_LIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->connections->len; i++)
    {
      SignetConnection *connection = g_ptr_array_index (self->connections, i);

      if (g_str_equal (signet_connection_get_id (connection), id))
        return connection;
    }

  return NULL;
}

/**
 * signet_connection_list_get_config:
 * @self: a list
 * @connection: one of its connections
 *
 * Returns: (transfer none) (nullable): what can be set up about it, %NULL for the first
 */
SignetConnectionConfig *
signet_connection_list_get_config (SignetConnectionList *self,
                                   SignetConnection     *connection)
{
  guint position;

  g_return_val_if_fail (SIGNET_IS_CONNECTION_LIST (self), NULL);

  if (!g_ptr_array_find (self->connections, connection, &position) || position == 0)
    return NULL;

  return g_ptr_array_index (self->configs, position - 1);
}

/**
 * signet_connection_list_get_last:
 * @self: a list
 *
 * Returns: (transfer none): the connection that was shown last, the first if that is gone
 */
SignetConnection *
signet_connection_list_get_last (SignetConnectionList *self)
{
  g_autofree char *id = NULL;
  SignetConnection *connection;

  g_return_val_if_fail (SIGNET_IS_CONNECTION_LIST (self), NULL);

  id = signet_settings_dup_last_connection (self->settings);
  connection = signet_connection_list_find (self, id);

  return connection != NULL ? connection : signet_connection_list_get (self, 0);
}

/**
 * signet_connection_list_set_last:
 * @self: a list
 * @connection: one of its connections
 *
 * Remembers that @connection is shown.
 */
void
signet_connection_list_set_last (SignetConnectionList *self,
                                 SignetConnection     *connection)
{
  g_return_if_fail (SIGNET_IS_CONNECTION_LIST (self));
  g_return_if_fail (SIGNET_IS_CONNECTION (connection));

  signet_settings_set_last_connection (self->settings, signet_connection_get_id (connection));
}

/**
 * signet_connection_list_add:
 * @self: a list
 * @config: what the person set up
 *
 * Adds a connection behind the others and remembers it.
 *
 * Returns: (transfer none): the connection, which is not opened yet
 */
SignetConnection *
signet_connection_list_add (SignetConnectionList   *self,
                            SignetConnectionConfig *config)
{
  guint position;

  g_return_val_if_fail (SIGNET_IS_CONNECTION_LIST (self), NULL);
  g_return_val_if_fail (SIGNET_IS_CONNECTION_CONFIG (config), NULL);

  position = self->connections->len;
  append (self, config);
  remember (self);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);

  return g_ptr_array_index (self->connections, position);
}

/**
 * signet_connection_list_remove_async:
 * @self: a list
 * @connection: one of its connections, but not the first
 * @with_secrets: whether its secrets are removed from the keyring before
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Forgets a connection. If its secrets shall go and one stays, the connection stays, too, so
 * that it can be tried again.
 */
void
signet_connection_list_remove_async (SignetConnectionList *self,
                                     SignetConnection     *connection,
                                     gboolean              with_secrets,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (SIGNET_IS_CONNECTION_LIST (self));
  g_return_if_fail (signet_connection_list_get_config (self, connection) != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_connection_list_remove_async);
  g_task_set_task_data (task, g_object_ref (connection), g_object_unref);
  if (with_secrets)
    {
      signet_keyring_remove_async (self->keyring, signet_connection_get_id (connection), NULL,
                                   cancellable, remove_secrets_cb, g_object_ref (task));
      return;
    }

  drop (self, connection);
  g_task_return_boolean (task, TRUE);
}

/**
 * signet_connection_list_remove_finish:
 * @self: a list
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.ConnectionList.remove_async].
 *
 * Returns: whether the connection is gone
 */
gboolean
signet_connection_list_remove_finish (SignetConnectionList  *self,
                                      GAsyncResult          *result,
                                      GError               **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
