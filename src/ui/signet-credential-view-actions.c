/* signet-credential-view-actions.c: what can be done in the list, by pointer and by keyboard
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential-view-private.h"

#include "signet-row-finder.h"
#include "signet-row-menu.h"
#include "signet-shortcuts.h"

/* The list does nothing to credentials itself. It asks for the actions “credential.edit”,
 * “.duplicate”, “.delete”, “.activate”, “.deactivate”, “.rotate”, “.complete-rotation”,
 * “.cancel-rotation” and “.copy-client-id”, with a Client ID, which something above it provides.
 */

/*
 * Helpers
 */

static SignetCredential *
get_focused (SignetCredentialView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    return NULL;

  return signet_row_finder_get_credential (focus);
}

/* Where the menu of a row opens when no pointer says it: at the end of the row, where its
 * button is.
 */
static gboolean
get_menu_place (SignetCredentialView *self,
                SignetCredential     *credential,
                GdkRectangle         *place)
{
  GtkWidget *row = signet_row_finder_get_row (self->view,
                                              signet_credential_get_client_id (credential));
  GtkWidget *button = row != NULL ? gtk_widget_get_last_child (row) : NULL;
  graphene_rect_t bounds;

  if (button == NULL || !gtk_widget_compute_bounds (button, GTK_WIDGET (self), &bounds))
    return FALSE;

  place->x = (int) (bounds.origin.x + bounds.size.width / 2);
  place->y = (int) (bounds.origin.y + bounds.size.height / 2);
  place->width = 1;
  place->height = 1;

  return TRUE;
}

/* GTK 4.8 lets the focus go to nothing. It belongs to the row that the menu was about. */
static void
on_menu_closed_cb (SignetCredentialView *self)
{
  signet_credential_view_return_focus (self, self->menu_id);
}

static void
open_menu (SignetCredentialView *self,
           SignetCredential     *credential,
           const GdkRectangle   *place)
{
  gboolean keeping = signet_row_context_get_keeping (self->context);
  g_autoptr(GMenuModel) model = keeping ? signet_row_menu_new_kept (credential)
                                        : signet_row_menu_new (credential);

  g_free (self->menu_id);
  self->menu_id = g_strdup (signet_credential_get_client_id (credential));

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      g_signal_connect_object (self->menu, "closed", G_CALLBACK (on_menu_closed_cb),
                               self, G_CONNECT_SWAPPED);
    }
  else
    {
      gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
    }

  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* The headers have a menu of their own. */
static gboolean
open_menu_at (SignetCredentialView *self,
              double                x,
              double                y)
{
  GdkRectangle place = { (int) x, (int) y, 1, 1 };
  SignetCredential *credential =
    signet_row_finder_pick (self->view, GTK_WIDGET (self), x, y);

  if (credential == NULL)
    return FALSE;

  open_menu (self, credential, &place);

  return TRUE;
}

/*
 * Callbacks
 */

static gboolean
on_menu_key_cb (GtkWidget *widget,
                GVariant  *arguments,
                gpointer   user_data)
{
  SignetCredentialView *self = SIGNET_CREDENTIAL_VIEW (widget);
  SignetCredential *credential = get_focused (self);
  GdkRectangle place;

  if (credential == NULL || !get_menu_place (self, credential, &place))
    return FALSE;

  open_menu (self, credential, &place);

  return TRUE;
}

/* Asks for an action, whose name is in @arguments, about the credential that has the focus. */
static gboolean
on_action_key_cb (GtkWidget *widget,
                  GVariant  *arguments,
                  gpointer   user_data)
{
  SignetCredential *credential = get_focused (SIGNET_CREDENTIAL_VIEW (widget));
  const char *action;

  if (credential == NULL)
    return FALSE;

  g_variant_get (arguments, "(&s)", &action);

  return gtk_widget_activate_action (widget, action, "s",
                                     signet_credential_get_client_id (credential));
}

static void
on_row_menu_activate_cb (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  SignetCredentialView *self = SIGNET_CREDENTIAL_VIEW (widget);
  SignetCredential *credential = NULL;
  GdkRectangle place;

  if (signet_credential_view_get_credentials (self) != NULL)
    credential = signet_credential_list_find (signet_credential_view_get_credentials (self),
                                              g_variant_get_string (parameter, NULL));
  if (credential != NULL && get_menu_place (self, credential, &place))
    open_menu (self, credential, &place);
}

static void
on_click_pressed_cb (GtkGestureClick      *gesture,
                     int                   n_press,
                     double                x,
                     double                y,
                     SignetCredentialView *self)
{
  GdkEventSequence *sequence =
    gtk_gesture_single_get_current_sequence (GTK_GESTURE_SINGLE (gesture));
  GdkEvent *event = gtk_gesture_get_last_event (GTK_GESTURE (gesture), sequence);

  g_assert (SIGNET_IS_CREDENTIAL_VIEW (self));

  if (event == NULL || !gdk_event_triggers_context_menu (event))
    return;

  if (open_menu_at (self, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_long_press_pressed_cb (GtkGestureLongPress  *gesture,
                          double                x,
                          double                y,
                          SignetCredentialView *self)
{
  g_assert (SIGNET_IS_CREDENTIAL_VIEW (self));

  if (open_menu_at (self, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_column_change_state_cb (GSimpleAction    *action,
                           GVariant         *state,
                           SignetViewColumn *column)
{
  SignetCredentialView *self = column->self;

  g_assert (SIGNET_IS_CREDENTIAL_VIEW (self));

  signet_column_layout_set_wanted (self->layout, column->id, g_variant_get_boolean (state));
}

static void
on_reset_columns_cb (GSimpleAction        *action,
                     GVariant             *parameter,
                     SignetCredentialView *self)
{
  g_assert (SIGNET_IS_CREDENTIAL_VIEW (self));

  signet_column_layout_reset (self->layout);
}

static void
on_layout_changed_cb (SignetCredentialView *self)
{
  GActionMap *map = G_ACTION_MAP (self->actions);
  GAction *reset = g_action_map_lookup_action (map, "reset-columns");

  g_assert (SIGNET_IS_CREDENTIAL_VIEW (self));

  for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
    {
      g_autofree char *name = NULL;
      gboolean wanted;

      if (!signet_column_is_optional (i))
        continue;

      name = g_strdup_printf ("show-%s", signet_column_get_id (i));
      wanted = signet_column_layout_get_wanted (self->layout, i);
      g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, name)),
                                 g_variant_new_boolean (wanted));
      g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (map, name)),
                                   !signet_column_layout_get_keeping (self->layout));
    }
  g_simple_action_set_enabled (G_SIMPLE_ACTION (reset),
                               !signet_column_layout_is_default (self->layout));
}

/*
 * GObject
 */

static void
add_property_action (SignetCredentialView *self,
                     GActionMap           *map,
                     const char           *property)
{
  g_autoptr(GPropertyAction) action = g_property_action_new (property, self, property);

  g_action_map_add_action (map, G_ACTION (action));
}

static void
add_column_action (SignetCredentialView *self,
                   GActionMap           *map,
                   SignetColumn          column)
{
  g_autofree char *name = g_strdup_printf ("show-%s", signet_column_get_id (column));
  g_autoptr(GSimpleAction) action =
    g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (FALSE));

  g_signal_connect_data (action, "change-state", G_CALLBACK (on_column_change_state_cb),
                         &self->columns[column], NULL, 0);
  g_action_map_add_action (map, G_ACTION (action));
}

static void
add_reset_action (SignetCredentialView *self,
                  GActionMap           *map)
{
  g_autoptr(GSimpleAction) action = g_simple_action_new ("reset-columns", NULL);

  g_signal_connect_object (action, "activate", G_CALLBACK (on_reset_columns_cb), self, 0);
  g_action_map_add_action (map, G_ACTION (action));
}

/*
 * Public
 */

/**
 * signet_credential_view_get_actions:
 * @self: a list
 *
 * Sorting and columns as actions with a state, for menus: `sort-column`, `sort-descending` and
 * `show-COLUMN`; and `reset-columns`. The headers of the columns cannot be reached with the
 * keyboard, and in the narrow form there are none.
 *
 * Returns: (transfer none): the actions
 */
GActionGroup *
signet_credential_view_get_actions (SignetCredentialView *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_VIEW (self), NULL);

  if (self->actions == NULL)
    {
      GActionMap *map = G_ACTION_MAP (g_simple_action_group_new ());

      self->actions = G_ACTION_GROUP (map);
      add_property_action (self, map, "sort-column");
      add_property_action (self, map, "sort-descending");
      for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
        {
          if (signet_column_is_optional (i))
            add_column_action (self, map, i);
        }
      add_reset_action (self, map);
      g_signal_connect_object (self->layout, "changed", G_CALLBACK (on_layout_changed_cb),
                               self, G_CONNECT_SWAPPED);
      on_layout_changed_cb (self);
    }

  return self->actions;
}

/**
 * signet_credential_view_dup_found:
 * @self: a list
 *
 * Returns: (transfer full) (element-type SignetCredential): what the list shows from its first
 *   row to the last, in their order
 */
GPtrArray *
signet_credential_view_dup_found (SignetCredentialView *self)
{
  GListModel *model;
  GPtrArray *found;
  guint n_items;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_VIEW (self), NULL);

  /* Otherwise what is still being looked for would be missing. */
  signet_credential_index_settle (self->index);
  model = G_LIST_MODEL (self->index);
  n_items = g_list_model_get_n_items (model);
  found = g_ptr_array_new_full (n_items, g_object_unref);
  for (guint i = 0; i < n_items; i++)
    g_ptr_array_add (found, g_list_model_get_item (model, i));

  return found;
}

/**
 * signet_credential_view_install_actions:
 * @widget_class: the class of the list
 *
 * Installs the keys of a row, and the action that opens its menu.
 */
void
signet_credential_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "row.menu", "s", on_row_menu_activate_cb);

  signet_shortcuts_bind (widget_class, "row.menu", on_menu_key_cb);
  signet_shortcuts_bind (widget_class, "credential.delete", on_action_key_cb);
  signet_shortcuts_bind (widget_class, "credential.copy-client-id", on_action_key_cb);
  signet_shortcuts_bind (widget_class, "credential.duplicate", on_action_key_cb);
  signet_shortcuts_bind (widget_class, "credential.rotate", on_action_key_cb);
  signet_shortcuts_bind (widget_class, "credential.edit", on_action_key_cb);
}

/**
 * signet_credential_view_add_gestures:
 * @self: a list that is being made
 *
 * Lets the secondary button of the pointer, and a finger that rests, open the menu of a row.
 */
void
signet_credential_view_add_gestures (SignetCredentialView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *long_press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_click_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (long_press), TRUE);
  g_signal_connect_object (long_press, "pressed", G_CALLBACK (on_long_press_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (long_press));
}
