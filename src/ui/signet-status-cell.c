/* signet-status-cell.c: whether a credential works, as an icon and a word
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-status-cell.h"

#include "signet-words.h"

struct _SignetStatusCell
{
  SignetCell parent_instance;

  GtkImage *image;             /* (borrowed) a child */
  GtkInscription *inscription; /* (borrowed) a child */
};

G_DEFINE_FINAL_TYPE (SignetStatusCell, signet_status_cell, SIGNET_TYPE_CELL)

/*
 * Virtual methods
 */

static void
signet_status_cell_update (SignetCell *cell)
{
  SignetStatusCell *self = SIGNET_STATUS_CELL (cell);
  gint64 now = signet_row_context_get_now (signet_cell_get_context (cell));
  SignetStatus status = signet_credential_get_status (signet_cell_get_credential (cell), now);
  const char *classes[] = { signet_status_cell_get_css_class (status), NULL };

  gtk_image_set_from_icon_name (self->image, signet_status_cell_get_icon_name (status));
  signet_cell_fill_inscription (self->inscription, signet_words_get_status (status));
  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
}

/*
 * GObject
 */

static void
signet_status_cell_constructed (GObject *object)
{
  G_OBJECT_CLASS (signet_status_cell_parent_class)->constructed (object);

  signet_cell_watch_time (SIGNET_CELL (object));
}

static void
signet_status_cell_class_init (SignetStatusCellClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = signet_status_cell_constructed;
  SIGNET_CELL_CLASS (klass)->update = signet_status_cell_update;
}

static void
signet_status_cell_init (SignetStatusCell *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  GtkWidget *image = gtk_image_new ();

  gtk_box_layout_set_spacing (layout, 6);

  self->image = GTK_IMAGE (image);
  gtk_widget_set_parent (image, GTK_WIDGET (self));

  self->inscription = signet_cell_new_inscription ();
  gtk_widget_set_parent (GTK_WIDGET (self->inscription), GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_status_cell_new:
 * @context: what all rows have in common
 *
 * Returns: (transfer floating): a cell that shows no credential yet
 */
GtkWidget *
signet_status_cell_new (SignetRowContext *context)
{
  g_return_val_if_fail (SIGNET_IS_ROW_CONTEXT (context), NULL);

  return g_object_new (SIGNET_TYPE_STATUS_CELL, "context", context, NULL);
}

/**
 * signet_status_cell_get_icon_name:
 * @status: a status
 *
 * Returns: its icon. The four have different shapes, so that nobody has to tell colours apart.
 */
const char *
signet_status_cell_get_icon_name (SignetStatus status)
{
  switch (status)
    {
    case SIGNET_STATUS_ACTIVE:
      return "object-select-symbolic";
    case SIGNET_STATUS_ROTATING:
      return "view-refresh-symbolic";
    case SIGNET_STATUS_EXPIRED:
      return "dialog-error-symbolic";
    case SIGNET_STATUS_INACTIVE:
      return "media-playback-pause-symbolic";
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * signet_status_cell_get_css_class:
 * @status: a status
 *
 * Returns: the style class for an icon and a word that stand for it
 */
const char *
signet_status_cell_get_css_class (SignetStatus status)
{
  switch (status)
    {
    case SIGNET_STATUS_ACTIVE:
      return "status-ok";
    case SIGNET_STATUS_ROTATING:
      return "status-busy";
    case SIGNET_STATUS_EXPIRED:
      return "status-bad";
    case SIGNET_STATUS_INACTIVE:
      return "status-off";
    default:
      g_return_val_if_reached (NULL);
    }
}
