/* signet-text-cell.c: a field that is nothing but a text
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-text-cell.h"

struct _SignetTextCell
{
  SignetCell parent_instance;

  const SignetTextCellKind *kind; /* (borrowed) static */
  GtkInscription *inscription;    /* (borrowed) a child */
};

G_DEFINE_FINAL_TYPE (SignetTextCell, signet_text_cell, SIGNET_TYPE_CELL)

/*
 * Helpers
 */

static void
set_css_class (SignetTextCell *self,
               const char     *name,
               gboolean        has_it)
{
  if (has_it)
    gtk_widget_add_css_class (GTK_WIDGET (self->inscription), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->inscription), name);
}

/*
 * Virtual methods
 */

static void
signet_text_cell_update (SignetCell *cell)
{
  SignetTextCell *self = SIGNET_TEXT_CELL (cell);
  SignetCredential *credential = signet_cell_get_credential (cell);
  SignetRowContext *context = signet_cell_get_context (cell);
  g_autofree char *text = self->kind->format (credential, context);

  if (self->kind->is_searched != NULL && self->kind->is_searched (credential, context))
    signet_cell_show_found (cell, self->inscription, text);
  else
    signet_cell_show_matches (cell, self->inscription, text, NULL);
  if (self->kind->is_secondary != NULL)
    set_css_class (self, "secondary", self->kind->is_secondary (credential));
  if (self->kind->is_small != NULL)
    set_css_class (self, "caption", self->kind->is_small (credential, context));
}

static char *
signet_text_cell_explain (SignetCell *cell)
{
  return SIGNET_TEXT_CELL (cell)->kind->explain (signet_cell_get_credential (cell),
                                                 signet_cell_get_context (cell));
}

/*
 * GObject
 */

static void
signet_text_cell_class_init (SignetTextCellClass *klass)
{
  SIGNET_CELL_CLASS (klass)->update = signet_text_cell_update;
  SIGNET_CELL_CLASS (klass)->explain = signet_text_cell_explain;
}

static void
signet_text_cell_init (SignetTextCell *self)
{
  self->inscription = signet_cell_new_inscription ();
  gtk_widget_set_parent (GTK_WIDGET (self->inscription), GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_text_cell_new:
 * @context: what all rows have in common
 * @kind: what the text is; it must live as long as the program
 *
 * Returns: (transfer floating): a cell that shows no credential yet
 */
GtkWidget *
signet_text_cell_new (SignetRowContext         *context,
                      const SignetTextCellKind *kind)
{
  SignetTextCell *self;

  g_return_val_if_fail (SIGNET_IS_ROW_CONTEXT (context), NULL);
  g_return_val_if_fail (kind != NULL && kind->format != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_TEXT_CELL, "context", context, NULL);
  self->kind = kind;
  if (kind->css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->inscription), kind->css_class);
  if (kind->timed)
    signet_cell_watch_time (SIGNET_CELL (self));
  if (kind->is_searched != NULL)
    signet_cell_watch_search (SIGNET_CELL (self));
  if (kind->explain != NULL)
    signet_cell_add_explanation (SIGNET_CELL (self), self->inscription);

  return GTK_WIDGET (self);
}
