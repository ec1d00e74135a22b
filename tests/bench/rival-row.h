/* rival-row.h: one row of the rival's list
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define RIVAL_TYPE_ROW (rival_row_get_type ())

G_DECLARE_FINAL_TYPE (RivalRow, rival_row, RIVAL, ROW, GObject)

RivalRow *rival_row_new (JsonObject *credential);

G_END_DECLS
