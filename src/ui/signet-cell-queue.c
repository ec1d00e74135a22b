/* signet-cell-queue.c: cells that show what they are about a little later
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-cell-queue.h"

/* GtkColumnView keeps some 200 rows, and when another order or another filter gives them all to
 * other credentials, showing those takes longer than a frame. The screen holds 15 of them. So the
 * cells of the others wait, unseen, and show theirs in the frames after that.
 */
struct _SignetCellQueue
{
  GObject parent_instance;

  GQueue cells;  /* (element-type GtkWidget) borrowed: a cell that goes takes itself out */
  gboolean open; /* whether cells may wait now */
  guint first;   /* of the rows that may not */
  guint last;
};

G_DEFINE_FINAL_TYPE (SignetCellQueue, signet_cell_queue, G_TYPE_OBJECT)

/*
 * GObject
 */

static void
signet_cell_queue_finalize (GObject *object)
{
  g_queue_clear (&SIGNET_CELL_QUEUE (object)->cells);

  G_OBJECT_CLASS (signet_cell_queue_parent_class)->finalize (object);
}

static void
signet_cell_queue_class_init (SignetCellQueueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_cell_queue_finalize;
}

static void
signet_cell_queue_init (SignetCellQueue *self)
{
  g_queue_init (&self->cells);
}

/*
 * Public
 */

/**
 * signet_cell_queue_new:
 *
 * Returns: (transfer full): a queue in which nobody may wait yet
 */
SignetCellQueue *
signet_cell_queue_new (void)
{
  return g_object_new (SIGNET_TYPE_CELL_QUEUE, NULL);
}

/**
 * signet_cell_queue_begin:
 * @self: a queue
 * @first: the first row that somebody can see
 * @last: the last one
 *
 * Lets the cells of all other rows wait, until [method@Signet.CellQueue.end].
 */
void
signet_cell_queue_begin (SignetCellQueue *self,
                         guint            first,
                         guint            last)
{
  g_return_if_fail (SIGNET_IS_CELL_QUEUE (self));

  self->open = TRUE;
  self->first = first;
  self->last = last;
}

/**
 * signet_cell_queue_end:
 * @self: a queue
 *
 * Lets no more cells wait. Those that do go on waiting.
 */
void
signet_cell_queue_end (SignetCellQueue *self)
{
  g_return_if_fail (SIGNET_IS_CELL_QUEUE (self));

  self->open = FALSE;
}

/**
 * signet_cell_queue_may_add:
 * @self: a queue
 * @position: a row
 *
 * Returns: whether the cells of that row may wait
 */
gboolean
signet_cell_queue_may_add (SignetCellQueue *self,
                           guint            position)
{
  g_return_val_if_fail (SIGNET_IS_CELL_QUEUE (self), FALSE);

  return self->open && (position < self->first || position > self->last);
}

/**
 * signet_cell_queue_add:
 * @self: a queue
 * @cell: a cell that waits
 *
 * Returns: (transfer none): its place, to be taken out of by [method@Signet.CellQueue.remove]
 */
GList *
signet_cell_queue_add (SignetCellQueue *self,
                       GtkWidget       *cell)
{
  g_return_val_if_fail (SIGNET_IS_CELL_QUEUE (self), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (cell), NULL);

  g_queue_push_tail (&self->cells, cell);

  return g_queue_peek_tail_link (&self->cells);
}

/**
 * signet_cell_queue_remove:
 * @self: a queue
 * @link: the place of a cell
 *
 * Lets a cell wait no more.
 */
void
signet_cell_queue_remove (SignetCellQueue *self,
                          GList           *link)
{
  g_return_if_fail (SIGNET_IS_CELL_QUEUE (self));
  g_return_if_fail (link != NULL);

  g_queue_delete_link (&self->cells, link);
}

/**
 * signet_cell_queue_peek:
 * @self: a queue
 *
 * Returns: (transfer none) (nullable): the cell that has waited longest
 */
GtkWidget *
signet_cell_queue_peek (SignetCellQueue *self)
{
  g_return_val_if_fail (SIGNET_IS_CELL_QUEUE (self), NULL);

  return g_queue_peek_head (&self->cells);
}
