/* signet-column-row.c: what can be done with one column
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-column-row.h"

#include <glib/gi18n-lib.h>

struct _SignetColumnRow
{
  AdwActionRow parent_instance;

  SignetColumnLayout *layout; /* (owned) */
  SignetColumn column;
  gboolean updating; /* whether what changes here only follows the layout */

  /* Template children, borrowed. */
  GtkWidget *check_button;
  GtkWidget *width_button;
  GtkAdjustment *adjustment;
  GtkWidget *up_button;
  GtkWidget *down_button;
};

G_DEFINE_FINAL_TYPE (SignetColumnRow, signet_column_row, ADW_TYPE_ACTION_ROW)

/*
 * Helpers
 */

static guint
count_movable (void)
{
  guint count = 0;

  for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
    count += !signet_column_is_fixed (i);

  return count;
}

static void
name_widget (GtkWidget *widget,
             char      *name)
{
  g_autofree char *owned = name;

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, owned, -1);
}

static void
name_controls (SignetColumnRow *self,
               const char      *title)
{
  gboolean is_optional = signet_column_is_optional (self->column);

  /* Translators: %s is the title of a column */
  name_widget (self->check_button, g_strdup_printf (_("Show %s"), title));
  /* Translators: %s is the title of a column */
  name_widget (self->up_button, g_strdup_printf (_("Move %s Up"), title));
  /* Translators: %s is the title of a column */
  name_widget (self->down_button, g_strdup_printf (_("Move %s Down"), title));
  if (is_optional)
    /* Translators: %s is the title of a column */
    name_widget (self->width_button, g_strdup_printf (_("Width of %s"), title));
  else
    /* Translators: %s is the title of a column that takes the room that the others leave */
    name_widget (self->width_button, g_strdup_printf (_("Least Width of %s"), title));

  gtk_widget_set_tooltip_text (self->width_button, is_optional ? _("Width in Pixels")
                                                               : _("Least Width in Pixels"));
  gtk_widget_set_tooltip_text (self->check_button, is_optional ? NULL : _("Always Shown"));
  gtk_widget_set_sensitive (self->check_button, is_optional);
}

/* The focus does not stay on a button that has nothing to do any more. */
static void
set_sensitive (GtkWidget *button,
               gboolean   sensitive,
               GtkWidget *other)
{
  if (!sensitive && gtk_widget_has_focus (button))
    gtk_widget_grab_focus (other);
  gtk_widget_set_sensitive (button, sensitive);
}

static void
update (SignetColumnRow *self)
{
  guint position = signet_column_layout_get_position (self->layout, self->column);
  g_autofree char *place = g_strdup_printf (_("Column %u of %u"), position + 1, count_movable ());

  self->updating = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check_button),
                               signet_column_layout_get_wanted (self->layout, self->column));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->width_button),
                             signet_column_layout_get_width (self->layout, self->column));
  self->updating = FALSE;

  if (position > 0)
    gtk_widget_set_sensitive (self->up_button, TRUE);
  if (position + 1 < count_movable ())
    gtk_widget_set_sensitive (self->down_button, TRUE);
  set_sensitive (self->up_button, position > 0, self->down_button);
  set_sensitive (self->down_button, position + 1 < count_movable (), self->up_button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, place, -1);
}

static gboolean
move (SignetColumnRow *self,
      int              step)
{
  guint position = signet_column_layout_get_position (self->layout, self->column);

  if (position == 0 && step < 0)
    return FALSE;

  signet_column_layout_move (self->layout, self->column, (guint) ((int) position + step));

  return TRUE;
}

/*
 * Callbacks
 */

static void
on_check_button_toggled_cb (SignetColumnRow *self,
                            GtkCheckButton  *button)
{
  g_assert (SIGNET_IS_COLUMN_ROW (self));

  if (!self->updating)
    signet_column_layout_set_wanted (self->layout, self->column,
                                     gtk_check_button_get_active (button));
}

static void
on_width_button_value_changed_cb (SignetColumnRow *self,
                                  GtkSpinButton   *button)
{
  g_assert (SIGNET_IS_COLUMN_ROW (self));

  if (!self->updating)
    signet_column_layout_set_width (self->layout, self->column,
                                    gtk_spin_button_get_value (button));
}

static void
on_up_button_clicked_cb (SignetColumnRow *self,
                         GtkButton       *button)
{
  g_assert (SIGNET_IS_COLUMN_ROW (self));

  move (self, -1);
}

static void
on_down_button_clicked_cb (SignetColumnRow *self,
                           GtkButton       *button)
{
  g_assert (SIGNET_IS_COLUMN_ROW (self));

  move (self, 1);
}

static gboolean
on_move_key_cb (GtkWidget *widget,
                GVariant  *arguments,
                gpointer   user_data)
{
  int step;

  g_variant_get (arguments, "(i)", &step);

  return move (SIGNET_COLUMN_ROW (widget), step);
}

/*
 * GObject
 */

static void
signet_column_row_dispose (GObject *object)
{
  SignetColumnRow *self = SIGNET_COLUMN_ROW (object);

  g_clear_object (&self->layout);

  G_OBJECT_CLASS (signet_column_row_parent_class)->dispose (object);
}

static void
signet_column_row_class_init (SignetColumnRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_column_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-column-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetColumnRow, check_button);
  gtk_widget_class_bind_template_child (widget_class, SignetColumnRow, width_button);
  gtk_widget_class_bind_template_child (widget_class, SignetColumnRow, adjustment);
  gtk_widget_class_bind_template_child (widget_class, SignetColumnRow, up_button);
  gtk_widget_class_bind_template_child (widget_class, SignetColumnRow, down_button);
  gtk_widget_class_bind_template_callback (widget_class, on_check_button_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_width_button_value_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_up_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_down_button_clicked_cb);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, on_move_key_cb,
                                "(i)", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, on_move_key_cb,
                                "(i)", 1);
}

static void
signet_column_row_init (SignetColumnRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_column_row_new:
 * @layout: what to show and to change
 * @column: a column that is not fixed
 *
 * Returns: (transfer floating): a row that shows and hides, moves and resizes that column
 */
GtkWidget *
signet_column_row_new (SignetColumnLayout *layout,
                       SignetColumn        column)
{
  const char *title = signet_column_get_title (column);
  SignetColumnRow *self;

  g_return_val_if_fail (SIGNET_IS_COLUMN_LAYOUT (layout), NULL);
  g_return_val_if_fail (!signet_column_is_fixed (column), NULL);

  self = g_object_new (SIGNET_TYPE_COLUMN_ROW, "title", title, NULL);
  self->layout = g_object_ref (layout);
  self->column = column;
  name_controls (self, title);

  self->updating = TRUE;
  gtk_adjustment_set_lower (self->adjustment, SIGNET_COLUMN_WIDTH_MIN);
  gtk_adjustment_set_upper (self->adjustment, SIGNET_COLUMN_WIDTH_MAX);
  g_signal_connect_object (layout, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * signet_column_row_get_column:
 * @self: a row
 *
 * Returns: the column that it is about
 */
SignetColumn
signet_column_row_get_column (SignetColumnRow *self)
{
  g_return_val_if_fail (SIGNET_IS_COLUMN_ROW (self), SIGNET_COLUMN_NAME);

  return self->column;
}
