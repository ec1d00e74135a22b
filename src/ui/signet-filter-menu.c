/* signet-filter-menu.c: a chip that lets one of many values be chosen
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-filter-menu.h"

#include "signet-filter-popover.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

/* The button says what can be chosen or, once something is, what it is, and has another one
 * beside it that takes it back. Where a chip for the most wanted value stands before it, it is
 * only an arrow. What it opens is made when it is first opened.
 */
struct _SignetFilterMenu
{
  GtkWidget parent_instance;

  SignetCredentialView *view; /* (borrowed) it outlives its filters */
  SignetFacet facet;
  GtkMenuButton *button;      /* (borrowed) a child */
  GtkLabel *label;            /* (borrowed) (nullable) in the button */
  GtkLabel *count;            /* (borrowed) (nullable) in the button */
  GtkWidget *clear;           /* (borrowed) a child */
  char *spoken;               /* (owned) (nullable) what it says now */
};

G_DEFINE_FINAL_TYPE (SignetFilterMenu, signet_filter_menu, GTK_TYPE_WIDGET)

/* A longer name is cut, so that one chip does not fill the row. */
#define MAX_CHARACTERS 32

/*
 * Helpers
 */

/* Gives whether a chip before it says what is chosen. */
static gboolean
is_arrow (SignetFacet facet)
{
  return facet == SIGNET_FACET_EXPIRES || facet == SIGNET_FACET_USED;
}

/* The facet, and its value if one is chosen. */
static char *
make_name (SignetFilterMenu *self,
           const char       *value)
{
  SignetRowContext *context = signet_credential_view_get_context (self->view);

  if (value == NULL)
    return g_strdup (signet_words_get_facet (self->facet));

  return signet_words_facet (self->facet, value, signet_row_context_get_catalogue (context),
                             signet_row_context_get_organization (context));
}

static void
set_name (GtkWidget  *widget,
          const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_name (SignetFilterMenu *self,
           const char       *name,
           gboolean          can_clear)
{
  /* Translators: takes a filter back; %s is for example “Workspace: US Production” */
  g_autofree char *clear = g_strdup_printf (_("Clear %s"), name);

  gtk_label_set_text (self->label, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button),
                               g_utf8_strlen (name, -1) > MAX_CHARACTERS ? name : NULL);
  gtk_widget_set_visible (self->clear, can_clear);
  gtk_widget_set_tooltip_text (self->clear, clear);
  set_name (self->clear, clear);
}

static void
show_count (SignetFilterMenu *self,
            guint             count,
            gboolean          is_known)
{
  g_autofree char *number = signet_words_number (count);

  gtk_label_set_text (self->count, number);
  gtk_widget_set_visible (GTK_WIDGET (self->count), is_known);
}

/*
 * Callbacks
 */

static void
on_create_popup_cb (GtkMenuButton *button,
                    gpointer       user_data)
{
  SignetFilterMenu *self = SIGNET_FILTER_MENU (user_data);

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, signet_filter_popover_new (self->view, self->facet));
}

/* The button goes away with the value, so the focus goes to the one that stays. */
static void
on_clear_clicked_cb (SignetFilterMenu *self)
{
  g_assert (SIGNET_IS_FILTER_MENU (self));

  gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (self->button)));
  signet_filter_set_value (signet_credential_view_get_filter (self->view), self->facet, NULL);
}

/*
 * GObject
 */

static void
signet_filter_menu_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (signet_filter_menu_parent_class)->dispose (object);
}

static void
signet_filter_menu_finalize (GObject *object)
{
  g_free (SIGNET_FILTER_MENU (object)->spoken);

  G_OBJECT_CLASS (signet_filter_menu_parent_class)->finalize (object);
}

static void
signet_filter_menu_class_init (SignetFilterMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_filter_menu_dispose;
  G_OBJECT_CLASS (klass)->finalize = signet_filter_menu_finalize;

  gtk_widget_class_set_css_name (widget_class, "filtermenu");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
signet_filter_menu_init (SignetFilterMenu *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->button = GTK_MENU_BUTTON (button);
  gtk_menu_button_set_create_popup_func (self->button, on_create_popup_cb, self, NULL);
  /* What it opens is made when it is wanted, so GTK does not know yet that there is something. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (button, GTK_WIDGET (self));

  self->clear = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_widget_add_css_class (self->clear, "chip");
  gtk_widget_set_valign (self->clear, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->clear, FALSE);
  g_signal_connect_object (self->clear, "clicked", G_CALLBACK (on_clear_clicked_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->clear, GTK_WIDGET (self));
}

static void
add_words (SignetFilterMenu *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  self->label = GTK_LABEL (label);
  self->count = GTK_LABEL (count);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->label, MAX_CHARACTERS);
  gtk_widget_add_css_class (count, "count");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_widget_add_css_class (GTK_WIDGET (self), "labelled");
  gtk_menu_button_set_child (self->button, box);
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
}

static void
name_arrow (SignetFilterMenu *self)
{
  /* Translators: opens more choices; %s is a filter like “Expiring” */
  g_autofree char *name = g_strdup_printf (_("More of %s"), signet_words_get_facet (self->facet));

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), name);
  set_name (GTK_WIDGET (self->button), name);
}

/*
 * Public
 */

/**
 * signet_filter_menu_new:
 * @view: the list that is filtered
 * @facet: the facet whose values can be chosen
 *
 * Returns: (transfer floating): a chip, which shows the filter when it is told to
 */
GtkWidget *
signet_filter_menu_new (SignetCredentialView *view,
                        SignetFacet           facet)
{
  SignetFilterMenu *self;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_VIEW (view), NULL);

  self = g_object_new (SIGNET_TYPE_FILTER_MENU, NULL);
  self->view = view;
  self->facet = facet;
  if (is_arrow (facet))
    name_arrow (self);
  else
    add_words (self);

  return GTK_WIDGET (self);
}

/**
 * signet_filter_menu_get_facet:
 * @self: a chip
 *
 * Returns: the facet that it is about
 */
SignetFacet
signet_filter_menu_get_facet (SignetFilterMenu *self)
{
  g_return_val_if_fail (SIGNET_IS_FILTER_MENU (self), 0);

  return self->facet;
}

/**
 * signet_filter_menu_update:
 * @self: a chip
 * @facets: (nullable): the numbers, if they are known
 *
 * Shows which value is chosen, and how many credentials there are with it.
 */
void
signet_filter_menu_update (SignetFilterMenu *self,
                           SignetFacets     *facets)
{
  const char *value;
  gboolean is_known;
  guint count;
  g_autofree char *name = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (SIGNET_IS_FILTER_MENU (self));

  value = signet_filter_get_value (signet_credential_view_get_filter (self->view), self->facet);
  if (value != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
  if (is_arrow (self->facet))
    return;

  name = make_name (self, value);
  is_known = value != NULL && facets != NULL;
  count = is_known ? signet_facets_get_count (facets, self->facet, value) : 0;
  spoken = is_known ? signet_words_counted (name, count) : g_strdup (name);
  /* While somebody types, most chips stay as they are, and this is told with each letter. */
  if (g_strcmp0 (self->spoken, spoken) == 0)
    return;

  g_free (self->spoken);
  self->spoken = g_strdup (spoken);
  show_name (self, name, value != NULL);
  show_count (self, count, is_known);
  set_name (GTK_WIDGET (self->button), spoken);
}
