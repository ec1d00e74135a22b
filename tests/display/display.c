/* display.c: finds widgets, acts on them and waits for them
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include "signet-ui.h"

#include <string.h>

/*
 * Helpers
 */

static gboolean
on_tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
has_text_property (GtkWidget  *widget,
                   const char *property,
                   const char *text)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (widget), property);
  g_autofree char *value = NULL;

  if (pspec == NULL || pspec->value_type != G_TYPE_STRING)
    return FALSE;

  g_object_get (widget, property, &value, NULL);

  return value != NULL && *value != '\0' && (text == NULL || g_str_equal (value, text));
}

/* Gives whether the accessible itself has that label, %NULL for any. */
static gboolean
has_accessible_label (GtkWidget  *widget,
                      const char *label)
{
  g_autofree char *difference = NULL;

  if (label == NULL)
    return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                             GTK_ACCESSIBLE_PROPERTY_LABEL);

  difference = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL, label);

  return difference == NULL;
}

static gboolean
has_name (GtkWidget  *widget,
          const char *name)
{
  if (has_accessible_label (widget, name) || has_text_property (widget, "title", name))
    return TRUE;

  if (has_text_property (widget, "label", name))
    return TRUE;

  /* GTK takes the name of a button from the label inside it. */
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       GTK_IS_BUTTON (widget) && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LABEL (child) && has_text_property (child, "label", name))
        return TRUE;
    }

  return FALSE;
}

/* The text inside an entry is named after the row around it, a list row after its title, the
 * button inside a menu button after that, and what a row activates after the row.
 */
static gboolean
is_named_by_parent (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW);

  if (row != NULL && adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)) == widget)
    return has_name (row, NULL);

  if (GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)))
    return has_name (gtk_widget_get_parent (widget), NULL);

  for (GtkWidget *parent = gtk_widget_get_parent (widget);
       GTK_IS_TEXT (widget) && parent != NULL;
       parent = gtk_widget_get_parent (parent))
    {
      if (GTK_IS_EDITABLE (parent))
        return has_name (parent, NULL);
    }

  return FALSE;
}

/* These pass the focus on to what is in them. */
static gboolean
is_container (GtkWidget *widget)
{
  return GTK_IS_WINDOW (widget) || GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_LIST_BOX (widget) ||
         GTK_IS_FLOW_BOX (widget);
}

/* What it is in, from the outside in, for whoever reads the failure. */
static char *
path_of (GtkWidget *widget)
{
  char *path = NULL;

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      char *longer = g_strjoin (" ", G_OBJECT_TYPE_NAME (widget), path, NULL);

      g_free (path);
      path = longer;
    }

  return path;
}

static gboolean
has_active_window (void)
{
  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l != NULL; l = l->next)
    {
      if (gtk_window_is_active (l->data))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_chosen (GtkWindow *dialog,
            GFile     *file)
{
  g_autoptr(GFile) chosen = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  return chosen != NULL && g_file_equal (chosen, file);
}

/* The path bar of a file chooser takes away buttons that it never had when the folder changes
 * while it still reads the one before; that is no fault of ours.
 */
static gboolean
is_ours (const char     *domain,
         GLogLevelFlags  level,
         const char     *message,
         gpointer        user_data)
{
  return g_strcmp0 (domain, "Gtk") != 0 || strstr (message, "gtk_box_remove: assertion") == NULL;
}

static void
say_ours (const char     *domain,
          GLogLevelFlags  level,
          const char     *message,
          gpointer        user_data)
{
  if (is_ours (domain, level, message, user_data))
    g_log_default_handler (domain, level, message, NULL);
}

/* A chooser that still reads the folder it began with goes back to it when that is done, so this
 * chooses and looks whether it stays so.
 */
static gboolean
try_choose (GtkWindow *dialog,
            GFile     *file)
{
  g_autoptr(GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);

  if (!has_chosen (dialog, file))
    {
      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
      gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
    }
  for (guint i = 0; i < 20; i++)
    display_turn ();

  return has_chosen (dialog, file);
}

/*
 * Public
 */

void
display_init (int    *argc,
              char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  signet_ui_init ();
}

gint64
display_get_patience (void)
{
  const char *seconds = g_getenv ("SIGNET_PATIENCE");

  return (seconds != NULL ? g_ascii_strtoll (seconds, NULL, 10) : 20) * G_USEC_PER_SEC;
}

void
display_turn (void)
{
  guint id = g_timeout_add (10, on_tick_cb, NULL);

  g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

SignetConnection *
display_connect (FakeConnector *fake)
{
  g_autoptr(SignetKeyring) keyring = signet_keyring_new ();
  SignetConnection *connection = signet_connection_new ("local", "This Computer",
                                                        SIGNET_CONNECTOR (fake), keyring);

  signet_connection_load (connection);
  DISPLAY_WAIT (signet_connection_get_complete (connection));

  return connection;
}

gboolean
display_is_named (GtkWidget  *widget,
                  const char *name)
{
  return has_name (widget, name);
}

GtkWidget *
display_find (GtkWidget  *root,
              GType       type,
              const char *name)
{
  if (!gtk_widget_get_visible (root))
    return NULL;

  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (name == NULL || has_name (root, name)))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = display_find (child, type, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

GtkWindow *
display_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *last = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) &&
          gtk_widget_get_visible (GTK_WIDGET (window)))
        last = window;
    }

  return last;
}

void
display_click (GtkWidget *button)
{
  g_assert_true (GTK_IS_WIDGET (button));
  g_assert_true (gtk_widget_is_sensitive (button));

  /* Activating a button clicks it only after a while, so that it can be seen to go down. */
  if (GTK_IS_BUTTON (button))
    g_signal_emit_by_name (button, "clicked");
  else
    g_assert_true (gtk_widget_activate (button));
}

void
display_press (const char *key)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = NULL;

  /* Until the window manager has given a window the focus, keys go nowhere. */
  DISPLAY_WAIT (has_active_window ());
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "xdotool", "key", key, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (process, NULL, &error));
  g_assert_no_error (error);
}

gboolean
display_shows (GtkWidget  *root,
               const char *text)
{
  if (!gtk_widget_get_child_visible (root) || !gtk_widget_get_visible (root))
    return FALSE;

  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (display_shows (child, text))
        return TRUE;
    }

  return FALSE;
}

void
display_check_names (GtkWidget *root)
{
  /* What cannot have the focus keeps it from everything inside, too. */
  if (!gtk_widget_get_visible (root) || !gtk_widget_get_can_focus (root))
    return;

  /* A newer entry row hides the button that would apply changes in another way. */
  if (gtk_widget_has_css_class (root, "apply-button") && !gtk_widget_get_child_visible (root))
    return;

  if (gtk_widget_get_focusable (root) && !is_container (root) &&
      !has_name (root, NULL) && !is_named_by_parent (root))
    g_error ("A %s (%s) can have the focus and has no name", G_OBJECT_TYPE_NAME (root),
             path_of (root));

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    display_check_names (child);
}

void
display_choose_file (const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  GtkWindow *dialog = NULL;
  guint handler = g_log_set_handler ("Gtk", G_LOG_LEVEL_CRITICAL | G_LOG_FLAG_FATAL, say_ours,
                                     NULL);

  DISPLAY_WAIT ((dialog = display_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG)) != NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));
  g_test_log_set_fatal_handler (is_ours, NULL);
  DISPLAY_WAIT (try_choose (dialog, file));
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);
  DISPLAY_WAIT (display_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG) == NULL);
  g_test_log_set_fatal_handler (NULL, NULL);
  g_log_remove_handler ("Gtk", handler);
}
