/* signet-filter-popover.c: the values of a filter, to choose one
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-filter-popover.h"

#include "signet-filter-choice.h"
#include "signet-filter-choices.h"
#include "signet-filter-row.h"
#include "signet-tab.h"
#include "signet-ui.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

/* All values with their numbers, those of workspaces under their accounts. What there is to
 * choose from is asked for anew each time it is opened.
 */
struct _SignetFilterPopover
{
  GtkPopover parent_instance;

  SignetCredentialView *view; /* (borrowed) it outlives its filters */
  SignetFacet facet;
  GPtrArray *choices;         /* (owned) (nullable) all values, while it is open */
  GListStore *shown;          /* (owned) what the search found of them */
  GPtrArray *rows;            /* (owned) (element-type SignetFilterRow) those on screen */

  /* Template children, borrowed. */
  GtkEditable *search_entry;
  GtkScrolledWindow *scroller;
  GtkListView *list_view;
  GtkWidget *nothing_label;
};

G_DEFINE_FINAL_TYPE (SignetFilterPopover, signet_filter_popover, GTK_TYPE_POPOVER)

/* So many values are seen at a glance. More can be searched. */
#define FEW 12

/* How wide it is, and at least if there are few values, at a text size of 100 %. */
#define WIDTH     264
#define WIDTH_FEW 180

/*
 * Helpers
 */

static SignetFilter *
get_filter (SignetFilterPopover *self)
{
  return signet_credential_view_get_filter (self->view);
}

static void
update_row (SignetFilterPopover *self,
            SignetFilterRow     *row)
{
  SignetCredentialIndex *index = signet_credential_view_get_index (self->view);

  signet_filter_row_update (row, self->facet, get_filter (self),
                            signet_credential_index_get_facets (index));
}

static void
find (SignetFilterPopover *self)
{
  const char *search = gtk_editable_get_text (self->search_entry);
  g_autoptr(GPtrArray) found = signet_filter_choices_find (self->choices, search);

  g_list_store_splice (self->shown, 0, g_list_model_get_n_items (G_LIST_MODEL (self->shown)),
                       found->pdata, found->len);
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), found->len > 0);
  gtk_widget_set_visible (self->nothing_label, found->len == 0);
}

/* Few values get the room that they need. With many, rows come and go while one scrolls, and the
 * popover would change its width with them.
 */
static void
show_width (SignetFilterPopover *self,
            gboolean             is_many)
{
  double scale = signet_ui_get_text_scale (GTK_WIDGET (self));

  gtk_widget_set_visible (GTK_WIDGET (self->search_entry), is_many);
  gtk_scrolled_window_set_propagate_natural_width (self->scroller, !is_many);
  gtk_widget_set_size_request (GTK_WIDGET (self->scroller),
                               (int) ((is_many ? WIDTH : WIDTH_FEW) * scale), -1);
}

static gboolean
find_value (SignetFilterPopover *self,
            const char          *value,
            guint               *position)
{
  GListModel *model = G_LIST_MODEL (self->shown);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(SignetFilterChoice) choice = g_list_model_get_item (model, i);
      const char *own = signet_filter_choice_get_value (choice);

      if (own != NULL && (value == NULL || g_str_equal (own, value)))
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

static void
choose (SignetFilterPopover *self,
        guint                position)
{
  g_autoptr(SignetFilterChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->shown),
                                                                position);
  const char *value = choice != NULL ? signet_filter_choice_get_value (choice) : NULL;

  if (value == NULL)
    return;

  /* The focus goes back first: the page that it came from may not be there any more. */
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (self)));
  signet_filter_set_value (get_filter (self), self->facet, value);
}

static gboolean
is_on_heading (SignetFilterPopover *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  return SIGNET_IS_FILTER_ROW (child) &&
         signet_filter_row_is_heading (SIGNET_FILTER_ROW (child));
}

/* Moves the focus in the list, and over headings, which are no choice. Gives whether there was
 * something to move it to.
 */
static gboolean
move_focus (SignetFilterPopover *self,
            GtkDirectionType     direction)
{
  GtkWidget *list = GTK_WIDGET (self->list_view);

  while (gtk_widget_child_focus (list, direction))
    {
      if (!is_on_heading (self))
        return TRUE;
    }

  return FALSE;
}

/*
 * Callbacks
 */

static void
on_search_entry_search_changed_cb (SignetFilterPopover *self)
{
  g_assert (SIGNET_IS_FILTER_POPOVER (self));

  if (self->choices != NULL)
    find (self);
}

static void
on_search_entry_activate_cb (SignetFilterPopover *self)
{
  guint position;

  g_assert (SIGNET_IS_FILTER_POPOVER (self));

  if (find_value (self, NULL, &position))
    choose (self, position);
}

/* Esc first ends the search. */
static void
on_search_entry_stop_search_cb (SignetFilterPopover *self)
{
  g_assert (SIGNET_IS_FILTER_POPOVER (self));

  if (*gtk_editable_get_text (self->search_entry) != '\0')
    gtk_editable_set_text (self->search_entry, "");
  else
    gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
on_search_key_pressed_cb (SignetFilterPopover   *self,
                          guint                  keyval,
                          guint                  keycode,
                          GdkModifierType        state,
                          GtkEventControllerKey *controller)
{
  g_assert (SIGNET_IS_FILTER_POPOVER (self));

  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  move_focus (self, GTK_DIR_DOWN);

  return GDK_EVENT_STOP;
}

/* Up leads from the first value back to the search. */
static gboolean
on_list_key_pressed_cb (SignetFilterPopover   *self,
                        guint                  keyval,
                        guint                  keycode,
                        GdkModifierType        state,
                        GtkEventControllerKey *controller)
{
  gboolean is_up = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up;

  g_assert (SIGNET_IS_FILTER_POPOVER (self));

  if (!is_up && keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  if (!move_focus (self, is_up ? GTK_DIR_UP : GTK_DIR_DOWN) && is_up &&
      !gtk_widget_grab_focus (GTK_WIDGET (self->search_entry)))
    move_focus (self, GTK_DIR_DOWN);

  return GDK_EVENT_STOP;
}

static void
on_list_view_activate_cb (SignetFilterPopover *self,
                          guint                position,
                          GtkListView         *list_view)
{
  g_assert (SIGNET_IS_FILTER_POPOVER (self));

  choose (self, position);
}

static void
on_index_notify_facets_cb (SignetFilterPopover *self)
{
  g_assert (SIGNET_IS_FILTER_POPOVER (self));

  for (guint i = 0; i < self->rows->len; i++)
    update_row (self, self->rows->pdata[i]);
}

static void
on_factory_setup_cb (GtkSignalListItemFactory *factory,
                     GtkListItem              *item,
                     SignetFilterPopover      *self)
{
  gtk_list_item_set_child (item, signet_filter_row_new ());
}

static void
on_factory_bind_cb (GtkSignalListItemFactory *factory,
                    GtkListItem              *item,
                    SignetFilterPopover      *self)
{
  SignetFilterRow *row = SIGNET_FILTER_ROW (gtk_list_item_get_child (item));

  signet_filter_row_set_list_item (row, item);
  g_ptr_array_add (self->rows, row);
  update_row (self, row);
}

static void
on_factory_unbind_cb (GtkSignalListItemFactory *factory,
                      GtkListItem              *item,
                      SignetFilterPopover      *self)
{
  SignetFilterRow *row = SIGNET_FILTER_ROW (gtk_list_item_get_child (item));

  g_ptr_array_remove_fast (self->rows, row);
  signet_filter_row_set_list_item (row, NULL);
}

/*
 * Virtual methods
 */

static void
signet_filter_popover_show (GtkWidget *widget)
{
  SignetFilterPopover *self = SIGNET_FILTER_POPOVER (widget);
  const char *value = signet_filter_get_value (get_filter (self), self->facet);
  guint position;

  g_clear_pointer (&self->choices, g_ptr_array_unref);
  self->choices = signet_filter_choices_new (self->view, self->facet);
  gtk_editable_set_text (self->search_entry, "");
  show_width (self, self->choices->len > FEW || self->facet == SIGNET_FACET_WORKSPACE);
  find (self);

  GTK_WIDGET_CLASS (signet_filter_popover_parent_class)->show (widget);

  if (value != NULL && find_value (self, value, &position))
    gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
}

static void
signet_filter_popover_hide (GtkWidget *widget)
{
  SignetFilterPopover *self = SIGNET_FILTER_POPOVER (widget);

  GTK_WIDGET_CLASS (signet_filter_popover_parent_class)->hide (widget);

  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_list_store_remove_all (self->shown);
}

/*
 * GObject
 */

static void
signet_filter_popover_dispose (GObject *object)
{
  SignetFilterPopover *self = SIGNET_FILTER_POPOVER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SIGNET_TYPE_FILTER_POPOVER);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->choices, g_ptr_array_unref);

  G_OBJECT_CLASS (signet_filter_popover_parent_class)->dispose (object);
}

static void
signet_filter_popover_finalize (GObject *object)
{
  g_ptr_array_unref (SIGNET_FILTER_POPOVER (object)->rows);

  G_OBJECT_CLASS (signet_filter_popover_parent_class)->finalize (object);
}

static void
signet_filter_popover_class_init (SignetFilterPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_filter_popover_dispose;
  object_class->finalize = signet_filter_popover_finalize;
  widget_class->show = signet_filter_popover_show;
  widget_class->hide = signet_filter_popover_hide;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-filter-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetFilterPopover, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SignetFilterPopover, scroller);
  gtk_widget_class_bind_template_child (widget_class, SignetFilterPopover, list_view);
  gtk_widget_class_bind_template_child (widget_class, SignetFilterPopover, nothing_label);
  gtk_widget_class_bind_template_callback (widget_class, on_search_entry_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_entry_stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_view_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_factory_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_factory_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_factory_unbind_cb);
}

static void
add_keys (SignetFilterPopover *self,
          GtkWidget           *widget,
          GCallback            callback)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* Before the widget itself, which has its own idea of these keys. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", callback, self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, keys);
}

static void
signet_filter_popover_init (SignetFilterPopover *self)
{
  g_autoptr(GtkNoSelection) model = NULL;

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_tab_install_list (GTK_WIDGET (self->list_view));

  /* Not a selection: with one, a row that the pointer passes over would be selected. */
  self->shown = g_list_store_new (SIGNET_TYPE_FILTER_CHOICE);
  model = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (model));
  add_keys (self, GTK_WIDGET (self->search_entry), G_CALLBACK (on_search_key_pressed_cb));
  add_keys (self, GTK_WIDGET (self->list_view), G_CALLBACK (on_list_key_pressed_cb));
}

static void
name_controls (SignetFilterPopover *self)
{
  const char *name = signet_words_get_facet (self->facet);
  /* Translators: %s is what can be chosen, for example “Workspace” */
  g_autofree char *search = g_strdup_printf (_("Search: %s"), name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, search, -1);
}

/*
 * Public
 */

/**
 * signet_filter_popover_new:
 * @view: the list that is filtered
 * @facet: the facet whose values can be chosen
 *
 * Returns: (transfer floating): a popover, which fills itself when it is opened
 */
GtkWidget *
signet_filter_popover_new (SignetCredentialView *view,
                           SignetFacet           facet)
{
  SignetFilterPopover *self;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_VIEW (view), NULL);

  self = g_object_new (SIGNET_TYPE_FILTER_POPOVER, NULL);
  self->view = view;
  self->facet = facet;
  name_controls (self);
  g_signal_connect_object (signet_credential_view_get_index (view), "notify::facets",
                           G_CALLBACK (on_index_notify_facets_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
