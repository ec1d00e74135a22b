/* signet-filter-chip.c: one value of a filter, to be switched on and off
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-filter-chip.h"

#include "signet-words.h"

#include <glib/gi18n-lib.h>

/* A word and a number. The number keeps the room that it once needed, so that the chips beside
 * it stand still while the numbers change.
 */
struct _SignetFilterChip
{
  GtkToggleButton parent_instance;

  SignetFilter *filter; /* (owned) */
  SignetFacet facet;
  char *value;          /* (owned) (nullable) what it switches on, %NULL for any value */
  GtkLabel *name;       /* (borrowed) a child */
  GtkLabel *count;      /* (borrowed) a child */
  int count_width;      /* in pixels, the most it was */
  char *spoken;         /* (owned) (nullable) what it says now */
};

G_DEFINE_FINAL_TYPE (SignetFilterChip, signet_filter_chip, GTK_TYPE_TOGGLE_BUTTON)

/*
 * Helpers
 */

/* For how many days something is meant can be chosen: it is the same chip for all of them. */
static gboolean
has_days (SignetFilterChip *self)
{
  return self->facet == SIGNET_FACET_EXPIRES || self->facet == SIGNET_FACET_USED;
}

static gboolean
is_on (SignetFilterChip *self)
{
  const char *value = signet_filter_get_value (self->filter, self->facet);

  if (has_days (self))
    return value != NULL;

  return g_strcmp0 (value, self->value) == 0;
}

/* What its number is about: the value that it has, or the one that it would have. */
static const char *
get_counted (SignetFilterChip *self)
{
  return has_days (self) && is_on (self) ? signet_filter_get_value (self->filter, self->facet)
                                         : self->value;
}

static char *
make_name (SignetFilterChip *self)
{
  const char *value = get_counted (self);

  if (value == NULL)
    return g_strdup (C_ ("filter", "All"));
  if (has_days (self) && g_strcmp0 (value, self->value) == 0)
    return g_strdup (signet_words_get_facet (self->facet));

  return signet_words_facet_value (self->facet, value, NULL, NULL);
}

static guint
get_count (SignetFilterChip *self,
           SignetFacets     *facets)
{
  const char *value = get_counted (self);

  if (value != NULL)
    return signet_facets_get_count (facets, self->facet, value);

  return signet_facets_get_count (facets, self->facet, "active") +
         signet_facets_get_count (facets, self->facet, "inactive");
}

static void
show_count (SignetFilterChip *self,
            const char       *count)
{
  int width;

  gtk_label_set_text (self->count, count);
  gtk_widget_set_size_request (GTK_WIDGET (self->count), -1, -1);
  gtk_widget_measure (GTK_WIDGET (self->count), GTK_ORIENTATION_HORIZONTAL, -1,
                      NULL, &width, NULL, NULL);
  self->count_width = MAX (self->count_width, width);
  gtk_widget_set_size_request (GTK_WIDGET (self->count), self->count_width, -1);
}

/*
 * Virtual methods
 */

/* The parent would toggle the button. But what is pressed follows the filter, not the click. */
static void
signet_filter_chip_clicked (GtkButton *button)
{
  SignetFilterChip *self = SIGNET_FILTER_CHIP (button);

  signet_filter_set_value (self->filter, self->facet, is_on (self) ? NULL : self->value);
}

/*
 * GObject
 */

static void
signet_filter_chip_dispose (GObject *object)
{
  SignetFilterChip *self = SIGNET_FILTER_CHIP (object);

  g_clear_object (&self->filter);

  G_OBJECT_CLASS (signet_filter_chip_parent_class)->dispose (object);
}

static void
signet_filter_chip_finalize (GObject *object)
{
  SignetFilterChip *self = SIGNET_FILTER_CHIP (object);

  g_free (self->value);
  g_free (self->spoken);

  G_OBJECT_CLASS (signet_filter_chip_parent_class)->finalize (object);
}

static void
signet_filter_chip_class_init (SignetFilterChipClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = signet_filter_chip_dispose;
  G_OBJECT_CLASS (klass)->finalize = signet_filter_chip_finalize;
  GTK_BUTTON_CLASS (klass)->clicked = signet_filter_chip_clicked;
}

static void
signet_filter_chip_init (SignetFilterChip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  self->name = GTK_LABEL (name);
  self->count = GTK_LABEL (count);
  gtk_label_set_xalign (self->count, 0);
  gtk_widget_add_css_class (count, "count");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "chip");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/*
 * Public
 */

/**
 * signet_filter_chip_new:
 * @filter: what is changed
 * @facet: the facet
 * @value: (nullable): the value that a click switches on, %NULL for any
 *
 * A facet of days has one chip for all its values; a click switches @value on, or any value off.
 *
 * Returns: (transfer floating): a chip, which shows the filter when it is told to
 */
GtkWidget *
signet_filter_chip_new (SignetFilter *filter,
                        SignetFacet   facet,
                        const char   *value)
{
  SignetFilterChip *self;

  g_return_val_if_fail (SIGNET_IS_FILTER (filter), NULL);

  self = g_object_new (SIGNET_TYPE_FILTER_CHIP, NULL);
  self->filter = g_object_ref (filter);
  self->facet = facet;
  self->value = g_strdup (value);

  return GTK_WIDGET (self);
}

/**
 * signet_filter_chip_update:
 * @self: a chip
 * @facets: (nullable): the numbers, if they are known
 *
 * Shows whether the filter has its value, and how many credentials there are with it.
 */
void
signet_filter_chip_update (SignetFilterChip *self,
                           SignetFacets     *facets)
{
  guint count = facets != NULL ? get_count (self, facets) : 0;
  g_autofree char *name = NULL;
  g_autofree char *number = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (SIGNET_IS_FILTER_CHIP (self));

  name = make_name (self);
  number = facets != NULL ? signet_words_number (count) : g_strdup ("");
  spoken = facets != NULL ? signet_words_counted (name, count) : g_strdup (name);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self), is_on (self));
  /* While somebody types, most chips stay as they are, and this is told with each letter. */
  if (g_strcmp0 (self->spoken, spoken) == 0)
    return;

  g_free (self->spoken);
  self->spoken = g_strdup (spoken);
  gtk_label_set_text (self->name, name);
  show_count (self, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
