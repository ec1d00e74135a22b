/* signet-check-cell.c: whether a credential is selected
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-check-cell.h"

#include <glib/gi18n-lib.h>

/* It only shows what the selection says. A click asks for “row.toggle” with a Client ID. */
struct _SignetCheckCell
{
  SignetCell parent_instance;

  GtkCheckButton *button; /* (borrowed) a child */
  gboolean showing;       /* what is set now was not clicked */
};

G_DEFINE_FINAL_TYPE (SignetCheckCell, signet_check_cell, SIGNET_TYPE_CELL)

/*
 * Callbacks
 */

static void
on_button_toggled_cb (SignetCheckCell *self,
                      GtkCheckButton  *button)
{
  SignetCredential *credential = signet_cell_get_credential (SIGNET_CELL (self));

  g_assert (SIGNET_IS_CHECK_CELL (self));

  if (!self->showing && credential != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "row.toggle", "s",
                                signet_credential_get_client_id (credential));
}

/*
 * Virtual methods
 */

static void
signet_check_cell_update (SignetCell *cell)
{
  SignetCheckCell *self = SIGNET_CHECK_CELL (cell);
  const char *name = signet_credential_get_display_name (signet_cell_get_credential (cell));
  /* Translators: the accessible name of a check box; %s is the name of a credential */
  g_autofree char *label = g_strdup_printf (_("Select %s"), name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/*
 * GObject
 */

static void
signet_check_cell_class_init (SignetCheckCellClass *klass)
{
  SIGNET_CELL_CLASS (klass)->update = signet_check_cell_update;
}

static void
signet_check_cell_init (SignetCheckCell *self)
{
  GtkWidget *button = gtk_check_button_new ();

  self->button = GTK_CHECK_BUTTON (button);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  /* The row has the focus, and the space bar there does the same. A check button of GTK 4.8 that
   * only is not focusable would swallow the Tab key.
   */
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_can_focus (button, FALSE);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_button_toggled_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_check_cell_new:
 * @context: what all rows have in common
 *
 * Returns: (transfer floating): a cell that shows no credential yet
 */
GtkWidget *
signet_check_cell_new (SignetRowContext *context)
{
  g_return_val_if_fail (SIGNET_IS_ROW_CONTEXT (context), NULL);

  return g_object_new (SIGNET_TYPE_CHECK_CELL, "context", context, NULL);
}

/**
 * signet_check_cell_set_selected:
 * @self: a cell
 * @selected: whether its row is selected
 *
 * Shows it.
 */
void
signet_check_cell_set_selected (SignetCheckCell *self,
                                gboolean         selected)
{
  g_return_if_fail (SIGNET_IS_CHECK_CELL (self));

  self->showing = TRUE;
  gtk_check_button_set_active (self->button, selected);
  self->showing = FALSE;
}
