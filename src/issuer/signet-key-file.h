/* signet-key-file.h: a key beside the database
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-store.h"

G_BEGIN_DECLS

/**
 * SignetKeyFileMake:
 * @error: return location for an error
 *
 * Makes a new key. Only called when the database may have a new one.
 *
 * Returns: (transfer full) (nullable): what to write to the key file, or %NULL with @error set
 */
typedef GBytes *(*SignetKeyFileMake) (GError **error);

GBytes *signet_key_file_load (SignetStore        *store,
                              const char         *suffix,
                              SignetKeyFileMake   make,
                              GError            **error);

G_END_DECLS
