/* signet-column-layout.h: which columns the person wants to see, and how
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "signet-column.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_COLUMN_LAYOUT (signet_column_layout_get_type ())

G_DECLARE_FINAL_TYPE (SignetColumnLayout, signet_column_layout, SIGNET, COLUMN_LAYOUT, GObject)

/**
 * SIGNET_COLUMN_WIDTH_MIN:
 *
 * The least width that a column can be given, in pixels at a text size of 100 %.
 */
#define SIGNET_COLUMN_WIDTH_MIN 48

/**
 * SIGNET_COLUMN_WIDTH_MAX:
 *
 * The greatest width that a column can be given, in pixels at a text size of 100 %.
 */
#define SIGNET_COLUMN_WIDTH_MAX 999

SignetColumnLayout *signet_column_layout_new         (void);
gboolean            signet_column_layout_get_wanted  (SignetColumnLayout *self,
                                                      SignetColumn        column);
void                signet_column_layout_set_wanted  (SignetColumnLayout *self,
                                                      SignetColumn        column,
                                                      gboolean            wanted);
gboolean            signet_column_layout_get_keeping (SignetColumnLayout *self);
void                signet_column_layout_set_keeping (SignetColumnLayout *self,
                                                      gboolean            keeping);
SignetColumn        signet_column_layout_get_column  (SignetColumnLayout *self,
                                                      guint               position);
guint               signet_column_layout_get_position (SignetColumnLayout *self,
                                                       SignetColumn        column);
void                signet_column_layout_move        (SignetColumnLayout *self,
                                                      SignetColumn        column,
                                                      guint               position);
double              signet_column_layout_get_width   (SignetColumnLayout *self,
                                                      SignetColumn        column);
void                signet_column_layout_set_width   (SignetColumnLayout *self,
                                                      SignetColumn        column,
                                                      double              width);
gboolean            signet_column_layout_is_default  (SignetColumnLayout *self);
void                signet_column_layout_reset       (SignetColumnLayout *self);

G_END_DECLS
