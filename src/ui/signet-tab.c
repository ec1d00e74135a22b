/* signet-tab.c: where Tab leads to, and that it leads out again
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-tab.h"

#include <adwaita.h>

/* GTK 4.8 leads Tab through every row of a list: with ten thousand of them nobody would ever get
 * out by it. So here a list is one stop, with what can have the focus in its row, and the arrows
 * lead from row to row.
 */

/*
 * Helpers
 */

/* Collects what can have the focus inside of @widget. */
static void
collect_stops (GtkWidget *widget,
               GPtrArray *stops)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_NATIVE (child) || !gtk_widget_get_mapped (child) ||
          !gtk_widget_get_sensitive (child) || !gtk_widget_get_can_focus (child))
        continue;
      if (gtk_widget_get_focusable (child))
        g_ptr_array_add (stops, child);
      else
        collect_stops (child, stops);
    }
}

static GtkWidget *
get_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

/* The row of @list that has the focus, itself or inside. */
static GtkWidget *
get_row (GtkWidget *list,
         GtkWidget *focus)
{
  while (focus != NULL && gtk_widget_get_parent (focus) != list)
    focus = gtk_widget_get_parent (focus);

  return focus;
}

/* Within the row: from itself to what is in it, and back. */
static gboolean
move_in_row (GtkWidget *row,
             GtkWidget *focus,
             gboolean   forward)
{
  g_autoptr(GPtrArray) stops = g_ptr_array_new ();
  guint index = 0;

  collect_stops (row, stops);
  if (focus == row)
    return forward && stops->len > 0 && gtk_widget_grab_focus (g_ptr_array_index (stops, 0));
  if (!g_ptr_array_find (stops, focus, &index))
    return FALSE;
  if (forward)
    return index + 1 < stops->len &&
           gtk_widget_grab_focus (g_ptr_array_index (stops, index + 1));
  if (index > 0)
    return gtk_widget_grab_focus (g_ptr_array_index (stops, index - 1));

  /* Some rows have the focus only in what is in them, and give it back to that. */
  gtk_widget_grab_focus (row);

  return get_focus (row) == row;
}

static GtkWidget *
step (GtkWidget        *widget,
      GtkDirectionType  direction)
{
  return direction == GTK_DIR_TAB_FORWARD ? gtk_widget_get_next_sibling (widget)
                                          : gtk_widget_get_prev_sibling (widget);
}

/* Gives the focus to the first from @widget on that takes it. */
static gboolean
enter_first (GtkWidget        *widget,
             GtkDirectionType  direction)
{
  for (; widget != NULL; widget = step (widget, direction))
    {
      if (!GTK_IS_NATIVE (widget) && gtk_widget_child_focus (widget, direction))
        return TRUE;
    }

  return FALSE;
}

/* Looks beside the list, beside what it is in, and so on, and comes round at the end. */
static gboolean
leave (GtkWidget        *list,
       GtkDirectionType  direction)
{
  GtkWidget *widget = list;

  for (; !GTK_IS_NATIVE (widget); widget = gtk_widget_get_parent (widget))
    {
      if (enter_first (step (widget, direction), direction))
        return TRUE;
      /* At the end everything around the list is to begin anew. */
      gtk_widget_set_focus_child (gtk_widget_get_parent (widget), NULL);
    }

  /* Where there is nothing else, its row is to keep the focus. */
  gtk_widget_set_focus_child (list, NULL);

  return enter_first (direction == GTK_DIR_TAB_FORWARD ? gtk_widget_get_first_child (widget)
                                                       : gtk_widget_get_last_child (widget),
                      direction);
}

/*
 * Callbacks
 */

static gboolean
on_key_pressed_cb (GtkEventControllerKey *controller,
                   guint                  keyval,
                   guint                  keycode,
                   GdkModifierType        state,
                   gpointer               user_data)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkWidget *focus = get_focus (list);
  GtkWidget *row = get_row (list, focus);
  gboolean forward = (state & GDK_SHIFT_MASK) == 0 && keyval != GDK_KEY_ISO_Left_Tab;

  if ((keyval != GDK_KEY_Tab && keyval != GDK_KEY_ISO_Left_Tab && keyval != GDK_KEY_KP_Tab) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || row == NULL)
    return GDK_EVENT_PROPAGATE;

  if (move_in_row (row, focus, forward) ||
      leave (list, forward ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD))
    {
      GtkRoot *root = gtk_widget_get_root (list);

      if (GTK_IS_WINDOW (root))
        gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

/* A row that hands the focus to its text takes it back from there when Shift+Tab leaves the text,
 * and hands it to the text again.
 */
static gboolean
on_entry_row_leave_cb (GtkWidget *widget,
                       GVariant  *arguments,
                       gpointer   user_data)
{
  GtkWidget *focus = get_focus (widget);

  return focus != NULL && GTK_IS_TEXT (focus) && gtk_widget_is_ancestor (focus, widget) &&
         leave (widget, GTK_DIR_TAB_BACKWARD);
}

/*
 * Public
 */

/**
 * signet_tab_install_list:
 * @list: a list view, or the list inside of a column view
 *
 * Lets Tab lead from a row to what is in it, and then out of the list.
 */
void
signet_tab_install_list (GtkWidget *list)
{
  GtkEventController *controller;

  g_return_if_fail (GTK_IS_WIDGET (list));

  controller = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (on_key_pressed_cb), NULL);
  gtk_widget_add_controller (list, controller);
}

/**
 * signet_tab_install_entry_rows:
 *
 * Lets Shift+Tab out of every entry row of libadwaita, which GTK does not.
 */
void
signet_tab_install_entry_rows (void)
{
  g_autoptr(GTypeClass) klass = g_type_class_ref (ADW_TYPE_ENTRY_ROW);

  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Tab, GDK_SHIFT_MASK,
                                on_entry_row_leave_cb, NULL);
}

/**
 * signet_tab_focus:
 * @widget: a widget that hands the focus to one of its children
 * @direction: where the focus is to go
 *
 * The focus function of such a widget. That of GTK takes a widget for a stop of its own after its
 * last child, so that the focus would come back to the same child for ever.
 *
 * Returns: whether the focus is inside now
 */
gboolean
signet_tab_focus (GtkWidget        *widget,
                  GtkDirectionType  direction)
{
  GtkWidgetClass *widget_class = g_type_class_peek (GTK_TYPE_WIDGET);
  gboolean forward = direction == GTK_DIR_TAB_FORWARD;
  GtkWidget *child;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  if (!forward && direction != GTK_DIR_TAB_BACKWARD)
    return widget_class->focus (widget, direction);

  child = gtk_widget_get_focus_child (widget);
  if (child == NULL)
    child = forward ? gtk_widget_get_first_child (widget) : gtk_widget_get_last_child (widget);

  return enter_first (child, direction);
}
