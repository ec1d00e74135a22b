/* signet-secret-memory.h: memory for secrets
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gpointer signet_secret_memory_new         (gsize    size);
void     signet_secret_memory_free        (gpointer memory);
void     signet_secret_memory_expect      (void);
gboolean signet_secret_memory_is_expected (void);

G_END_DECLS
