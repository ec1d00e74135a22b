/* signet-window-undo.c: taking back what was done last
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-window-private.h"

/* A toast is out of the way for whoever uses the keyboard, so as long as it offers to take
 * something back, a key does the same.
 */

/*
 * Callbacks
 */

static void
on_toast_dismissed_cb (SignetWindow *self,
                       AdwToast     *toast)
{
  g_assert (SIGNET_IS_WINDOW (self));

  if (self->undo_toast != toast)
    return;

  g_clear_object (&self->undo_toast);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", FALSE);
}

static void
on_undo_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);
  g_autoptr(AdwToast) toast = NULL;

  if (self->undo_toast == NULL)
    return;

  toast = g_object_ref (self->undo_toast);
  if (adw_toast_get_action_name (toast) != NULL)
    gtk_widget_activate_action_variant (widget, adw_toast_get_action_name (toast),
                                        adw_toast_get_action_target_value (toast));
  else
    g_signal_emit_by_name (toast, "button-clicked");
  adw_toast_dismiss (toast);
}

/*
 * Public
 */

/**
 * signet_window_install_undo:
 * @widget_class: the class of the window
 *
 * Installs the action that takes back.
 */
void
signet_window_install_undo (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, on_undo_cb);
}

/**
 * signet_window_offer_undo:
 * @self: a window
 * @toast: (transfer full): says what was done; its button takes it back
 *
 * Shows @toast, and lets “win.undo” do what its button does, until it goes.
 */
void
signet_window_offer_undo (SignetWindow *self,
                          AdwToast     *toast)
{
  g_set_object (&self->undo_toast, toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_toast_dismissed_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", TRUE);
  signet_window_add_toast (self, toast);
}
