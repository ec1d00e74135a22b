/* signet-expiry-cell.c: when the secret of a credential ends
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-expiry-cell.h"

#include "signet-words.h"

struct _SignetExpiryCell
{
  SignetCell parent_instance;

  GtkWidget *image;            /* (borrowed) (nullable) a child, while there is a warning */
  GtkInscription *inscription; /* (borrowed) a child */
};

G_DEFINE_FINAL_TYPE (SignetExpiryCell, signet_expiry_cell, SIGNET_TYPE_CELL)

/*
 * Helpers
 */

static void
show_warning (SignetExpiryCell *self,
              gboolean          warning)
{
  if (!warning)
    {
      g_clear_pointer (&self->image, gtk_widget_unparent);
      gtk_widget_remove_css_class (GTK_WIDGET (self), "warn-text");
      return;
    }

  gtk_widget_add_css_class (GTK_WIDGET (self), "warn-text");
  if (self->image != NULL)
    return;

  self->image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_insert_before (self->image, GTK_WIDGET (self), GTK_WIDGET (self->inscription));
}

/*
 * Virtual methods
 */

static void
signet_expiry_cell_update (SignetCell *cell)
{
  SignetExpiryCell *self = SIGNET_EXPIRY_CELL (cell);
  SignetCredential *credential = signet_cell_get_credential (cell);
  gint64 now = signet_row_context_get_now (signet_cell_get_context (cell));
  gint64 expires = signet_credential_get_expires (credential);
  gboolean over = expires != 0 && expires <= now;
  g_autofree char *text = over ? signet_words_date (expires)
                               : signet_words_expiry (expires, now);

  /* What is over needs no warning any more: the status says it, so here stands since when. */
  signet_cell_fill_inscription (self->inscription, text);
  show_warning (self, !over && signet_words_expires_soon (expires, now));
  if (expires == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->inscription), "secondary");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->inscription), "secondary");
}

static char *
signet_expiry_cell_explain (SignetCell *cell)
{
  gint64 expires = signet_credential_get_expires (signet_cell_get_credential (cell));

  return expires != 0 ? signet_words_date_time (expires) : NULL;
}

/*
 * GObject
 */

static void
signet_expiry_cell_constructed (GObject *object)
{
  G_OBJECT_CLASS (signet_expiry_cell_parent_class)->constructed (object);

  signet_cell_watch_time (SIGNET_CELL (object));
  signet_cell_add_explanation (SIGNET_CELL (object), SIGNET_EXPIRY_CELL (object)->inscription);
}

static void
signet_expiry_cell_class_init (SignetExpiryCellClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = signet_expiry_cell_constructed;
  SIGNET_CELL_CLASS (klass)->update = signet_expiry_cell_update;
  SIGNET_CELL_CLASS (klass)->explain = signet_expiry_cell_explain;
}

static void
signet_expiry_cell_init (SignetExpiryCell *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_box_layout_set_spacing (layout, 6);
  self->inscription = signet_cell_new_inscription ();
  gtk_widget_add_css_class (GTK_WIDGET (self->inscription), "num");
  gtk_widget_set_parent (GTK_WIDGET (self->inscription), GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_expiry_cell_new:
 * @context: what all rows have in common
 *
 * Returns: (transfer floating): a cell that shows no credential yet
 */
GtkWidget *
signet_expiry_cell_new (SignetRowContext *context)
{
  g_return_val_if_fail (SIGNET_IS_ROW_CONTEXT (context), NULL);

  return g_object_new (SIGNET_TYPE_EXPIRY_CELL, "context", context, NULL);
}
