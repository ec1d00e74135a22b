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

/* What the keys are called, for who does not see how they are drawn. */
static char *
dup_label (const char *accelerators)
{
  g_auto(GStrv) parts = g_strsplit (accelerators, " ", -1);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto(GStrv) ends = g_strsplit (parts[i], "...", 2);

      for (guint j = 0; ends[j] != NULL; j++)
        {
          g_autofree char *label = NULL;
          GdkModifierType modifiers;
          guint key;

          gtk_accelerator_parse (ends[j], &key, &modifiers);
          label = gtk_accelerator_get_label (key, modifiers);
          if (j > 0)
            g_string_append (text, "…");
          else if (i > 0)
            /* Translators: stands between keys that do the same: “Ctrl+R, F5” */
            g_string_append (text, C_ ("list of keys", ", "));
          g_string_append (text, label);
        }
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
create_row (const Shortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *keys = gtk_shortcut_label_new (shortcut->accelerator);
  g_autofree char *label = dup_label (shortcut->accelerator);

  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 g_dpgettext2 (GETTEXT_PACKAGE, "shortcut window",
                                               shortcut->title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  label, -1);

  return row;
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
 * Rows rather than the columns of the window that GTK has for this, which needs more room than
 * a narrow screen has.
 *
 * Returns: (transfer floating): a window that explains all keys
 */
GtkWidget *
signet_shortcuts_new_window (void)
{
  GtkWidget *window = g_object_new (ADW_TYPE_PREFERENCES_WINDOW,
                                    "title", _("Keyboard Shortcuts"),
                                    "modal", TRUE,
                                    "default-width", 520,
                                    "default-height", 640,
                                    NULL);
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      if (shortcuts[i].group != NULL)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, g_dpgettext2 (GETTEXT_PACKAGE, "shortcut window",
                                                                shortcuts[i].group));
          adw_preferences_page_add (page, group);
        }
      adw_preferences_group_add (group, create_row (&shortcuts[i]));
    }
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), page);

  return window;
}
