/* signet-keyring-cell.c: the mark of a credential whose secret is in the keyring
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-keyring-cell.h"

#include <glib/gi18n-lib.h>

/* The one thing of a credential that can change while it is shown, so the one cell that
 * follows a property.
 */
struct _SignetKeyringCell
{
  SignetCell parent_instance;

  GtkWidget *button;     /* (borrowed) (nullable) a child, while there is a mark */
  GSignalGroup *signals; /* (owned) of the credential */
};

G_DEFINE_FINAL_TYPE (SignetKeyringCell, signet_keyring_cell, SIGNET_TYPE_CELL)

#define MARK_TEXT N_("Client Secret is in your keyring")

/*
 * Helpers
 */

/* Not by a text that is set: GTK asks the X server where the pointer is each time one is. */
static gboolean
on_button_query_tooltip_cb (GtkWidget  *button,
                            int         x,
                            int         y,
                            gboolean    keyboard_mode,
                            GtkTooltip *tooltip,
                            gpointer    user_data)
{
  gtk_tooltip_set_text (tooltip, _(MARK_TEXT));

  return TRUE;
}

static void
on_button_clicked_cb (SignetKeyringCell *self)
{
  SignetCredential *credential = signet_cell_get_credential (SIGNET_CELL (self));

  if (credential != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "credential.kept-secret", "s",
                                signet_credential_get_client_id (credential));
}

static void
show_mark (SignetKeyringCell *self,
           gboolean           shown)
{
  if (!shown)
    {
      g_clear_pointer (&self->button, gtk_widget_unparent);
      return;
    }

  if (self->button != NULL)
    return;

  self->button = gtk_button_new_from_icon_name ("dialog-password-symbolic");
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "circular");
  gtk_widget_add_css_class (self->button, "quiet");
  gtk_widget_add_css_class (self->button, "row-mark");
  gtk_widget_set_halign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (self->button, TRUE);
  gtk_widget_set_has_tooltip (self->button, TRUE);
  g_signal_connect (self->button, "query-tooltip", G_CALLBACK (on_button_query_tooltip_cb), NULL);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_button_clicked_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(MARK_TEXT), -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/*
 * Callbacks
 */

static void
on_credential_notify_in_keyring_cb (SignetKeyringCell *self,
                                    GParamSpec        *pspec,
                                    SignetCredential  *credential)
{
  g_assert (SIGNET_IS_KEYRING_CELL (self));

  show_mark (self, signet_credential_get_in_keyring (credential));
}

/*
 * Virtual methods
 */

static void
signet_keyring_cell_update (SignetCell *cell)
{
  SignetKeyringCell *self = SIGNET_KEYRING_CELL (cell);
  SignetCredential *credential = signet_cell_get_credential (cell);

  g_signal_group_set_target (self->signals, credential);
  show_mark (self, signet_credential_get_in_keyring (credential));
}

/*
 * GObject
 */

static void
signet_keyring_cell_dispose (GObject *object)
{
  SignetKeyringCell *self = SIGNET_KEYRING_CELL (object);

  g_clear_object (&self->signals);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (signet_keyring_cell_parent_class)->dispose (object);
}

static void
signet_keyring_cell_class_init (SignetKeyringCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = signet_keyring_cell_dispose;
  SIGNET_CELL_CLASS (klass)->update = signet_keyring_cell_update;
}

static void
signet_keyring_cell_init (SignetKeyringCell *self)
{
  self->signals = g_signal_group_new (SIGNET_TYPE_CREDENTIAL);
  g_signal_group_connect_swapped (self->signals, "notify::in-keyring",
                                  G_CALLBACK (on_credential_notify_in_keyring_cb), self);
}

/*
 * Public
 */

/**
 * signet_keyring_cell_new:
 * @context: what all rows have in common
 *
 * Returns: (transfer floating): a cell that shows no credential yet
 */
GtkWidget *
signet_keyring_cell_new (SignetRowContext *context)
{
  g_return_val_if_fail (SIGNET_IS_ROW_CONTEXT (context), NULL);

  return g_object_new (SIGNET_TYPE_KEYRING_CELL, "context", context, NULL);
}
