/* signet-connection-row.c: one connection in the switcher
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-connection-row.h"

#include "signet-words-connection.h"

#include <glib/gi18n-lib.h>

/* An icon, the name, how it is, and a check mark where it is the one in the window. */
struct _SignetConnectionRow
{
  AdwActionRow parent_instance;

  SignetConnection *connection;   /* (owned) */
  SignetConnectionConfig *config; /* (owned) (nullable) */
  GtkWidget *check;               /* (borrowed) a child */
  gboolean current;
};

G_DEFINE_FINAL_TYPE (SignetConnectionRow, signet_connection_row, ADW_TYPE_ACTION_ROW)

/*
 * Helpers
 */

static void
update (SignetConnectionRow *self)
{
  const char *name = signet_connection_get_name (self->connection);
  g_autofree char *state = signet_words_connection_state (self->connection, self->config);
  g_autofree char *label = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), state);
  gtk_widget_set_visible (self->check, self->current);
  if (self->current)
    /* Translators: what a screen reader says of the connection that is shown: its name and how
     * it is
     */
    label = g_strdup_printf (_("%s, %s, shown"), name, state);
  else
    /* Translators: what a screen reader says of a connection: its name and how it is */
    label = g_strdup_printf (_("%s, %s"), name, state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/*
 * GObject
 */

static void
signet_connection_row_dispose (GObject *object)
{
  SignetConnectionRow *self = SIGNET_CONNECTION_ROW (object);

  g_clear_object (&self->connection);
  g_clear_object (&self->config);

  G_OBJECT_CLASS (signet_connection_row_parent_class)->dispose (object);
}

static void
signet_connection_row_class_init (SignetConnectionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = signet_connection_row_dispose;
}

static void
signet_connection_row_init (SignetConnectionRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 1);
  self->check = gtk_image_new_from_icon_name ("object-select-symbolic");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->check);
}

/*
 * Public
 */

/**
 * signet_connection_row_new:
 * @connection: a connection
 * @config: (nullable): what is set up about it, %NULL for this computer
 *
 * Returns: (transfer floating): a row that follows @connection
 */
GtkWidget *
signet_connection_row_new (SignetConnection       *connection,
                           SignetConnectionConfig *config)
{
  SignetConnectionRow *self;
  GtkWidget *image;

  g_return_val_if_fail (SIGNET_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (config == NULL || SIGNET_IS_CONNECTION_CONFIG (config), NULL);

  self = g_object_new (SIGNET_TYPE_CONNECTION_ROW, NULL);
  self->connection = g_object_ref (connection);
  g_set_object (&self->config, config);
  image = gtk_image_new_from_icon_name (signet_words_connection_icon (config));
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), image);
  g_signal_connect_object (connection, "notify::name", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (connection, "notify::state", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (connection, "notify::total", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * signet_connection_row_get_connection:
 * @self: a row
 *
 * Returns: (transfer none): the connection
 */
SignetConnection *
signet_connection_row_get_connection (SignetConnectionRow *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION_ROW (self), NULL);

  return self->connection;
}

/**
 * signet_connection_row_set_current:
 * @self: a row
 * @current: whether it is the connection in the window
 *
 * Marks it.
 */
void
signet_connection_row_set_current (SignetConnectionRow *self,
                                   gboolean             current)
{
  g_return_if_fail (SIGNET_IS_CONNECTION_ROW (self));

  self->current = !!current;
  update (self);
}
