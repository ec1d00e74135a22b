/* signet-connection-switcher.c: which issuer the window shows
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-connection-switcher.h"

#include "signet-connection-row.h"
#include "signet-words-connection.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _SignetConnectionSwitcher
{
  GtkWidget parent_instance;

  SignetConnection *connection;      /* (owned) (nullable) */
  SignetConnectionList *connections; /* (owned) (nullable) what can be chosen */
  GSignalGroup *signals;             /* (owned) of the connection */

  /* Template children, borrowed. */
  GtkMenuButton *button;
  GtkImage *icon;
  GtkPopover *popover;
  GtkWidget *choice;
  GtkScrolledWindow *scroller;
  GtkListBox *list;
  GtkWidget *separator;
  GtkWidget *setup_box;
  GtkLabel *name_label;
  GtkLabel *heading_label;
  GtkLabel *caption_label;
  GtkWidget *facts;
  AdwActionRow *token_endpoint_row;
  AdwActionRow *issuer_row;
  GtkActionable *token_endpoint_button;
  GtkActionable *issuer_button;
};

G_DEFINE_FINAL_TYPE (SignetConnectionSwitcher, signet_connection_switcher, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_CONNECTION = 1,
  N_PROPS
} SignetConnectionSwitcherProperty;

static GParamSpec *properties[N_PROPS];

/* How many connections are shown at once. */
#define MAX_ROWS 5

/*
 * Helpers
 */

static SignetConnectionConfig *
get_config (SignetConnectionSwitcher *self)
{
  if (self->connections == NULL || self->connection == NULL)
    return NULL;

  return signet_connection_list_get_config (self->connections, self->connection);
}

/* What an issuer does not tell beforehand has no row. */
static void
show_fact (AdwActionRow  *row,
           GtkActionable *button,
           const char    *value)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

  gtk_widget_set_visible (GTK_WIDGET (row), value != NULL);
  if (value == NULL)
    return;

  adw_action_row_set_subtitle (row, value);
  gtk_actionable_set_action_target (button, "(ss)", title, value);
  gtk_actionable_set_action_name (button, "win.copy");
}

static void
show_access (SignetConnectionSwitcher *self)
{
  SignetAccess *access = NULL;

  if (self->connection != NULL)
    access = signet_connection_get_access (self->connection);

  gtk_widget_set_visible (self->facts, access != NULL);
  if (access == NULL)
    {
      gtk_label_set_text (self->caption_label, _("Not connected."));
      return;
    }

  gtk_label_set_text (self->caption_label, get_config (self) != NULL ?
                      signet_words_connection_limits (get_config (self)) :
                      _("Programs get their access tokens from the token endpoint."));
  show_fact (self->token_endpoint_row, self->token_endpoint_button,
             signet_access_get_token_endpoint (access));
  show_fact (self->issuer_row, self->issuer_button, signet_access_get_issuer (access));
}

/* In the header bar the name can be cut off; a screen reader is told all of it. */
static void
show_name (SignetConnectionSwitcher *self)
{
  const char *name = "";
  g_autofree char *label = NULL;

  if (self->connection != NULL)
    name = signet_connection_get_name (self->connection);

  gtk_label_set_text (self->name_label, name);
  gtk_label_set_text (self->heading_label, name);
  /* Translators: the accessible name of a button; %s is the name of a connection */
  label = g_strdup_printf (_("Connection: %s"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* A few connections are never cut, however narrow the rest makes the popover. */
static void
update_scrolling (SignetConnectionSwitcher *self)
{
  guint n_connections = self->connections == NULL ? 0 :
    g_list_model_get_n_items (G_LIST_MODEL (self->connections));

  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER,
                                  n_connections > MAX_ROWS ? GTK_POLICY_AUTOMATIC
                                                           : GTK_POLICY_NEVER);
}

static void
show_choice (SignetConnectionSwitcher *self)
{
  SignetConnectionConfig *config = get_config (self);

  gtk_image_set_from_icon_name (self->icon, signet_words_connection_icon (config));
  gtk_widget_set_visible (self->choice, self->connections != NULL);
  gtk_widget_set_visible (self->separator, self->connections != NULL);
  gtk_widget_set_visible (self->setup_box, config != NULL);
  update_scrolling (self);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      SignetConnection *connection =
        signet_connection_row_get_connection (SIGNET_CONNECTION_ROW (row));

      signet_connection_row_set_current (SIGNET_CONNECTION_ROW (row),
                                         connection == self->connection);
    }
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  SignetConnectionSwitcher *self = user_data;

  return signet_connection_row_new (item,
                                    signet_connection_list_get_config (self->connections, item));
}

/*
 * Callbacks
 */

static void
on_connection_notify_access_cb (SignetConnectionSwitcher *self,
                                GParamSpec               *pspec,
                                SignetConnection         *connection)
{
  g_assert (SIGNET_IS_CONNECTION_SWITCHER (self));

  show_access (self);
}

static void
on_connection_notify_name_cb (SignetConnectionSwitcher *self,
                              GParamSpec               *pspec,
                              SignetConnection         *connection)
{
  g_assert (SIGNET_IS_CONNECTION_SWITCHER (self));

  show_name (self);
}

static void
on_connections_changed_cb (SignetConnectionSwitcher *self)
{
  g_assert (SIGNET_IS_CONNECTION_SWITCHER (self));

  show_choice (self);
}

/* After the popover has gone, so that it does not take the focus back from the list. */
static void
on_list_row_activated_cb (SignetConnectionSwitcher *self,
                          SignetConnectionRow      *row)
{
  SignetConnection *connection = signet_connection_row_get_connection (row);

  g_assert (SIGNET_IS_CONNECTION_SWITCHER (self));

  gtk_menu_button_popdown (self->button);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.switch", "s",
                              signet_connection_get_id (connection));
}

static void
on_setup_clicked_cb (SignetConnectionSwitcher *self)
{
  g_assert (SIGNET_IS_CONNECTION_SWITCHER (self));

  gtk_menu_button_popdown (self->button);
}

/*
 * GObject
 */

static void
signet_connection_switcher_dispose (GObject *object)
{
  SignetConnectionSwitcher *self = SIGNET_CONNECTION_SWITCHER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SIGNET_TYPE_CONNECTION_SWITCHER);
  g_clear_object (&self->signals);
  g_clear_object (&self->connection);
  g_clear_object (&self->connections);

  G_OBJECT_CLASS (signet_connection_switcher_parent_class)->dispose (object);
}

static void
signet_connection_switcher_get_property (GObject    *object,
                                         guint       property_id,
                                         GValue     *value,
                                         GParamSpec *pspec)
{
  SignetConnectionSwitcher *self = SIGNET_CONNECTION_SWITCHER (object);

  switch ((SignetConnectionSwitcherProperty) property_id)
    {
    case PROP_CONNECTION:
      g_value_set_object (value, signet_connection_switcher_get_connection (self));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_connection_switcher_set_property (GObject      *object,
                                         guint         property_id,
                                         const GValue *value,
                                         GParamSpec   *pspec)
{
  SignetConnectionSwitcher *self = SIGNET_CONNECTION_SWITCHER (object);

  switch ((SignetConnectionSwitcherProperty) property_id)
    {
    case PROP_CONNECTION:
      signet_connection_switcher_set_connection (self, g_value_get_object (value));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_connection_switcher_class_init (SignetConnectionSwitcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_connection_switcher_dispose;
  object_class->get_property = signet_connection_switcher_get_property;
  object_class->set_property = signet_connection_switcher_set_property;

  /**
   * SignetConnectionSwitcher:connection:
   *
   * The connection that the window shows.
   */
  properties[PROP_CONNECTION] =
    g_param_spec_object ("connection", NULL, NULL, SIGNET_TYPE_CONNECTION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, SIGNET_APP_PATH
                                               "/ui/signet-connection-switcher.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionSwitcher, button);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionSwitcher, icon);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionSwitcher, popover);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionSwitcher, choice);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionSwitcher, scroller);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionSwitcher, list);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionSwitcher, separator);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionSwitcher, setup_box);
  gtk_widget_class_bind_template_callback (widget_class, on_list_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_setup_clicked_cb);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionSwitcher, name_label);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionSwitcher, heading_label);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionSwitcher, caption_label);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionSwitcher, facts);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionSwitcher,
                                        token_endpoint_row);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionSwitcher,
                                        token_endpoint_button);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionSwitcher, issuer_row);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionSwitcher, issuer_button);
}

static void
signet_connection_switcher_init (SignetConnectionSwitcher *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (SIGNET_TYPE_CONNECTION);
  g_signal_group_connect_swapped (self->signals, "notify::access",
                                  G_CALLBACK (on_connection_notify_access_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::name",
                                  G_CALLBACK (on_connection_notify_name_cb), self);
  show_name (self);
  show_access (self);
  show_choice (self);
}

/*
 * Public
 */

/**
 * signet_connection_switcher_get_connection:
 * @self: a switcher
 *
 * Returns: (transfer none) (nullable): the connection that the window shows
 */
SignetConnection *
signet_connection_switcher_get_connection (SignetConnectionSwitcher *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION_SWITCHER (self), NULL);

  return self->connection;
}

/**
 * signet_connection_switcher_set_connection:
 * @self: a switcher
 * @connection: (nullable): the connection that the window shows
 *
 * Shows the name and the addresses of another connection.
 */
void
signet_connection_switcher_set_connection (SignetConnectionSwitcher *self,
                                           SignetConnection         *connection)
{
  g_return_if_fail (SIGNET_IS_CONNECTION_SWITCHER (self));
  g_return_if_fail (connection == NULL || SIGNET_IS_CONNECTION (connection));

  if (!g_set_object (&self->connection, connection))
    return;

  g_signal_group_set_target (self->signals, connection);
  show_name (self);
  show_access (self);
  show_choice (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONNECTION]);
}

/**
 * signet_connection_switcher_set_connections:
 * @self: a switcher
 * @connections: what can be chosen
 *
 * Offers all connections, and to add one. It is set once.
 */
void
signet_connection_switcher_set_connections (SignetConnectionSwitcher *self,
                                            SignetConnectionList     *connections)
{
  g_return_if_fail (SIGNET_IS_CONNECTION_SWITCHER (self));
  g_return_if_fail (SIGNET_IS_CONNECTION_LIST (connections));

  g_set_object (&self->connections, connections);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (connections), create_row, self, NULL);
  g_signal_connect_object (connections, "items-changed", G_CALLBACK (on_connections_changed_cb),
                           self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  show_access (self);
  show_choice (self);
}

/**
 * signet_connection_switcher_popup:
 * @self: a switcher
 *
 * Shows what can be chosen.
 */
void
signet_connection_switcher_popup (SignetConnectionSwitcher *self)
{
  g_return_if_fail (SIGNET_IS_CONNECTION_SWITCHER (self));

  gtk_menu_button_popup (self->button);
}

/**
 * signet_connection_switcher_set_compact:
 * @self: a switcher
 * @compact: whether the icon alone has to stand for the connection
 *
 * Gives the room of the name to the title of the window.
 */
void
signet_connection_switcher_set_compact (SignetConnectionSwitcher *self,
                                        gboolean                  compact)
{
  g_return_if_fail (SIGNET_IS_CONNECTION_SWITCHER (self));

  gtk_widget_set_visible (GTK_WIDGET (self->name_label), !compact);
}
