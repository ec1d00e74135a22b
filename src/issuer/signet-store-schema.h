/* signet-store-schema.h: the tables and how they grew
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SIGNET_STORE_APPLICATION_ID:
 *
 * What marks a file as a database of Signet (`Sgnt` in ASCII), so that the issuer never
 * writes into a database of somebody else.
 */
#define SIGNET_STORE_APPLICATION_ID 0x53676E74

int         signet_store_schema_get_version (void);
const char *signet_store_schema_get_step    (int version);

G_END_DECLS
