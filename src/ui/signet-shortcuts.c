/* signet-shortcuts.c: every key of the application, in one table
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-shortcuts.h"

#include <glib/gi18n-lib.h>

/* The accelerators, what widgets bind, and the window that explains both come from here, so they
 * cannot differ.
 */
typedef struct
{
  const char *group;       /* the title of the group that it begins, or NULL */
  const char *title;
  const char *action;      /* (nullable) for keys that GTK binds, or that mean what is focused */
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
    "credential.edit", "Return <Alt>Return" },
  { NULL, NC_("shortcut window", "Copy Client ID"), "credential.copy-client-id", "<Control>c" },
  { NULL, NC_("shortcut window", "Duplicate"), "credential.duplicate", "<Control>d" },
  { NULL, NC_("shortcut window", "Rotate secret"), "credential.rotate",
    "<Control><Shift>r" },
  { NULL, NC_("shortcut window", "Delete"), "credential.delete", "Delete" },
  { NULL, NC_("shortcut window", "Show menu"), "row.menu", "<Shift>F10 Menu" },
  { NC_("shortcut window", "Selection"), NC_("shortcut window", "Select or unselect"),
    NULL, "space <Control>space" },
  { NULL, NC_("shortcut window", "Extend selection"), NULL, "<Shift>Down <Shift>Up" },
  { NULL, NC_("shortcut window", "Select all"), NULL, "<Control>a" },
  { NULL, NC_("shortcut window", "Delete selection"), NULL, "Delete" },
  { NULL, NC_("shortcut window", "End selection"), "selection.end", "Escape" },
  { NC_("shortcut window", "Connections"), NC_("shortcut window", "Choose a connection"),
    "win.connections", "<Control>0" },
  { NULL, NC_("shortcut window", "First to ninth connection"), NULL,
    "<Control>1...<Control>9" },
  { NC_("shortcut window", "Audit Log"), NC_("shortcut window", "Copy entry"),
    "audit.copy-selected", "<Control>c" },
  { NC_("shortcut window", "General"), NC_("shortcut window", "Help"), "app.help", "F1" },
  { NULL, NC_("shortcut window", "Back in the help"), "help.back", "<Alt>Left" },
  { NULL, NC_("shortcut window", "Move a column"), NULL, "<Alt>Up <Alt>Down" },
  { NULL, NC_("shortcut window", "Main menu"), NULL, "F10" },
  { NULL, NC_("shortcut window", "Preferences"), "app.preferences", "<Control>comma" },
  { NULL, NC_("shortcut window", "Keyboard shortcuts"), "app.shortcuts", "<Control>question" },
  { NULL, NC_("shortcut window", "Close dialog"), NULL, "Escape" },
  { NULL, NC_("shortcut window", "Close window"), "window.close", "<Control>w" },
  { NULL, NC_("shortcut window", "Quit"), "app.quit", "<Control>q" },
};

/* How many connections can be reached by a digit. */
#define N_NUMBERED 9

/*
 * Helpers
 */

/* The others are those of a widget, which binds them to what it does itself. */
static gboolean
is_of_application (const Shortcut *shortcut)
{
  return shortcut->action != NULL &&
         (g_str_has_prefix (shortcut->action, "app.") ||
          g_str_has_prefix (shortcut->action, "win.") ||
          g_str_has_prefix (shortcut->action, "window."));
}

/* Gives the triggers of one row of the table. */
static GtkShortcutTrigger *
create_trigger (const char *action)
{
  GtkShortcutTrigger *trigger = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      g_auto(GStrv) accelerators = NULL;

      if (g_strcmp0 (shortcuts[i].action, action) != 0)
        continue;

      accelerators = g_strsplit (shortcuts[i].accelerator, " ", -1);
      for (guint j = 0; accelerators[j] != NULL; j++)
        {
          GtkShortcutTrigger *other = gtk_shortcut_trigger_parse_string (accelerators[j]);

          trigger = trigger != NULL ? gtk_alternative_trigger_new (trigger, other) : other;
        }
    }

  g_assert (trigger != NULL);

  return trigger;
}

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

      if (!is_of_application (&shortcuts[i]))
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
 * signet_shortcuts_bind:
 * @widget_class: the class of a widget
 * @action: the name of an action in the table
 * @callback: what its keys do; it is given @action in a tuple
 *
 * Binds the keys that the table has for @action.
 */
void
signet_shortcuts_bind (GtkWidgetClass  *widget_class,
                       const char      *action,
                       GtkShortcutFunc  callback)
{
  g_autoptr(GtkShortcut) shortcut = NULL;

  g_return_if_fail (GTK_IS_WIDGET_CLASS (widget_class));
  g_return_if_fail (action != NULL);

  shortcut = gtk_shortcut_new (create_trigger (action),
                               gtk_callback_action_new (callback, NULL, NULL));
  gtk_shortcut_set_arguments (shortcut, g_variant_new ("(s)", action));
  gtk_widget_class_add_shortcut (widget_class, shortcut);
}

/**
 * signet_shortcuts_bind_action:
 * @widget_class: the class of a widget
 * @action: the name of an action in the table
 * @own_action: the action of the widget that its keys do, which may be another
 *
 * Binds the keys that the table has for @action.
 */
void
signet_shortcuts_bind_action (GtkWidgetClass *widget_class,
                              const char     *action,
                              const char     *own_action)
{
  g_autoptr(GtkShortcut) shortcut = NULL;

  g_return_if_fail (GTK_IS_WIDGET_CLASS (widget_class));
  g_return_if_fail (action != NULL);
  g_return_if_fail (own_action != NULL);

  shortcut = gtk_shortcut_new (create_trigger (action), gtk_named_action_new (own_action));
  gtk_widget_class_add_shortcut (widget_class, shortcut);
}

/**
 * signet_shortcuts_new_controller:
 * @action: the name of an action in the table
 * @callback: what its keys do
 *
 * Returns: (transfer full): a controller for a widget whose class is not ours
 */
GtkEventController *
signet_shortcuts_new_controller (const char      *action,
                                 GtkShortcutFunc  callback)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (create_trigger (action),
                                                          gtk_callback_action_new (callback,
                                                                                   NULL, NULL)));

  return controller;
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
