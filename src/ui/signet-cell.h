/* signet-cell.h: one field of one credential in the list
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-credential.h"
#include "signet-row-context.h"
#include "signet-row.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_CELL (signet_cell_get_type ())

G_DECLARE_DERIVABLE_TYPE (SignetCell, signet_cell, SIGNET, CELL, GtkWidget)

/**
 * SignetCellClass:
 * @update: shows the credential anew; it is only called when there is one
 * @explain: (transfer full) (nullable): gives the text of the tooltip; it is only called when
 *   there is a credential
 *
 * A cell is a widget that the list makes once for each row on screen and then gives one
 * credential after the other.
 */
struct _SignetCellClass
{
  GtkWidgetClass parent_class;

  void  (*update)  (SignetCell *self);
  char *(*explain) (SignetCell *self);
};

SignetCredential *signet_cell_get_credential  (SignetCell       *self);
void              signet_cell_set_row         (SignetCell       *self,
                                               SignetRow        *row);
void              signet_cell_show_late       (SignetCell       *self);
char             *signet_cell_explain         (SignetCell       *self,
                                               GtkInscription   *inscription);
SignetRowContext *signet_cell_get_context     (SignetCell       *self);
guint             signet_cell_get_position    (SignetCell       *self);
void              signet_cell_set_list_item   (SignetCell       *self,
                                               GtkListItem      *list_item);
void              signet_cell_watch_time      (SignetCell       *self);
void              signet_cell_watch_search    (SignetCell       *self);
void              signet_cell_add_explanation (SignetCell       *self,
                                               GtkInscription   *inscription);
void              signet_cell_show_found      (SignetCell       *self,
                                               GtkInscription   *inscription,
                                               const char       *text);
void              signet_cell_fill_inscription
                                              (GtkInscription   *inscription,
                                               const char       *text);
void              signet_cell_show_matches    (SignetCell       *self,
                                               GtkInscription   *inscription,
                                               const char       *text,
                                               GArray           *matches);
GtkInscription   *signet_cell_new_inscription (void);

G_END_DECLS
