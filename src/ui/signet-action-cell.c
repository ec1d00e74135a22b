/* signet-action-cell.c: the button at the end of a row
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-action-cell.h"

#include <glib/gi18n-lib.h>

/* A bin, or in the narrow form the menu of the row, where the bin is one of the actions. */
struct _SignetActionCell
{
  SignetCell parent_instance;

  GtkButton *button; /* (borrowed) a child */
};

G_DEFINE_FINAL_TYPE (SignetActionCell, signet_action_cell, SIGNET_TYPE_CELL)

/*
 * Helpers
 */

static gboolean
is_narrow (SignetActionCell *self)
{
  return signet_row_context_get_narrow (signet_cell_get_context (SIGNET_CELL (self)));
}

static gboolean
is_keeping (SignetActionCell *self)
{
  return signet_row_context_get_keeping (signet_cell_get_context (SIGNET_CELL (self)));
}

/* A credential that is only kept here cannot be deleted from here. */
static const char *
get_end_word (SignetActionCell *self)
{
  return is_keeping (self) ? _("Forget") : _("Delete");
}

/*
 * Callbacks
 */

/* Not by an action name on the button: each of those would have to be looked up, row by row,
 * while the list is being shown.
 */
static void
on_button_clicked_cb (SignetActionCell *self,
                      GtkButton        *button)
{
  SignetCredential *credential = signet_cell_get_credential (SIGNET_CELL (self));

  g_assert (SIGNET_IS_ACTION_CELL (self));

  if (credential != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self),
                                is_narrow (self) ? "row.menu" : "credential.delete", "s",
                                signet_credential_get_client_id (credential));
}

/* Not by a text that is set: GTK asks the X server where the pointer is each time one is. */
static gboolean
on_button_query_tooltip_cb (SignetActionCell *self,
                            int               x,
                            int               y,
                            gboolean          keyboard_mode,
                            GtkTooltip       *tooltip,
                            GtkButton        *button)
{
  g_assert (SIGNET_IS_ACTION_CELL (self));

  gtk_tooltip_set_text (tooltip, is_narrow (self) ? _("Actions") : get_end_word (self));

  return TRUE;
}

/*
 * Virtual methods
 */

static void
signet_action_cell_update (SignetCell *cell)
{
  SignetActionCell *self = SIGNET_ACTION_CELL (cell);
  const char *name = signet_credential_get_display_name (signet_cell_get_credential (cell));
  gboolean narrow = is_narrow (self);
  g_autofree char *label = NULL;

  if (narrow)
    /* Translators: the accessible name of a button; %s is the name of a credential */
    label = g_strdup_printf (_("Actions for %s"), name);
  else if (is_keeping (self))
    /* Translators: the accessible name of a button; %s is the name of a credential */
    label = g_strdup_printf (_("Forget %s"), name);
  else
    /* Translators: the accessible name of a button; %s is the name of a credential */
    label = g_strdup_printf (_("Delete %s"), name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_button_set_icon_name (self->button, narrow ? "view-more-symbolic" : "user-trash-symbolic");
}

/*
 * GObject
 */

static void
signet_action_cell_class_init (SignetActionCellClass *klass)
{
  SIGNET_CELL_CLASS (klass)->update = signet_action_cell_update;
}

static void
signet_action_cell_init (SignetActionCell *self)
{
  GtkWidget *button = gtk_button_new ();

  self->button = GTK_BUTTON (button);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "row-action");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_has_tooltip (button, TRUE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_button_clicked_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "query-tooltip", G_CALLBACK (on_button_query_tooltip_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_action_cell_new:
 * @context: what all rows have in common
 *
 * Returns: (transfer floating): a cell that shows no credential yet
 */
GtkWidget *
signet_action_cell_new (SignetRowContext *context)
{
  g_return_val_if_fail (SIGNET_IS_ROW_CONTEXT (context), NULL);

  return g_object_new (SIGNET_TYPE_ACTION_CELL, "context", context, NULL);
}
