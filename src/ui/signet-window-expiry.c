/* signet-window-expiry.c: how somebody gets to secrets that end
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-window-private.h"

#include "signet-time.h"

/*
 * Callbacks
 */

static void
on_show_expiring_cb (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);
  SignetFilter *filter = signet_credential_view_get_filter (self->view);

  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  signet_filter_clear (filter);
  signet_filter_set_value (filter, SIGNET_FACET_STATUS, "active");
  signet_filter_set_value (filter, SIGNET_FACET_EXPIRES, g_variant_get_string (parameter, NULL));
}

/* The list looks at the clock once a minute, and must not say something else than the strip. */
static void
on_expiry_bar_changed_cb (SignetWindow *self)
{
  gint64 now = signet_time_now ();

  g_assert (SIGNET_IS_WINDOW (self));

  signet_row_context_set_now (signet_credential_view_get_context (self->view), now);
  signet_credential_index_set_now (signet_credential_view_get_index (self->view), now);
}

static void
on_signals_bind_cb (GSignalGroup     *signals,
                    SignetConnection *connection,
                    SignetWindow     *self)
{
  signet_expiry_bar_follow (self->expiry_bar, connection, self->settings);
}

/*
 * Public
 */

/**
 * signet_window_install_expiry:
 * @widget_class: the class of the window
 *
 * Installs what the strip above the list, and notifications, ask for.
 */
void
signet_window_install_expiry (GtkWidgetClass *widget_class)
{
  g_type_ensure (SIGNET_TYPE_EXPIRY_BAR);
  gtk_widget_class_install_action (widget_class, "win.show-expiring", "s", on_show_expiring_cb);
}

/**
 * signet_window_follow_expiry:
 * @self: a window that has no connection yet
 *
 * Lets the strip above the list come and go.
 */
void
signet_window_follow_expiry (SignetWindow *self)
{
  g_return_if_fail (SIGNET_IS_WINDOW (self));

  g_signal_connect_object (self->expiry_bar, "changed", G_CALLBACK (on_expiry_bar_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect (self->signals, "bind", G_CALLBACK (on_signals_bind_cb), self);
}
