/* signet-json-text.h: JSON written as text
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void signet_json_text_add_string (GString    *json,
                                  const char *value);
void signet_json_text_add_int    (GString    *json,
                                  gint64      value);
void signet_json_text_add_time   (GString    *json,
                                  gint64      time);

G_END_DECLS
