/* signet-json-syntax.h: whether a text is JSON, to the letter
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean signet_json_syntax_check (const char *text,
                                   gsize       length,
                                   guint       depth_max);

G_END_DECLS
