/* signet-ui.c: what every widget needs before it can be made
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-ui.h"

#include "signet-resources.h"

/*
 * Public
 */

/**
 * signet_ui_init:
 *
 * Registers the templates, the style sheets and the icons. Call it before anything else of
 * the interface; calling it again does no harm.
 */
void
signet_ui_init (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      signet_register_resource ();
      g_once_init_leave (&done, 1);
    }
}

/**
 * signet_ui_name_menu_button:
 * @button: a menu button
 * @name: what it is called
 *
 * Gives a menu button its accessible name. The button inside it, which is what has the focus,
 * does not take the name over by itself.
 */
void
signet_ui_name_menu_button (GtkMenuButton *button,
                            const char    *name)
{
  GtkWidget *inner;

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (name != NULL);

  inner = gtk_widget_get_first_child (GTK_WIDGET (button));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (inner != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (inner),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
