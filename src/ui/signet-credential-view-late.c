/* signet-credential-view-late.c: rows that nobody sees yet show theirs later
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential-view-private.h"

#include "signet-cell.h"

/* Fewer changes than this are shown at once. */
#define FEW 64

/* No row is lower than this, in pixels. */
#define ROW_HEIGHT 36

/* How much of each frame is for those that waited, in microseconds. */
#define TURN 4000

/*
 * Callbacks
 */

static gboolean
on_late_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  SignetCredentialView *self = SIGNET_CREDENTIAL_VIEW (widget);
  SignetCellQueue *queue = signet_row_context_get_queue (self->context);
  gint64 end = g_get_monotonic_time () + TURN;
  GtkWidget *cell;

  /* This comes before a frame is painted: the first one is of those that did not wait. */
  if (!self->late_painted)
    {
      self->late_painted = TRUE;
      return G_SOURCE_CONTINUE;
    }

  while ((cell = signet_cell_queue_peek (queue)) != NULL)
    {
      signet_cell_show_late (SIGNET_CELL (cell));
      if (g_get_monotonic_time () > end)
        return G_SOURCE_CONTINUE;
    }

  self->late_id = 0;

  return G_SOURCE_REMOVE;
}

/*
 * Public
 */

/**
 * signet_credential_view_begin_change:
 * @self: a list whose rows are about to change
 * @n_changes: how many of them
 *
 * Another order and another filter make another list, of which the person sees the top. If there
 * is much of it, what is further down waits.
 */
void
signet_credential_view_begin_change (SignetCredentialView *self,
                                     guint                 n_changes)
{
  if (!signet_credential_index_get_resetting (self->index))
    {
      signet_credential_view_keep_focus (self);
      return;
    }

  self->had_focus = signet_credential_view_has_focus (self);
  signet_credential_view_forget_focus (self);
  if (n_changes > FEW)
    signet_cell_queue_begin (signet_row_context_get_queue (self->context), 0,
                             (guint) gtk_widget_get_height (GTK_WIDGET (self)) / ROW_HEIGHT);
}

/**
 * signet_credential_view_end_change:
 * @self: a list whose rows have changed
 *
 * Shows what waits in the frames after the next.
 */
void
signet_credential_view_end_change (SignetCredentialView *self)
{
  SignetCellQueue *queue = signet_row_context_get_queue (self->context);

  if (signet_credential_index_get_resetting (self->index))
    signet_credential_view_show_top (self, self->had_focus);

  signet_cell_queue_end (queue);
  if (signet_cell_queue_peek (queue) == NULL)
    return;

  self->late_painted = FALSE;
  if (self->late_id == 0)
    self->late_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_late_cb, NULL, NULL);
}
