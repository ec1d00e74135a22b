/* signet-cell-queue.h: cells that show what they are about a little later
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_CELL_QUEUE (signet_cell_queue_get_type ())

G_DECLARE_FINAL_TYPE (SignetCellQueue, signet_cell_queue, SIGNET, CELL_QUEUE, GObject)

SignetCellQueue *signet_cell_queue_new     (void);
void             signet_cell_queue_begin   (SignetCellQueue *self,
                                            guint            first,
                                            guint            last);
void             signet_cell_queue_end     (SignetCellQueue *self);
gboolean         signet_cell_queue_may_add (SignetCellQueue *self,
                                            guint            position);
GList           *signet_cell_queue_add     (SignetCellQueue *self,
                                            GtkWidget       *cell);
void             signet_cell_queue_remove  (SignetCellQueue *self,
                                            GList           *link);
GtkWidget       *signet_cell_queue_peek    (SignetCellQueue *self);

G_END_DECLS
