/* signet-columns-window.c: which columns the list shows, for the keyboard
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-columns-window.h"

#include "signet-column-row.h"

/* The headers of the list can only be dragged with a pointer. Everything that they do can be
 * done here, too, and the list shows it at once.
 */
struct _SignetColumnsWindow
{
  AdwWindow parent_instance;

  SignetColumnLayout *layout; /* (owned) */

  /* Template children, borrowed. */
  GtkListBox *list;
  GtkWidget *reset_button;
};

G_DEFINE_FINAL_TYPE (SignetColumnsWindow, signet_columns_window, ADW_TYPE_WINDOW)

/*
 * Helpers
 */

static int
compare_rows (GtkListBoxRow *left,
              GtkListBoxRow *right,
              gpointer       user_data)
{
  SignetColumnLayout *layout = user_data;
  SignetColumn left_column = signet_column_row_get_column (SIGNET_COLUMN_ROW (left));
  SignetColumn right_column = signet_column_row_get_column (SIGNET_COLUMN_ROW (right));

  return (int) signet_column_layout_get_position (layout, left_column) -
         (int) signet_column_layout_get_position (layout, right_column);
}

/*
 * Callbacks
 */

static void
on_layout_changed_cb (SignetColumnsWindow *self)
{
  g_assert (SIGNET_IS_COLUMNS_WINDOW (self));

  gtk_list_box_invalidate_sort (self->list);
  gtk_widget_set_sensitive (self->reset_button, !signet_column_layout_is_default (self->layout));
}

static void
on_reset_button_clicked_cb (SignetColumnsWindow *self,
                            GtkButton           *button)
{
  g_assert (SIGNET_IS_COLUMNS_WINDOW (self));

  /* The button is about to have nothing to do, and would lose the focus to nothing. */
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
  signet_column_layout_reset (self->layout);
}

/*
 * GObject
 */

static void
signet_columns_window_dispose (GObject *object)
{
  SignetColumnsWindow *self = SIGNET_COLUMNS_WINDOW (object);

  g_clear_object (&self->layout);

  G_OBJECT_CLASS (signet_columns_window_parent_class)->dispose (object);
}

static void
signet_columns_window_class_init (SignetColumnsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_columns_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-columns-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetColumnsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, SignetColumnsWindow, reset_button);
  gtk_widget_class_bind_template_callback (widget_class, on_reset_button_clicked_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
signet_columns_window_init (SignetColumnsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_columns_window_new:
 * @layout: what to show and to change
 *
 * Returns: (transfer floating): a window with a row for each column that can be changed
 */
GtkWidget *
signet_columns_window_new (SignetColumnLayout *layout)
{
  SignetColumnsWindow *self;

  g_return_val_if_fail (SIGNET_IS_COLUMN_LAYOUT (layout), NULL);

  self = g_object_new (SIGNET_TYPE_COLUMNS_WINDOW, NULL);
  self->layout = g_object_ref (layout);
  for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
    {
      if (!signet_column_is_fixed (i))
        gtk_list_box_append (self->list, signet_column_row_new (layout, i));
    }
  gtk_list_box_set_sort_func (self->list, compare_rows, g_object_ref (layout), g_object_unref);
  g_signal_connect_object (layout, "changed", G_CALLBACK (on_layout_changed_cb),
                           self, G_CONNECT_SWAPPED);
  on_layout_changed_cb (self);

  return GTK_WIDGET (self);
}
