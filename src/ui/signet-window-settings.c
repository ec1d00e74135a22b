/* signet-window-settings.c: what the window remembers
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-window-private.h"

/*
 * Helpers
 */

/* The credentials that come first are the ones that are seen first. */
static void
update_order (SignetWindow *self)
{
  signet_connection_set_order (self->connection,
                               signet_credential_view_get_sort_column (self->view),
                               signet_credential_view_get_sort_descending (self->view));
}

/*
 * Public
 */

/**
 * signet_window_follow_settings:
 * @self: a window
 *
 * Gives the window the size and the columns that it had, and keeps what a person changes about
 * them from now on. The connection is told the order.
 */
void
signet_window_follow_settings (SignetWindow *self)
{
  const GBindingFlags flags = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;
  SignetColumnLayout *layout = signet_credential_view_get_layout (self->view);
  g_autoptr(SignetSavedFilters) saved = signet_saved_filters_new (self->settings);

  signet_search_field_set_saved (self->search_field, saved);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               signet_settings_get_window_width (self->settings),
                               signet_settings_get_window_height (self->settings));
  if (signet_settings_get_window_maximized (self->settings))
    gtk_window_maximize (GTK_WINDOW (self));

  g_object_bind_property (self->settings, "sort-column", self->view, "sort-column", flags);
  g_object_bind_property (self->settings, "sort-descending", self->view, "sort-descending", flags);
  g_object_bind_property (self->settings, "columns", layout, "columns", flags);
  g_object_bind_property (self->settings, "column-order", layout, "column-order", flags);
  g_object_bind_property (self->settings, "column-widths", layout, "column-widths", flags);

  g_signal_connect_object (self->view, "notify::sort-column",
                           G_CALLBACK (update_order), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "notify::sort-descending",
                           G_CALLBACK (update_order), self, G_CONNECT_SWAPPED);
  update_order (self);
}

/**
 * signet_window_keep_size:
 * @self: a window
 *
 * Remembers how large the window is.
 */
void
signet_window_keep_size (SignetWindow *self)
{
  GtkWindow *window = GTK_WINDOW (self);
  int width;
  int height;

  gtk_window_get_default_size (window, &width, &height);
  signet_settings_set_window_width (self->settings, width);
  signet_settings_set_window_height (self->settings, height);
  signet_settings_set_window_maximized (self->settings, gtk_window_is_maximized (window));
}
