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

/**
 * SignetKeyFileNeeded:
 * @store: a store with a transaction
 * @needed: (out): whether there is something that a new key would make useless
 * @error: return location for a storage error
 *
 * Returns: whether the question could be answered
 */
typedef gboolean (*SignetKeyFileNeeded) (SignetStore  *store,
                                         gboolean     *needed,
                                         GError      **error);

GBytes   *signet_key_file_load        (SignetStore          *store,
                                       const char           *suffix,
                                       SignetKeyFileMake     make,
                                       SignetKeyFileNeeded   is_needed,
                                       GError              **error);
GBytes   *signet_key_file_load_locked (SignetStore          *store,
                                       const char           *suffix,
                                       SignetKeyFileMake     make,
                                       SignetKeyFileNeeded   is_needed,
                                       GError              **error);
gboolean  signet_key_file_read        (const char           *path,
                                       GBytes              **bytes,
                                       GError              **error);

G_END_DECLS
