/* signet-settings.c: what the application remembers
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-settings.h"

#include "signet-secret-clip.h"

struct _SignetSettings
{
  GObject parent_instance;

  GSettings *settings; /* (owned) */
};

G_DEFINE_FINAL_TYPE (SignetSettings, signet_settings, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_WINDOW_WIDTH,
  PROP_WINDOW_HEIGHT,
  PROP_WINDOW_MAXIMIZED,
  PROP_SORT_COLUMN,
  PROP_SORT_DESCENDING,
  PROP_COLUMNS,
  PROP_COLUMN_ORDER,
  PROP_COLUMN_WIDTHS,
  PROP_SAVED_FILTERS,
  PROP_KEEP_ISSUER_RUNNING,
  PROP_ISSUER_PORT,
  PROP_SAVE_TO_KEYRING,
  PROP_EXPIRY_NOTIFICATIONS,
  PROP_EXPIRY_TOLD,
  PROP_EXPIRY_LATER,
  PROP_EXPIRY_DISMISSED,
  PROP_SECRET_CLIP_LIFETIME,
  PROP_CONNECTIONS,
  PROP_LAST_CONNECTION,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* The names of the keys are the names of the properties. */
#define KEY_WINDOW_WIDTH "window-width"
#define KEY_WINDOW_HEIGHT "window-height"
#define KEY_WINDOW_MAXIMIZED "window-maximized"
#define KEY_SORT_COLUMN "sort-column"
#define KEY_SORT_DESCENDING "sort-descending"
#define KEY_COLUMNS "columns"
#define KEY_COLUMN_ORDER "column-order"
#define KEY_COLUMN_WIDTHS "column-widths"
#define KEY_SAVED_FILTERS "saved-filters"
#define KEY_KEEP_ISSUER_RUNNING "keep-issuer-running"
#define KEY_ISSUER_PORT "issuer-port"
#define KEY_SAVE_TO_KEYRING "save-to-keyring"
#define KEY_EXPIRY_NOTIFICATIONS "expiry-notifications"
#define KEY_EXPIRY_TOLD "expiry-told"
#define KEY_EXPIRY_LATER "expiry-later"
#define KEY_EXPIRY_DISMISSED "expiry-dismissed"
#define KEY_SECRET_CLIP_LIFETIME "secret-clip-lifetime"
#define KEY_CONNECTIONS "connections"
#define KEY_LAST_CONNECTION "last-connection"

/*
 * Callbacks
 */

/* Also when another process, or the settings editor, changed it. */
static void
on_settings_changed_cb (GSettings      *settings,
                        const char     *key,
                        SignetSettings *self)
{
  g_assert (SIGNET_IS_SETTINGS (self));

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (self), key) != NULL)
    g_object_notify (G_OBJECT (self), key);
}

/*
 * GObject
 */

static void
signet_settings_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SignetSettings *self = SIGNET_SETTINGS (object);

  if (G_IS_PARAM_SPEC_INT (pspec))
    g_value_set_int (value, g_settings_get_int (self->settings, pspec->name));
  else if (G_IS_PARAM_SPEC_BOOLEAN (pspec))
    g_value_set_boolean (value, g_settings_get_boolean (self->settings, pspec->name));
  else if (G_IS_PARAM_SPEC_VARIANT (pspec))
    g_value_take_variant (value, g_settings_get_value (self->settings, pspec->name));
  else if (G_IS_PARAM_SPEC_BOXED (pspec))
    g_value_take_boxed (value, g_settings_get_strv (self->settings, pspec->name));
  else
    g_value_take_string (value, g_settings_get_string (self->settings, pspec->name));
}

static void
signet_settings_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  SignetSettings *self = SIGNET_SETTINGS (object);

  if (G_IS_PARAM_SPEC_INT (pspec))
    g_settings_set_int (self->settings, pspec->name, g_value_get_int (value));
  else if (G_IS_PARAM_SPEC_BOOLEAN (pspec))
    g_settings_set_boolean (self->settings, pspec->name, g_value_get_boolean (value));
  else if (G_IS_PARAM_SPEC_VARIANT (pspec))
    g_settings_set_value (self->settings, pspec->name, g_value_get_variant (value));
  else if (G_IS_PARAM_SPEC_BOXED (pspec))
    g_settings_set_strv (self->settings, pspec->name, g_value_get_boxed (value));
  else
    g_settings_set_string (self->settings, pspec->name, g_value_get_string (value));
}

static void
signet_settings_finalize (GObject *object)
{
  SignetSettings *self = SIGNET_SETTINGS (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (signet_settings_parent_class)->finalize (object);
}

static void
signet_settings_class_init (SignetSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = signet_settings_get_property;
  object_class->set_property = signet_settings_set_property;
  object_class->finalize = signet_settings_finalize;

  properties[PROP_WINDOW_WIDTH] =
    g_param_spec_int (KEY_WINDOW_WIDTH, NULL, NULL, 1, G_MAXINT, 1100, flags);
  properties[PROP_WINDOW_HEIGHT] =
    g_param_spec_int (KEY_WINDOW_HEIGHT, NULL, NULL, 1, G_MAXINT, 720, flags);
  properties[PROP_WINDOW_MAXIMIZED] =
    g_param_spec_boolean (KEY_WINDOW_MAXIMIZED, NULL, NULL, FALSE, flags);
  properties[PROP_SORT_COLUMN] =
    g_param_spec_string (KEY_SORT_COLUMN, NULL, NULL, "name", flags);
  properties[PROP_SORT_DESCENDING] =
    g_param_spec_boolean (KEY_SORT_DESCENDING, NULL, NULL, FALSE, flags);
  properties[PROP_COLUMNS] =
    g_param_spec_boxed (KEY_COLUMNS, NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_COLUMN_ORDER] =
    g_param_spec_boxed (KEY_COLUMN_ORDER, NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_COLUMN_WIDTHS] =
    g_param_spec_variant (KEY_COLUMN_WIDTHS, NULL, NULL, G_VARIANT_TYPE ("a{si}"), NULL, flags);
  properties[PROP_SAVED_FILTERS] =
    g_param_spec_variant (KEY_SAVED_FILTERS, NULL, NULL, G_VARIANT_TYPE ("a(ss)"), NULL, flags);
  properties[PROP_KEEP_ISSUER_RUNNING] =
    g_param_spec_boolean (KEY_KEEP_ISSUER_RUNNING, NULL, NULL, FALSE, flags);
  properties[PROP_ISSUER_PORT] =
    g_param_spec_int (KEY_ISSUER_PORT, NULL, NULL, 0, 65535, 7878, flags);
  properties[PROP_SAVE_TO_KEYRING] =
    g_param_spec_boolean (KEY_SAVE_TO_KEYRING, NULL, NULL, FALSE, flags);
  properties[PROP_EXPIRY_NOTIFICATIONS] =
    g_param_spec_boolean (KEY_EXPIRY_NOTIFICATIONS, NULL, NULL, TRUE, flags);
  properties[PROP_EXPIRY_TOLD] =
    g_param_spec_variant (KEY_EXPIRY_TOLD, NULL, NULL, G_VARIANT_TYPE ("a{si}"), NULL, flags);
  properties[PROP_EXPIRY_LATER] =
    g_param_spec_variant (KEY_EXPIRY_LATER, NULL, NULL, G_VARIANT_TYPE ("a{sx}"), NULL, flags);
  properties[PROP_EXPIRY_DISMISSED] =
    g_param_spec_variant (KEY_EXPIRY_DISMISSED, NULL, NULL, G_VARIANT_TYPE ("(suu)"), NULL, flags);
  properties[PROP_SECRET_CLIP_LIFETIME] =
    g_param_spec_int (KEY_SECRET_CLIP_LIFETIME, NULL, NULL, 0, SIGNET_SECRET_CLIP_LIFETIME_MAX,
                      SIGNET_SECRET_CLIP_LIFETIME, flags);
  properties[PROP_CONNECTIONS] =
    g_param_spec_variant (KEY_CONNECTIONS, NULL, NULL, G_VARIANT_TYPE ("aa{sv}"), NULL, flags);
  properties[PROP_LAST_CONNECTION] =
    g_param_spec_string (KEY_LAST_CONNECTION, NULL, NULL, "this-computer", flags);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
signet_settings_init (SignetSettings *self)
{
  self->settings = g_settings_new (SIGNET_BASE_ID);
  g_signal_connect_object (self->settings, "changed",
                           G_CALLBACK (on_settings_changed_cb), self, G_CONNECT_DEFAULT);
}

/*
 * Public
 */

/**
 * signet_settings_new:
 *
 * Returns: (transfer full): the settings of the person. The schema must be installed, or be
 *   in the folder that `GSETTINGS_SCHEMA_DIR` names.
 */
SignetSettings *
signet_settings_new (void)
{
  return g_object_new (SIGNET_TYPE_SETTINGS, NULL);
}

/**
 * signet_settings_get_window_width:
 * @self: the settings
 *
 * Returns: how wide the window was, in application pixels
 */
int
signet_settings_get_window_width (SignetSettings *self)
{
  g_return_val_if_fail (SIGNET_IS_SETTINGS (self), 0);

  return g_settings_get_int (self->settings, KEY_WINDOW_WIDTH);
}

/**
 * signet_settings_set_window_width:
 * @self: the settings
 * @window_width: how wide the window is, in application pixels
 *
 * Remembers it.
 */
void
signet_settings_set_window_width (SignetSettings *self,
                                  int             window_width)
{
  g_return_if_fail (SIGNET_IS_SETTINGS (self));

  g_settings_set_int (self->settings, KEY_WINDOW_WIDTH, window_width);
}

/**
 * signet_settings_get_window_height:
 * @self: the settings
 *
 * Returns: how high the window was, in application pixels
 */
int
signet_settings_get_window_height (SignetSettings *self)
{
  g_return_val_if_fail (SIGNET_IS_SETTINGS (self), 0);

  return g_settings_get_int (self->settings, KEY_WINDOW_HEIGHT);
}

/**
 * signet_settings_set_window_height:
 * @self: the settings
 * @window_height: how high the window is, in application pixels
 *
 * Remembers it.
 */
void
signet_settings_set_window_height (SignetSettings *self,
                                   int             window_height)
{
  g_return_if_fail (SIGNET_IS_SETTINGS (self));

  g_settings_set_int (self->settings, KEY_WINDOW_HEIGHT, window_height);
}

/**
 * signet_settings_get_window_maximized:
 * @self: the settings
 *
 * Returns: whether the window was maximized
 */
gboolean
signet_settings_get_window_maximized (SignetSettings *self)
{
  g_return_val_if_fail (SIGNET_IS_SETTINGS (self), FALSE);

  return g_settings_get_boolean (self->settings, KEY_WINDOW_MAXIMIZED);
}

/**
 * signet_settings_set_window_maximized:
 * @self: the settings
 * @window_maximized: whether the window is maximized
 *
 * Remembers it.
 */
void
signet_settings_set_window_maximized (SignetSettings *self,
                                      gboolean        window_maximized)
{
  g_return_if_fail (SIGNET_IS_SETTINGS (self));

  g_settings_set_boolean (self->settings, KEY_WINDOW_MAXIMIZED, window_maximized);
}

/**
 * signet_settings_dup_sort_column:
 * @self: the settings
 *
 * Returns: (transfer full): the id of the column that the list is sorted by
 */
char *
signet_settings_dup_sort_column (SignetSettings *self)
{
  g_return_val_if_fail (SIGNET_IS_SETTINGS (self), NULL);

  return g_settings_get_string (self->settings, KEY_SORT_COLUMN);
}

/**
 * signet_settings_set_sort_column:
 * @self: the settings
 * @sort_column: the id of a column
 *
 * Remembers it.
 */
void
signet_settings_set_sort_column (SignetSettings *self,
                                 const char     *sort_column)
{
  g_return_if_fail (SIGNET_IS_SETTINGS (self));
  g_return_if_fail (sort_column != NULL);

  g_settings_set_string (self->settings, KEY_SORT_COLUMN, sort_column);
}

/**
 * signet_settings_get_sort_descending:
 * @self: the settings
 *
 * Returns: whether the list is sorted from the greatest to the least
 */
gboolean
signet_settings_get_sort_descending (SignetSettings *self)
{
  g_return_val_if_fail (SIGNET_IS_SETTINGS (self), FALSE);

  return g_settings_get_boolean (self->settings, KEY_SORT_DESCENDING);
}

/**
 * signet_settings_set_sort_descending:
 * @self: the settings
 * @sort_descending: whether the list is sorted from the greatest to the least
 *
 * Remembers it.
 */
void
signet_settings_set_sort_descending (SignetSettings *self,
                                     gboolean        sort_descending)
{
  g_return_if_fail (SIGNET_IS_SETTINGS (self));

  g_settings_set_boolean (self->settings, KEY_SORT_DESCENDING, sort_descending);
}

/**
 * signet_settings_get_keep_issuer_running:
 * @self: the settings
 *
 * Returns: whether the built-in issuer goes on when the application ends
 */
gboolean
signet_settings_get_keep_issuer_running (SignetSettings *self)
{
  g_return_val_if_fail (SIGNET_IS_SETTINGS (self), FALSE);

  return g_settings_get_boolean (self->settings, KEY_KEEP_ISSUER_RUNNING);
}

/**
 * signet_settings_set_keep_issuer_running:
 * @self: the settings
 * @keep_issuer_running: whether the built-in issuer goes on when the application ends
 *
 * Remembers it.
 */
void
signet_settings_set_keep_issuer_running (SignetSettings *self,
                                         gboolean        keep_issuer_running)
{
  g_return_if_fail (SIGNET_IS_SETTINGS (self));

  g_settings_set_boolean (self->settings, KEY_KEEP_ISSUER_RUNNING, keep_issuer_running);
}

/**
 * signet_settings_get_issuer_port:
 * @self: the settings
 *
 * Returns: the port where the built-in issuer gives out tokens, 0 for any free one
 */
int
signet_settings_get_issuer_port (SignetSettings *self)
{
  g_return_val_if_fail (SIGNET_IS_SETTINGS (self), 0);

  return g_settings_get_int (self->settings, KEY_ISSUER_PORT);
}

/**
 * signet_settings_set_issuer_port:
 * @self: the settings
 * @issuer_port: a port up to 65535, 0 for any free one
 *
 * Remembers it.
 */
void
signet_settings_set_issuer_port (SignetSettings *self,
                                 int             issuer_port)
{
  g_return_if_fail (SIGNET_IS_SETTINGS (self));

  g_settings_set_int (self->settings, KEY_ISSUER_PORT, issuer_port);
}

/**
 * signet_settings_get_save_to_keyring:
 * @self: the settings
 *
 * Returns: whether every new secret is saved to the keyring at once
 */
gboolean
signet_settings_get_save_to_keyring (SignetSettings *self)
{
  g_return_val_if_fail (SIGNET_IS_SETTINGS (self), FALSE);

  return g_settings_get_boolean (self->settings, KEY_SAVE_TO_KEYRING);
}

/**
 * signet_settings_set_save_to_keyring:
 * @self: the settings
 * @save_to_keyring: whether every new secret is saved to the keyring at once
 *
 * Remembers it.
 */
void
signet_settings_set_save_to_keyring (SignetSettings *self,
                                     gboolean        save_to_keyring)
{
  g_return_if_fail (SIGNET_IS_SETTINGS (self));

  g_settings_set_boolean (self->settings, KEY_SAVE_TO_KEYRING, save_to_keyring);
}

/**
 * signet_settings_dup_connections:
 * @self: the settings
 *
 * Returns: (transfer full): the connections beside the one to this computer, each a dictionary
 *   of the form that [method@Signet.ConnectionConfig.to_variant] gives
 */
GVariant *
signet_settings_dup_connections (SignetSettings *self)
{
  g_return_val_if_fail (SIGNET_IS_SETTINGS (self), NULL);

  return g_settings_get_value (self->settings, KEY_CONNECTIONS);
}

/**
 * signet_settings_set_connections:
 * @self: the settings
 * @connections: such connections; if it is floating, it is taken
 *
 * Remembers them.
 */
void
signet_settings_set_connections (SignetSettings *self,
                                 GVariant       *connections)
{
  g_return_if_fail (SIGNET_IS_SETTINGS (self));

  g_settings_set_value (self->settings, KEY_CONNECTIONS, connections);
}

/**
 * signet_settings_dup_last_connection:
 * @self: the settings
 *
 * Returns: (transfer full): the id of the connection that was shown last
 */
char *
signet_settings_dup_last_connection (SignetSettings *self)
{
  g_return_val_if_fail (SIGNET_IS_SETTINGS (self), NULL);

  return g_settings_get_string (self->settings, KEY_LAST_CONNECTION);
}

/**
 * signet_settings_set_last_connection:
 * @self: the settings
 * @last_connection: the id of a connection
 *
 * Remembers it.
 */
void
signet_settings_set_last_connection (SignetSettings *self,
                                     const char     *last_connection)
{
  g_return_if_fail (SIGNET_IS_SETTINGS (self));
  g_return_if_fail (last_connection != NULL);

  g_settings_set_string (self->settings, KEY_LAST_CONNECTION, last_connection);
}
