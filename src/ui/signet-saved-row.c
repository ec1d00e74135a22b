/* signet-saved-row.c: a saved filter among others
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-saved-row.h"

#include <glib/gi18n-lib.h>

/* The name, and below it what the filter wants. */
struct _SignetSavedRow
{
  GtkListBoxRow parent_instance;

  GtkBox *box;     /* (borrowed) a child */
  GtkLabel *name;  /* (borrowed) in the box */
  GtkLabel *words; /* (borrowed) in the box */
};

G_DEFINE_FINAL_TYPE (SignetSavedRow, signet_saved_row, GTK_TYPE_LIST_BOX_ROW)

/* A longer text is cut. */
#define MAX_CHARACTERS 40

/*
 * GObject
 */

static void
signet_saved_row_class_init (SignetSavedRowClass *klass)
{
}

static GtkLabel *
add_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARACTERS);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static void
signet_saved_row_init (SignetSavedRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->box = GTK_BOX (box);
  self->name = add_label (lines);
  self->words = add_label (lines);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "secondary");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (self->box, lines);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

/*
 * Public
 */

/**
 * signet_saved_row_new:
 * @name: the name of a saved filter
 * @words: what it wants
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
signet_saved_row_new (const char *name,
                      const char *words)
{
  SignetSavedRow *self;
  g_autofree char *spoken = NULL;

  g_return_val_if_fail (name != NULL && words != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_SAVED_ROW, NULL);
  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->words, words);
  /* Translators: a saved filter and what it wants: “EU Review, Workspace: EU Production” */
  spoken = g_strdup_printf (_("%s, %s"), name, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return GTK_WIDGET (self);
}

/**
 * signet_saved_row_get_name:
 * @self: a row
 *
 * Returns: the name of the saved filter
 */
const char *
signet_saved_row_get_name (SignetSavedRow *self)
{
  g_return_val_if_fail (SIGNET_IS_SAVED_ROW (self), NULL);

  return gtk_label_get_text (self->name);
}

/**
 * signet_saved_row_add_delete:
 * @self: a row
 *
 * Returns: (transfer none): a new button at its end, to delete the saved filter
 */
GtkWidget *
signet_saved_row_add_delete (SignetSavedRow *self)
{
  GtkWidget *button;
  g_autofree char *label = NULL;

  g_return_val_if_fail (SIGNET_IS_SAVED_ROW (self), NULL);

  button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: %s is the name of a saved filter */
  label = g_strdup_printf (_("Delete Filter %s"), signet_saved_row_get_name (self));
  gtk_widget_set_tooltip_text (button, _("Delete Filter"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (self->box, button);

  return button;
}
