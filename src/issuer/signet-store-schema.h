/* signet-store-schema.h: the tables and how they grew
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-store.h"

G_BEGIN_DECLS

/**
 * SIGNET_STORE_APPLICATION_ID:
 *
 * What marks a file as a database of Signet (`Sgnt` in ASCII), so that the issuer never
 * writes into a database of somebody else.
 */
#define SIGNET_STORE_APPLICATION_ID 0x53676E74

int      signet_store_schema_get_version (void);
gboolean signet_store_schema_take_step   (SignetStore  *store,
                                          int           version,
                                          GError      **error);

G_END_DECLS
