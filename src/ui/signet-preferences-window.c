/* signet-preferences-window.c: what the person can set
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-preferences-window.h"

struct _SignetPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  SignetSettings *settings; /* (owned) */

  /* Template children, borrowed. */
  GtkSwitch *expiry_switch;
  AdwActionRow *keep_running_row;
  GtkSwitch *keep_running_switch;
  GtkSpinButton *lifetime_button;
  GtkSpinButton *port_button;
  GtkSwitch *save_switch;
};

G_DEFINE_FINAL_TYPE (SignetPreferencesWindow, signet_preferences_window,
                     ADW_TYPE_PREFERENCES_WINDOW)

/*
 * GObject
 */

static void
signet_preferences_window_dispose (GObject *object)
{
  SignetPreferencesWindow *self = SIGNET_PREFERENCES_WINDOW (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (signet_preferences_window_parent_class)->dispose (object);
}

static void
signet_preferences_window_class_init (SignetPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_preferences_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SIGNET_APP_PATH
                                               "/ui/signet-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetPreferencesWindow, expiry_switch);
  gtk_widget_class_bind_template_child (widget_class, SignetPreferencesWindow, keep_running_row);
  gtk_widget_class_bind_template_child (widget_class, SignetPreferencesWindow,
                                        keep_running_switch);
  gtk_widget_class_bind_template_child (widget_class, SignetPreferencesWindow, lifetime_button);
  gtk_widget_class_bind_template_child (widget_class, SignetPreferencesWindow, port_button);
  gtk_widget_class_bind_template_child (widget_class, SignetPreferencesWindow, save_switch);
}

static void
signet_preferences_window_init (SignetPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_preferences_window_new:
 * @settings: what to show and to change
 * @background_stay: keeps the issuer running, or says why not
 *
 * What is changed is kept at once.
 *
 * Returns: (transfer floating): a window
 */
GtkWidget *
signet_preferences_window_new (SignetSettings       *settings,
                               SignetBackgroundStay *background_stay)
{
  const GBindingFlags flags = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;
  SignetPreferencesWindow *self;

  g_return_val_if_fail (SIGNET_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (SIGNET_IS_BACKGROUND_STAY (background_stay), NULL);

  self = g_object_new (SIGNET_TYPE_PREFERENCES_WINDOW, NULL);
  self->settings = g_object_ref (settings);
  g_object_bind_property (background_stay, "active", self->keep_running_switch, "active", flags);
  g_object_bind_property (background_stay, "words", self->keep_running_row, "subtitle",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (settings, "expiry-notifications", self->expiry_switch, "active", flags);
  g_object_bind_property (settings, "issuer-port", self->port_button, "value", flags);
  g_object_bind_property (settings, "save-to-keyring", self->save_switch, "active", flags);
  g_object_bind_property (settings, "secret-clip-lifetime", self->lifetime_button, "value", flags);

  return GTK_WIDGET (self);
}
