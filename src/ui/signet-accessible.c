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

#if GTK_CHECK_VERSION (4, 10, 0)
/* The first label inside an item is its words; the second one would be its shortcut. */
static void
name_menu_item (GtkWidget *item)
{
  for (GtkWidget *child = gtk_widget_get_first_child (item); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LABEL (child))
        {
          signet_accessible_set_name (item, gtk_label_get_text (GTK_LABEL (child)));
          return;
        }
    }
}

static void
name_menu_items (GtkWidget *widget)
{
  if (g_strcmp0 (gtk_widget_get_css_name (widget), "modelbutton") == 0)
    name_menu_item (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_menu_items (child);
}

/*
 * Callbacks
 */

static gboolean
on_show_cb (GSignalInvocationHint *hint,
            guint                  n_values,
            const GValue          *values,
            gpointer               user_data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (GTK_IS_POPOVER_MENU (widget))
    name_menu_items (widget);

  return G_SOURCE_CONTINUE;
}
#endif

/*
 * Public
 */

/**
 * signet_accessible_init:
 *
 * Names the items of every menu as it is shown. GTK 4.18 names them after labels that say nothing
 * to a screen reader.
 */
void
signet_accessible_init (void)
{
#if GTK_CHECK_VERSION (4, 10, 0)
  g_autoptr(GTypeClass) klass = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("show", G_TYPE_FROM_CLASS (klass)), 0,
                              on_show_cb, NULL, NULL);
#endif
}

/**
 * signet_accessible_set_name:
 * @widget: a widget
 * @name: what a screen reader calls it
 *
 * Names a widget that GTK or libadwaita names after another one, which would go before: a button
 * after its label, what a row activates after the row, and a list after the title of its group,
 * even where that has none.
 */
void
signet_accessible_set_name (GtkWidget  *widget,
                            const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (name != NULL);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

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
        signet_accessible_set_name (child, name);
      /* Their titles are there twice, or with what follows them, and all would be said. */
      else if (ADW_IS_ENTRY_ROW (child) || ADW_IS_EXPANDER_ROW (child))
        signet_accessible_set_name (child,
                                    adw_preferences_row_get_title (ADW_PREFERENCES_ROW (child)));
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
      signet_accessible_set_name (child, name);
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
