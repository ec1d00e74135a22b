/* signet-shortcuts.c: every key of the application, in one table
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-shortcuts.h"

#include <glib/gi18n-lib.h>

/* The accelerators and the window that explains them come from here, so they cannot differ. */
typedef struct
{
  const char *group;       /* the title of the group that it begins, or NULL */
  const char *title;
  const char *action;      /* (nullable) for keys that belong to a widget, which binds them */
  const char *accelerator; /* what to press; for several, with blanks between */
} Shortcut;

static const Shortcut shortcuts[] = {
  { NC_("shortcut window", "Credentials"), NC_("shortcut window", "Add credential"),
    "win.add", "<Control>n" },
  { NULL, NC_("shortcut window", "Search"), "win.search", "<Control>f" },
  { NULL, NC_("shortcut window", "Reload"), "win.reload", "<Control>r F5" },
  { NULL, NC_("shortcut window", "Export"), "win.export-all", "<Control>e" },
  { NULL, NC_("shortcut window", "Audit log"), "win.audit", "<Control>l" },
  { NULL, NC_("shortcut window", "Undo"), "win.undo", "<Control>z" },
  { NC_("shortcut window", "Focused Credential"), NC_("shortcut window", "Edit"),
    NULL, "Return <Alt>Return" },
  { NULL, NC_("shortcut window", "Copy Client ID"), NULL, "<Control>c" },
  { NULL, NC_("shortcut window", "Duplicate"), NULL, "<Control>d" },
  { NULL, NC_("shortcut window", "Rotate secret"), NULL, "<Control><Shift>r" },
  { NULL, NC_("shortcut window", "Delete"), NULL, "Delete" },
  { NULL, NC_("shortcut window", "Show menu"), NULL, "<Shift>F10 Menu" },
  { NC_("shortcut window", "Selection"), NC_("shortcut window", "Select or unselect"),
    NULL, "space <Control>space" },
  { NULL, NC_("shortcut window", "Extend selection"), NULL, "<Shift>Down <Shift>Up" },
  { NULL, NC_("shortcut window", "Select all"), NULL, "<Control>a" },
  { NULL, NC_("shortcut window", "Delete selection"), NULL, "Delete" },
  { NULL, NC_("shortcut window", "End selection"), NULL, "Escape" },
  { NC_("shortcut window", "Connections"), NC_("shortcut window", "Choose a connection"),
    "win.connections", "<Control>0" },
  { NULL, NC_("shortcut window", "First to ninth connection"), NULL,
    "<Control>1...<Control>9" },
  { NC_("shortcut window", "General"), NC_("shortcut window", "Main menu"), NULL, "F10" },
  { NULL, NC_("shortcut window", "Preferences"), "app.preferences", "<Control>comma" },
  { NULL, NC_("shortcut window", "Keyboard shortcuts"), "app.shortcuts", "<Control>question" },
  { NULL, NC_("shortcut window", "Close window"), "window.close", "<Control>w" },
  { NULL, NC_("shortcut window", "Quit"), "app.quit", "<Control>q" },
};

/* How many connections can be reached by a digit. */
#define N_NUMBERED 9

/*
 * Helpers
 */

static void
append_shortcut (GString        *xml,
                 const Shortcut *shortcut)
{
  g_autofree char *text =
    g_markup_printf_escaped ("<child><object class='GtkShortcutsShortcut'>"
                             "<property name='title'>%s</property>"
                             "<property name='accelerator'>%s</property>"
                             "</object></child>",
                             g_dpgettext2 (GETTEXT_PACKAGE, "shortcut window", shortcut->title),
                             shortcut->accelerator);

  g_string_append (xml, text);
}

static void
append_group (GString    *xml,
              const char *title)
{
  g_autofree char *text =
    g_markup_printf_escaped ("<child><object class='GtkShortcutsGroup'>"
                             "<property name='title'>%s</property>",
                             g_dpgettext2 (GETTEXT_PACKAGE, "shortcut window", title));

  g_string_append (xml, text);
}

/*
 * Public
 */

/**
 * signet_shortcuts_install:
 * @application: the application
 *
 * Sets the accelerators of all actions in the table, and those of the numbered connections.
 */
void
signet_shortcuts_install (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      g_auto(GStrv) accelerators = NULL;

      if (shortcuts[i].action == NULL)
        continue;

      accelerators = g_strsplit (shortcuts[i].accelerator, " ", -1);
      gtk_application_set_accels_for_action (application, shortcuts[i].action,
                                             (const char * const *) accelerators);
    }

  for (guint i = 1; i <= N_NUMBERED; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.switch-to(%u)", i);
      g_autofree char *key = g_strdup_printf ("<Control>%u", i);
      const char *accelerators[] = { key, NULL };

      gtk_application_set_accels_for_action (application, action, accelerators);
    }
}

/**
 * signet_shortcuts_new_window:
 *
 * GTK 4.8 can only fill such a window from markup, so the table is written as markup first.
 *
 * Returns: (transfer floating): a window that explains all keys
 */
GtkWidget *
signet_shortcuts_new_window (void)
{
  g_autoptr(GtkBuilder) builder = NULL;
  GtkWindow *window;
  g_autoptr(GString) xml =
    g_string_new ("<interface><object class='GtkShortcutsWindow' id='window'>"
                  "<property name='modal'>True</property>"
                  "<property name='accessible-role'>window</property>"
                  "<child><object class='GtkShortcutsSection'>"
                  "<property name='section-name'>shortcuts</property>");

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      if (shortcuts[i].group != NULL && i > 0)
        g_string_append (xml, "</object></child>");
      if (shortcuts[i].group != NULL)
        append_group (xml, shortcuts[i].group);
      append_shortcut (xml, &shortcuts[i]);
    }
  g_string_append (xml, "</object></child></object></child></object></interface>");

  builder = gtk_builder_new_from_string (xml->str, (gssize) xml->len);
  window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));
  /* What it shows in its header bar is not its title, and without one it has no name. */
  gtk_window_set_title (window, _("Keyboard Shortcuts"));

  return GTK_WIDGET (window);
}
