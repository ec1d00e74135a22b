/* signet-filter-bar.c: the filters of the list as a row of chips
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-filter-bar.h"

#include "signet-filter-chip.h"
#include "signet-filter-menu.h"
#include "signet-matcher.h"

/* For the keyboard the row is one thing: Tab goes to it and on from it, and the arrows move
 * within. Where there is no room for all chips the row scrolls.
 */
struct _SignetFilterBar
{
  GtkWidget parent_instance;

  SignetCredentialView *view;       /* (owned) (nullable) */
  GSignalGroup *filter;             /* (owned) what the filter tells */
  GSignalGroup *index;              /* (owned) what the index tells */
  GSignalGroup *context;            /* (owned) what the context tells */
  SignetCatalogue *catalogue;       /* (owned) (nullable) the one whose names are shown */
  SignetOrganization *organization; /* (owned) (nullable) the one whose names are shown */
  GtkWidget *left;                  /* (borrowed) (nullable) the button that Tab led away from */
  guint show_id;                    /* brings the chip with the focus into sight */
  gboolean counted;                 /* whether the numbers are known */

  /* Template children, borrowed. */
  GtkScrolledWindow *scroller;
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (SignetFilterBar, signet_filter_bar, GTK_TYPE_WIDGET)

/* What stays to be seen beside a chip, in pixels. */
#define MARGIN 6

/* One chip of the row. */
typedef struct
{
  SignetFacet facet;
  const char *value;     /* (nullable) what a click switches on */
  gboolean has_chip;     /* whether a click switches something on */
  gboolean has_menu;     /* whether there are more values to choose from */
  gboolean starts_group; /* whether a line separates it from the one before */
} ChipFacts;

static const ChipFacts facts[] = {
  { SIGNET_FACET_STATUS, NULL, TRUE, FALSE, FALSE },
  { SIGNET_FACET_STATUS, "active", TRUE, FALSE, FALSE },
  { SIGNET_FACET_STATUS, "inactive", TRUE, FALSE, FALSE },
  { SIGNET_FACET_EXPIRES, G_STRINGIFY (SIGNET_DAYS_EXPIRING), TRUE, TRUE, TRUE },
  { SIGNET_FACET_USED, G_STRINGIFY (SIGNET_DAYS_UNUSED), TRUE, TRUE, FALSE },
  { SIGNET_FACET_KEYRING, "yes", TRUE, FALSE, FALSE },
  { SIGNET_FACET_SECRETS, "several", TRUE, FALSE, FALSE },
  { SIGNET_FACET_API, NULL, FALSE, TRUE, TRUE },
  { SIGNET_FACET_PERMISSION, NULL, FALSE, TRUE, FALSE },
  { SIGNET_FACET_ACCOUNT, NULL, FALSE, TRUE, FALSE },
  { SIGNET_FACET_WORKSPACE, NULL, FALSE, TRUE, FALSE },
  { SIGNET_FACET_CREATED_BY, NULL, FALSE, TRUE, FALSE },
};

/*
 * Helpers
 */

static void
update_chip (GtkWidget    *widget,
             SignetFacets *facets)
{
  if (SIGNET_IS_FILTER_CHIP (widget))
    signet_filter_chip_update (SIGNET_FILTER_CHIP (widget), facets);
  else if (SIGNET_IS_FILTER_MENU (widget))
    signet_filter_menu_update (SIGNET_FILTER_MENU (widget), facets);

  if (!GTK_IS_BOX (widget))
    return;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    update_chip (child, facets);
}

static void
update (SignetFilterBar *self)
{
  if (self->view != NULL)
    update_chip (GTK_WIDGET (self->box), self->counted ?
                 signet_credential_index_get_facets
                   (signet_credential_view_get_index (self->view)) : NULL);
}

static void
add_chip (SignetFilterBar *self,
          const ChipFacts *chip)
{
  GtkBox *box = self->box;

  if (chip->starts_group)
    {
      GtkWidget *separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);

      gtk_widget_set_valign (separator, GTK_ALIGN_CENTER);
      gtk_box_append (box, separator);
    }

  if (chip->has_chip && chip->has_menu)
    {
      box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
      gtk_widget_add_css_class (GTK_WIDGET (box), "joined");
      gtk_box_append (self->box, GTK_WIDGET (box));
    }
  if (chip->has_chip)
    gtk_box_append (box, signet_filter_chip_new (signet_credential_view_get_filter (self->view),
                                                 chip->facet, chip->value));
  if (chip->has_menu)
    gtk_box_append (box, signet_filter_menu_new (self->view, chip->facet));
}

/* Collects what can have the focus, from the start of the row to its end. */
static void
collect_stops (GtkWidget *widget,
               GPtrArray *stops)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_NATIVE (child) || !gtk_widget_get_mapped (child))
        continue;
      if (GTK_IS_BUTTON (child) && gtk_widget_is_sensitive (child))
        g_ptr_array_add (stops, child);
      else
        collect_stops (child, stops);
    }
}

static gboolean
find_step (GtkWidget        *widget,
           GtkDirectionType  direction,
           int              *step)
{
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  if (direction != GTK_DIR_LEFT && direction != GTK_DIR_RIGHT)
    return FALSE;

  *step = (direction == GTK_DIR_RIGHT) == !is_rtl ? 1 : -1;

  return TRUE;
}

/*
 * Callbacks
 */

static gboolean
on_show_cb (gpointer user_data)
{
  SignetFilterBar *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);
  GtkWidget *chip = gtk_widget_get_focus_child (GTK_WIDGET (self->box));
  graphene_rect_t bounds;

  self->show_id = 0;
  if (chip != NULL && gtk_widget_compute_bounds (chip, GTK_WIDGET (self->box), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.x - MARGIN,
                               bounds.origin.x + bounds.size.width + MARGIN);

  return G_SOURCE_REMOVE;
}

/* A chip that says more now may have grown out of sight, with the button that takes it back. */
static void
on_filter_changed_cb (SignetFilterBar *self)
{
  g_assert (SIGNET_IS_FILTER_BAR (self));

  update (self);
  if (self->show_id == 0)
    self->show_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, on_show_cb, self, NULL);
}

static void
on_index_notify_facets_cb (SignetFilterBar *self)
{
  g_assert (SIGNET_IS_FILTER_BAR (self));

  self->counted = TRUE;
  update (self);
}

/* The context also changes while the window is laid out, when it is too late for other chips. */
static void
on_context_changed_cb (SignetFilterBar  *self,
                       SignetRowContext *context)
{
  gboolean changed;

  g_assert (SIGNET_IS_FILTER_BAR (self));

  changed = g_set_object (&self->catalogue, signet_row_context_get_catalogue (context));
  changed |= g_set_object (&self->organization, signet_row_context_get_organization (context));
  if (changed)
    update (self);
}

/* A wheel turns only up and down, and there is nothing to scroll that way. */
static gboolean
on_scroll_cb (SignetFilterBar          *self,
              double                    dx,
              double                    dy,
              GtkEventControllerScroll *controller)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double step = gtk_adjustment_get_page_size (adjustment) / (is_rtl ? -4 : 4);

  g_assert (SIGNET_IS_FILTER_BAR (self));

  if (dx != 0 || dy == 0)
    return GDK_EVENT_PROPAGATE;

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + dy * step);

  return GDK_EVENT_STOP;
}

/*
 * Virtual methods
 */

static gboolean
signet_filter_bar_focus (GtkWidget        *widget,
                         GtkDirectionType  direction)
{
  SignetFilterBar *self = SIGNET_FILTER_BAR (widget);
  g_autoptr(GPtrArray) stops = g_ptr_array_new ();
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  guint index;
  int step;

  /* What a chip opened goes by its own rules. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, widget) &&
      gtk_widget_get_native (focus) != gtk_widget_get_native (widget))
    return GTK_WIDGET_CLASS (signet_filter_bar_parent_class)->focus (widget, direction);

  collect_stops (GTK_WIDGET (self->box), stops);
  if (stops->len == 0)
    return FALSE;

  if (focus == NULL || !g_ptr_array_find (stops, focus, &index))
    {
      if (self->left == NULL || !g_ptr_array_find (stops, self->left, &index))
        index = 0;
      return gtk_widget_grab_focus (g_ptr_array_index (stops, index));
    }

  if (!find_step (widget, direction, &step))
    {
      self->left = focus;
      return FALSE;
    }

  index = (guint) CLAMP ((int) index + step, 0, (int) stops->len - 1);

  return gtk_widget_grab_focus (g_ptr_array_index (stops, index));
}

/*
 * GObject
 */

static void
signet_filter_bar_dispose (GObject *object)
{
  SignetFilterBar *self = SIGNET_FILTER_BAR (object);

  g_clear_handle_id (&self->show_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIGNET_TYPE_FILTER_BAR);
  g_clear_object (&self->filter);
  g_clear_object (&self->index);
  g_clear_object (&self->context);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->organization);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (signet_filter_bar_parent_class)->dispose (object);
}

static void
signet_filter_bar_class_init (SignetFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_filter_bar_dispose;
  widget_class->focus = signet_filter_bar_focus;

  gtk_widget_class_set_css_name (widget_class, "filterbar");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetFilterBar, scroller);
  gtk_widget_class_bind_template_child (widget_class, SignetFilterBar, box);
}

static void
signet_filter_bar_init (SignetFilterBar *self)
{
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  gtk_widget_init_template (GTK_WIDGET (self));

  /* Before the scrolled window, which would let it pass to what is below. */
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (on_scroll_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), scroll);

  self->filter = g_signal_group_new (SIGNET_TYPE_FILTER);
  g_signal_group_connect_object (self->filter, "changed", G_CALLBACK (on_filter_changed_cb),
                                 self, G_CONNECT_SWAPPED);
  self->index = g_signal_group_new (SIGNET_TYPE_CREDENTIAL_INDEX);
  g_signal_group_connect_object (self->index, "notify::facets",
                                 G_CALLBACK (on_index_notify_facets_cb), self, G_CONNECT_SWAPPED);
  self->context = g_signal_group_new (SIGNET_TYPE_ROW_CONTEXT);
  g_signal_group_connect_object (self->context, "changed", G_CALLBACK (on_context_changed_cb),
                                 self, G_CONNECT_SWAPPED);
}

/*
 * Public
 */

/**
 * signet_filter_bar_new:
 * @view: the list that is filtered
 *
 * Returns: (transfer floating): a row of chips for the filter of @view
 */
GtkWidget *
signet_filter_bar_new (SignetCredentialView *view)
{
  GtkWidget *self;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_VIEW (view), NULL);

  self = g_object_new (SIGNET_TYPE_FILTER_BAR, NULL);
  signet_filter_bar_set_view (SIGNET_FILTER_BAR (self), view);

  return self;
}

/**
 * signet_filter_bar_set_view:
 * @self: a row of chips
 * @view: the list that is filtered
 *
 * Sets the list. It can be set only once.
 */
void
signet_filter_bar_set_view (SignetFilterBar      *self,
                            SignetCredentialView *view)
{
  g_return_if_fail (SIGNET_IS_FILTER_BAR (self));
  g_return_if_fail (SIGNET_IS_CREDENTIAL_VIEW (view));
  g_return_if_fail (self->view == NULL);

  self->view = g_object_ref (view);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    add_chip (self, &facts[i]);
  g_signal_group_set_target (self->filter, signet_credential_view_get_filter (view));
  g_signal_group_set_target (self->index, signet_credential_view_get_index (view));
  g_signal_group_set_target (self->context, signet_credential_view_get_context (view));
  on_context_changed_cb (self, signet_credential_view_get_context (view));
  update (self);
}
