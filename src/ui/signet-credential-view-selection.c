/* signet-credential-view-selection.c: picking rows of the list for what is done to several
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential-view-private.h"

#include "signet-check-cell.h"
#include "signet-row-finder.h"

#include <glib/gi18n-lib.h>

/* While rows are selected there is a column of check boxes, a click picks a row instead of
 * opening it, and the bins are out of the way. Ctrl, Shift, the space bar and the rubber band
 * begin to select without any of that being asked for before.
 */

/*
 * Helpers
 */

/* The check boxes and the bins have clicks of their own. */
static gboolean
is_in_button (SignetCredentialView *self,
              double                x,
              double                y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return picked != NULL && (gtk_widget_get_ancestor (picked, GTK_TYPE_BUTTON) != NULL ||
                            gtk_widget_get_ancestor (picked, GTK_TYPE_CHECK_BUTTON) != NULL);
}

static gboolean
get_focused_position (SignetCredentialView *self,
                      guint                *position)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  *position = GTK_INVALID_LIST_POSITION;
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    *position = signet_row_finder_get_position (focus);

  return *position != GTK_INVALID_LIST_POSITION;
}

/* The neighbour joins, and GTK moves the focus to it. */
static void
extend_by_key (SignetCredentialView *self,
               guint                 position,
               gboolean              down)
{
  guint length = g_list_model_get_n_items (G_LIST_MODEL (self->index));

  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    signet_row_selection_toggle (self->selection, position);
  if (down ? position + 1 < length : position > 0)
    signet_row_selection_extend (self->selection, down ? position + 1 : position - 1);
}

/* While a rubber band is drawn, GTK 4.8 takes it for a row of its list, and gives it cells when
 * a column comes.
 */
static gboolean
has_rubber_band (SignetCredentialView *self)
{
  GtkWidget *child = gtk_widget_get_first_child (signet_row_finder_get_list (self->view));

  while (child != NULL && !g_str_equal (gtk_widget_get_css_name (child), "rubberband"))
    child = gtk_widget_get_next_sibling (child);

  return child != NULL;
}

static void
show_checks (SignetCredentialView *self)
{
  gboolean selecting = signet_row_selection_get_selecting (self->selection);
  gboolean shown = gtk_column_view_column_get_column_view (self->check_column) != NULL;

  /* A single click that activates also selects what the pointer is over. */
  gtk_column_view_set_single_click_activate (self->view, !selecting);
  if (selecting == shown)
    return;

  self->applying_layout = TRUE;
  if (selecting)
    gtk_column_view_insert_column (self->view, 0, self->check_column);
  else
    gtk_column_view_remove_column (self->view, self->check_column);
  self->applying_layout = FALSE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/*
 * Callbacks
 */

static void
on_item_notify_selected_cb (GtkListItem *item)
{
  GtkWidget *cell = gtk_list_item_get_child (item);

  if (cell != NULL)
    signet_check_cell_set_selected (SIGNET_CHECK_CELL (cell), gtk_list_item_get_selected (item));
}

static void
on_check_setup_cb (SignetCredentialView     *self,
                   GtkListItem              *item,
                   GtkSignalListItemFactory *factory)
{
  GtkWidget *cell = signet_check_cell_new (self->context);

  signet_cell_set_list_item (SIGNET_CELL (cell), item);
  gtk_list_item_set_child (item, cell);
  g_signal_connect (item, "notify::selected", G_CALLBACK (on_item_notify_selected_cb), NULL);
}

static void
on_check_bind_cb (SignetCredentialView     *self,
                  GtkListItem              *item,
                  GtkSignalListItemFactory *factory)
{
  signet_cell_set_row (SIGNET_CELL (gtk_list_item_get_child (item)),
                       gtk_list_item_get_item (item));
  on_item_notify_selected_cb (item);
}

static void
on_check_unbind_cb (SignetCredentialView     *self,
                    GtkListItem              *item,
                    GtkSignalListItemFactory *factory)
{
  signet_cell_set_row (SIGNET_CELL (gtk_list_item_get_child (item)), NULL);
}

static void
on_check_teardown_cb (SignetCredentialView     *self,
                      GtkListItem              *item,
                      GtkSignalListItemFactory *factory)
{
  GtkWidget *cell = gtk_list_item_get_child (item);

  if (cell != NULL)
    signet_cell_set_list_item (SIGNET_CELL (cell), NULL);
}

static gboolean
on_band_frame_cb (GtkWidget     *widget,
                  GdkFrameClock *clock,
                  gpointer       user_data)
{
  SignetCredentialView *self = SIGNET_CREDENTIAL_VIEW (widget);

  if (has_rubber_band (self))
    return G_SOURCE_CONTINUE;

  self->band_id = 0;
  show_checks (self);

  return G_SOURCE_REMOVE;
}

static void
on_selection_notify_selecting_cb (SignetCredentialView *self)
{
  g_assert (SIGNET_IS_CREDENTIAL_VIEW (self));

  if (!has_rubber_band (self))
    show_checks (self);
  else if (self->band_id == 0)
    self->band_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_band_frame_cb, NULL, NULL);
}

/* Only when the button is let go, because until then it may become a rubber band. */
static void
on_click_released_cb (SignetCredentialView *self,
                      int                   n_press,
                      double                x,
                      double                y,
                      GtkGestureClick      *gesture)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  gboolean extends = (state & GDK_SHIFT_MASK) != 0;
  gboolean toggles = (state & GDK_CONTROL_MASK) != 0;
  SignetCredential *credential;
  guint position;

  g_assert (SIGNET_IS_CREDENTIAL_VIEW (self));

  if (!extends && !toggles && !signet_row_selection_get_selecting (self->selection))
    return;

  credential = signet_row_finder_pick (self->view, GTK_WIDGET (self), x, y);
  if (credential == NULL || is_in_button (self, x, y) ||
      !signet_credential_index_find (self->index, signet_credential_get_client_id (credential),
                                     &position))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  signet_credential_view_return_focus (self, signet_credential_get_client_id (credential));
  if (extends)
    signet_row_selection_extend (self->selection, position);
  else
    signet_row_selection_toggle (self->selection, position);
}

static gboolean
on_key_pressed_cb (SignetCredentialView  *self,
                   guint                  keyval,
                   guint                  keycode,
                   GdkModifierType        state,
                   GtkEventControllerKey *controller)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;
  guint position;

  g_assert (SIGNET_IS_CREDENTIAL_VIEW (self));

  if ((state & GDK_ALT_MASK) != 0 || !get_focused_position (self, &position))
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      if (shift)
        signet_row_selection_extend (self->selection, position);
      else
        signet_row_selection_toggle (self->selection, position);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (shift)
        extend_by_key (self, position, keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down);
      return GDK_EVENT_PROPAGATE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      /* Not the row with the focus, which may not even be selected. */
      if (!signet_row_selection_get_selecting (self->selection))
        return GDK_EVENT_PROPAGATE;
      gtk_widget_activate_action (GTK_WIDGET (self), "selection.delete", NULL);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
on_toggle_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  SignetCredentialView *self = SIGNET_CREDENTIAL_VIEW (widget);
  guint position;

  if (signet_credential_index_find (self->index, g_variant_get_string (parameter, NULL),
                                    &position))
    signet_row_selection_toggle (self->selection, position);
}

/*
 * GObject
 */

static GtkColumnViewColumn *
make_check_column (SignetCredentialView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_check_setup_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_check_bind_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_check_unbind_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "teardown", G_CALLBACK (on_check_teardown_cb),
                           self, G_CONNECT_SWAPPED);

  column = gtk_column_view_column_new (NULL, factory);
  gtk_column_view_column_set_fixed_width (column,
                                          signet_column_get_width (SIGNET_COLUMN_ACTION));

  return column;
}

static void
add_controllers (SignetCredentialView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "released", G_CALLBACK (on_click_released_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/*
 * Public
 */

/**
 * signet_credential_view_install_selection:
 * @widget_class: the class of the list
 *
 * Installs what the check boxes ask for.
 */
void
signet_credential_view_install_selection (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "row.toggle", "s", on_toggle_cb);
}

/**
 * signet_credential_view_add_selection:
 * @self: a list that is being made, with its models
 *
 * Lets rows be selected.
 */
void
signet_credential_view_add_selection (SignetCredentialView *self)
{
  self->check_column = make_check_column (self);
  gtk_column_view_set_enable_rubberband (self->view, TRUE);
  g_signal_connect_object (self->selection, "notify::selecting",
                           G_CALLBACK (on_selection_notify_selecting_cb),
                           self, G_CONNECT_SWAPPED);
  add_controllers (self);
}

/**
 * signet_credential_view_get_selection:
 * @self: a list
 *
 * Returns: (transfer none): which of its rows are selected
 */
SignetRowSelection *
signet_credential_view_get_selection (SignetCredentialView *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_VIEW (self), NULL);

  return self->selection;
}
