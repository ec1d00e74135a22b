/* signet-accessible.c: names and explanations for what GTK leaves without one
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-accessible.h"

#include <adwaita.h>

/*
 * Helpers
 */

/* Expander rows and groups are made of list boxes, and a combo row shows its choice in a list
 * view. Other list views are ours and have names of their own.
 */
static gboolean
is_hidden_list (GtkWidget *widget)
{
  return GTK_IS_LIST_BOX (widget) ||
         (GTK_IS_LIST_VIEW (widget) &&
          (gtk_widget_get_ancestor (widget, ADW_TYPE_COMBO_ROW) != NULL ||
           gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN) != NULL));
}

/* Of two underscores one stands for itself. */
static char *
drop_mnemonic (const char *label)
{
  GString *name = g_string_new (NULL);

  for (const char *end = label; *end != '\0'; end++)
    {
      if (*end == '_' && end[1] != '\0')
        end++;
      g_string_append_c (name, *end);
    }

  return g_string_free (name, FALSE);
}

/*
 * Public
 */

/**
 * signet_accessible_name_lists:
 * @widget: a group or a row
 * @name: what it is about
 *
 * Names the lists that libadwaita makes its groups and rows of. Without a name each is
 * announced by the name of its class.
 */
void
signet_accessible_name_lists (GtkWidget  *widget,
                              const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (name != NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (is_hidden_list (child))
        gtk_accessible_update_property (GTK_ACCESSIBLE (child),
                                        GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      if (ADW_IS_EXPANDER_ROW (child))
        gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        adw_preferences_row_get_title (ADW_PREFERENCES_ROW (child)),
                                        -1);
      signet_accessible_name_lists (child, name);
    }
}

/**
 * signet_accessible_name_buttons:
 * @widget: a question
 *
 * Gives each button the one name that stands on it. GTK 4.8 names a button with an access key
 * twice, once with the underscore.
 */
void
signet_accessible_name_buttons (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *label = GTK_IS_BUTTON (child) ? gtk_button_get_label (GTK_BUTTON (child)) : NULL;
      g_autofree char *name = NULL;

      signet_accessible_name_buttons (child);
      if (label == NULL)
        continue;
      name = gtk_button_get_use_underline (GTK_BUTTON (child)) ? drop_mnemonic (label)
                                                               : g_strdup (label);
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
    }
}

/**
 * signet_accessible_explain:
 * @widget: something that can have the focus, or a text
 * @explanation: (nullable): what stands in its tooltip
 *
 * Sets a tooltip, and lets a screen reader say it, too: nobody sees one who has no pointer.
 */
void
signet_accessible_explain (GtkWidget  *widget,
                           const char *explanation)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_set_tooltip_text (widget, explanation);
  if (explanation != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, explanation, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}
