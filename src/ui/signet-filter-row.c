/* signet-filter-row.c: a value of a filter among those to choose from
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-filter-row.h"

#include "signet-filter-choice.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

/* The name, a mark if it is the chosen one, and how many credentials there are with it. */
struct _SignetFilterRow
{
  GtkWidget parent_instance;

  GtkListItem *list_item; /* (borrowed) (nullable) while it shows a choice */
  GtkLabel *name;         /* (borrowed) a child */
  GtkWidget *mark;        /* (borrowed) a child */
  GtkLabel *count;        /* (borrowed) a child */
};

G_DEFINE_FINAL_TYPE (SignetFilterRow, signet_filter_row, GTK_TYPE_WIDGET)

/*
 * Helpers
 */

static void
set_css_class (SignetFilterRow *self,
               const char      *name,
               gboolean         has_it)
{
  if (has_it)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

/* A row of the list has no name of its own. */
static void
label_row (SignetFilterRow *self,
           const char      *text)
{
#if GTK_CHECK_VERSION (4, 12, 0)
  gtk_list_item_set_accessible_label (self->list_item, text);
#else
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
#endif
}

static void
show_heading (SignetFilterRow *self,
              const char      *name)
{
  gtk_label_set_text (self->count, "");
  gtk_widget_set_visible (self->mark, FALSE);
  set_css_class (self, "dim", FALSE);
  label_row (self, name);
}

static void
show_value (SignetFilterRow *self,
            const char      *name,
            guint            count,
            gboolean         is_chosen)
{
  g_autofree char *number = signet_words_number (count);
  g_autofree char *counted = signet_words_counted (name, count);
  g_autofree char *chosen = NULL;

  gtk_label_set_text (self->count, number);
  gtk_widget_set_visible (self->mark, is_chosen);
  set_css_class (self, "dim", count == 0);
  if (is_chosen)
    /* Translators: what a screen reader says of the value that a filter has; %s is the value
     * and its number, for example “US Production, 14 credentials”
     */
    chosen = g_strdup_printf (_("%s, chosen"), counted);
  label_row (self, is_chosen ? chosen : counted);
}

/*
 * GObject
 */

static void
signet_filter_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (signet_filter_row_parent_class)->dispose (object);
}

static void
signet_filter_row_class_init (SignetFilterRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_filter_row_dispose;

  gtk_widget_class_set_css_name (widget_class, "filterrow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
signet_filter_row_init (SignetFilterRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)), 12);

  self->name = GTK_LABEL (name);
  gtk_label_set_xalign (self->name, 0);
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_parent (name, widget);

  self->mark = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_widget_set_parent (self->mark, widget);

  self->count = GTK_LABEL (count);
  gtk_widget_add_css_class (count, "count");
  gtk_widget_set_parent (count, widget);
}

/*
 * Public
 */

/**
 * signet_filter_row_new:
 *
 * Returns: (transfer floating): a row that shows no choice yet
 */
GtkWidget *
signet_filter_row_new (void)
{
  return g_object_new (SIGNET_TYPE_FILTER_ROW, NULL);
}

/**
 * signet_filter_row_set_list_item:
 * @self: a row
 * @list_item: (nullable): what the list knows of it, with the choice as its item, or %NULL when
 *   it shows none any more
 *
 * Gives the row to another choice. A heading cannot be chosen.
 */
void
signet_filter_row_set_list_item (SignetFilterRow *self,
                                 GtkListItem     *list_item)
{
  SignetFilterChoice *choice;
  gboolean is_heading;

  g_return_if_fail (SIGNET_IS_FILTER_ROW (self));

  self->list_item = list_item;
  if (list_item == NULL)
    return;

  choice = gtk_list_item_get_item (list_item);
  is_heading = signet_filter_choice_get_value (choice) == NULL;
  gtk_list_item_set_activatable (list_item, !is_heading);
  gtk_label_set_text (self->name, signet_filter_choice_get_name (choice));
  set_css_class (self, "group", is_heading);
}

/**
 * signet_filter_row_is_heading:
 * @self: a row
 *
 * Returns: whether it shows the name of a group, which cannot be chosen
 */
gboolean
signet_filter_row_is_heading (SignetFilterRow *self)
{
  g_return_val_if_fail (SIGNET_IS_FILTER_ROW (self), FALSE);

  return self->list_item != NULL &&
         signet_filter_choice_get_value (gtk_list_item_get_item (self->list_item)) == NULL;
}

/**
 * signet_filter_row_update:
 * @self: a row that shows a choice
 * @facet: the facet
 * @filter: what is wanted
 * @facets: the numbers
 *
 * Shows the number of its value, and whether it is the chosen one.
 */
void
signet_filter_row_update (SignetFilterRow *self,
                          SignetFacet      facet,
                          SignetFilter    *filter,
                          SignetFacets    *facets)
{
  SignetFilterChoice *choice;
  const char *value;
  const char *name;

  g_return_if_fail (SIGNET_IS_FILTER_ROW (self));
  g_return_if_fail (self->list_item != NULL);

  choice = gtk_list_item_get_item (self->list_item);
  value = signet_filter_choice_get_value (choice);
  name = signet_filter_choice_get_name (choice);
  if (value == NULL)
    show_heading (self, name);
  else
    show_value (self, name, signet_facets_get_count (facets, facet, value),
                g_strcmp0 (signet_filter_get_value (filter, facet), value) == 0);
}
