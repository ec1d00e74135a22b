/* signet-row-selection.h: the rows of the list, and which of them are selected
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-credential-index.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_ROW_SELECTION (signet_row_selection_get_type ())

G_DECLARE_FINAL_TYPE (SignetRowSelection, signet_row_selection,
                      SIGNET, ROW_SELECTION, GObject)

SignetRowSelection *signet_row_selection_new            (SignetCredentialIndex *index,
                                                         GListModel            *rows);
gboolean            signet_row_selection_get_selecting  (SignetRowSelection    *self);
void                signet_row_selection_set_selecting  (SignetRowSelection    *self,
                                                         gboolean               selecting);
guint               signet_row_selection_get_n_selected (SignetRowSelection    *self);
guint               signet_row_selection_get_n_found    (SignetRowSelection    *self);
GPtrArray          *signet_row_selection_dup_selected   (SignetRowSelection    *self);
gboolean            signet_row_selection_contains       (SignetRowSelection    *self,
                                                         SignetCredential      *credential);
void                signet_row_selection_toggle         (SignetRowSelection    *self,
                                                         guint                  position);
void                signet_row_selection_extend         (SignetRowSelection    *self,
                                                         guint                  position);

G_END_DECLS
