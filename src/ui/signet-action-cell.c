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
 * Virtual methods
 */

static void
signet_action_cell_update (SignetCell *cell)
{
  SignetActionCell *self = SIGNET_ACTION_CELL (cell);
  GtkActionable *actionable = GTK_ACTIONABLE (self->button);
  SignetCredential *credential = signet_cell_get_credential (cell);
  const char *name = signet_credential_get_display_name (credential);
  const char *client_id = signet_credential_get_client_id (credential);
  gboolean narrow = signet_row_context_get_narrow (signet_cell_get_context (cell));
  g_autofree char *label = NULL;

  if (narrow)
    /* Translators: the accessible name of a button; %s is the name of a credential */
    label = g_strdup_printf (_("Actions for %s"), name);
  else
    /* Translators: the accessible name of a button; %s is the name of a credential */
    label = g_strdup_printf (_("Delete %s"), name);

  /* The target first: an action that is looked up without the target it wants complains. */
  gtk_actionable_set_action_name (actionable, NULL);
  gtk_actionable_set_action_target (actionable, "s", client_id);
  gtk_actionable_set_action_name (actionable, narrow ? "row.menu" : "credential.delete");
  gtk_button_set_icon_name (self->button, narrow ? "view-more-symbolic" : "user-trash-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), narrow ? _("Actions") : _("Delete"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
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
