/* signet-catalogue-file.h: where the catalogue comes from
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-catalogue.h"

G_BEGIN_DECLS

SignetCatalogue *signet_catalogue_file_load (const char  *path,
                                             GError     **error);

G_END_DECLS
