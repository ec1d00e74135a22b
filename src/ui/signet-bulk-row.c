/* signet-bulk-row.c: a credential in a list before or after a bulk change
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-bulk-row.h"

struct _SignetBulkRow
{
  GtkBox parent_instance;

  GtkLabel *name_label;  /* (borrowed) */
  GtkLabel *facts_label; /* (borrowed) */
};

G_DEFINE_FINAL_TYPE (SignetBulkRow, signet_bulk_row, GTK_TYPE_BOX)

/* Names have up to 200 characters, and a reason two sentences. Both can be read as a whole, by
 * touch too, which has no tooltips.
 */
#define NAME_LINES 4
#define FACTS_LINES 6

/*
 * Helpers
 */

static GtkLabel *
add_label (SignetBulkRow *self,
           int            n_lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), n_lines);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 10);
  gtk_box_append (GTK_BOX (self), label);

  return GTK_LABEL (label);
}

/*
 * GObject
 */

static void
signet_bulk_row_class_init (SignetBulkRowClass *klass)
{
}

static void
signet_bulk_row_init (SignetBulkRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->name_label = add_label (self, NAME_LINES);
  self->facts_label = add_label (self, FACTS_LINES);
  gtk_widget_add_css_class (GTK_WIDGET (self->facts_label), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->facts_label), "secondary");
}

/*
 * Public
 */

/**
 * signet_bulk_row_new:
 *
 * Returns: (transfer full): a row that says nothing yet
 */
GtkWidget *
signet_bulk_row_new (void)
{
  return g_object_new (SIGNET_TYPE_BULK_ROW, NULL);
}

/**
 * signet_bulk_row_say:
 * @self: a row
 * @name: the name of a credential
 * @facts: what is to be known of it
 *
 * Shows both.
 */
void
signet_bulk_row_say (SignetBulkRow *self,
                     const char    *name,
                     const char    *facts)
{
  g_return_if_fail (SIGNET_IS_BULK_ROW (self));
  g_return_if_fail (name != NULL);
  g_return_if_fail (facts != NULL);

  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->facts_label, facts);
}
