/* signet-connection.c: one issuer as configured in the application
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-connection.h"

#include "signet-connection-private.h"

/* The person sees what the properties say. They are set in signet-connection-state.c, by what
 * comes from signet-connection-load.c, signet-connection-watch.c and
 * signet-connection-changes.c.
 */
G_DEFINE_FINAL_TYPE (SignetConnection, signet_connection, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (SignetConnectionState, signet_connection_state,
                    G_DEFINE_ENUM_VALUE (SIGNET_CONNECTION_STATE_CLOSED, "closed"),
                    G_DEFINE_ENUM_VALUE (SIGNET_CONNECTION_STATE_LOADING, "loading"),
                    G_DEFINE_ENUM_VALUE (SIGNET_CONNECTION_STATE_READY, "ready"),
                    G_DEFINE_ENUM_VALUE (SIGNET_CONNECTION_STATE_NO_ACCESS, "no-access"),
                    G_DEFINE_ENUM_VALUE (SIGNET_CONNECTION_STATE_UNREACHABLE, "unreachable"))

enum
{
  PROP_0,
  PROP_ID,
  PROP_NAME,
  PROP_CONNECTOR,
  PROP_KEYRING,
  PROP_STATE,
  PROP_ERROR,
  PROP_ACCESS,
  PROP_ORGANIZATION,
  PROP_CATALOGUE,
  PROP_POLICY,
  PROP_CREDENTIALS,
  PROP_TOTAL,
  PROP_COMPLETE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/*
 * Helpers
 */

static gpointer
peek_object (SignetConnection *self,
             guint             property_id)
{
  gpointer objects[N_PROPERTIES] = {
    [PROP_KEYRING] = self->keyring,
    [PROP_ACCESS] = self->access,
    [PROP_ORGANIZATION] = self->organization,
    [PROP_CATALOGUE] = self->catalogue,
    [PROP_POLICY] = self->policy,
    [PROP_CREDENTIALS] = self->credentials,
  };

  return objects[property_id];
}

/*
 * GObject
 */

static void
signet_connection_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  SignetConnection *self = SIGNET_CONNECTION (object);

  switch (property_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;

    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;

    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;

    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;

    case PROP_KEYRING:
    case PROP_ACCESS:
    case PROP_ORGANIZATION:
    case PROP_CATALOGUE:
    case PROP_POLICY:
    case PROP_CREDENTIALS:
      g_value_set_object (value, peek_object (self, property_id));
      break;

    case PROP_TOTAL:
      g_value_set_uint (value, self->total);
      break;

    case PROP_COMPLETE:
      g_value_set_boolean (value, self->complete);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_connection_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  SignetConnection *self = SIGNET_CONNECTION (object);

  switch (property_id)
    {
    case PROP_ID:
      self->id = g_value_dup_string (value);
      break;

    case PROP_NAME:
      signet_connection_set_name (self, g_value_get_string (value));
      break;

    case PROP_CONNECTOR:
      self->connector = g_value_dup_object (value);
      break;

    case PROP_KEYRING:
      self->keyring = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_connection_dispose (GObject *object)
{
  SignetConnection *self = SIGNET_CONNECTION (object);

  g_clear_pointer (&self->load, signet_connection_load_drop);
  g_clear_pointer (&self->watch, signet_connection_watch_drop);
  g_clear_object (&self->connector);
  g_clear_object (&self->keyring);
  g_clear_object (&self->access);
  g_clear_object (&self->organization);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->policy);
  g_cancellable_cancel (self->loading_policy);
  g_clear_object (&self->loading_policy);

  G_OBJECT_CLASS (signet_connection_parent_class)->dispose (object);
}

static void
signet_connection_finalize (GObject *object)
{
  SignetConnection *self = SIGNET_CONNECTION (object);

  g_object_unref (self->credentials);
  g_hash_table_unref (self->in_keyring);
  g_clear_error (&self->error);
  g_free (self->sort);
  g_free (self->list_sort);
  g_free (self->id);
  g_free (self->name);

  G_OBJECT_CLASS (signet_connection_parent_class)->finalize (object);
}

static void
install_constants (void)
{
  const GParamFlags made = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  /**
   * SignetConnection:id:
   *
   * What it is called in the keyring and in the settings.
   */
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, made);
  /**
   * SignetConnection:name:
   *
   * What people call it.
   */
  properties[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS |
                         G_PARAM_EXPLICIT_NOTIFY);
  /**
   * SignetConnection:connector:
   *
   * How it speaks with its issuer.
   */
  properties[PROP_CONNECTOR] =
    g_param_spec_object ("connector", NULL, NULL, SIGNET_TYPE_CONNECTOR,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * SignetConnection:keyring:
   *
   * Where its secrets can be kept.
   */
  properties[PROP_KEYRING] =
    g_param_spec_object ("keyring", NULL, NULL, SIGNET_TYPE_KEYRING, made);
}

static void
install_changing (void)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  /**
   * SignetConnection:state:
   *
   * What the window shows of it.
   */
  properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, SIGNET_TYPE_CONNECTION_STATE,
                       SIGNET_CONNECTION_STATE_CLOSED, flags);
  /**
   * SignetConnection:error:
   *
   * Why it could not be opened, while it is unreachable.
   */
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  /**
   * SignetConnection:access:
   *
   * What the person may do there, once the issuer said so.
   */
  properties[PROP_ACCESS] =
    g_param_spec_object ("access", NULL, NULL, SIGNET_TYPE_ACCESS, flags);
  /**
   * SignetConnection:organization:
   *
   * The accounts and workspaces, once they are known.
   */
  properties[PROP_ORGANIZATION] =
    g_param_spec_object ("organization", NULL, NULL, SIGNET_TYPE_ORGANIZATION, flags);
  /**
   * SignetConnection:catalogue:
   *
   * The APIs that the person may grant, once they are known.
   */
  properties[PROP_CATALOGUE] =
    g_param_spec_object ("catalogue", NULL, NULL, SIGNET_TYPE_CATALOGUE, flags);
  /**
   * SignetConnection:policy:
   *
   * When secrets have to end, once it is known.
   */
  properties[PROP_POLICY] =
    g_param_spec_object ("policy", NULL, NULL, SIGNET_TYPE_POLICY, flags);
}

static void
install_list (void)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  /**
   * SignetConnection:credentials:
   *
   * What is known of its credentials. It is the same list from first to last.
   */
  properties[PROP_CREDENTIALS] =
    g_param_spec_object ("credentials", NULL, NULL, SIGNET_TYPE_CREDENTIAL_LIST,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * SignetConnection:total:
   *
   * How many credentials there are, including those that are still on the way.
   */
  properties[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * SignetConnection:complete:
   *
   * Whether all credentials are in the list.
   */
  properties[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, FALSE, flags);
}

static void
signet_connection_class_init (SignetConnectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = signet_connection_get_property;
  object_class->set_property = signet_connection_set_property;
  object_class->dispose = signet_connection_dispose;
  object_class->finalize = signet_connection_finalize;

  install_constants ();
  install_changing ();
  install_list ();
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * SignetConnection::reload-failed:
   * @self: the connection
   * @error: why
   *
   * Emitted when the rest of the list, or a newer one, could not be loaded. What is shown stays.
   */
  g_signal_new ("reload-failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  /**
   * SignetConnection::changed-there:
   *
   * Emitted when something was changed at the issuer, by whomever.
   */
  g_signal_new ("changed-there", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
signet_connection_init (SignetConnection *self)
{
  self->watch_pause = SIGNET_CONNECTION_WATCH_PAUSE;
  self->sort = g_strdup ("name");
  self->credentials = signet_credential_list_new ();
  self->in_keyring = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/*
 * Public
 */

/**
 * signet_connection_new:
 * @id: what it is called in the keyring and in the settings
 * @name: what people call it
 * @connector: how it speaks with its issuer
 * @keyring: where its secrets can be kept
 *
 * Returns: (transfer full): a connection that is closed
 */
SignetConnection *
signet_connection_new (const char      *id,
                       const char      *name,
                       SignetConnector *connector,
                       SignetKeyring   *keyring)
{
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (connector), NULL);
  g_return_val_if_fail (SIGNET_IS_KEYRING (keyring), NULL);

  return g_object_new (SIGNET_TYPE_CONNECTION,
                       "id", id,
                       "name", name,
                       "connector", connector,
                       "keyring", keyring,
                       NULL);
}

/**
 * signet_connection_get_id:
 * @self: a connection
 *
 * Returns: what it is called in the keyring and in the settings
 */
const char *
signet_connection_get_id (SignetConnection *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), NULL);

  return self->id;
}

/**
 * signet_connection_get_name:
 * @self: a connection
 *
 * Returns: what people call it
 */
const char *
signet_connection_get_name (SignetConnection *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), NULL);

  return self->name;
}

/**
 * signet_connection_get_state:
 * @self: a connection
 *
 * Returns: what the window shows of it
 */
SignetConnectionState
signet_connection_get_state (SignetConnection *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), SIGNET_CONNECTION_STATE_CLOSED);

  return self->state;
}

/**
 * signet_connection_get_error:
 * @self: a connection
 *
 * Returns: (nullable): why it could not be opened, while it is unreachable
 */
const GError *
signet_connection_get_error (SignetConnection *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), NULL);

  return self->error;
}

/**
 * signet_connection_get_access:
 * @self: a connection
 *
 * Returns: (transfer none) (nullable): what the person may do there, once it is known
 */
SignetAccess *
signet_connection_get_access (SignetConnection *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), NULL);

  return self->access;
}

/**
 * signet_connection_get_organization:
 * @self: a connection
 *
 * Returns: (transfer none) (nullable): the accounts and workspaces, once they are known
 */
SignetOrganization *
signet_connection_get_organization (SignetConnection *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), NULL);

  return self->organization;
}

/**
 * signet_connection_get_catalogue:
 * @self: a connection
 *
 * Returns: (transfer none) (nullable): the APIs that the person may grant, once known
 */
SignetCatalogue *
signet_connection_get_catalogue (SignetConnection *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), NULL);

  return self->catalogue;
}

/**
 * signet_connection_get_credentials:
 * @self: a connection
 *
 * Returns: (transfer none): its list, the same from first to last
 */
SignetCredentialList *
signet_connection_get_credentials (SignetConnection *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), NULL);

  return self->credentials;
}

/**
 * signet_connection_get_keyring:
 * @self: a connection
 *
 * Returns: (transfer none): where its secrets can be kept
 */
SignetKeyring *
signet_connection_get_keyring (SignetConnection *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), NULL);

  return self->keyring;
}

/**
 * signet_connection_get_total:
 * @self: a connection
 *
 * Returns: how many credentials there are, including those still on the way
 */
guint
signet_connection_get_total (SignetConnection *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), 0);

  return self->total;
}

/**
 * signet_connection_get_complete:
 * @self: a connection
 *
 * Returns: whether all credentials are in the list
 */
gboolean
signet_connection_get_complete (SignetConnection *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION (self), FALSE);

  return self->complete;
}
