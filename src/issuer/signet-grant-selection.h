/* signet-grant-selection.h: which of its grants a program asks for
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-catalogue.h"
#include "signet-credential.h"

G_BEGIN_DECLS

GPtrArray *signet_grant_selection_make (SignetCredential  *credential,
                                        SignetCatalogue   *catalogue,
                                        GPtrArray         *targets,
                                        const char        *scope,
                                        GError           **error);

G_END_DECLS
