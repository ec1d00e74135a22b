/* signet-text-cell.h: a field that is nothing but a text
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-cell.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_TEXT_CELL (signet_text_cell_get_type ())

G_DECLARE_FINAL_TYPE (SignetTextCell, signet_text_cell, SIGNET, TEXT_CELL, SignetCell)

/**
 * SignetTextCellFormat:
 * @credential: a credential
 * @context: what all rows have in common
 *
 * Returns: (transfer full): a text about @credential
 */
typedef char *(*SignetTextCellFormat) (SignetCredential *credential,
                                       SignetRowContext *context);

/**
 * SignetTextCellKind:
 * @format: gives the text
 * @explain: (nullable): gives the tooltip; without it, only what has no room gets one
 * @is_secondary: (nullable): whether the text says that there is nothing to say
 * @css_class: (nullable): how it looks
 * @is_searched: (nullable): whether a search looks in the text, so that what it found is marked
 * @is_small: (nullable): whether the text is so long that it takes two small lines
 * @timed: whether the text depends on the time
 *
 * What makes one column of texts different from another.
 */
typedef struct
{
  SignetTextCellFormat format;
  SignetTextCellFormat explain;
  gboolean (*is_secondary) (SignetCredential *credential);
  const char *css_class;
  gboolean (*is_searched) (SignetCredential *credential,
                           SignetRowContext *context);
  gboolean (*is_small) (SignetCredential *credential,
                        SignetRowContext *context);
  gboolean timed;
} SignetTextCellKind;

GtkWidget *signet_text_cell_new (SignetRowContext         *context,
                                 const SignetTextCellKind *kind);

G_END_DECLS
