/* signet-column-menu.c: the menu of the headers of the list
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-column-menu.h"

#include "signet-column.h"

#include <glib/gi18n-lib.h>

/*
 * Public
 */

/**
 * signet_column_menu_new:
 *
 * Returns: (transfer full): which columns to show, and the way to what else can be done with
 *   them
 */
GMenuModel *
signet_column_menu_new (void)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) columns = g_menu_new ();
  g_autoptr(GMenu) more = g_menu_new ();

  for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
    {
      g_autofree char *action = NULL;

      if (!signet_column_is_optional (i))
        continue;

      action = g_strdup_printf ("view.show-%s", signet_column_get_id (i));
      g_menu_append (columns, signet_column_get_title (i), action);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (columns));

  g_menu_append (more, _("_Columns…"), "win.columns");
  g_menu_append (more, _("_Reset Columns"), "view.reset-columns");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}
