/* signet-application.c: the application
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-application.h"

#include "signet-application-private.h"
#include "signet-builtin-connector.h"
#include "signet-expiry-notifier.h"
#include "signet-help.h"
#include "signet-sandbox.h"
#include "signet-search-provider.h"
#include "signet-secret-clip.h"
#include "signet-shortcuts.h"
#include "signet-tab.h"
#include "signet-ui.h"
#include "signet-window.h"

#include <glib/gi18n-lib.h>

/* Owns what every window shares, and hands it on: nothing below it looks for a global. */
struct _SignetApplication
{
  AdwApplication parent_instance;

  SignetConnector *connector;        /* (owned) (nullable) given from outside, for tests */
  SignetSettings *settings;          /* (owned) from start-up on */
  SignetConnection *connection;      /* (owned) from start-up on, the one to this computer */
  SignetConnectionList *connections; /* (owned) from start-up on */
  SignetExpiryNotifier *expiry_notifier; /* (owned) from start-up on */
  SignetSearchProvider *search_provider; /* (owned) (nullable) while it is on a bus, if it can be */
  SignetBackgroundStay *background_stay; /* (owned) from start-up on */
};

G_DEFINE_FINAL_TYPE (SignetApplication, signet_application, ADW_TYPE_APPLICATION)

/* The id by which the keyring knows the secrets of this connection. */
#define THIS_COMPUTER "this-computer"

/*
 * Helpers
 */

static SignetConnector *
create_connector (SignetApplication *self)
{
  g_autoptr(SignetIssuerProcess) process = NULL;
  g_autoptr(SignetHttpClient) client = NULL;

  if (self->connector != NULL)
    return g_object_ref (self->connector);

  process = signet_issuer_process_new (self->settings);
  client = signet_http_client_new_local (signet_issuer_process_get_socket_path (process));

  return signet_builtin_connector_new (process, client);
}

static SignetSecretClip *
get_secret_clip (void)
{
  return signet_secret_clip_get (gdk_display_get_clipboard (gdk_display_get_default ()));
}

/*
 * Virtual methods
 */

static int
signet_application_handle_local_options (GApplication *application,
                                         GVariantDict *options)
{
  return signet_application_follow_options (SIGNET_APPLICATION (application), options);
}

static gboolean
signet_application_dbus_register (GApplication     *application,
                                  GDBusConnection  *bus,
                                  const char       *object_path,
                                  GError          **error)
{
  SignetApplication *self = SIGNET_APPLICATION (application);
  g_autoptr(GError) own_error = NULL;

  if (!G_APPLICATION_CLASS (signet_application_parent_class)->dbus_register (application, bus,
                                                                             object_path, error))
    return FALSE;

  self->search_provider = signet_search_provider_new (self, bus, object_path, &own_error);
  if (self->search_provider == NULL)
    g_message ("The search of the desktop cannot ask: %s", own_error->message);

  return TRUE;
}

static void
signet_application_dbus_unregister (GApplication    *application,
                                    GDBusConnection *bus,
                                    const char      *object_path)
{
  g_clear_object (&SIGNET_APPLICATION (application)->search_provider);
  G_APPLICATION_CLASS (signet_application_parent_class)->dbus_unregister (application, bus,
                                                                          object_path);
}

static void
signet_application_startup (GApplication *application)
{
  SignetApplication *self = SIGNET_APPLICATION (application);
  g_autoptr(SignetConnector) connector = NULL;
  g_autoptr(SignetKeyring) keyring = NULL;

  /* Before the parent, which looks for the style sheets. */
  signet_ui_init ();
  G_APPLICATION_CLASS (signet_application_parent_class)->startup (application);
  signet_tab_install_entry_rows ();

  gtk_window_set_default_icon_name (SIGNET_APP_ID);
  signet_application_add_actions (self);
  signet_shortcuts_install (GTK_APPLICATION (self));
  signet_help_follow ();

  self->settings = signet_settings_new ();
  g_object_bind_property (self->settings, "secret-clip-lifetime", get_secret_clip (), "lifetime",
                          G_BINDING_SYNC_CREATE);
  connector = create_connector (self);
  keyring = signet_keyring_new ();
  self->connection = signet_connection_new (THIS_COMPUTER, _("This Computer"),
                                            connector, keyring);
  self->expiry_notifier = signet_expiry_notifier_new (application, self->connection,
                                                      self->settings);
  self->connections = signet_connection_list_new (self->connection, keyring, self->settings);
  self->background_stay = signet_background_stay_new (GTK_APPLICATION (self), self->settings,
                                                      signet_sandbox_is_here ());
}

static void
signet_application_activate (GApplication *application)
{
  SignetApplication *self = SIGNET_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (window);
  else
    signet_application_show_window (self, NULL);
}

/* There is one window, so of several links only the last could be seen. */
static void
signet_application_open (GApplication  *application,
                         GFile        **files,
                         int            n_files,
                         const char    *hint)
{
  g_autofree char *link = g_file_get_uri (files[n_files - 1]);

  signet_application_open_link (SIGNET_APPLICATION (application), link);
}

static void
signet_application_shutdown (GApplication *application)
{
  SignetApplication *self = SIGNET_APPLICATION (application);

  /* A request that is under way keeps it alive. */
  g_object_run_dispose (G_OBJECT (self->background_stay));
  g_clear_object (&self->background_stay);
  g_clear_object (&self->expiry_notifier);
  /* Before the parent, which lets a clipboard manager keep what is in the clipboard. */
  signet_secret_clip_clear (get_secret_clip ());
  g_clear_object (&self->connections);
  g_clear_object (&self->connection);
  g_clear_object (&self->connector);
  g_clear_object (&self->settings);

  G_APPLICATION_CLASS (signet_application_parent_class)->shutdown (application);
}

/*
 * GObject
 */

static void
signet_application_class_init (SignetApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->handle_local_options = signet_application_handle_local_options;
  application_class->startup = signet_application_startup;
  application_class->activate = signet_application_activate;
  application_class->open = signet_application_open;
  application_class->dbus_register = signet_application_dbus_register;
  application_class->dbus_unregister = signet_application_dbus_unregister;
  application_class->shutdown = signet_application_shutdown;
}

static void
signet_application_init (SignetApplication *self)
{
  signet_application_add_options (self);
}

/*
 * Public
 */

/**
 * signet_application_new:
 * @connector: (nullable): how to speak with the issuer, or %NULL for the one on this computer
 *
 * Returns: (transfer full): the application
 */
SignetApplication *
signet_application_new (SignetConnector *connector)
{
  SignetApplication *self;

  g_return_val_if_fail (connector == NULL || SIGNET_IS_CONNECTOR (connector), NULL);

  self = g_object_new (SIGNET_TYPE_APPLICATION,
                       "application-id", SIGNET_APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "register-session", TRUE,
                       "resource-base-path", SIGNET_APP_PATH,
                       NULL);
  g_set_object (&self->connector, connector);

  return self;
}

/**
 * signet_application_get_connection:
 * @self: the application
 *
 * Returns: (transfer none) (nullable): the connection to this computer, from start-up on
 */
SignetConnection *
signet_application_get_connection (SignetApplication *self)
{
  g_return_val_if_fail (SIGNET_IS_APPLICATION (self), NULL);

  return self->connection;
}

/**
 * signet_application_get_settings:
 * @self: the application
 *
 * Returns: (transfer none) (nullable): what is remembered, from start-up on
 */
SignetSettings *
signet_application_get_settings (SignetApplication *self)
{
  g_return_val_if_fail (SIGNET_IS_APPLICATION (self), NULL);

  return self->settings;
}

/**
 * signet_application_get_connections:
 * @self: the application
 *
 * Returns: (transfer none) (nullable): all connections, from start-up on
 */
SignetConnectionList *
signet_application_get_connections (SignetApplication *self)
{
  g_return_val_if_fail (SIGNET_IS_APPLICATION (self), NULL);

  return self->connections;
}

/**
 * signet_application_get_expiry_notifier:
 * @self: the application
 *
 * Returns: (transfer none) (nullable): what tells of secrets that end, from start-up on
 */
SignetExpiryNotifier *
signet_application_get_expiry_notifier (SignetApplication *self)
{
  g_return_val_if_fail (SIGNET_IS_APPLICATION (self), NULL);

  return self->expiry_notifier;
}

/**
 * signet_application_get_background_stay:
 * @self: the application
 *
 * Returns: (transfer none) (nullable): what holds the application when it has no window any
 *   more, from start-up on
 */
SignetBackgroundStay *
signet_application_get_background_stay (SignetApplication *self)
{
  g_return_val_if_fail (SIGNET_IS_APPLICATION (self), NULL);

  return self->background_stay;
}
