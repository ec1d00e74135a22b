/* signet-collation.h: the order of texts in the person's language
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *signet_collation_make_key (const char *text);

G_END_DECLS
